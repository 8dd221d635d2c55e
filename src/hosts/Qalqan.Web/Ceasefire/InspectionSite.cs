using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.HttpResults;
using Qalqan.Kernel;
using Qalqan.Measures;
using Qalqan.Web.Pages;

namespace Qalqan.Web;

/// <summary>Inspections as a page and for programs: which area is due, what is planned and asked for, what was counted.</summary>
internal sealed class InspectionSite(Desk desk)
{
    public const string Address = "/inspections";
    private const string Doings = "plan, ask or visit";

    public static IReadOnlyList<string> Fields { get; } =
    ["area", "from", "to", "unit", "party", "counts", "whole", "inspection", "request", "denied", "words"];

    public static void Map(WebApplication app, Desk desk, string language)
    {
        var site = new InspectionSite(desk);
        app.MapMethods(Address, Site.Reading, (HttpContext http) => site.Page(Reader.Of(http, language), []))
            .Needs(Right.SeeDay);
        app.MapPost(Address, (Delegate)((HttpContext http) => site.Change(http, Reader.Of(http, language))))
            .Needs(Right.SayDay);
        app.MapMethods("/api/inspections", Site.Reading, (HttpContext http) => site.Lines(http))
            .Needs(Right.SeeDay)
            .Described(
                "Areas of limitation with the day each is due, plans, requests of the parties, and visits with what was counted.",
                [Reader.AsOf, Reader.KnownAt, "scope"]
            );
        app.MapPost("/api/inspections/{doing}", (Delegate)((HttpContext http, string doing) => site.Call(http, doing)))
            .Needs(Right.SayDay)
            .Described(
                "Plans an inspection, keeps a party's request for one, or records a visit.",
                ["scope"],
                sends: [.. Fields.Select(field => field == "area" ? field : field + "?")],
                answers: 413
            );
    }

    /// <summary>Null where the word is none.</summary>
    public static Said? Do(Desk desk, User user, string? scope, string doing, Func<string, string> field) =>
        doing switch
        {
            "plan" => desk.Inspecting.Plan(
                user,
                scope,
                field("area"),
                field("from"),
                field("to"),
                field("unit"),
                OrNone(field("words"))
            ),
            "ask" => desk.Inspecting.Ask(user, scope, field("area"), field("party"), OrNone(field("words"))),
            "visit" => desk.Inspecting.Visit(
                user,
                scope,
                field("area"),
                new InspectionTyped(
                    field("from"),
                    field("to"),
                    field("counts"),
                    field("whole") is "yes" or "on" or "true",
                    OrNone(field("inspection")),
                    OrNone(field("request")),
                    OrNone(field("denied")),
                    OrNone(field("words"))
                )
            ),
            _ => null,
        };

    public static IEnumerable<string> Lines(Looks<InspectionLook> looks) =>
        from look in looks.Scopes
        from line in Of(look, looks.IsExercise)
        select line;

    private static IEnumerable<string> Of(Looked<InspectionLook> look, bool isExercise) =>
        [
            .. look.Value.Areas.Select(one =>
                Line(
                    look.Scope,
                    "area",
                    isExercise,
                    json =>
                    {
                        json.WriteString("area", one.Area.Area);
                        json.Time("last", one.Area.Last is { } last ? last.Fact.To ?? last.Fact.From : null);
                        json.WriteString("due", Iso.Format(one.Due));
                        json.WriteBoolean("overdue", look.At > one.Due);
                    }
                )
            ),
            .. look.Value.Plans.Select(plan =>
                Line(
                    look.Scope,
                    "plan",
                    isExercise,
                    json =>
                    {
                        json.WriteString("inspection", plan.Said.Inspection);
                        json.WriteString("area", plan.Said.Area);
                        json.WriteString("from", Iso.Format(plan.Fact.From));
                        json.Time("to", plan.Fact.To);
                        json.WriteString("visit", plan.Visit?.Said.Visit);
                    }
                )
            ),
            .. look.Value.Wishes.Select(wish =>
                Line(
                    look.Scope,
                    "request",
                    isExercise,
                    json =>
                    {
                        json.WriteString("request", wish.Said.Request);
                        json.WriteString("party", wish.Said.Party);
                        json.WriteString("area", wish.Said.Area);
                        json.WriteString("at", Iso.Format(wish.Fact.From));
                        json.WriteString("visit", wish.Visit?.Said.Visit);
                    }
                )
            ),
            .. look.Value.Visits.Select(visit =>
                Line(
                    look.Scope,
                    "visit",
                    isExercise,
                    json =>
                    {
                        json.WriteString("visit", visit.Said.Visit);
                        json.WriteString("area", visit.Said.Area);
                        json.WriteString("from", Iso.Format(visit.Fact.From));
                        json.Time("to", visit.Fact.To);
                        json.WriteBoolean("whole", visit.Said.IsWhole);
                        json.WriteString("denied", visit.Said.Denied);
                        json.Objects(
                            "counts",
                            visit.Said.Counts,
                            (one, count) =>
                            {
                                one.WriteString("what", count.What);
                                one.Number("count", count.Count);
                                one.Number("calibreMm", count.CalibreMillimetres);
                            }
                        );
                    }
                )
            ),
        ];

