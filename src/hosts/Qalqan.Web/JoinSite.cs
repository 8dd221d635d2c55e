using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.HttpResults;
using Qalqan.Access;
using Qalqan.Claims;
using Qalqan.Kernel;
using Qalqan.Web.Pages;

namespace Qalqan.Web;

/// <summary>
/// How an account is made: the first administrator's by the code that the program printed, anybody else's by the code of an
/// invitation; and with it the post that they were invited to is theirs, signed by who invited and by who took it.
/// </summary>
internal static class JoinSite
{
    public const string First = "/first";
    public const string Join = "/join";
    private const int LongestField = 300;

    public static void Map(
        WebApplication app,
        Desk desk,
        Gatehouse gate,
        string language,
        Func<HttpContext, IResult> missing
    )
    {
        app.MapMethods(
                First,
                Site.Reading,
                (HttpContext http) =>
                    !gate.Accounts.HasAdministrator ? Form(200, http, language, desk, true, "", []) : missing(http)
            )
            .Needs(Right.Enter);
        app.MapPost(First, (Delegate)((HttpContext http) => Begin(http, desk, gate, language, missing)))
            .Needs(Right.Enter);
        app.MapMethods(Join, Site.Reading, (HttpContext http) => Form(200, http, language, desk, false, "", []))
            .Needs(Right.Enter);
        app.MapPost(Join, (Delegate)((HttpContext http) => Take(http, desk, gate, language))).Needs(Right.Enter);
    }

    private static async Task<IResult> Begin(
        HttpContext http,
        Desk desk,
        Gatehouse gate,
        string language,
        Func<HttpContext, IResult> missing
    )
    {
        if (gate.Accounts.HasAdministrator)
            return missing(http);
        var reader = Reader.Of(http, language);
        var sent = await SentForm.Read(http, LongestField);
        var person = sent["person"].Trim();
        List<Problem> problems = [];
        if (Waits(http, gate, reader) is { } wait)
            problems.Add(wait);
        else if (OneTimeCode.HashOf(sent["code"]) != OneTimeCode.HashOf(gate.FirstCode))
            problems.Add(WrongCode(reader));
        if (!Reference.IsPerson(person))
            problems.Add(new Problem("person", 0, "…", Reference.PersonWanted));
        Check(sent, person, reader, problems);
        if (problems.Count > 0)
            return Refused(http, language, desk, true, person, problems);
        var account = Account.New(person, Password.Of(sent["password"]), isAdministrator: true);
        if (!gate.Accounts.Add(account))
            return Refused(
                http,
                language,
                desk,
                true,
                person,
                [new Problem("person", 0, reader.Say("web.access.known"), reader.Say("web.first.new"))]
            );
        desk.Posts.Settle(User.Without(person) with { Post = Gatehouse.AdministratorPost }, desk.Signing.Posts[0]);
        gate.Enter(http, account, hasTwoFactors: false);
        AccessLog.Did(AccessLog.Of(http), person, First, "the first administrator");
        return Results.Redirect("/me");
    }

    private static async Task<IResult> Take(HttpContext http, Desk desk, Gatehouse gate, string language)
    {
        var reader = Reader.Of(http, language);
        var sent = await SentForm.Read(http, LongestField);
        List<Problem> problems = [];
        if (Waits(http, gate, reader) is { } wait)
            return Refused(http, language, desk, false, "", [wait]);
        if (gate.Accounts.InvitationOf(sent["code"]) is not { } invitation)
            return Refused(http, language, desk, false, "", [WrongCode(reader)]);
        var person = invitation.Person;
        var account = gate.Accounts.Find(person);
        if (account is null)
            Check(sent, person, reader, problems);
        else if (gate.SignIns.Try(AttemptOf(http, person, sent)).Account is null)
            problems.Add(new Problem("password", 0, reader.Say("web.in.wrong"), reader.Say("web.in.wrong.wanted")));
        if (problems.Count > 0 || !gate.Accounts.Take(invitation))
            return Refused(http, language, desk, false, person, problems.Count > 0 ? problems : [WrongCode(reader)]);
        if (account is null)
            gate.Accounts.Add(account = Account.New(person, Password.Of(sent["password"])));
        if (invitation is { Scope: { } scope, Post: { } post } && desk.Posts.Find(scope, post) is { Holder: null })
        {
            var giver = User.Without(invitation.ByPerson ?? person) with { Post = invitation.ByPost };
            desk.Posts.HandOver(giver, scope, post, person, desk.Now);
        }
        gate.Enter(http, account, account.HasSecondFactor);
        AccessLog.Did(AccessLog.Of(http), person, Join, invitation.Post ?? "an account");
        return Results.Redirect("/me");
    }

    internal static Attempt AttemptOf(HttpContext http, string person, SentForm sent, string prefix = "") =>
        new(
            person,
            sent[prefix + "password"],
            sent[prefix + "factor"],
            Gatehouse.AddressOf(http),
            Gatehouse.BrowserOf(http)
        );

    /// <summary>A new password typed twice, fit to be one.</summary>
    internal static void Check(SentForm sent, string person, Reader reader, List<Problem> problems)
    {
        if (!Password.IsFit(sent["password"], person))
            problems.Add(
                new Problem("password", 0, "…", reader.Say("web.join.password.wanted", ("letters", Password.Shortest)))
            );
        else if (sent["password"] != sent["again"])
            problems.Add(new Problem("again", 0, "…", reader.Say("web.join.again.wanted")));
    }

    internal static Problem? Waits(HttpContext http, Gatehouse gate, Reader reader) =>
        gate.Codes.Take(Gatehouse.AddressOf(http)) is { } wait
            ? new Problem(
                "code",
                0,
                reader.Say("web.in.many"),
                reader.Say("web.in.many.wanted", ("seconds", (long)Math.Ceiling(wait.TotalSeconds)))
            )
            : null;

    private static Problem WrongCode(Reader reader) =>
        new("code", 0, reader.Say("web.join.code.wrong"), reader.Say("web.join.code.wanted"));

    private static RazorComponentResult<JoinPage> Refused(
        HttpContext http,
        string language,
        Desk desk,
        bool isFirst,
        string person,
        IReadOnlyList<Problem> problems
    )
    {
        AccessLog.Refused(
            AccessLog.Of(http),
            isFirst ? First : Join,
            Gatehouse.AddressOf(http),
            AccessLog.Safe(person),
            string.Join(", ", problems.Select(problem => problem.File))
        );
        return Form(400, http, language, desk, isFirst, person, problems);
    }

    private static RazorComponentResult<JoinPage> Form(
        int status,
        HttpContext http,
        string language,
        Desk desk,
        bool isFirst,
        string person,
        IReadOnlyList<Problem> problems
    ) =>
        Site.Page<JoinPage>(
            status,
            ("Reader", Reader.Of(http, language)),
            ("IsExercise", desk.IsExercise),
            ("IsFirst", isFirst),
            ("Person", person),
            ("Problems", problems)
        );
}
