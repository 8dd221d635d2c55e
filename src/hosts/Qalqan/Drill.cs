using NodaTime;
using Qalqan.Kernel;
using Qalqan.Store;

namespace Qalqan;

/// <summary>
/// A backup that was never restored is a hope. The drill makes one in the folder's <c>drill/</c>, restores it beside, holds
/// the two digests together, overwrites both and puts the result on the register. It works beside whoever writes.
/// </summary>
public static class Drill
{
    // Two copies, and room to breathe for the record itself meanwhile.
    private const int CopiesOfRoom = 3;

    public static DrillDone Run(string path, IClock clock)
    {
        using var place =
            HeldPlace.Take(Path.Combine(path, "drill.lock"))
            ?? throw new RefusalException(
                new Problem(path, 0, "a drill that is running", "none: it will say how it went")
            );
        var drill = Path.Combine(path, "drill");
        var (entries, failure) = (0L, (string?)null);
        try
        {
            Shredded.Folder(drill);
            RefuseWithoutRoom(path);
            OwnersOnly.CreateFolder(drill);
            var made = Backup.Make(path, Path.Combine(drill, "backup"), clock);
            var restored = Restoring.Restore(Path.Combine(drill, "backup"), Path.Combine(drill, "restored"));
            using var folder = Folder.OpenToRead(Path.Combine(drill, "restored"));
            entries = made.Entries;
            if (folder.Journal.Head.Hash != made.Head || restored.Head != made.Head)
                failure = $"the restored record has head {folder.Journal.Head.Hash}, the backup {made.Head}";
        }
        catch (RefusalException refusal)
        {
            failure = string.Join(" ", refusal.Problems);
        }
        catch (Exception error)
            when (error is IOException or UnauthorizedAccessException or Microsoft.Data.Sqlite.SqliteException)
        {
            failure = error.Message;
        }
        finally
        {
            Sweep(drill);
        }
        var done = new DrillDone(
            Instant.FromUnixTimeSeconds(clock.GetCurrentInstant().ToUnixTimeSeconds()),
            entries,
            failure
        );
        CustodyRegister.Change(path, register => register.With(done));
        return done;
    }

    /// <summary>Whether the last one is older than so many days, or failed a day ago, or there never was one.</summary>
    public static bool IsDue(CustodyRegister register, Instant now, int days) =>
        register.Drills is not [.., var last] || now - last.At >= Duration.FromDays(last.Failure is null ? days : 1);

    private static void RefuseWithoutRoom(string path)
    {
        var wanted =
            CopiesOfRoom
            * new[] { Folder.JournalPath(path), Folder.VaultPath(path) }
                .Where(File.Exists)
                .Sum(file => new FileInfo(file).Length);
        var free = new DriveInfo(Path.GetFullPath(path)).AvailableFreeSpace;
        if (free < wanted)
            throw new RefusalException(
                new Problem(path, 0, $"{free >> 20} MiB free", $"{wanted >> 20} MiB, to make a copy and restore it")
            );
    }

    private static void Sweep(string drill)
    {
        try
        {
            Shredded.Folder(drill);
        }
        catch (Exception error) when (error is IOException or UnauthorizedAccessException)
        {
            // The next drill sweeps it, and so does an erasure.
        }
    }
}
