using NodaTime;
using Qalqan.Claims;
using Qalqan.Kernel;
using Qalqan.Store;
using Qalqan.Web;

namespace Qalqan;

/// <summary>The commands that write: new and load.</summary>
public static class Recording
{
    // One transaction a batch. Larger ones gain nothing on a quiet disk and lengthen the wait for the first progress line.
    private const int BatchReports = 100;

    public static int New(string path, bool isExercise, bool isLocked)
    {
        if (Directory.Exists(path) && Directory.EnumerateFileSystemEntries(path).Any())
            throw new RefusalException(
                new Problem(path, 0, "a folder with something in it", "a new or an empty folder")
            );
        var kind = isExercise ? FolderKind.Exercise : FolderKind.Real;
        using var passphrase = isLocked ? Passphrase.New() : null;
        using (Folder.OpenToWrite(path, kind, SystemClock.Instance)) { }
        Console.Error.WriteLine($"Made {path}: {Says(kind)}, for life.");
        if (passphrase is not null)
            Locking.Add(path, passphrase);
        return 0;
    }

    public static int Load(string path, IReadOnlyList<string> packs, string? scope, bool isJson)
    {
        List<Problem> problems = [];
        var files = packs.Select(pack => PackFiles.Open(pack, problems)).OfType<PackFiles>().ToList();
        if (problems.Count > 0)
            throw new RefusalException(problems);
        var (recorded, stopped) = Load(path, path, files, scope, isJson ? PrintAcknowledged : null);
        if (stopped is null)
            return 0;
        if (recorded == 0)
            throw stopped;
        Console.Error.WriteLine(
            $"Stopped: {recorded} recorded before it, durably. Loading the same again goes on from there. {new Problem("the disk", 0, stopped.Message, "room and leave to write")}"
        );
        return 1;
    }

    /// <summary>How many were recorded, and what stopped it before the end: the disk.</summary>
    /// <param name="name">How the folder is called when it is done.</param>
    internal static (int Recorded, IOException? Stopped) Load(
        string path,
        string name,
        IReadOnlyList<PackFiles> files,
        string? scope,
        Action<Head, bool>? acknowledge
    )
    {
        var now = SystemClock.Instance.GetCurrentInstant();
        var there = Read(path, scope, files);
        var intake = new Packs(CommandLine.Capabilities).Read(
            files,
            there.Contingents,
            there.Adopted,
            Instant.FromUnixTimeMilliseconds(now.ToUnixTimeMilliseconds())
        );
        if (there.Kind is { } kind)
            RefuseWrongKind(path, intake, kind);
        using var folder = Folder.OpenToWrite(
            path,
            intake.IsExercise is true ? FolderKind.Exercise : FolderKind.Real,
            SystemClock.Instance
        );
        // Again: a folder that had lost its format was none until now, and its journal has a kind.
        RefuseWrongKind(path, intake, folder.Journal.Kind);
        var ledger = new Ledger(folder.Journal, folder.Vault);
        var prepared = ledger.Prepare(WithoutOpenMissions(intake.Drafts, Judging.DeskOf(folder)), intake.Seed);
        RefuseOtherBytes(folder.Journal, [.. prepared.Submissions.OfType<Submission>()]);
        foreach (var bytes in there.Missing.Concat(intake.Shelved))
            folder.Shelf.Put(bytes);
        var recorded = 0;
        foreach (var batch in prepared.InBatches(BatchReports))
        {
            try
            {
                var receipts = ledger.Append(batch).AsTask().GetAwaiter().GetResult();
                if (receipts.FirstOrDefault(receipt => receipt.Outcome is Outcome.Refused) is { } refused)
                    throw new InvalidOperationException(
                        $"A report that had been checked was refused: {refused.Problem}"
                    );
                recorded += receipts.Count(receipt => receipt.Outcome is Outcome.Recorded);
            }
            catch (IOException full)
            {
                return (recorded, full);
            }
            acknowledge?.Invoke(folder.Journal.Head, folder.Journal.Kind is FolderKind.Exercise);
        }
        Console.Error.WriteLine(
            $"{Says(folder.Journal.Kind)} {name}: {recorded} recorded, {intake.Drafts.Count - recorded} there already; {folder.Journal.Head.Number} entries."
        );
        return (recorded, null);
    }

