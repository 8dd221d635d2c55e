using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using NodaTime;
using Qalqan.Kernel;
using Qalqan.Movement;

namespace Qalqan.Web;

/// <summary>Moves for programs: all of them, one with everything of it, a slip tried, and whatever can be said of one.</summary>
internal static class MoveApi
{
    private const int MostText = 16_000;

    public static void Map(WebApplication app, Desk desk)
    {
        app.MapMethods(
                "/api/movement",
                Site.Reading,
                (HttpContext http) =>
                    DayCall.Lines(http, desk, desk.Moves.All, looks => MoveLines.All(looks, desk.IsExercise))
            )
            .Needs(Right.SeeMoves)
            .Described(
                "The moves of the contingent: stage, day of handover, what holds them up.",
                [Reader.AsOf, Reader.KnownAt, "scope"]
            );
        app.MapMethods("/api/movement/{move}", Site.Reading, (HttpContext http, string move) => One(http, desk, move))
            .Needs(Right.SeeMoves)
            .Described(
                "One move, a line for each thing of it: legs, clearances, chalks, counts, passes, escorts, positions, reliefs, lessons; \"what\" tells which.",
                [Reader.AsOf, Reader.KnownAt, "scope"],
                answers: 404
            );
        app.MapMethods(
                "/api/movement/{move}/slip",
                Site.Reading,
                (HttpContext http, string move) => Slip(http, desk, move)
            )
            .Needs(Right.SeeMoves)
            .Described(
                "What a move would be if a leg, or all of it, left so many hours later: new times, and the clearances to be had again with the day to apply by.",
                [Reader.AsOf, Reader.KnownAt, "scope", "leg", "hours"],
                answers: 404
            );
        app.MapPost(
                "/api/movement/{move}/say/{statement}",
                (Delegate)((HttpContext http, string move, string statement) => Say(http, desk, move, statement))
            )
            .Needs(Right.SayMoves)
            .Described(
                $"Says something of a move, as it would be typed field by field; kinds: {string.Join(", ", StatementKinds.All.Select(kind => kind.Word))}. /api/movement/kinds tells their fields.",
                ["scope"],
                sends:
                [
                    .. StatementKinds.All.SelectMany(kind => kind.Fields).Select(field => field.Name + "?").Distinct(),
                    "id?",
                ],
                answers: 413
            );
        app.MapPost(
                "/api/movement/{move}/do/{doing}",
                (Delegate)((HttpContext http, string move, string doing) => Do(http, desk, move, doing))
            )
            .Needs(Right.SayMoves)
            .Described(
                "strike: takes back an entry of the move. propose: asks the solver who flies with whom on a leg. seat: takes a proposal over as manifests.",
                ["scope"],
                sends: ["of"],
                answers: 413
            );
        app.MapMethods(
                "/api/movement/kinds",
                Site.Reading,
                () => JsonLines.Answer(200, StatementKinds.All.Select(Kind))
            )
            .Needs(Right.SeeMoves)
            .Described("What can be said of a move: each kind with its fields.", []);
    }

    private static string Kind(StatementKind kind) =>
        JsonLines.Of(json =>
        {
            json.WriteString("kind", kind.Word);
            json.WriteString("title", Words.Speech.In("en").Say(kind.Title));
            json.WriteBoolean("event", kind.IsEvent);
            json.Objects(
                "fields",
                kind.Fields,
                (one, field) =>
                {
                    one.WriteString("name", field.Name);
                    one.WriteString("sort", JsonLines.Kebab(field.Sort));
                    one.WriteBoolean("needed", field.IsNeeded);
                    one.WriteString("label", Words.Speech.In("en").Say(field.Label));
                    one.Texts("codes", field.Codes ?? []);
                }
            );
        });

    private static IResult One(HttpContext http, Desk desk, string move)
    {
        List<Problem> problems = [];
        var inquiry = new ApiQuery(http, [Reader.AsOf, Reader.KnownAt, "scope"], problems).Looked(User.Of(http));
        var looks = desk.Moves.One(inquiry, move);
        problems.AddRange(looks.Problems);
        return problems.Count > 0 ? DayCall.Told(400, new Said([], problems[0]), desk.IsExercise)
            : looks.Scopes.Select(look => look.Value).FirstOrDefault(one => one is not null) is { } file
                ? JsonLines.Answer(200, MoveLines.Of(file, desk.IsExercise))
            : DayCall.Told(404, DayCall.Unknown("move", move, "a move on record"), desk.IsExercise);
    }

