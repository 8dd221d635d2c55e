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
    private const string Doings = "plan, ask, visit or decide";

    // What a post decides on what a visit found; a decision is of no area.
    private static readonly string[] OfDecision = ["visit", "rule", "outcome", "why"];

    public static IReadOnlyList<string> Fields { get; } =
    [
        "area",
        "from",
        "to",
        "unit",
        "party",
        "counts",
        "whole",
        "inspection",
        "request",
        "denied",
        "words",
        .. OfDecision,
    ];

    public static void Map(WebApplication app, Desk desk, string language)
    {
        var site = new InspectionSite(desk);
        app.MapMethods(Address, Site.Reading, (HttpContext http) => site.Page(Reader.Of(http, language), []))
            .Needs(Right.SeeDay);
        app.MapPost(Address, (Delegate)((HttpContext http) => site.Change(http, Reader.Of(http, language))))
            .Needs(Right.SayDay);
        app.MapMethods(
                "/api/inspections",
                Site.Reading,
                (HttpContext http) => DayCall.Lines(http, desk, desk.Inspecting.Of, Lines)
            )
            .Needs(Right.SeeDay)
            .Described(
                "Areas of limitation with the day each is due, plans, requests of the parties, and visits with what was counted.",
                [Reader.AsOf, Reader.KnownAt, "scope"]
            );
        app.MapPost("/api/inspections/{doing}", (Delegate)((HttpContext http, string doing) => site.Call(http, doing)))
            .Needs(Right.SayDay)
            .Described(
                "Plans an inspection, keeps a party's request for one, records a visit, or decides on what one found.",
                ["scope"],
                sends: [.. Fields.Select(field => field + "?")],
                answers: 413
            );
    }

    /// <summary>Null where the word is none.</summary>
    public static Said? Do(Desk desk, User user, Inquiry inquiry, string doing, Func<string, string> field) =>
        doing switch
        {
            "plan" => desk.Inspecting.Plan(
                user,
                inquiry.Scope,
                field("area"),
                field("from"),
                field("to"),
                field("unit"),
                OrNone(field("words"))
            ),
            "ask" => desk.Inspecting.Ask(user, inquiry.Scope, field("area"), field("party"), OrNone(field("words"))),
            "visit" => desk.Inspecting.Visit(
                user,
                inquiry.Scope,
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
            "decide" => desk.Casebook.Decide(
                user,
                inquiry,
                field("visit"),
                field("rule"),
                field("outcome"),
                field("why")
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

    private RazorComponentResult<InspectionsPage> Page(
        Reader reader,
        IReadOnlyList<Problem> problems,
        IFormCollection? sent = null
    )
    {
        var looks = desk.Inspecting.Of(reader.Inquiry);
        return Site.Page<InspectionsPage>(
            problems.Count == 0 && looks.Problems.Count == 0 ? 200 : 400,
            ("Reader", reader),
            ("Looks", looks),
            ("Problems", problems),
            ("Sent", sent)
        );
    }

    private async Task<IResult> Change(HttpContext http, Reader reader)
    {
        if (await DayForm.Read(http) is not { } form)
            return Results.StatusCode(StatusCodes.Status413PayloadTooLarge);
        var doing = form["do"].ToString();
        var said =
            Do(desk, reader.User, reader.Inquiry, doing, field => form[field].ToString().Trim())
            ?? DayCall.Unknown("do", doing, Doings);
        return said.Problems.Any()
            ? Page(reader, [.. said.Problems], form)
            : Results.LocalRedirect(reader.Page(Address));
    }

    private Task<IResult> Call(HttpContext http, string doing) =>
        DayCall.Do(
            http,
            desk,
            doing,
            Doings,
            Fields,
            4000,
            (inquiry, field) => Do(desk, User.Of(http), inquiry, doing, name => field(name) ?? "")
        );

    private static string? OrNone(string text) => text.Length == 0 ? null : text;
}
