using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Qalqan.Claims;
using Qalqan.Kernel;
using Qalqan.Web.Pages;

namespace Qalqan.Web;

/// <summary>A code that was made just now, for whom: it is shown once and not kept.</summary>
public sealed record CodeShown(string Person, string Code);

/// <summary>What the administrator keeps: posts and their roles, who is invited to which, whose sessions are alive.</summary>
internal static class AccessSite
{
    private const string Address = "/access";
    private const int LongestField = 100;

    public static void Map(WebApplication app, Desk desk, Gatehouse gate, string language)
    {
        app.MapMethods(
                Address,
                Site.Reading,
                (HttpContext http) => Show(200, http, Reader.Of(http, language), desk, gate)
            )
            .Needs(Right.Entrust);
        app.MapMethods("/api" + Address, Site.Reading, () => JsonLines.Answer(200, Lines(desk, gate)))
            .Needs(Right.Entrust)
            .Described("Each account, the posts it speaks for, and how many of its sessions are alive.");
        Post(
            "/post",
            "Says in which role a post works and which compartments are open to it.",
            [
                "scope?",
                "post",
                "role",
                .. Enum.GetValues<Compartment>().Select(one => $"{JsonLines.Kebab(one)}?:boolean"),
            ],
            (http, reader, sent) => Entrust(http, reader, desk, gate, sent)
        );
        Post(
            "/invite",
            "Makes a code by which a person comes in, and speaks for a post where one is named as SCOPE/POST.",
            ["person", "post?"],
            (http, reader, sent) => Invite(http, reader, desk, gate, sent)
        );
        Post(
            "/relieve",
            "Nobody speaks for the post from now on.",
            ["scope?", "post"],
            (http, reader, sent) => Relieve(http, reader, desk, gate, sent)
        );
        Post(
            "/end",
            "Ends every session of a person.",
            ["person"],
            (http, reader, sent) => End(http, reader, desk, gate, sent)
        );
        Post(
            "/close",
            "Closes a person's account.",
            ["person"],
            (http, reader, sent) => Close(http, reader, desk, gate, sent)
        );

        void Post(
            string path,
            string says,
            IReadOnlyList<string> sends,
            Func<HttpContext, Reader, SentForm, IResult> act
        )
        {
            app.MapPost(
                    Address + path,
                    (Delegate)(
                        async (HttpContext http) =>
                            act(http, Reader.Of(http, language), await SentForm.Read(http, LongestField))
                    )
                )
                .Needs(Right.Entrust);
            app.MapPost(
                    "/api" + Address + path,
                    (Delegate)(
                        async (HttpContext http) =>
                        {
                            List<Problem> problems = [];
                            var sent = await SentForm.ReadJson(http, LongestField, problems);
                            var reader = Reader.Of(http, language);
                            return problems.Count == 0
                                ? act(http, reader, sent)
                                : Show(400, http, reader, desk, gate, problems);
                        }
                    )
                )
                .Needs(Right.Entrust)
                .Described(says, sends: sends);
        }
    }

    private static IEnumerable<string> Lines(Desk desk, Gatehouse gate) =>
        gate.Accounts.All.Select(account =>
            AccessLines.Of(AccessLines.SeatOf(account, desk.Posts, gate.Sessions), desk.IsExercise)
        );

    private static IResult Entrust(HttpContext http, Reader reader, Desk desk, Gatehouse gate, SentForm sent)
    {
        List<Problem> problems = [];
        var (scope, post) = (ScopeIn(desk, sent), sent["post"].Trim());
        var role = Role.Named(sent["role"]);
        if (scope is null)
            problems.Add(new Problem("scope", 0, "…", reader.Say("web.access.scope.wanted")));
        if (!Reference.IsWellFormed(post) || post == Gatehouse.AdministratorPost)
            problems.Add(new Problem("post", 0, "…", Reference.Wanted));
        if (role is null || role == Role.Administrator)
            problems.Add(new Problem("role", 0, "…", reader.Say("web.access.role.wanted")));
        if (problems.Count == 0)
        {
            var compartments = Enum.GetValues<Compartment>()
                .Where(one => sent[JsonLines.Kebab(one)] == "on")
                .ToHashSet();
            if (compartments.Except(role!.Offered).Select(JsonLines.Kebab).ToList() is { Count: > 0 } strange)
                problems.Add(
                    new Problem(
                        "compartments",
                        0,
                        string.Join(", ", strange.Select(one => reader.Say("compartment." + one))),
                        reader.Say("web.access.compartments.wanted")
                    )
                );
            else
                problems.AddRange(desk.Posts.Entrust(reader.User, scope!, post, role!, compartments).Problems);
        }
        return Done(http, reader, desk, gate, problems, $"{post} works as {sent["role"]}");
    }

