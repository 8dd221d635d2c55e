using NodaTime;
using Qalqan.Kernel;
using Qalqan.Measures;
using Qalqan.Movement;
using Qalqan.Sheets;
using Qalqan.Store;
using Qalqan.Web;
using Qalqan.Words;
using Problem = Qalqan.Kernel.Problem;

namespace Qalqan;

/// <summary>The commands of moves on record: list, show, slip, say, take, seat, strike. They ask the desk as the pages do.</summary>
internal static class MoveRecords
{
    public static int All(string path, Inquiry inquiry, bool isJson, Speech speech)
    {
        using var folder = Folder.OpenToRead(path);
        var desk = Judging.DeskOf(folder);
        var looks = desk.Moves.All(inquiry);
        Refuse(looks.Problems);
        if (isJson)
            return Print(MoveLines.All(looks, desk.IsExercise));
        Head(desk, speech);
        foreach (var move in looks.Scopes.SelectMany(look => look.Value))
            Console.Out.WriteLine(
                $"{move.Name}  {move.Move.Said.Title}  {MovementWords.Of(move.Stage, speech)}  {MoveWhere.Say(move, speech)}"
            );
        return 0;
    }

    /// <summary>Exit 1 where something of it is breached.</summary>
    public static int Show(string path, Inquiry inquiry, string name, bool isJson, Speech speech)
    {
        using var folder = Folder.OpenToRead(path);
        var desk = Judging.DeskOf(folder);
        var looks = desk.Moves.One(inquiry, name);
        Refuse(looks.Problems);
        var move =
            looks.Scopes.Select(look => look.Value).FirstOrDefault(one => one is not null) ?? throw Missing(name);
        if (isJson)
            Print(MoveLines.Of(move, desk.IsExercise));
        else
            Print(move, looks.Scopes.First(look => look.Value is not null).Zone, desk, speech);
        return move.Findings.Any(finding => finding.Verdict is Verdict.Breached) ? 1 : 0;
    }

    /// <summary>Exit 1 where a clearance would have to be had again.</summary>
    public static int Slip(
        string path,
        Inquiry inquiry,
        string name,
        string? leg,
        decimal hours,
        bool isJson,
        Speech speech
    )
    {
        using var folder = Folder.OpenToRead(path);
        var desk = Judging.DeskOf(folder);
        var looks = desk.Moves.Slip(inquiry, name, leg, Duration.FromMinutes((double)(hours * 60)));
        Refuse(looks.Problems);
        var slip =
            looks.Scopes.Select(look => look.Value).FirstOrDefault(one => one is not null) ?? throw Missing(name);
        if (isJson)
            Print(MoveLines.Slip(slip, desk.IsExercise));
        else
        {
            Head(desk, speech);
            foreach (var (one, departs, arrives) in slip.Times)
                Console.Out.WriteLine(
                    $"{one.Name}  {Dtg.OrIso(one.Departs)} > {Dtg.OrIso(departs)} – {Dtg.OrIso(arrives)}"
                );
            foreach (var line in slip.Reopened)
                Console.Out.WriteLine(Cleared.ToDo(line) is { } says ? speech.Say(says) : line.Wanted.Said.Clearance);
        }
        return slip.Reopened.Count > 0 ? 1 : 0;
    }

    public static int Say(string path, string? scope, string move, string word, string[] typed, User user, bool isJson)
    {
        var kind = KindOf(word);
        Dictionary<string, string> fields = [];
        foreach (var text in typed)
        {
            var (name, value) = text.Split('=', 2) is [var before, var behind] ? (before, behind) : (text, null);
            if (value is null || kind.Fields.All(field => field.Name != name))
                throw new RefusalException(
                    new Problem(
                        "FIELD=VALUE",
                        0,
                        $"\"{text}\"",
                        $"one of {string.Join(", ", kind.Fields.Select(field => field.Name))}, then = and a value"
                    )
                );
            // Said again they are further lines.
            fields[name] = fields.TryGetValue(name, out var lines) ? $"{lines}\n{value}" : value;
        }
        return Write(
            path,
            desk => desk.Moves.Say(user, scope, move, word, fields.GetValueOrDefault, Guid.NewGuid(), []),
            isJson
        );
    }

    public static int Strike(string path, string? scope, string move, long entry, User user, bool isJson) =>
        Write(path, desk => desk.Moves.Strike(user, scope, move, entry), isJson);

    /// <summary>Proposes a seating of a leg and records it; with <paramref name="isTaken"/> its manifests as well.</summary>
    public static int Seat(
        string path,
        string? scope,
        string move,
        string leg,
        int seconds,
        bool isTaken,
        User user,
        bool isJson
    ) =>
        Write(
            path,
            desk =>
            {
                var (said, proposal) = desk.Moves.Propose(
                    user,
                    scope,
                    move,
                    leg,
                    Duration.FromSeconds(seconds),
                    CancellationToken.None
                );
                if (proposal is { Seats.Count: 0 })
                    throw new RefusalException(
                        new Problem(
                            "leg",
                            0,
                            $"{JsonLines.Kebab(proposal.Proof)}: no seating keeps every rule",
                            string.Join(
                                "; ",
                                proposal
                                    .Relaxations.Where(one => one.Helps)
                                    .Select(one => $"without {JsonLines.Kebab(one.Rule)} it could be done")
                                    .DefaultIfEmpty("other chalks, more payload, or more holders of a role")
                            )
                        )
                    );
                return isTaken && said.Reference is { } name ? desk.Moves.Seat(user, scope, move, name) : said;
            },
            isJson
        );

