using System.Globalization;
using NodaTime;
using Qalqan.Kernel;
using Qalqan.Store;
using Qalqan.Store.Sqlite;

namespace Qalqan;

/// <summary>
/// A whole copy of a data folder in a folder of its own that only its owner may open, made beside whoever writes: journal,
/// vault, packs, settings, and <c>backup.json</c> over all of them. It is made aside and renamed when it has been checked. Of a
/// folder with a lock it has the lock and the sealed keys, and opens with the same passphrase or key file.
/// </summary>
public static class Backup
{
    // An erasure between the copies of the journal and the vault is seen, and then both are copied again.
    private const int MostTries = 5;

    /// <summary>Where a backup goes that nobody named a place for.</summary>
    public static string DefaultPlace(string folder, IClock clock) =>
        Path.Combine(
            folder,
            "backups",
            clock.GetCurrentInstant().ToString("uuuuMMdd'T'HHmmss'Z'", CultureInfo.InvariantCulture)
        );

    /// <param name="path">The data folder.</param>
    /// <param name="to">A new or an empty folder.</param>
    /// <param name="clock">When it is made.</param>
    /// <exception cref="RefusalException">The record is not whole, or there is something at that place; nothing was made.</exception>
    public static BackupManifest Make(string path, string to, IClock clock)
    {
        if (File.Exists(to) || Directory.Exists(to) && Directory.EnumerateFileSystemEntries(to).Any())
            throw new RefusalException(new Problem(to, 0, "a place with something in it", "a new or an empty folder"));
        using (var folder = Folder.OpenToRead(path))
            if ((folder.Journal.Damage ?? folder.Vault.Damage) is { } damage)
                throw new RefusalException(NotWhole(path, damage));
        to = Path.TrimEndingDirectorySeparator(Path.GetFullPath(to));
        var aside = to + ".making";
        Shredded.Folder(aside);
        try
        {
            OwnersOnly.CreateFolder(aside);
            var report = CopyDatabases(path, aside);
            foreach (var file in BackupParts.PlainOf(path))
                CopyPlain(Path.Combine(path, file), Path.Combine(aside, file));
            var manifest = new BackupManifest(
                report.Journal.Kind is FolderKind.Exercise,
                report.Journal.Head.Number,
                report.Journal.Head.Hash,
                report.Vault.Whole,
                Instant.FromUnixTimeSeconds(clock.GetCurrentInstant().ToUnixTimeSeconds()),
                BackupManifest.ProgramVersion,
                [.. FilesOf(aside)]
            );
            DurableFile.Write(Path.Combine(aside, BackupManifest.FileName), manifest.Write(), isOwnersOnly: true);
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

    // The journal first: what is recorded meanwhile has its details in the vault, and they are of no entry of the copy.
    private static FolderReport CopyDatabases(string path, string aside)
    {
        for (var left = MostTries; ; left--)
        {
            Copy(Folder.JournalPath(path), Path.Combine(aside, BackupParts.Journal), SqliteJournal.CopyTo);
            if (File.Exists(Folder.VaultPath(path)))
                Copy(Folder.VaultPath(path), Path.Combine(aside, BackupParts.Vault), SqliteVault.CopyTo);
            CopyPlain(Path.Combine(path, "format"), Path.Combine(aside, "format"));
            if (FolderLock.IsOn(path))
                CopyPlain(FolderLock.PathOf(path), FolderLock.PathOf(aside));
            if (Exported.UpTo(path) > 0)
                CopyPlain(Exported.PathOf(path), Exported.PathOf(aside));
            var report = FolderReport.Of(aside, null);
            if (report.Journal.IsSound && report.Vault.IsSound)
                return report;
            if (left == 0 || report.Vault.Unfinished.Count == 0)
                throw new RefusalException(NotWhole(path, "a record that is not whole"));
        }
    }

    private static Problem NotWhole(string path, string seen) =>
        new(
            path,
            0,
            seen,
            "a whole record: nothing was made",
            "`qalqan journal verify` says what is wrong; `qalqan journal recover --to DIR` saves what is certain"
        );

    private static void Copy(string from, string to, Action<string, string> copy)
    {
        Shredded.File(to);
        using (OwnersOnly.Create(to)) { }
        copy(from, to);
    }

    private static void CopyPlain(string from, string to)
    {
        OwnersOnly.CreateFolder(Path.GetDirectoryName(to)!);
        File.Delete(to);
        using var source = new FileStream(from, FileMode.Open, FileAccess.Read, FileShare.ReadWrite | FileShare.Delete);
        using var copy = OwnersOnly.Create(to);
        source.CopyTo(copy);
        copy.Flush(flushToDisk: true);
    }

    private static IEnumerable<BackupFile> FilesOf(string aside)
    {
        foreach (
            var file in BackupParts
                .PlainOf(aside)
                .Concat([BackupParts.Journal, BackupParts.Vault])
                .Order(StringComparer.Ordinal)
        )
        {
            if (!File.Exists(Path.Combine(aside, file)))
                continue;
            using var stream = File.OpenRead(Path.Combine(aside, file));
            yield return new BackupFile(file, stream.Length, BackupManifest.DigestOf(stream));
        }
    }
}
