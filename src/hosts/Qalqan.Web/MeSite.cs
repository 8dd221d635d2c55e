using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.HttpResults;
using Qalqan.Access;
using Qalqan.Kernel;
using Qalqan.Web.Pages;

namespace Qalqan.Web;

/// <summary>What somebody made of their second factor: the secret to be confirmed, or the recovery codes, shown once.</summary>
public sealed record FactorShown(string? Secret, IReadOnlyList<string> RecoveryCodes);

/// <summary>Who somebody is here: their posts, their sessions, their password and second factor; and the table of rights.</summary>
internal static class MeSite
{
    private const string Address = "/me";
    private const int LongestField = 300;

    public static void Map(WebApplication app, Desk desk, Gatehouse gate, string language)
    {
        app.MapMethods(
                Address,
                Site.Reading,
                (HttpContext http) => Show(200, http, Reader.Of(http, language), desk, gate)
            )
            .Needs(Right.BeSomebody);
        app.MapMethods(
                "/rights",
                Site.Reading,
                (HttpContext http) =>
                    Site.Page<RightsPage>(200, ("Reader", Reader.Of(http, language)), ("IsExercise", desk.IsExercise))
            )
            .Needs(Right.BeSomebody);
        Post("/post", (http, reader, sent) => Sit(http, reader, desk, gate, sent));
        Post("/password", (http, reader, sent) => ChangePassword(http, reader, desk, gate, sent));
        Post("/factor", (http, reader, sent) => Factor(http, reader, desk, gate, sent));
        Post("/end", (http, _, sent) => End(http, gate, sent));

        void Post(string path, Func<HttpContext, Reader, SentForm, IResult> act) =>
            app.MapPost(
                    Address + path,
                    (Delegate)(
                        async (HttpContext http) =>
                            act(http, Reader.Of(http, language), await SentForm.Read(http, LongestField))
                    )
                )
                .Needs(Right.BeSomebody);
    }

    private static IResult Sit(HttpContext http, Reader reader, Desk desk, Gatehouse gate, SentForm sent) =>
        gate.Sit(http, sent["scope"] is { Length: > 0 } scope ? scope : null, sent["post"])
            ? Results.Redirect(sent["home"].Length > 0 ? "/" : Address)
            : Show(400, http, reader, desk, gate, [new Problem("post", 0, "…", reader.Say("web.me.post.wanted"))]);

    private static IResult ChangePassword(HttpContext http, Reader reader, Desk desk, Gatehouse gate, SentForm sent)
    {
        if (gate.SessionOf(http) is not { } session)
            return Results.Redirect(Address);
        List<Problem> problems = [];
        JoinSite.Check(sent, session.Person, reader, problems);
        if (
            problems.Count == 0
            && gate.SignIns.Try(JoinSite.AttemptOf(http, session.Person, sent, "old-")).Account is null
        )
            problems.Add(new Problem("old-password", 0, reader.Say("web.in.wrong"), reader.Say("web.in.wrong.wanted")));
        if (problems.Count > 0)
            return Show(400, http, reader, desk, gate, problems);
        var password = Password.Of(sent["password"]);
        gate.Accounts.Change(session.Person, account => account with { Password = password });
        gate.Sessions.End(other => other.Person == session.Person && other.Id != session.Id);
        AccessLog.Did(AccessLog.Of(http), session.Person, Address, "another password");
        return Results.Redirect(Address);
    }

    // First the secret is shown; a code made of it proves that the second device has it, and then it counts.
    private static IResult Factor(HttpContext http, Reader reader, Desk desk, Gatehouse gate, SentForm sent)
    {
        if (gate.SessionOf(http) is not { } session || gate.Accounts.Find(session.Person) is not { } account)
            return Results.Redirect(Address);
        if (account.HasSecondFactor && !session.HasTwoFactors)
            return Results.Redirect(Address); // it is not taken over by whoever found a session without it
        if (sent["secret"] is not { Length: > 0 and <= 64 } secret)
            return Show(200, http, reader, desk, gate, [], new FactorShown(SecondFactor.NewSecret(), []));
        if (!SecondFactor.IsSecret(secret) || SecondFactor.StepOf(secret, sent["code"], desk.Now) is not { } step)
            return Show(
                400,
                http,
                reader,
                desk,
                gate,
                [new Problem("code", 0, reader.Say("web.me.factor.wrong"), reader.Say("web.me.factor.wanted"))],
                SecondFactor.IsSecret(secret) ? new FactorShown(secret, []) : null
            );
        var codes = SecondFactor.NewRecoveryCodes();
        gate.Accounts.Change(
            account.Person,
            one =>
                one with
                {
                    TimeSecret = secret,
                    LastTimeStep = step,
                    RecoveryCodes = [.. codes.Select(OneTimeCode.HashOf)],
                }
        );
        gate.Sessions.Change(session.Id, one => one with { HasTwoFactors = true });
        gate.Sessions.End(other => other.Person == account.Person && other.Id != session.Id);
        AccessLog.Did(AccessLog.Of(http), account.Person, Address, "a second factor");
        return Show(200, http, reader, desk, gate, [], new FactorShown(null, codes));
    }

    private static IResult End(HttpContext http, Gatehouse gate, SentForm sent)
    {
        if (gate.SessionOf(http) is { } session)
            gate.Sessions.End(other => other.Person == session.Person && other.Id == sent["id"]);
        return Results.Redirect(Address);
    }

    private static RazorComponentResult<MePage> Show(
        int status,
        HttpContext http,
        Reader reader,
        Desk desk,
        Gatehouse gate,
        IReadOnlyList<Problem>? problems = null,
        FactorShown? factor = null
    )
    {
        http.Response.Headers.CacheControl = "no-store";
        var session = gate.SessionOf(http);
        var account = session is null ? null : gate.Accounts.Find(session.Person);
        return Site.Page<MePage>(
            status,
            ("Reader", reader),
            ("IsExercise", desk.IsExercise),
            ("IsOpen", gate.IsOpen),
            ("Account", account),
            ("Session", session),
            ("Sessions", account is null ? [] : gate.Sessions.Of(account.Person)),
            ("Chairs", account is null ? [] : desk.Posts.ChairsOf(account.Person)),
            ("Problems", problems ?? []),
            ("Factor", factor)
        );
    }
}
