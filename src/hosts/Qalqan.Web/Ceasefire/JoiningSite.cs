using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.HttpResults;
using Qalqan.Ceasefire;
using Qalqan.Kernel;
using Qalqan.Measures;
using Qalqan.Web.Pages;

namespace Qalqan.Web;

/// <summary>What seems to be of one event, proposed to a person: opened as an incident, or held apart.</summary>
internal sealed class JoiningSite(Desk desk)
{
    public const string Address = "/incidents/joins";

    public static void Map(WebApplication app, Desk desk, string language)
    {
        var site = new JoiningSite(desk);
        app.MapMethods(Address, Site.Reading, (HttpContext http) => site.Page(Reader.Of(http, language), []))
            .Needs(Right.SeeDay);
        app.MapPost("/incidents/apart", (Delegate)((HttpContext http) => site.Part(http, Reader.Of(http, language))))
            .Needs(Right.SayDay);
        app.MapMethods(
                "/api/incidents/joins",
                Site.Reading,
                (HttpContext http) => DayCall.Lines(http, desk, desk.Casebook.Proposals, Lines)
            )
            .Needs(Right.SeeDay)
            .Described(
                "Observations of seven days that seem to be of one event, and why; nothing is joined until a person says so.",
                [Reader.AsOf, Reader.KnownAt, "scope"]
            );
        app.MapPost("/api/incidents/apart", (Delegate)((HttpContext http) => site.Call(http)))
            .Needs(Right.SayDay)
            .Described(
                "Says that two observations are not of one event: they are not proposed as one again.",
                ["scope"],
                sends: ["one", "other", "words"],
                answers: 413
            );
    }

    public static IEnumerable<string> Lines(Looks<IReadOnlyList<JoinProposal>> looks) =>
        from look in looks.Scopes
        from proposal in look.Value
        select JsonLines.Of(json =>
        {
            json.WriteString("scope", look.Scope);
            json.WriteString("incident", proposal.Incident);
            json.WriteString("from", Iso.Format(proposal.Reports[0].From));
            json.Texts("reports", proposal.Reports.Select(report => report.Id.ToString()));
            json.Texts("reasons", proposal.Reasons);
            json.WriteString(
                "place",
                proposal.Place is { Spot.At: var at }
                    ? FormattableString.Invariant($"{at.Latitude:0.00000},{at.Longitude:0.00000}")
                    : null
            );
            json.Number(
                "errorMetres",
                proposal.Place is { } place ? (long)Math.Ceiling(place.Spot.Error.Metres) : null
            );
            json.WriteBoolean("exercise", looks.IsExercise);
        });

    private RazorComponentResult<JoinsPage> Page(Reader reader, IReadOnlyList<Problem> problems)
    {
        var looks = desk.Casebook.Proposals(reader.Inquiry);
        return Site.Page<JoinsPage>(
            problems.Count == 0 && looks.Problems.Count == 0 ? 200 : 400,
            ("Reader", reader),
            ("Looks", looks),
            ("Problems", problems)
        );
    }

    private async Task<IResult> Part(HttpContext http, Reader reader)
    {
        if (await DayForm.Read(http) is not { } form)
            return Results.StatusCode(StatusCodes.Status413PayloadTooLarge);
        var said = Apart(reader.User, reader["scope"], form["reports"].ToString(), form["words"].ToString().Trim());
        return said.Problems.Any() ? Page(reader, [.. said.Problems]) : Results.LocalRedirect(reader.Page(Address));
    }

    // Of three that are not one, each pair is held apart by itself.
    private Said Apart(User user, string? scope, string reports, string words)
    {
        var ids = CaseDoing.ReportsOf(reports);
        if (ids.Count < 2)
            return new Said([], new Problem("reports", 0, $"{ids.Count} reports", "the ids of two or more"));
        Said said = new([], null);
        foreach (
            var (one, other) in from i in Enumerable.Range(0, ids.Count)
            from j in Enumerable.Range(i + 1, ids.Count - i - 1)
            select (ids[i], ids[j])
        )
            if ((said = desk.Casebook.HoldApart(user, scope, one, other, words)).Problems.Any())
                return said;
        return said;
    }

    private Task<IResult> Call(HttpContext http) =>
        DayCall.Take(
            http,
            desk,
            fields =>
            {
                var (one, other, words) = (fields.Text("one"), fields.Text("other"), fields.Text("words"));
                return inquiry =>
                    DayCall.Told(Apart(User.Of(http), inquiry.Scope, $"{one} {other}", words), desk.IsExercise);
            }
        );
}
