using Qalqan.Kernel;
using Qalqan.Store;
using Qalqan.Store.Sqlite;

namespace Qalqan;

/// <summary>
/// A lock put on or taken off: <c>lock.json</c> first says which way it goes, then everything is sealed anew, then it says
/// that it is done. Whoever opens the folder after a kill between brings it to its end; no state on the way opens without the key.
/// </summary>
internal static class FolderSeals
{
    /// <summary>Brings to its end what a lock was on the way to. By the folder's one writer.</summary>
    /// <exception cref="IOException">Not done: the next to open the folder goes on.</exception>
    /// <exception cref="RefusalException">Something is sealed under a key that is not the folder's.</exception>
    public static void Finish(string path, FolderKey key)
    {
        if (FolderKeys.LockOf(path) is not { Phase: not LockPhase.Locked } @lock)
            return;
        var (from, to) = @lock.Phase is LockPhase.Sealing ? (FolderKey.None, key) : (key, FolderKey.None);
        try
        {
            Shredded.Folder(Path.Combine(path, "drill")); // of one that was killed: copies of the vault
            if (File.Exists(Folder.VaultPath(path)))
                SqliteVault.Reseal(Folder.VaultPath(path), from, to);
            foreach (var file in SecretFile.Names.Select(name => Path.Combine(path, name)))
            {
                Shredded.File(file + ".new");
                new SecretFile(file, from).Reseal(to);
            }
        }
        catch (Exception error) when (error is VaultDamagedException or InvalidDataException)
        {
            throw new RefusalException(
                new Problem(path, 0, error.Message, "what this folder's key sealed, or what was never sealed")
            );
        }
        if (@lock.Phase is LockPhase.Sealing)
            (@lock with { Phase = LockPhase.Locked }).Write(path);
        else
        {
            File.Delete(FolderLock.PathOf(path));
            DurableFile.FlushFolder(path);
        }
    }

    /// <summary>The same for who only reads, where it is wanted at all: the writer's place is taken for that long.</summary>
    /// <exception cref="RefusalException">Another process has that place, and is about it.</exception>
    public static void FinishBeside(string path, FolderKey key)
    {
        if (FolderKeys.LockOf(path) is not { Phase: not LockPhase.Locked })
            return;
        using (Place(path, "ask again when it is done"))
            Finish(path, key);
    }

    /// <summary>The one writer's place.</summary>
    /// <exception cref="RefusalException">Another process has it.</exception>
    public static FileStream Place(string path, string instead)
    {
        try
        {
            return SqliteJournal.TakePlace(path);
        }
        catch (JournalInUseException)
        {
            throw new RefusalException(
                new Problem(
                    path,
                    0,
                    "a folder that another process is writing to",
                    "a folder nobody else serves",
                    instead
                )
            );
        }
    }
}
