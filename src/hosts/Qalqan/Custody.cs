using Qalqan.Kernel;
using Qalqan.Store;
using Qalqan.Store.Sqlite;

namespace Qalqan;

/// <summary>The journal commands: what is its digest, what can be saved.</summary>
public static class Custody
{
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

    /// <summary>Every whole entry before the damage, the vault, the packs on record and the settings, into a new folder.</summary>
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
        if (folder.Vault.Damage is { } damage)
            Console.Error.WriteLine($"Without the details of persons. {damage}");
        return 0;
    }

    internal static (Head Head, bool IsExercise) HeadOf(string path)
    {
        if (!Folder.Exists(path))
            return (new Head(0, null, Convert.ToHexStringLower(Chain.Beginning(FolderKind.Real))), false);
        using var folder = Folder.OpenToRead(path);
        return (folder.Journal.Head, folder.Journal.Kind is FolderKind.Exercise);
    }
}
