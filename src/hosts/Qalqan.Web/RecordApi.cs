using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using Qalqan.Kernel;
using Qalqan.Words;

namespace Qalqan.Web;

/// <summary>What is judged and kept, for programs: findings and their explanations, figures by sex, custody, and the order to erase.</summary>
internal static class RecordApi
{
    private const int LongestBody = 4096;
    private static readonly string[] Clocks = [Reader.AsOf, Reader.KnownAt, "scope"];
    private static readonly string[] OfFinding = [.. Clocks, Reader.OfLanguage];

    public static void Map(WebApplication app, Desk desk, Func<Health> health)
    {
        app.MapMethods("/api/finding/{id}", Site.Reading, (HttpContext http, string id) => Finding(http, desk, id))
            .Needs(Right.SeeFindings)
            .Described(
                "One finding opened: its rule, arithmetic, evidence, and what would change the verdict.",
                OfFinding
            );
        app.MapMethods(
                "/api/entry/{number:long}",
                Site.Reading,
                (HttpContext http, long number) => Entry(http, desk, number)
            )
            .Needs(Right.SeeFindings)
            .Described("One entry of the record: who said what, when, and what it corrects.");
        app.MapMethods("/api/inclusion", Site.Reading, (HttpContext http) => Figures(http, desk))
            .Needs(Right.SeeFigures)
            .Described("Women and men in totals, as declared and as counted where they may be told.", Clocks);
        app.MapMethods("/api/custody", Site.Reading, (HttpContext http) => Custody(http, desk, health))
            .Needs(Right.SeeCustody)
            .Described("How the drill stands, then each backup, drill and erasure.");
        app.MapPost("/api/person/{name}/erase", (Delegate)((HttpContext http) => Erase(http, desk)))
            .Needs(Right.Erase)
            .Described(
                "Forgets a person for ever: destroys the key and the details, and searches the folder for what is left.",
                ["scope"],
                ["why"]
            );
    }

    private static IResult Finding(HttpContext http, Desk desk, string id)
    {
        List<Problem> problems = [];
        var (inquiry, speech) = Read(http, OfFinding, problems);
        if (problems.Count > 0)
            return Refused(desk, problems);
        var (explanation, answer) = desk.Explain(id, inquiry, User.Of(http));
        if (answer.Problems.Count > 0)
            return Refused(desk, answer.Problems);
        return explanation is not null
            ? JsonLines.Answer(StatusCodes.Status200OK, [FindingLines.Of(explanation, answer, speech)])
            : Refused(
                desk,
                [new Problem("id", 0, "no finding's id", "the id of a finding at that as-of and known-at")],
                StatusCodes.Status404NotFound
            );
    }

    private static IResult Entry(HttpContext http, Desk desk, long number) =>
        desk.EntryOf(number, User.Of(http)) is { } entry
            ? JsonLines.Answer(
                StatusCodes.Status200OK,
                [
                    JsonLines.Of(json =>
                    {
                        FindingLines.Write(json, entry.Line);
                        json.WriteString("scope", entry.Scope);
                        json.Time("saidAt", entry.SaidAt);
                        json.Number("correctsEntry", entry.Corrects);
                        json.Number("withdrawsEntry", entry.Withdraws);
                        json.WriteBoolean("exercise", desk.IsExercise);
                    }),
                ]
            )
            : Refused(
                desk,
                [new Problem("number", 0, $"{number}", "the number of an entry that is there for you")],
                StatusCodes.Status404NotFound
            );

    private static IResult Figures(HttpContext http, Desk desk)
    {
        List<Problem> problems = [];
        var (inquiry, _) = Read(http, Clocks, problems);
        var looks = problems.Count == 0 ? desk.Personnel.BySex(inquiry) : null;
        return looks is { Problems.Count: 0 }
            ? JsonLines.Answer(StatusCodes.Status200OK, FigureLines.Of(looks))
            : Refused(desk, looks?.Problems ?? problems);
    }

    private static IResult Custody(HttpContext http, Desk desk, Func<Health> health)
    {
        List<Problem> problems = [];
        _ = new ApiQuery(http, [], problems);
        var erasures = desk.Erasure.Done(new Inquiry { Reach = User.Of(http).Reach });
        problems.AddRange(erasures.Problems);
        return problems.Count == 0
            ? JsonLines.Answer(StatusCodes.Status200OK, CustodyLines.Of(health().Custody, erasures))
            : Refused(desk, problems);
    }

    /// <summary>An object <c>{"why"}</c>: who sends it has the reference in the address already.</summary>
    private static async Task<IResult> Erase(HttpContext http, Desk desk)
    {
        List<Problem> problems = [];
        var query = new ApiQuery(http, ["scope"], problems);
        var (why, person) = ("", http.GetRouteValue("name")?.ToString() ?? "");
        if (await StateApi.Bytes(http, LongestBody) is not { } bytes)
            problems.Add(new Problem(StateApi.File, 0, $"more than {LongestBody} bytes", "an object {\"why\"}"));
        else if (Node.Read(StateApi.File, bytes, problems) is { } node)
        {
            var fields = new Fields(StateApi.File, node, problems);
            why = fields.Text("why");
            fields.Done();
        }
        if (problems.Count > 0)
            return Refused(desk, problems);
        if (!ErasureSite.IsThere(desk, User.Of(http), query["scope"], person))
            return Refused(
                desk,
                [new Problem("name", 0, "nobody on record", "the reference of a person on record, such as R1-017")],
                StatusCodes.Status404NotFound
            );
        var outcome = desk.Erasure.Erase(User.Of(http), query["scope"], person, why);
        return outcome.Report is { } report
            ? JsonLines.Answer(StatusCodes.Status200OK, [ErasureLines.Of(report)])
            : Refused(desk, outcome.Problems);
    }

    private static (Inquiry Inquiry, Speech Speech) Read(
        HttpContext http,
        IReadOnlyList<string> known,
        List<Problem> problems
    )
    {
        var query = new ApiQuery(http, known, problems);
        var speech = Speech.Find(query[Reader.OfLanguage]) ?? Speech.In("en");
        if (query[Reader.OfLanguage] is { } wanted && wanted != speech.Language.Code)
            problems.Add(new Problem(Reader.OfLanguage, 0, $"\"{StateTimes.Clip(wanted)}\"", "en, ru or kk"));
        return (
            new Inquiry(
                query[Reader.AsOf],
                query[Reader.KnownAt],
                query["period"],
                query["scope"],
                query["standard"],
                query["subject"],
                query["without"]
            )
            {
                Reach = User.Of(http).Reach,
            },
            speech
        );
    }

    private static IResult Refused(
        Desk desk,
        IReadOnlyList<Problem> problems,
        int status = StatusCodes.Status400BadRequest
    ) => JsonLines.Answer(status, [PeopleLines.Refusal(problems, desk.IsExercise)]);
}