    // Who is invited to a post signs for it by coming in; who invites cannot be both.
    private static IResult Invite(HttpContext http, Reader reader, Desk desk, Gatehouse gate, SentForm sent)
    {
        var (person, post) = (sent["person"].Trim(), sent["post"]);
        var at = post.LastIndexOf('/');
        var entrusted = at > 0 ? desk.Posts.Find(post[..at], post[(at + 1)..]) : null;
        List<Problem> problems = [];
        if (!Reference.IsPerson(person))
            problems.Add(new Problem("person", 0, "…", Reference.PersonWanted));
        else if (person == reader.User.Person)
            problems.Add(new Problem("person", 0, reader.Say("web.access.self"), reader.Say("web.access.self.wanted")));
        if (post.Length > 0 && entrusted is not { Holder: null })
            problems.Add(new Problem("post", 0, reader.Say("web.access.held"), reader.Say("web.access.held.wanted")));
        if (post.Length == 0 && gate.Accounts.Find(person) is not null)
            problems.Add(
                new Problem("person", 0, reader.Say("web.access.known"), reader.Say("web.access.known.wanted"))
            );
        if (problems.Count > 0)
            return Done(http, reader, desk, gate, problems, "");
        var code = gate.Accounts.Invite(
            person,
            entrusted?.Scope,
            entrusted?.Post,
            reader.User.Post,
            reader.User.Person
        );
        AccessLog.Did(AccessLog.Of(http), reader.User.Person ?? "", Address, $"invited {person}");
        return Show(200, http, reader, desk, gate, [], new CodeShown(person, code));
    }

    private static IResult Relieve(HttpContext http, Reader reader, Desk desk, Gatehouse gate, SentForm sent)
    {
        List<Problem> problems = [];
        if (ScopeIn(desk, sent) is { } scope && desk.Posts.Find(scope, sent["post"]) is { Holder: not null })
            problems.AddRange(desk.Posts.HandOver(reader.User, scope, sent["post"], null, desk.Now).Problems);
        else
            problems.Add(
                new Problem("post", 0, reader.Say("web.access.vacant"), reader.Say("web.access.vacant.wanted"))
            );
        return Done(http, reader, desk, gate, problems, $"nobody speaks for {sent["post"]}");
    }

    private static IResult End(HttpContext http, Reader reader, Desk desk, Gatehouse gate, SentForm sent)
    {
        gate.Sessions.End(session => session.Person == sent["person"]);
        return Done(http, reader, desk, gate, [], $"ended the sessions of {AccessLog.Safe(sent["person"])}");
    }

    private static IResult Close(HttpContext http, Reader reader, Desk desk, Gatehouse gate, SentForm sent)
    {
        var person = sent["person"];
        List<Problem> problems = [];
        if (person == reader.User.Person)
            problems.Add(
                new Problem("person", 0, reader.Say("web.access.self"), reader.Say("web.access.close.wanted"))
            );
        if (desk.Posts.ChairsOf(person).FirstOrDefault(chair => !chair.IsRelieved) is { } chair)
            problems.Add(new Problem("person", 0, chair.Of.Post, reader.Say("web.access.close.held")));
        if (problems.Count == 0)
        {
            gate.Accounts.Remove(person);
            gate.Sessions.End(session => session.Person == person);
        }
        return Done(http, reader, desk, gate, problems, $"closed the account of {AccessLog.Safe(person)}");
    }

    private static string? ScopeIn(Desk desk, SentForm sent) =>
        desk.Adoption.Contingents() is var all && sent["scope"] is { Length: > 0 } wanted
            ? all.FirstOrDefault(scope => scope == wanted)
        : all.Count == 1 ? all[0]
        : null;

    private static IResult Done(
        HttpContext http,
        Reader reader,
        Desk desk,
        Gatehouse gate,
        List<Problem> problems,
        string what
    )
    {
        if (problems.Count > 0)
            return Show(400, http, reader, desk, gate, problems);
        AccessLog.Did(AccessLog.Of(http), reader.User.Person ?? "", Address, what);
        return Door.IsApi(http) ? Show(200, http, reader, desk, gate) : Results.Redirect(Address);
    }

    private static IResult Show(
        int status,
        HttpContext http,
        Reader reader,
        Desk desk,
        Gatehouse gate,
        IReadOnlyList<Problem>? problems = null,
        CodeShown? code = null
    )
    {
        http.Response.Headers.CacheControl = "no-store";
        if (Door.IsApi(http))
            return JsonLines.Answer(
                status,
                [
                    JsonLines.Of(json =>
                    {
                        json.WriteBoolean("done", status == StatusCodes.Status200OK);
                        json.WriteString("person", code?.Person);
                        json.WriteString("code", code?.Code);
                        json.Problems(problems ?? []);
                        json.WriteBoolean("exercise", desk.IsExercise);
                    }),
                ]
            );
        return Site.Page<AccessPage>(
            status,
            ("Reader", reader),
            ("IsExercise", desk.IsExercise),
            ("Scopes", desk.Adoption.Contingents()),
            ("Posts", desk.Posts.All()),
            ("Accounts", gate.Accounts.All),
            ("Invitations", gate.Accounts.Invitations),
            ("Sessions", gate.Sessions.All),
            ("Problems", problems ?? []),
            ("Code", code)
        );
    }
}