    // A mission comes with each of its contingents and by itself: opening what is open already says nothing. What a pack tells
    // of the mission's days is another thing: two posts that report the same are two reports.
    private static List<Draft> WithoutOpenMissions(IReadOnlyList<Draft> drafts, Desk desk)
    {
        List<Draft> kept = [];
        HashSet<string> missions = [];
        foreach (var draft in drafts)
        {
            var report = draft.Report;
            if (report.Claim is ScopeOpened { Kind: ScopeKind.Mission })
                missions.Add(report.Scope);
            if (
                report.Claim is not (ScopeOpened or ZoneSet or MissionAdopted or StandardAdopted)
                || !missions.Contains(report.Scope)
                || !desk.Adoption.Says(report)
                    && !kept.Exists(other =>
                        other.Report.Scope == report.Scope
                        && other.Report.Claim == report.Claim
                        && other.Report.Valid.From <= report.Valid.From
                    )
            )
                kept.Add(draft);
        }
        return kept;
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

    private static Standing Read(string path, string? wanted, IReadOnlyList<PackFiles> packs)
    {
        if (!Folder.Exists(path))
            return new Standing(null, [], [], []);
        using var folder = Folder.OpenToRead(path);
        if (folder.Journal.Damage is { } why)
            throw new RefusalException(new Problem(path, 0, why, "a sound journal"));
        // What is lost from the shelf is as good from any pack: the digest on record says which bytes they are.
        var missing = folder
            .MissingPacks()
            .Select(digest => (digest, bytes: Packs.Find(digest, packs)))
            .Where(pack => pack.bytes is not null)
            .ToDictionary(pack => pack.digest, pack => pack.bytes!);
        var desk = Judging.DeskOf(folder);
        List<Problem> problems = [];
        var contingents = desk.Adoption.Contingents().Where(scope => wanted is null || scope == wanted).ToList();
        List<(string, Standard)> adopted =
        [
            .. contingents.SelectMany(scope =>
                desk.Adoption.Adopted(scope, digest => missing.GetValueOrDefault(digest), problems)
                    .Select(standard => (scope, standard))
            ),
        ];
        return problems.Count == 0
            ? new Standing(folder.Journal.Kind, contingents, adopted, [.. missing.Values])
            : throw new RefusalException([.. problems.Distinct()]);
    }

    private static void RefuseWrongKind(string path, Intake intake, FolderKind kind)
    {
        if (intake.IsExercise is { } isExercise && isExercise != kind is FolderKind.Exercise)
            throw new RefusalException(
                new Problem(
                    path,
                    0,
                    $"{Packs.Owner(isExercise)} pack for a folder that is {Says(kind)}",
                    "a pack and a folder of one kind: EXERCISE or REAL is for life"
                )
            );
    }

    // Before anything is written, so that a refused load changes nothing.
    private static void RefuseOtherBytes(IJournal journal, IReadOnlyList<Submission> submissions)
    {
        List<Problem> problems = [];
        Dictionary<ReportId, byte[]> ours = [];
        foreach (var report in submissions.Select(submission => submission.Report))
        {
            var bytes = Store.Envelope.Write(report);
            if (!ours.TryAdd(report.Id, bytes) && !bytes.AsSpan().SequenceEqual(ours[report.Id]))
                problems.Add(
                    new Problem(
                        $"report {report.Id}",
                        0,
                        $"other bytes, SHA-256 {StandardPack.DigestOf(bytes)}",
                        $"those that came before in this load, SHA-256 {StandardPack.DigestOf(ours[report.Id])}: a correction is a new report"
                    )
                );
            if (journal.NumberOf(report.Id) is not { } number)
                continue;
            var stored = journal.ReadAfter(number - 1).First().Bytes.Span;
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

    /// <summary>What a folder holds before a load; <c>Missing</c> are packs on record that the shelf lost and this load brings.</summary>
    private sealed record Standing(
        FolderKind? Kind,
        IReadOnlyList<string> Contingents,
        IReadOnlyList<(string, Standard)> Adopted,
        IReadOnlyList<byte[]> Missing
    );
}