    private static string Line(
        string scope,
        string kind,
        bool isExercise,
        Action<System.Text.Json.Utf8JsonWriter> members
    ) =>
        JsonLines.Of(json =>
        {
            json.WriteString("scope", scope);
            json.WriteString("line", kind);
            members(json);
            json.WriteBoolean("exercise", isExercise);
        });

    private RazorComponentResult<InspectionsPage> Page(Reader reader, IReadOnlyList<Problem> problems)
    {
        var looks = desk.Inspecting.Of(reader.Inquiry);
        return Site.Page<InspectionsPage>(
            problems.Count == 0 && looks.Problems.Count == 0 ? 200 : 400,
            ("Reader", reader),
            ("Looks", looks),
            ("Problems", problems)
        );
    }

    private async Task<IResult> Change(HttpContext http, Reader reader)
    {
        if (await DayForm.Read(http) is not { } form)
            return Results.StatusCode(StatusCodes.Status413PayloadTooLarge);
        var doing = form["do"].ToString();
        var said = Do(desk, reader.User, reader["scope"], doing, field => form[field].ToString().Trim());
        return said is null ? Page(reader, [new Problem("do", 0, $"\"{StateTimes.Clip(doing)}\"", Doings)])
            : said.Problems.Any() ? Page(reader, [.. said.Problems])
            : Results.LocalRedirect(reader.Page(Address));
    }

    private IResult Lines(HttpContext http)
    {
        List<Problem> problems = [];
        var looks = desk.Inspecting.Of(
            new ApiQuery(http, [Reader.AsOf, Reader.KnownAt, "scope"], problems).Looked(User.Of(http))
        );
        problems.AddRange(looks.Problems);
        return problems.Count > 0
            ? JsonLines.Answer(400, [ObservationApi.Line(new Said([], problems[0]), desk.IsExercise)])
            : JsonLines.Answer(200, Lines(looks));
    }

    private async Task<IResult> Call(HttpContext http, string doing)
    {
        List<Problem> problems = [];
        var inquiry = new ApiQuery(http, ["scope"], problems).Looked(User.Of(http));
        if (await StateApi.Bytes(http, 16_384) is not { } bytes)
            return Answer(413, new Said([], new Problem("the body", 0, "more than 16384 bytes", "an object")));
        if (problems.Count > 0 || Node.Read("the body", bytes, problems) is not { } node)
            return Answer(400, new Said([], problems[0]));
        var body = new Kernel.Fields("the body", node, problems);
        var values = Fields.ToDictionary(field => field, field => body.TextOrNull(field, 4000) ?? "");
        body.Done();
        var said =
            problems.Count > 0
                ? new Said([], problems[0])
                : Do(desk, User.Of(http), inquiry.Scope, doing, field => values[field])
                    ?? new Said([], new Problem("doing", 0, $"\"{StateTimes.Clip(doing)}\"", Doings));
        return Answer(said.Problems.Any() ? 400 : 200, said);
    }

    private IResult Answer(int status, Said said) =>
        JsonLines.Answer(status, [ObservationApi.Line(said, desk.IsExercise)]);

    private static string? OrNone(string text) => text.Length == 0 ? null : text;
}
