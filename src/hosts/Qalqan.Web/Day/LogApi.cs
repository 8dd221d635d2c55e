using System.Globalization;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Qalqan.Claims;
using Qalqan.Kernel;
using Qalqan.Operations;

namespace Qalqan.Web;

/// <summary>The log for programs: its rows, how a line reads, and lines written and struck; one object a line.</summary>
internal static class LogApi
{
    private const string File = "the body";
    private const int MostBytes = 16_384;

    public static void Map(WebApplication app, Desk desk)
    {
        app.MapMethods("/api/log", Site.Reading, (HttpContext http) => Rows(http, desk))
            .Needs(Right.SeeDay)
            .Described(
                "The log of the day that is looked at: its lines, struck ones too, and observations that came by themselves.",
                [Reader.AsOf, Reader.KnownAt, "scope"]
            );
        app.MapMethods("/api/log/read", Site.Reading, (HttpContext http) => Read(http, desk))
            .Needs(Right.SayDay)
            .Described("How a line would be understood; nothing is recorded.", ["scope", "words"]);
        app.MapPost("/api/log", (Delegate)((HttpContext http) => Write(http, desk)))
            .Needs(Right.SayDay)
            .Described(
                "Writes a line in the log, and what is made of it: observation or flash.",
                sends: ["words", "scope?", "id?", "as?", "log?"],
                answers: 413
            );
        app.MapPost(
                "/api/log/{number}/{making}",
                (HttpContext http, string number, string making) => Make(http, desk, number, making)
            )
            .Needs(Right.SayDay)
            .Described("Makes of the line of that entry an observation or a flash, or strikes it.", ["scope"]);
    }

    /// <summary>The rows as lines; every key always present.</summary>
    public static IEnumerable<string> Lines(Looks<LogbookDay> looks) =>
        from look in looks.Scopes
        from told in look.Value.Rows
        select JsonLines.Of(json =>
        {
            var row = told.Row;
            json.WriteString("scope", look.Scope);
            json.WriteNumber("entry", row.Fact.Number);
            json.WriteString("report", row.Fact.Id.ToString());
            json.Time("at", row.Fact.From);
            json.Time("recordedAt", told.RecordedAt);
            json.WriteString("log", row.Line?.Log);
            json.WriteString("post", row.Post);
            json.WriteString("words", row.Line?.Words ?? row.Observed?.Words);
            json.WriteString("what", row.Observed?.What);
            json.WriteString("by", row.Fact.Source.Post);
            json.WriteBoolean("struck", row.IsStruck);
            json.Texts("made", row.Made.Where(made => !made.IsStruck).Select(made => made.Claim.Key));
            json.WriteBoolean("exercise", looks.IsExercise);
        });

    /// <summary>What a line reads as.</summary>
    public static string Line(string words, LogReading reading, bool isExercise) =>
        JsonLines.Of(json =>
        {
            json.WriteString("words", words);
            json.Time("at", reading.At);
            json.WriteString("post", reading.Post);
            json.WriteString("what", reading.What);
            json.Number("count", reading.Count);
            json.WriteString("bound", reading.Bound is { } bound ? JsonLines.Kebab(bound) : null);
            json.WriteString("where", reading.Where is { } where ? DayWords.Say(where, Words.Speech.In("en")) : null);
            json.WriteString("side", reading.Side);
            json.WriteString("actor", reading.Actor);
            json.WriteString("means", reading.Means);
            json.WriteString("sense", reading.Sense is { } sense ? JsonLines.Kebab(sense) : null);
            json.Objects(
                "slips",
                reading.Slips,
                (one, slip) =>
                {
                    one.WriteNumber("start", slip.Start);
                    one.WriteNumber("length", slip.Length);
                    one.WriteString("says", Words.Speech.In("en").Say(slip.Says));
                    one.WriteBoolean("stops", slip.Stops);
                }
            );
            json.WriteBoolean("exercise", isExercise);
        });