    /// <summary>A sheet of one kind of statement; or, of a track, a GPX file. Exit 1 where a row was refused.</summary>
    public static int Take(
        string path,
        string? scope,
        string move,
        string word,
        string file,
        string? chalk,
        bool isTrial,
        User user,
        bool isJson
    )
    {
        var kind = KindOf(word);
        var bytes = File.ReadAllBytes(file);
        using var folder = Opened(path);
        var desk = Judging.DeskOf(folder);
        List<Problem> problems = [];
        MoveTaken? taken = null;
        if (kind.Word == "track")
        {
            if (MoveIntake.Track(bytes, problems) is { } track)
                problems.AddRange(
                    desk.Moves.Say(
                        user,
                        scope,
                        move,
                        word,
                        name =>
                            name switch
                            {
                                "chalk" => chalk,
                                "origin" => "gpx",
                                _ => track,
                            },
                        Guid.NewGuid(),
                        []
                    ).Problems
                );
            taken = new MoveTaken(1, 0, 0, [], []);
        }
        else
        {
            var (table, refusal) = SheetFile.Read(bytes);
            if (refusal is not null)
                throw new RefusalException(
                    new Problem(file, refusal.Row, $"{refusal.Kind}", "a workbook or CSV with a row of heads")
                );
            taken = desk.Moves.Take(user, scope, move, kind, table!, isTrial);
            problems.AddRange(taken.Problems);
        }
        Refuse(problems);
        if (isJson)
            Print(MoveTakeSite.Lines(taken, [], desk.IsExercise));
        else
        {
            Console.Out.WriteLine($"new {taken.New}, changed {taken.Changed}, the same {taken.Same}");
            foreach (var one in taken.Refused)
                Console.Out.WriteLine($"{file}:{one.Row}: {one.Field}: {Speech.In("en").Say(one.Says)}");
        }
        return taken.Refused.Count > 0 ? 1 : 0;
    }

    private static StatementKind KindOf(string word) =>
        StatementKind.Named(word)
        ?? throw new RefusalException(
            new Problem("KIND", 0, $"\"{word}\"", string.Join(", ", StatementKinds.All.Select(kind => kind.Word)))
        );

    private static void Print(MoveFile move, DateTimeZone zone, Desk desk, Speech speech)
    {
        var output = Console.Out;
        Head(desk, speech);
        output.WriteLine($"{move.Name}  {move.Move.Said.Title}  {MovementWords.Of(move.Stage, speech)}");
        output.WriteLine(MoveWhere.Say(move, speech));
        foreach (var leg in move.Legs)
            output.WriteLine(
                $"  {leg.Name}  {leg.Said.From} – {leg.Said.To}  {Dtg.OrIso(leg.Departs)} – {Dtg.OrIso(leg.Arrives)}"
            );
        foreach (var one in MoveToDo.Of(move, zone))
            output.WriteLine($"  {(one.IsLate ? "! " : "")}{one.Day}  {speech.Say(one.Says)}");
        foreach (var finding in move.Findings.Where(finding => finding.Verdict is not Verdict.Met))
            output.WriteLine($"  {finding.Verdict}: {speech.Say(finding.Says)}");
    }

    private static Folder Opened(string path)
    {
        using (Folder.OpenToRead(path)) { } // refused where there is no folder: none is made to write in
        return Folder.OpenToWrite(
            path,
            FolderKind.Real,
            SystemClock.Instance,
            "stop it first, or do the same on the page /movement"
        );
    }

    private static int Write(string path, Func<Desk, Numbered> act, bool isJson)
    {
        using var folder = Opened(path);
        var desk = Judging.DeskOf(folder);
        var said = act(desk);
        Refuse(said.Problems);
        Console.Out.WriteLine(
            isJson
                ? MoveApi.Line(said, desk.IsExercise)
                : $"{(desk.IsExercise ? "EXERCISE " : "")}{said.Reference}: recorded."
        );
        return 0;
    }

    private static int Print(IEnumerable<string> lines)
    {
        foreach (var line in lines)
            Console.Out.WriteLine(line);
        return 0;
    }

    private static void Head(Desk desk, Speech speech)
    {
        if (desk.IsExercise)
            Console.Out.WriteLine(speech.Say(Phrase.Of("cli.exercise")));
    }

    private static RefusalException Missing(string move) =>
        new(new Problem("MOVE", 0, $"\"{move}\"", "a move on record, and a leg of it where one is named"));

    private static void Refuse(IReadOnlyList<Problem> problems)
    {
        if (problems.Count > 0)
            throw new RefusalException([.. problems.Distinct()]);
    }
}
