using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.HttpResults;
using Qalqan.Kernel;
using Qalqan.Web.Pages;

namespace Qalqan.Web;

/// <summary>Own people under fire: the alarm, its head count, shelters and casualties; page and call take the same fields.</summary>
internal static class AlarmSite
{
    public const string Address = "/alarm";

    /// <summary>Of the address: the number of an alarm, one that is over too.</summary>
    public const string Asked = "alarm";

    private const int LongestField = 600;
    private static readonly string[] Parameters = [Reader.AsOf, Reader.KnownAt, "scope", "names", Asked];

    // What is said, where, and with which fields; the page's form and the call's object are one.
    private static readonly (string Path, string Says, string[] Sends, Carry Carry)[] Orders =
    [
        (
            "",
            "Raises an alarm: from now on everybody is to be accounted for.",
            ["scope?", "kind?", "words?", "line?", "form?"],
            (orders, user, sent) =>
                orders.Raise(user, Scope(sent), sent["kind"], sent["words"].Trim(), sent["line"], Form(sent))
        ),
        (
            "/end",
            "Says that an alarm is over.",
            ["scope?", "alarm"],
            (orders, user, sent) => orders.End(user, Scope(sent), sent["alarm"])
        ),
        (
            "/account",
            "Accounts for a person, or for everybody of a sub-unit of whom it was not said: here, or gone again.",
            ["scope?", "alarm", "here?", "gone?", "unit?"],
            (orders, user, sent) =>
                orders.Account(
                    user,
                    Scope(sent),
                    sent["alarm"],
                    sent["here"] + sent["gone"],
                    sent["unit"],
                    sent["gone"].Length == 0
                )
        ),
        (
            "/shelter",
            "Says that people of a place took to the shelter, or came out of it.",
            ["scope?", "alarm", "place", "way"],
            (orders, user, sent) =>
                orders.Shelter(user, Scope(sent), sent["alarm"], sent["place"], sent["way"] is not "out")
        ),
        (
            "/casualty",
            "Reports a casualty of ours, or says anew how it is; who it is is sealed until the next of kin were told.",
            ["scope?", "casualty?", "state", "cause", "place?", "alarm?", "who?", "note?", "form?"],
            (orders, user, sent) =>
                orders.Report(
                    user,
                    Scope(sent),
                    new CasualtyOrder(
                        sent["casualty"],
                        sent["state"],
                        sent["cause"],
                        sent["place"],
                        sent["alarm"],
                        sent["who"].Trim(),
                        sent["note"].Trim(),
                        Form(sent)
                    )
                )
        ),
        (
            "/told",
            "Says that the next of kin of a casualty were told: from then on the name may be shown.",
            ["scope?", "casualty"],
            (orders, user, sent) => orders.TellKin(user, Scope(sent), sent["casualty"])
        ),
    ];

    private delegate MusterOutcome Carry(MusterOrders orders, User user, SentForm sent);

    public static void Map(WebApplication app, Desk desk, string language)
    {
        app.MapMethods(
                Address,
                Site.Reading,
                (HttpContext http) => Page(StatusCodes.Status200OK, Reader.Of(http, language), desk, null, [])
            )
            .Needs(Right.SeeState);
        app.MapMethods("/api" + Address, Site.Reading, (HttpContext http) => Read(http, desk))
            .Needs(Right.SeeState)
            .Described(
                "Own people under fire: the open alarms or the one asked for, who is accounted for, shelters, casualties.",
                Parameters
            );
        foreach (var (path, says, sends, carry) in Orders)
        {
            var (page, call) = (Address + path, "/api" + Address + path);
            app.MapPost(page, (Delegate)((HttpContext http) => Sent(http, Reader.Of(http, language), desk, carry)))
                .Needs(Right.Muster);
            app.MapPost(call, (Delegate)((HttpContext http) => Called(http, desk, carry)))
                .Needs(Right.Muster)
                .Described(says, sends: sends);
        }
    }

    private static async Task<IResult> Sent(HttpContext http, Reader reader, Desk desk, Carry carry)
    {
        var sent = await SentForm.Read(http, LongestField);
        var outcome = carry(desk.MusterOrders, User.Of(http), sent);
        if (outcome.Problems.Count > 0)
            return Page(StatusCodes.Status400BadRequest, reader, desk, sent, outcome.Problems);
        var unit = sent["at"];
        return Results.Redirect(reader.Link(Address) + (Claims.Reference.IsWellFormed(unit) ? $"#u-{unit}" : ""));
    }

    private static async Task<IResult> Called(HttpContext http, Desk desk, Carry carry)
    {
        List<Problem> problems = [];
        var sent = await SentForm.ReadJson(http, LongestField, problems);
        var outcome =
            problems.Count > 0
                ? new MusterOutcome(null, null, 0, problems)
                : carry(desk.MusterOrders, User.Of(http), sent);
        return JsonLines.Answer(
            outcome.Problems.Count > 0 ? StatusCodes.Status400BadRequest : StatusCodes.Status200OK,
            [MusterLines.Of(outcome, desk.IsExercise)]
        );
    }

    private static IResult Read(HttpContext http, Desk desk)
    {
        List<Problem> problems = [];
        var query = new ApiQuery(http, Parameters, problems);
        var withNames = query.Flag("names", problems);
        var user = User.Of(http);
        var looks = desk.Musters.Look(
            user,
            new Inquiry(query[Reader.AsOf], query[Reader.KnownAt], Scope: query["scope"]) { Reach = user.Reach },
            query[Asked],
            withNames
        );
        problems.AddRange(looks.Problems);
        return problems.Count > 0
            ? JsonLines.Answer(
                StatusCodes.Status400BadRequest,
                [MusterLines.Of(new MusterOutcome(query["scope"], null, 0, problems), desk.IsExercise)]
            )
            : JsonLines.Answer(StatusCodes.Status200OK, MusterLines.Of(looks, withNames));
    }

    private static RazorComponentResult<AlarmPage> Page(
        int status,
        Reader reader,
        Desk desk,
        SentForm? sent,
        IReadOnlyList<Problem> problems
    )
    {
        var asked = reader.Asked(Asked);
        var looks = desk.Musters.Look(reader.User, reader.Inquiry, asked.Length == 0 ? null : asked);
        return Site.Page<AlarmPage>(
            looks.Problems.Count > 0 ? StatusCodes.Status400BadRequest : status,
            ("Reader", reader),
            ("Looks", looks),
            ("Places", (Func<string, IReadOnlyList<Kernel.Landmark>>)desk.Musters.PlacesOf),
            ("Sent", sent),
            ("Problems", problems)
        );
    }

    private static string? Scope(SentForm sent) => sent["scope"] is { Length: > 0 } scope ? scope : null;

    private static Guid? Form(SentForm sent) => Guid.TryParseExact(sent["form"], "D", out var form) ? form : null;
}
