using Qalqan.Kernel;
using Qalqan.Store;

namespace Qalqan;

/// <summary>A data folder made again from a backup: every file against its digest, then the record against itself.</summary>
public static class Restoring
{
    /// <param name="backup">As <see cref="Backup"/> made it.</param>
    /// <param name="to">A new or an empty folder.</param>
    /// <returns>What the restored record was found to be, which is what its manifest says.</returns>
    /// <exception cref="RefusalException">Everything that is wrong with the backup; nothing was left behind.</exception>
    public static BackupManifest Restore(string backup, string to)
    {
        if (File.Exists(to) || Directory.Exists(to) && Directory.EnumerateFileSystemEntries(to).Any())
            throw new RefusalException(new Problem(to, 0, "a place with something in it", "a new or an empty folder"));
        var manifest = BackupManifest.Read(backup);
        FolderKeys.Of(backup); // asked for before anything is copied
        to = Path.TrimEndingDirectorySeparator(Path.GetFullPath(to));
        var aside = to + ".making";
        Shredded.Folder(aside);
        try
        {
            OwnersOnly.CreateFolder(aside);
            List<Problem> problems = [];
            foreach (var file in manifest.Files)
                Copy(backup, aside, file, problems);
            if (problems.Count == 0)
                Check(backup, aside, manifest, problems);
            if (problems.Count > 0)
                throw new RefusalException(problems);
            if (Directory.Exists(to))
                Directory.Delete(to);
            Directory.Move(aside, to);
            DurableFile.FlushFolder(Path.GetDirectoryName(to)!);
            return manifest;
        }
        finally
        {
            Shredded.Folder(aside);
        }
    }

    private static void Copy(string backup, string aside, BackupFile file, List<Problem> problems)
    {
        var from = Path.Combine(backup, file.Path);
        var name = $"{backup}: {file.Path}";
        if (new FileInfo(from) is not { Exists: true, LinkTarget: null } there)
        {
            problems.Add(new Problem(name, 0, "no such file", "every file that the backup names"));
            return;
        }
        if (there.Length != file.Bytes)
        {
            problems.Add(new Problem(name, 0, $"{there.Length} bytes", $"{file.Bytes}, as it was made"));
            return;
        }
        var to = Path.Combine(aside, file.Path);
        OwnersOnly.CreateFolder(Path.GetDirectoryName(to)!);
        using (var source = new FileStream(from, FileMode.Open, FileAccess.Read, FileShare.Read))
        using (var copy = OwnersOnly.Create(to))
        {
            source.CopyTo(copy);
            copy.Flush(flushToDisk: true);
        }
        // Of the copy: what is restored is what was hashed.
        using var copied = File.OpenRead(to);
        if (BackupManifest.DigestOf(copied) is var digest && digest != file.Sha256)
            problems.Add(new Problem(name, 0, $"SHA-256 {digest}", $"{file.Sha256}, as it was made"));
    }

    private static void Check(string backup, string aside, BackupManifest manifest, List<Problem> problems)
    {
        if (!Folder.Exists(aside))
        {
            problems.Add(new Problem(backup, 0, "no journal and format in it", "a whole record"));
            return;
        }
        var report = FolderReport.Of(aside, null);
        foreach (var alteration in report.Journal.Alterations)
            problems.Add(new Problem(backup, 0, $"entry {alteration.Number}: {alteration.What}", "as it was recorded"));
        foreach (var broken in report.Vault.Broken)
            problems.Add(new Problem(backup, 0, $"entry {broken.Number}: {broken.What}", "as it was sealed"));
        foreach (var damage in report.Journal.Damage.Append(report.Vault.Damage).OfType<string>())
            problems.Add(new Problem(backup, 0, damage, "a sound record"));
        var (entries, head) = (report.Journal.Head.Number, report.Journal.Head.Hash);
        if ((entries, head) != (manifest.Entries, manifest.Head))
            problems.Add(
                new Problem(
                    backup,
                    0,
                    $"{entries} entries, head {head}",
                    $"{manifest.Entries} entries, head {manifest.Head}, as {BackupManifest.FileName} says"
                )
            );
        if (report.Journal.Kind is FolderKind.Exercise != manifest.IsExercise)
            problems.Add(new Problem(backup, 0, "EXERCISE and REAL mixed up", "the kind of the journal"));
    }
}
