using NodaTime;
using Qalqan.Kernel;
using Qalqan.Store;
using Qalqan.Web;

namespace Qalqan;

/// <summary>The commands that write: new, load, and the making of the exercise.</summary>
public static class Recording
{
    // One transaction a batch. Larger ones gain nothing on a quiet disk and lengthen the wait for the first progress line.
    private const int BatchReports = 100;

    public static int New(string path, bool isExercise)
    {
        if (Directory.Exists(path) && Directory.EnumerateFileSystemEntries(path).Any())
            throw new RefusalException(
                new Problem(path, 0, "a folder with something in it", "a new or an empty folder")
            );
        var kind = isExercise ? FolderKind.Exercise : FolderKind.Real;
        using var folder = Folder.OpenToWrite(path, kind, SystemClock.Instance);
        Console.Error.WriteLine($"Made {path}: {Says(kind)}, for life.");
        return 0;
    }

    public static int Load(string path, IReadOnlyList<string> packs, string? scope, bool isJson)
    {
        List<Problem> problems = [];
        var files = packs.Select(pack => PackFiles.Open(pack, problems)).OfType<PackFiles>().ToList();
        if (problems.Count > 0)
            throw new RefusalException(problems);
        Load(path, files, scope, isJson ? PrintAcknowledged : null);
        return 0;
    }

    /// <summary>The first case in a new EXERCISE folder.</summary>
    public static void MakeExercise(string path)
    {
        Console.Error.WriteLine(
            $"No data folder at {path}: making the EXERCISE, Kazakhstan's first contingent with UNDOF. Its people are invented."
        );
        Load(path, [Packs.FirstCase], null, null);
    }

    private static void Load(
        string path,
        IReadOnlyList<PackFiles> files,
        string? scope,
        Action<Head, bool>? acknowledge
    )
    {
        var now = SystemClock.Instance.GetCurrentInstant();
        var (scopes, adopted) = Contingents(path, scope);
        var intake = new Packs(CommandLine.Capabilities).Read(
            files,
            scopes,
            adopted,
            Instant.FromUnixTimeMilliseconds(now.ToUnixTimeMilliseconds())
        );
        RefuseWrongKind(path, intake);
        using var folder = Folder.OpenToWrite(
            path,
            intake.IsExercise is true ? FolderKind.Exercise : FolderKind.Real,
            SystemClock.Instance
        );
        RefuseOtherBytes(folder.Journal, intake.Submissions);
        foreach (var bytes in intake.Shelved)
            folder.Shelf.Put(bytes);
        var before = folder.Journal.Head.Number;
        foreach (var batch in intake.Submissions.Chunk(BatchReports))
        {
            var receipts = folder.Journal.AppendAll(batch).AsTask().GetAwaiter().GetResult();
            if (receipts.FirstOrDefault(receipt => receipt.Outcome is Outcome.Refused) is { } refused)
                throw new InvalidOperationException($"A report that had been checked was refused: {refused.Problem}");
            acknowledge?.Invoke(folder.Journal.Head, folder.Journal.Kind is FolderKind.Exercise);
        }
        var recorded = folder.Journal.Head.Number - before;
        Console.Error.WriteLine(
            $"{Says(folder.Journal.Kind)} {path}: {recorded} recorded, {intake.Submissions.Count - recorded} there already; {folder.Journal.Head.Number} entries."
        );
    }

    private static void PrintAcknowledged(Head head, bool isExercise)
    {
        Console.Out.WriteLine(
            Json.Line(json =>
            {
                json.WriteNumber("acknowledged", head.Number);
                json.WriteBoolean("exercise", isExercise);
            })
        );
        Console.Out.Flush();
    }

    private static (IReadOnlyList<string> Scopes, IReadOnlyList<(string, Standard)> Adopted) Contingents(
        string path,
        string? wanted
    )
    {
        if (!Folder.Exists(path))
            return ([], []);
        using var folder = Folder.OpenToRead(path);
        if (folder.Journal.Damage is { } why)
            throw new RefusalException(new Problem(path, 0, why, "a sound journal"));
        var desk = new Desk(folder.Journal, folder.Shelf, CommandLine.Capabilities, SystemClock.Instance);
        var contingents = desk.Contingents().Where(scope => wanted is null || scope == wanted).ToList();
        return (
            contingents,
            [.. contingents.SelectMany(scope => desk.Adopted(scope).Select(standard => (scope, standard)))]
        );
    }

    private static void RefuseWrongKind(string path, Intake intake)
    {
        if (!Folder.Exists(path) || intake.IsExercise is not { } isExercise)
            return;
        using var folder = Folder.OpenToRead(path);
        if (isExercise != folder.Journal.Kind is FolderKind.Exercise)
            throw new RefusalException(
                new Problem(
                    path,
                    0,
                    $"{(isExercise ? "an exercise's" : "a real contingent's")} pack for a folder that is {Says(folder.Journal.Kind)}",
                    "a pack and a folder of one kind: EXERCISE or REAL is for life"
                )
            );
    }

    // Before anything is written, so that a refused load changes nothing.
    private static void RefuseOtherBytes(IJournal journal, IReadOnlyList<Submission> submissions)
    {
        List<Problem> problems = [];
        foreach (var report in submissions.Select(submission => submission.Report))
        {
            if (journal.NumberOf(report.Id) is not { } number)
                continue;
            var stored = journal.ReadAfter(number - 1).First().Bytes.Span;
            var bytes = Envelope.Write(report);
            if (!stored.SequenceEqual(bytes))
                problems.Add(
                    new Problem(
                        $"report {report.Id}",
                        0,
                        $"other bytes, SHA-256 {StandardPack.DigestOf(bytes)}",
                        $"those of entry {number}, SHA-256 {StandardPack.DigestOf(stored)}: a correction is a new report"
                    )
                );
        }
        if (problems.Count > 0)
            throw new RefusalException(problems);
    }

    internal static string Says(FolderKind kind) => kind is FolderKind.Exercise ? "EXERCISE" : "REAL";
}
