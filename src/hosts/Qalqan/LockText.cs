using Qalqan.Measures;
using Qalqan.Store;

namespace Qalqan;

/// <summary>What the lock's commands say: what opens the folder, and frankly what a lock is no help for.</summary>
internal static class LockText
{
    public static void Print(string path, FolderLock? @lock)
    {
        var output = Console.Out;
        if (@lock is null)
            output.WriteLine(
                $"{path} has no lock: whoever holds the folder, or a backup of it, reads everything. `qalqan lock add-passphrase` or `qalqan lock add-key FILE` puts one on."
            );
        foreach (var slot in @lock?.Slots ?? [])
            output.WriteLine(
                $"  {slot.Number, 2}  {slot.Kind, -10}  {slot.Print ?? "-", -8}  {Dtg.OrIso(slot.AddedAt)}"
            );
        if (@lock is { Phase: not LockPhase.Locked })
            output.WriteLine("On its way: whoever opens the folder next, with its key, brings it to its end.");
        PrintLimits(output);
    }

    /// <summary>After the first slot: what it did, and what it cannot reach.</summary>
    public static void PrintFirst(string path)
    {
        PrintLimits(Console.Out);
        Console.Out.WriteLine(
            "Lose every slot and the record is lost: nobody can open it. Add a second one, and keep it elsewhere."
        );
        foreach (var backup in BackupsBefore(path))
            Console.Out.WriteLine(
                $"BACKUP   {backup} was made before the lock and holds the keys as they are: destroy it, and make a new one"
            );
    }

    private static void PrintLimits(TextWriter output)
    {
        output.WriteLine(
            "A lock seals: every name and detail of a person, by its key; passwords, sessions, the camp's certificate authority and the phones."
        );
        output.WriteLine(
            "It does not seal: the journal (references, posts, dates, states), packs, settings, logs. Nor anything from whoever takes the machine while it serves, or may run commands on it: then the key is in its memory."
        );
        output.WriteLine(
            "Against a laptop seized or lost while it is off, the whole disk encrypted by the operating system (LUKS, BitLocker, FileVault) is the better answer: it hides all of that, and what was deleted. Use both: this lock also goes with every backup."
        );
    }

    private static IEnumerable<string> BackupsBefore(string path)
    {
        var within = Path.Combine(path, "backups");
        return CustodyRegister
            .Read(path)
            .Backups.Select(backup => backup.Path)
            .Concat(Directory.Exists(within) ? Directory.GetDirectories(within) : [])
            .Distinct()
            .Where(backup => File.Exists(Folder.VaultPath(backup)) && !FolderLock.IsOn(backup));
    }
}
