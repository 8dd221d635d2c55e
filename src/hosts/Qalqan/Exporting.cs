using System.Globalization;
using System.IO.Compression;
using NodaTime;
using Qalqan.Kernel;
using Qalqan.Measures;
using Qalqan.Store;
using Qalqan.Store.Sqlite;

namespace Qalqan;

/// <summary>
/// The record for another node or an auditor: journal and packs in one archive, without the vault, so that no name leaves.
/// Unpacked it is a data folder whose chain can be verified; its seals stay and open nothing.
/// </summary>
public static class Exporting
{
    public static string DefaultPlace(string folder, IClock clock) =>
        Path.Combine(
            folder,
            "exports",
            $"qalqan-{clock.GetCurrentInstant().ToString("uuuuMMdd'T'HHmmss'Z'", CultureInfo.InvariantCulture)}.zip"
        );

    /// <exception cref="RefusalException">The journal is not whole, or there is something at that place; nothing was made.</exception>
    public static Head Export(string path, string to, IClock clock)
    {
        if (File.Exists(to) || Directory.Exists(to))
            throw new RefusalException(new Problem(to, 0, "a place with something in it", "the name of a new file"));
        using (var folder = Folder.OpenToRead(path))
            if (folder.Journal.Damage is { } damage)
                throw new RefusalException(new Problem(path, 0, damage, "a whole journal: nothing was made"));
        to = Path.GetFullPath(to);
        var (aside, journal) = (to + ".making", to + ".journal");
        Directory.CreateDirectory(Path.GetDirectoryName(to)!);
        try
        {
            File.Delete(aside);
            File.Delete(journal);
            using (OwnersOnly.Create(journal)) { }
            SqliteJournal.CopyTo(Folder.JournalPath(path), journal);
            var report = JournalCheck.Of(journal, null);
            if (!report.IsSound)
                throw new RefusalException(
                    new Problem(
                        path,
                        0,
                        "a journal that is not whole",
                        "one that is: `qalqan journal verify` says what is wrong"
                    )
                );
            using (var stream = OwnersOnly.Create(aside))
            {
                using (var archive = new ZipArchive(stream, ZipArchiveMode.Create, leaveOpen: true))
                {
                    foreach (var file in BackupParts.PlainOf(path).Where(IsExported))
                        archive.CreateEntryFromFile(Path.Combine(path, file), file);
                    archive.CreateEntryFromFile(journal, BackupParts.Journal);
                    using var mark = archive.CreateEntry("export.json").Open();
                    mark.Write(Mark(report, clock));
                }
                stream.Flush(flushToDisk: true);
            }
            File.Move(aside, to);
            DurableFile.FlushFolder(Path.GetDirectoryName(to)!);
            return report.Head;
        }
        finally
        {
            File.Delete(aside);
            File.Delete(journal);
        }
    }

    private static bool IsExported(string file) =>
        file == "format" || file.StartsWith("packs/", StringComparison.Ordinal);

    private static byte[] Mark(JournalReport report, IClock clock) =>
        System.Text.Encoding.UTF8.GetBytes(
            Json.Line(json =>
            {
                json.WriteNumber("entries", report.Head.Number);
                json.WriteString("head", report.Head.Hash);
                json.WriteString(
                    "madeAt",
                    Iso.Format(Instant.FromUnixTimeSeconds(clock.GetCurrentInstant().ToUnixTimeSeconds()))
                );
                json.WriteString("program", BackupManifest.ProgramVersion);
                json.WriteBoolean("exercise", report.Kind is FolderKind.Exercise);
            }) + "\n"
        );
}
