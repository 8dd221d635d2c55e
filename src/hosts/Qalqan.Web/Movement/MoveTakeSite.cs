using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.HttpResults;
using Qalqan.Movement;
using Qalqan.Sheets;
using Qalqan.Web.Pages;
using Qalqan.Words;
using Problem = Qalqan.Kernel.Problem;

namespace Qalqan.Web;

/// <summary>Sheets about a move, from a page and from a program: load lists, manifests, legs, property; and tracks as GPX files.</summary>
internal sealed class MoveTakeSite(Desk desk)
{
    private const string Address = MoveSite.Address + "/{move}/take/{kind}";

    public static void Map(WebApplication app, Desk desk, string language)
    {
        var site = new MoveTakeSite(desk);
        app.MapMethods(
                Address,
                Site.Reading,
                (HttpContext http, string move, string kind) =>
                    StatementKind.Named(kind) is { } known
                        ? site.Page(200, Reader.Of(http, language), move, known, null, true, [])
                        : Results.NotFound()
            )
            .Needs(Right.SayMoves);
        app.MapPost(
                Address,
                (Delegate)(
                    (HttpContext http, string move, string kind) =>
                        site.Take(http, Reader.Of(http, language), move, kind)
                )
            )
            .Needs(Right.SayMoves);
        app.MapPost(
                "/api/movement/{move}/take/{statement}",
                (Delegate)((HttpContext http, string move, string statement) => site.Call(http, move, statement))
            )
            .Needs(Right.SayMoves)
            .Described(
                "Takes in a sheet whose columns are the fields of one kind of statement: good rows are recorded, each refused row is named. Of \"track\" a GPX file, for the chalk that is asked.",
                ["scope", "dry-run", "chalk"],
                brings: "a workbook, a text file, or a GPX file, as its own bytes"
            );
    }

    private async Task<IResult> Take(HttpContext http, Reader reader, string move, string word)
    {
        if (StatementKind.Named(word) is not { } kind)
            return Results.NotFound();
        var upload = await Upload.Read(http.Request);
        if (upload is null || (upload.File.Length == 0 && !upload.IsTooLarge))
            return Page(
                400,
                reader,
                move,
                kind,
                null,
                true,
                [new Problem("", 0, reader.Say("web.import.no-file"), reader.Say("web.sheet.wanted"))]
            );
        List<Problem> problems = [];
        var isTrial = upload.Fields.GetValueOrDefault("do") != "take";
        var bytes = upload.IsTooLarge ? null : upload.File;
        var taken = Taken(
            reader.User,
            reader["scope"],
            move,
            kind,
            bytes,
            upload.Fields.GetValueOrDefault("chalk") ?? "",
            upload.FileName,
            isTrial,
            reader.Speech,
            problems
        );
        return kind.Word == "track" && problems.Count == 0
            ? Results.LocalRedirect(reader.Page(MoveSite.PageOf(move, "road")))
            : Page(problems.Count > 0 ? 400 : 200, reader, move, kind, taken, isTrial, problems);
    }

    private async Task<IResult> Call(HttpContext http, string move, string word)
    {
        List<Problem> problems = [];
        var query = new ApiQuery(http, ["scope", "dry-run", "chalk"], problems);
        var isTrial = query.Flag("dry-run", problems);
        var bytes = await StateApi.Bytes(http, Limits.FileBytes);
        if (StatementKind.Named(word) is not { } kind)
            return DayCall.Told(
                404,
                DayCall.Unknown("statement", word, "a kind of /api/movement/kinds"),
                desk.IsExercise
            );
        var taken =
            problems.Count == 0
                ? Taken(
                    User.Of(http),
                    query["scope"],
                    move,
                    kind,
                    bytes,
                    query["chalk"] ?? "",
                    StateApi.File,
                    isTrial,
                    Speech.In("en"),
                    problems
                )
                : null;
        return JsonLines.Answer(problems.Count > 0 ? 400 : 200, Lines(taken, problems, desk.IsExercise));
    }

    /// <summary>The counts and then a line for each refused row; or the problems.</summary>
    public static IEnumerable<string> Lines(MoveTaken? taken, IReadOnlyList<Problem> problems, bool isExercise)
    {
        yield return JsonLines.Of(json =>
        {
            json.Number("new", taken?.New);
            json.Number("changed", taken?.Changed);
            json.Number("same", taken?.Same);
            json.Number("refused", taken?.Refused.Select(one => one.Row).Distinct().Count());
            json.Problems(problems);
            json.WriteBoolean("exercise", isExercise);
        });
        foreach (var one in taken?.Refused ?? [])
            yield return JsonLines.Of(json =>
            {
                json.WriteNumber("row", one.Row);
                json.WriteString("field", one.Field);
                json.WriteString("says", Speech.In("en").Say(one.Says));
                json.WriteBoolean("exercise", isExercise);
            });
    }

    private MoveTaken? Taken(
        User user,
        string? scope,
        string move,
        StatementKind kind,
        byte[]? bytes,
        string chalk,
        string file,
        bool isTrial,
        Speech speech,
        List<Problem> problems
    )
    {
        if (kind.Word == "track")
        {
            if (bytes is null || MoveIntake.Track(bytes, problems) is not { } track)
                return null;
            var said = desk.Moves.Say(
                user,
                scope,
                move,
                kind.Word,
                name =>
                    name switch
                    {
                        "chalk" => chalk,
                        "origin" => "gpx",
                        _ => track,
                    },
                Guid.NewGuid(),
                []
            );
            problems.AddRange(said.Problems);
            return said.Reference is null ? null : new MoveTaken(1, 0, 0, [], []);
        }
        var (table, refusal) = bytes is null
            ? (null, new SheetRefusal(RefusalKind.TooLarge, 0, $"> {Limits.FileBytes}"))
            : SheetFile.Read(bytes);
        if (refusal is not null)
        {
            var (seen, wanted) = SheetSpeech.Of(refusal);
            problems.Add(new Problem(file, refusal.Row, speech.Say(seen), speech.Say(wanted)));
            return null;
        }
        var taken = desk.Moves.Take(user, scope, move, kind, table!, isTrial);
        problems.AddRange(taken.Problems);
        return taken;
    }

    private RazorComponentResult<MoveTakePage> Page(
        int status,
        Reader reader,
        string move,
        StatementKind kind,
        MoveTaken? taken,
        bool isTrial,
        IReadOnlyList<Problem> problems
    ) =>
        Site.Page<MoveTakePage>(
            status,
            ("Reader", reader),
            ("IsExercise", desk.IsExercise),
            ("Move", move),
            ("Kind", kind),
            ("Taken", taken),
            ("IsTrial", isTrial),
            ("Problems", problems)
        );
}