    private static IResult Slip(HttpContext http, Desk desk, string move)
    {
        List<Problem> problems = [];
        var query = new ApiQuery(http, [Reader.AsOf, Reader.KnownAt, "scope", "leg", "hours"], problems);
        var hours = 96.0;
        if (
            query["hours"] is { } typed
            && !(
                double.TryParse(
                    typed,
                    System.Globalization.NumberStyles.Float,
                    System.Globalization.CultureInfo.InvariantCulture,
                    out hours
                ) && hours is >= 0 and <= 8784
            )
        )
            problems.Add(new Problem("hours", 0, $"\"{StateTimes.Clip(typed)}\"", "hours, 0 to 8784"));
        if (problems.Count > 0)
            return DayCall.Told(400, new Said([], problems[0]), desk.IsExercise);
        var looks = desk.Moves.Slip(
            query.Looked(User.Of(http)),
            move,
            query["leg"],
            Duration.FromMinutes(Math.Round(hours * 60))
        );
        problems.AddRange(looks.Problems);
        return problems.Count > 0 ? DayCall.Told(400, new Said([], problems[0]), desk.IsExercise)
            : looks.Scopes.Select(look => look.Value).FirstOrDefault(one => one is not null) is { } slip
                ? JsonLines.Answer(200, MoveLines.Slip(slip, desk.IsExercise))
            : DayCall.Told(404, DayCall.Unknown("move", move, "a move on record, and a leg of it"), desk.IsExercise);
    }

    private static Task<IResult> Say(HttpContext http, Desk desk, string move, string word) =>
        DayCall.Take(
            http,
            desk,
            fields =>
            {
                var kind = StatementKind.Named(word);
                var typed = (kind?.Fields ?? []).ToDictionary(
                    field => field.Name,
                    field => fields.TextOrNull(field.Name, MostText)
                );
                var id = fields.TextOrNull("id", 40);
                return inquiry =>
                {
                    List<FieldProblem> wrong = [];
                    var said = desk.Moves.Say(
                        User.Of(http),
                        inquiry.Scope,
                        move,
                        word,
                        name => typed.GetValueOrDefault(name),
                        Guid.TryParseExact(id, "D", out var made) ? made : Guid.NewGuid(),
                        wrong
                    );
                    return Told(said, desk.IsExercise);
                };
            }
        );

    private static Task<IResult> Do(HttpContext http, Desk desk, string move, string doing) =>
        DayCall.Take(
            http,
            desk,
            fields =>
            {
                var of = fields.TextOrNull("of", 100) ?? "";
                return inquiry =>
                    doing switch
                    {
                        "strike" => Told(
                            desk.Moves.Strike(
                                User.Of(http),
                                inquiry.Scope,
                                move,
                                long.TryParse(of, System.Globalization.CultureInfo.InvariantCulture, out var entry)
                                    ? entry
                                    : 0
                            ),
                            desk.IsExercise
                        ),
                        "propose" => Told(
                            desk.Moves.Propose(
                                User.Of(http),
                                inquiry.Scope,
                                move,
                                of,
                                Moves.SolveWithin,
                                http.RequestAborted
                            ).Said,
                            desk.IsExercise
                        ),
                        "seat" => Told(desk.Moves.Seat(User.Of(http), inquiry.Scope, move, of), desk.IsExercise),
                        _ => DayCall.Told(DayCall.Unknown("doing", doing, "strike, propose or seat"), desk.IsExercise),
                    };
            }
        );

    /// <summary>What came of it: the reference that was given, or every problem at its field.</summary>
    public static string Line(Numbered said, bool isExercise) =>
        JsonLines.Of(json =>
        {
            json.WriteString("reference", said.Reference);
            json.Problems(said.Problems);
            json.WriteBoolean("exercise", isExercise);
        });

    private static IResult Told(Numbered said, bool isExercise) =>
        JsonLines.Answer(said.Problems.Count > 0 ? 400 : 200, [Line(said, isExercise)]);
}