    /// <summary>What came of it.</summary>
    public static string Line(Written written, bool isExercise) =>
        JsonLines.Of(json =>
        {
            json.Number("entry", written.Entry);
            json.WriteString("flash", written.Flash);
            json.Problems(written.Problems);
            json.WriteBoolean("exercise", isExercise);
        });

    private static IResult Rows(HttpContext http, Desk desk)
    {
        List<Problem> problems = [];
        var query = new ApiQuery(http, [Reader.AsOf, Reader.KnownAt, "scope"], problems);
        var looks = desk.Logbook.Of(User.Of(http), query.Looked(User.Of(http)));
        problems.AddRange(looks.Problems);
        return problems.Count > 0
            ? JsonLines.Answer(400, [Line(new Written(problems), looks.IsExercise)])
            : JsonLines.Answer(200, Lines(looks));
    }

    private static IResult Read(HttpContext http, Desk desk)
    {
        var words = http.Request.Query["words"].ToString();
        return desk.Logbook.Read(User.Of(http), ApiQuery.ScopeOf(http), words) is var (reading, _)
            ? JsonLines.Answer(200, [Line(words, reading, desk.IsExercise)])
            : JsonLines.Answer(
                400,
                [Line(new Written([new Problem("scope", 0, "no mission", "one on record")]), desk.IsExercise)]
            );
    }

    private static async Task<IResult> Write(HttpContext http, Desk desk)
    {
        List<Problem> problems = [];
        Written? written = null;
        if (await StateApi.Bytes(http, MostBytes) is not { } bytes)
            problems.Add(new Problem(File, 0, $"more than {MostBytes} bytes", "one line"));
        else if (Node.Read(File, bytes, problems) is { } node)
        {
            var fields = new Fields(File, node, problems);
            var words = fields.Text("words", 500);
            var scope = fields.TextOrNull("scope");
            var id = Guid.TryParseExact(fields.TextOrNull("id"), "D", out var given) ? given : Guid.NewGuid();
            var making = fields.TextOrNull("as");
            var log = fields.TextOrNull("log") ?? Logbook.Own;
            fields.Done();
            if (making is not (null or "line" or "observation" or "flash"))
                problems.Add(new Problem("as", 0, $"\"{StateTimes.Clip(making)}\"", "line, observation or flash"));
            if (problems.Count == 0)
                written = desk.Logbook.Write(User.Of(http), scope, words.Trim(), id, MakingOf(making), null, log);
        }
        written ??= new Written(problems);
        return JsonLines.Answer(written.Problems.Count == 0 ? 200 : 400, [Line(written, desk.IsExercise)]);
    }

    internal static LogMaking MakingOf(string? making) =>
        making switch
        {
            "observation" => LogMaking.Observation,
            "flash" => LogMaking.Flash,
            _ => LogMaking.Nothing,
        };

    private static IResult Make(HttpContext http, Desk desk, string number, string making)
    {
        var (user, scope) = (User.Of(http), ApiQuery.ScopeOf(http));
        var written = desk.Logbook.LineOf(number) is not { } line
            ? new Written([
                new Problem("number", 0, $"\"{StateTimes.Clip(number)}\"", "the entry of a line of the log"),
            ])
            : making switch
            {
                "observation" => desk.Logbook.Observe(user, scope, line),
                "flash" => desk.Flashing.Draft(user, scope, line),
                "strike" => new Written(
                    [.. desk.Logbook.Strike(user, scope, line, WithdrawalReason.EnteredInError).Problems],
                    Entry: long.Parse(number, CultureInfo.InvariantCulture)
                ),
                _ => new Written([
                    new Problem("making", 0, $"\"{StateTimes.Clip(making)}\"", "observation, flash or strike"),
                ]),
            };
        return JsonLines.Answer(written.Problems.Count == 0 ? 200 : 400, [Line(written, desk.IsExercise)]);
    }
}
