using System.Buffers;
using Qalqan.Store;

namespace Qalqan;

/// <summary>
/// Which files of a data folder are its record and go into a backup: not its logs, locks, earlier backups, rows of an
/// import that were never recorded, and who is signed in.
/// </summary>
internal static class BackupParts
{
    public const string Journal = "journal.sqlite";
    public const string Vault = "vault.sqlite";

    private static readonly string[] Single =
    [
        "format",
        "settings.json",
        "custody.json",
        "export.json",
        FolderLock.FileName,
        .. SecretFile.Names.Where(name => name != "sessions.json"),
    ];
    private static readonly string[] Folders = ["packs", "imports"];
    private static readonly string[] LeftOut = ["imports/staged"];

    // On any of the systems it may be restored on.
    private static readonly SearchValues<char> Forbidden = SearchValues.Create("\\:\0<>|*?\"");

    /// <summary>The plain files that are there, by their paths; the two databases are copied in their own way.</summary>
    public static IEnumerable<string> PlainOf(string folder)
    {
        foreach (var file in Single.Where(file => File.Exists(Path.Combine(folder, file))))
            yield return file;
        foreach (var below in Folders)
        foreach (var file in FilesBelow(folder, below))
            yield return file;
    }

    /// <summary>Whether a backup may bring that path: one of the record's own places, and nowhere else.</summary>
    public static bool IsPart(string path)
    {
        var steps = path.Split('/');
        return path is Journal or Vault
            || Single.Contains(path)
            || steps.Length > 1
                && Folders.Contains(steps[0])
                && !LeftOut.Any(left => path.StartsWith(left + "/", StringComparison.Ordinal))
                && steps.All(step =>
                    step.Length is > 0 and < 200
                    && step is not ("." or "..")
                    && step.AsSpan().IndexOfAny(Forbidden) < 0
                    && !step.Any(char.IsControl)
                );
    }

    // By hand: links are not followed.
    private static IEnumerable<string> FilesBelow(string folder, string below)
    {
        var here = new DirectoryInfo(Path.Combine(folder, below));
        if (!here.Exists || here.LinkTarget is not null || LeftOut.Contains(below))
            yield break;
        foreach (var entry in here.EnumerateFileSystemInfos().OrderBy(entry => entry.Name, StringComparer.Ordinal))
            if (entry is DirectoryInfo)
                foreach (var file in FilesBelow(folder, $"{below}/{entry.Name}"))
                    yield return file;
            else if (entry.LinkTarget is null && !entry.Name.EndsWith(".new", StringComparison.Ordinal))
                yield return $"{below}/{entry.Name}";
    }
}
