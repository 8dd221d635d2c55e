using System.Globalization;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Qalqan.Kernel;
using Qalqan.Operations;

namespace Qalqan.Web;

/// <summary>An observation for programs: one by its entry, a new one, a correction, a grade.</summary>
internal static class ObservationApi
{
    private const string File = "the body";
    private const int MostBytes = 16_384;

    /// <summary>The fields, as they are typed.</summary>
    public static readonly string[] Names =
    [
        "at",
        "until",
        "within",
        "post",
        "task",
        "what",
        "sense",
        "informant",
        "where",
        "impact",
        "side",
        "actor",
        "count",
        "means",
        "gender",
        "words",
    ];

    public static void Map(WebApplication app, Desk desk)
    {
        app.MapMethods(
                "/api/observation/{number:long}",
                Site.Reading,
                (HttpContext http, long number) => One(http, desk, number)
            )
            .Needs(Right.SeeDay)
            .Described("One observation by its entry, struck or not, with its grades.", ["scope"], answers: 404);
        app.MapPost("/api/observations", (Delegate)((HttpContext http) => Say(http, desk)))
            .Needs(Right.SayDay)
            .Described(
                "Records an observation, as it would be typed field by field; corrects another where its entry is named.",
                sends:
                [
                    .. Names.Select(field => field == "what" ? field : field + "?"),
                    "scope?",
                    "id?",
                    "corrects?:integer",
                ],
                answers: 413
            );
        app.MapPost(
                "/api/observation/{number:long}/grade/{grade}",
                (HttpContext http, long number, string grade) => Grade(http, desk, number, grade)
            )
            .Needs(Right.SayDay)
            .Described("Grades an observation: A to F of its source, 1 to 6 of itself, as in B2.", ["scope"]);
    }

    public static string Line(string scope, ObservationFile file, bool isExercise) =>
        JsonLines.Of(json =>
        {
            var (fact, said) = (file.Row.Sighting.Fact, file.Row.Sighting.Said);
            json.WriteString("scope", scope);
            json.WriteNumber("entry", fact.Number);
            json.WriteString("report", fact.Id.ToString());
            json.Time("from", fact.From);
            json.Time("to", fact.To);
            json.Time("recordedAt", file.Row.RecordedAt);
            json.WriteString("post", said.Post);
            json.WriteString("task", said.Task);
            json.WriteString("what", said.What);
            json.WriteString("sense", JsonLines.Kebab(said.Sense));
            json.WriteString("informant", said.Informant);
            json.WriteString("where", said.Where is { } where ? PlaceText.Write(where) : null);
            json.WriteString("impact", said.Impact is { } impact ? PlaceText.Write(impact) : null);
            json.WriteString("grid", file.Row.Grid?.ToString());
            json.WriteString("place", file.Row.Spot?.At.ToString());
            json.Number("errorMetres", file.Row.Spot is { } spot ? (long)Math.Ceiling(spot.Error.Metres) : null);
            json.WriteString("side", said.Side);
            json.WriteString("actor", said.Actor);
            json.Number("count", said.Count);
            json.WriteString("bound", said.Bound is { } bound ? JsonLines.Kebab(bound) : null);
            json.WriteString("means", said.Means);
            json.WriteBoolean("gender", said.IsGenderRelated);
            json.WriteString("words", said.Words);
            json.WriteString("grade", ObservationList.GradeOf(file.Row));
            json.Number("line", file.Line);
            json.Texts("flashes", file.Flashes);
            json.WriteString("by", fact.Source.Post);
            json.WriteBoolean("struck", file.IsStruck);
            json.WriteBoolean("exercise", isExercise);
        });

    /// <summary>What came of it: the entry, or everything that is wrong.</summary>
    public static string Line(Said said, bool isExercise) =>
        JsonLines.Of(json =>
        {
            json.Number("entry", said.Problems.Any() || said.Receipts.Count == 0 ? null : said.Receipts[0].Number);
            json.Problems(said.Problems);
            json.WriteBoolean("exercise", isExercise);
        });

    private static IResult One(HttpContext http, Desk desk, long number)
    {
        var found = desk
            .Sightings.One(User.Of(http), number, ApiQuery.ScopeOf(http))
            .Scopes.FirstOrDefault(look => look.Value is not null);
        return found is null
            ? Answer(404, new Said([], new Problem("number", 0, $"{number}", "the entry of an observation")), desk)
            : JsonLines.Answer(200, [Line(found.Scope, found.Value!, desk.IsExercise)]);
    }

    private static async Task<IResult> Say(HttpContext http, Desk desk)
    {
        List<Problem> problems = [];
        if (await StateApi.Bytes(http, MostBytes) is not { } bytes)
            return Answer(
                413,
                new Said([], new Problem(File, 0, $"more than {MostBytes} bytes", "one observation")),
                desk
            );
        if (Node.Read(File, bytes, problems) is not { } node)
            return Answer(400, new Said([], problems[0]), desk);
        var fields = new Fields(File, node, problems);
        var texts = Names.ToDictionary(name => name, name => fields.TextOrNull(name, 1000));
        var scope = fields.TextOrNull("scope");
        var id = Guid.TryParseExact(fields.TextOrNull("id"), "D", out var given) ? given : Guid.NewGuid();
        var corrects = fields.Has("corrects")
            ? desk.Logbook.LineOf(fields.Whole("corrects", 1, int.MaxValue).ToString(CultureInfo.InvariantCulture))
            : null;
        fields.Done();
        if (problems.Count > 0)
            return Answer(400, new Said([], problems[0]), desk);
        var said = desk.Sightings.Say(
            User.Of(http),
            scope,
            ObservationSite.OrderOf(texts.GetValueOrDefault),
            id,
            corrects,
            []
        );
        return Answer(said.Problems.Any() ? 400 : 200, said, desk);
    }

    private static IResult Grade(HttpContext http, Desk desk, long number, string grade)
    {
        var said =
            desk.Logbook.LineOf(number.ToString(CultureInfo.InvariantCulture)) is not { } report
                ? new Said([], new Problem("number", 0, $"{number}", "the entry of an observation"))
            : grade is [var reliability, >= '0' and <= '9' and var credibility]
                ? desk.Sightings.Grade(
                    User.Of(http),
                    ApiQuery.ScopeOf(http),
                    report,
                    reliability.ToString(),
                    credibility - '0'
                )
            : new Said(
                [],
                new Problem(
                    "grade",
                    0,
                    $"\"{StateTimes.Clip(grade)}\"",
                    "a letter A to F and a figure 1 to 6, as in B2"
                )
            );
        return Answer(said.Problems.Any() ? 400 : 200, said, desk);
    }

    private static IResult Answer(int status, Said said, Desk desk) =>
        JsonLines.Answer(status, [Line(said, desk.IsExercise)]);
}
