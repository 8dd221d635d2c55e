using Qalqan.Kernel;
using Qalqan.Store;
using Qalqan.Store.Sqlite;

namespace Qalqan;

/// <summary>The journal commands: is it whole, what is its digest, what can be saved.</summary>
public static class Custody
{
    public static int Verify(string path, string? head, bool isJson)
    {
        if (!Folder.Exists(path))
            return PrintAbsent(path, head, isJson);
        var report = JournalCheck.Of(
            Folder.JournalPath(path),
            head,
            count => Console.Error.Write($"\r{count} entries")
        );
        if (!File.Exists(Path.Combine(path, "format")))
            report = report with { Damage = [.. report.Damage, "The folder's file `format` is missing."] };
        var missing = report.Head.Number > 0 ? MissingPacks(path) : [];
        if (isJson)
            Console.Out.WriteLine(Line(report, missing));
        else
            Print(path, report, missing);
        return report.IsSound && missing.Count == 0 ? 0 : 1;
    }

    public static int Digest(string path, bool isJson)
    {
        var (head, isExercise) = HeadOf(path);
        Console.Out.WriteLine(
            isJson
                ? Json.Line(json =>
                {
                    json.WriteNumber("entries", head.Number);
                    json.WriteString("head", head.Hash);
                    json.WriteBoolean("exercise", isExercise);
                })
                : $"{head.Number} entries, head {head.Hash}"
        );
        return 0;
    }

    /// <summary>Every whole entry before the damage, the packs on record and the settings, into a new folder.</summary>
    public static int Recover(string path, string to, bool isJson)
    {
        if (Directory.Exists(to) && Directory.EnumerateFileSystemEntries(to).Any())
            throw new RefusalException(new Problem(to, 0, "a folder with something in it", "a new or an empty folder"));
        using var folder = Folder.OpenToRead(path);
        var saved = folder.CopyTo(to);
        var isCutShort = folder.Journal.Head.Number > saved.Number;
        if (isJson)
            Console.Out.WriteLine(
                Json.Line(json =>
                {
                    json.WriteNumber("entries", saved.Number);
                    json.WriteString("head", saved.Hash);
                    json.WriteString("to", to);
                    json.WriteBoolean("stopped", isCutShort);
                    json.WriteBoolean("exercise", folder.Journal.Kind is FolderKind.Exercise);
                })
            );
        else
            Console.Out.WriteLine($"Saved {saved.Number} entries to {to}, head {saved.Hash}.");
        if (isCutShort)
            Console.Error.WriteLine(
                $"Stopped there: entry {saved.Number + 1} is missing or not as it was recorded, so nothing behind it is certain."
            );
        return 0;
    }

    private static IReadOnlyList<string> MissingPacks(string path)
    {
        using var folder = Folder.OpenToRead(path);
        return folder.MissingPacks();
    }

    private static (Head Head, bool IsExercise) HeadOf(string path)
    {
        if (!Folder.Exists(path))
            return (new Head(0, null, Convert.ToHexStringLower(Chain.Beginning(FolderKind.Real))), false);
        using var folder = Folder.OpenToRead(path);
        return (folder.Journal.Head, folder.Journal.Kind is FolderKind.Exercise);
    }

    private static int PrintAbsent(string path, string? head, bool isJson)
    {
        var nothing = new JournalReport(FolderKind.Real, HeadOf(path).Head, [], [], head);
        if (isJson)
            Console.Out.WriteLine(Line(nothing, []));
        else
            Print(path, nothing, []);
        return nothing.IsSound ? 0 : 1;
    }

    private static void Print(string path, JournalReport report, IReadOnlyList<string> missing)
    {
        Console.Out.WriteLine($"{path}: {report.Head.Number} entries, head {report.Head.Hash}");
        foreach (var alteration in report.Alterations)
            Console.Out.WriteLine($"ALTERED  entry {alteration.Number}: {alteration.What}");
        foreach (var damage in report.Damage)
            Console.Out.WriteLine($"DAMAGED  {damage}");
        foreach (var pack in missing)
            Console.Out.WriteLine($"MISSING  pack {pack}, which is on record");
        if (report.HeadMissing is { } head)
            Console.Out.WriteLine(
                $"MISSING  the entry with hash {head}: entries after the last one here are gone, or the chain was written anew"
            );
        if (report.IsSound && missing.Count == 0)
            Console.Out.WriteLine(
                report.Head.Number == 0 ? "Nothing is recorded here." : "Whole: every entry is as it was recorded."
            );
    }

    private static string Line(JournalReport report, IReadOnlyList<string> missing) =>
        Json.Line(json =>
        {
            json.WriteNumber("entries", report.Head.Number);
            json.WriteString("head", report.Head.Hash);
            json.WriteBoolean("sound", report.IsSound && missing.Count == 0);
            json.WriteStartArray("altered");
            foreach (var alteration in report.Alterations)
            {
                json.WriteStartObject();
                json.WriteNumber("number", alteration.Number);
                json.WriteString("what", alteration.What);
                json.WriteEndObject();
            }
            json.WriteEndArray();
            Json.WriteList(json, "damage", report.Damage);
            Json.WriteList(json, "missingPacks", missing);
            json.WriteString("missingHead", report.HeadMissing);
            if (report.Kind is { } kind)
                json.WriteBoolean("exercise", kind is FolderKind.Exercise);
            else
                json.WriteNull("exercise");
        });
}
