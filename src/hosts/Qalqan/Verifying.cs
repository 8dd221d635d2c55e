using Qalqan.Kernel;
using Qalqan.Store;
using Qalqan.Store.Sqlite;

namespace Qalqan;

/// <summary>What a check of a whole data folder found: its journal, its vault, its packs.</summary>
public sealed record FolderReport(JournalReport Journal, VaultReport Vault, IReadOnlyList<string> MissingPacks)
{
    public bool IsSound => Journal.IsSound && Vault.IsSound && MissingPacks.Count == 0;

    /// <summary>Checks the folder beside whoever writes it, and changes nothing.</summary>
    public static FolderReport Of(string path, string? head, Action<long>? progress = null)
    {
        var journal = JournalCheck.Of(Folder.JournalPath(path), head, progress);
        if (!File.Exists(Path.Combine(path, "format")))
            journal = journal with { Damage = [.. journal.Damage, "The folder's file `format` is missing."] };
        if (journal.Head.Number == 0)
            return new FolderReport(journal, Nothing, []);
        using var folder = Folder.OpenToRead(path);
        return new FolderReport(
            journal,
            VaultCheck.Of(folder.Journal, folder.Vault, Exported.UpTo(path)),
            folder.MissingPacks()
        );
    }

    internal static VaultReport Nothing { get; } = new(0, 0, 0, [], [], [], null);
}

/// <summary>The command that says whether the record is as it was recorded.</summary>
public static class Verifying
{
    public static int Verify(string path, string? head, bool isJson)
    {
        FolderKeys.Of(path); // asked for before the chain is walked
        var report = Folder.Exists(path)
            ? FolderReport.Of(path, head, count => Console.Error.Write($"\r{count} entries"))
            : new FolderReport(
                new JournalReport(FolderKind.Real, Custody.HeadOf(path).Head, [], [], head),
                FolderReport.Nothing,
                []
            );
        if (isJson)
            Console.Out.WriteLine(Line(report));
        else
            Print(path, report);
        return report.IsSound ? 0 : 1;
    }

    private static void Print(string path, FolderReport report)
    {
        var (journal, vault) = (report.Journal, report.Vault);
        Console.Out.WriteLine($"{path}: {journal.Head.Number} entries, head {journal.Head.Hash}");
        foreach (var (number, what) in Altered(report))
            Console.Out.WriteLine($"ALTERED  entry {number}: {what}");
        foreach (var damage in Damage(report))
            Console.Out.WriteLine($"DAMAGED  {damage}");
        foreach (var holder in vault.Unfinished)
            Console.Out.WriteLine(
                $"UNDONE   the erasure of {holder.Person} in {holder.Scope}: `qalqan erase {holder.Person} --why TEXT` finishes it"
            );
        foreach (var pack in report.MissingPacks)
            Console.Out.WriteLine($"MISSING  pack {pack}, which is on record");
        if (journal.HeadMissing is { } head)
            Console.Out.WriteLine(
                $"MISSING  the entry with hash {head}: entries after the last one here are gone, or the chain was written anew"
            );
        if (vault.Whole + vault.Erased + vault.Absent + vault.Strays.Count > 0)
            Console.Out.WriteLine(
                $"Details: {vault.Whole} whole, {vault.Erased} erased, {vault.Absent} left out of the export, {vault.Strays.Count} of no entry."
            );
        if (vault.Papers > 0)
            Console.Out.WriteLine($"Papers: {vault.Papers} whole.");
        if (report.IsSound)
            Console.Out.WriteLine(
                journal.Head.Number == 0 ? "Nothing is recorded here." : "Whole: every entry is as it was recorded."
            );
    }

    private static string Line(FolderReport report) =>
        Json.Line(json =>
        {
            json.WriteNumber("entries", report.Journal.Head.Number);
            json.WriteString("head", report.Journal.Head.Hash);
            json.WriteBoolean("sound", report.IsSound);
            json.WriteStartArray("altered");
            foreach (var (number, what) in Altered(report))
            {
                json.WriteStartObject();
                json.WriteNumber("number", number);
                json.WriteString("what", what);
                json.WriteEndObject();
            }
            json.WriteEndArray();
            Json.WriteList(json, "damage", Damage(report));
            Json.WriteList(json, "missingPacks", report.MissingPacks);
            json.WriteString("missingHead", report.Journal.HeadMissing);
            json.WriteNumber("details", report.Vault.Whole);
            json.WriteNumber("erasedDetails", report.Vault.Erased);
            json.WriteNumber("absentDetails", report.Vault.Absent);
            json.WriteNumber("papers", report.Vault.Papers);
            Json.WriteList(json, "unfinished", report.Vault.Unfinished.Select(one => $"{one.Scope}/{one.Person}"));
            Json.WriteList(json, "strays", report.Vault.Strays.Select(report => report.ToString()));
            if (report.Journal.Kind is { } kind)
                json.WriteBoolean("exercise", kind is FolderKind.Exercise);
            else
                json.WriteNull("exercise");
        });

    private static IEnumerable<(long Number, string What)> Altered(FolderReport report) =>
        report
            .Journal.Alterations.Select(one => (one.Number, one.What))
            .Concat(report.Vault.Broken.Select(one => (one.Number, one.What)))
            .OrderBy(one => one.Number);

    private static IEnumerable<string> Damage(FolderReport report) =>
        report.Vault.Damage is { } damage ? [.. report.Journal.Damage, damage] : report.Journal.Damage;
}
