using System.Globalization;
using NodaTime;
using Qalqan.Kernel;
using Qalqan.Measures;
using Qalqan.Store;
using Qalqan.Store.Sqlite;

namespace Qalqan;

/// <summary>The commands of a folder's lock: what opens it, one way more, one way less.</summary>
public static class Locking
{
    private const string Instead = "`qalqan serve` runs there: stop it first, no page locks or unlocks";

    /// <summary>What opens the folder. It needs no key: the slots are no secret.</summary>
    public static int List(string path, bool isJson)
    {
        RefuseNone(path);
        var @lock = FolderKeys.LockOf(path);
        if (!isJson)
            LockText.Print(path, @lock);
        else
        {
            using var journal = SqliteJournal.OpenToRead(Folder.JournalPath(path));
            var isExercise = journal.Kind is FolderKind.Exercise;
            foreach (var slot in @lock?.Slots ?? [])
                Console.Out.WriteLine(
                    Json.Line(json =>
                    {
                        json.WriteNumber("slot", slot.Number);
                        json.WriteString("kind", slot.Kind);
                        json.WriteString("print", slot.Print);
                        json.WriteString("addedAt", Iso.Format(slot.AddedAt));
                        json.WriteBoolean("exercise", isExercise);
                    })
                );
        }
        return 0;
    }

    public static int AddPassphrase(string path)
    {
        RefuseUnfit(path, FolderKeys.Of(path)); // before anybody thinks up a passphrase
        using var passphrase = Passphrase.New();
        Add(path, passphrase);
        return 0;
    }

    /// <summary>A key file that is there is taken as it is, so that one stick may open two folders; else it is made.</summary>
    public static int AddKey(string path, string file)
    {
        RefuseWithin(path, file);
        RefuseUnfit(path, FolderKeys.Of(path));
        var isThere = File.Exists(file);
        using var secret = isThere ? FolderKeys.InFile("FILE", file) : new Secret(false, Made(file));
        try
        {
            Add(path, secret);
        }
        catch (RefusalException) when (!isThere && FolderKeys.LockOf(path)?.HasKeyFile(secret) is not true)
        {
            Shredded.File(file); // made for nothing; once the lock names it, it is the way in
            throw;
        }
        return 0;
    }

    /// <summary>The last one only to unlock the folder for good.</summary>
    public static int Remove(string path, int slot, bool isUnlocking)
    {
        RefuseNone(path);
        Check(FolderKeys.LockOf(path), path, slot, isUnlocking);
        var key = FolderKeys.Of(path);
        using (FolderSeals.Place(path, Instead))
        {
            FolderSeals.Finish(path, key);
            if (isUnlocking)
                RefuseUnfit(path, key);
            var @lock = Check(FolderKeys.LockOf(path), path, slot, isUnlocking);
            (isUnlocking ? @lock with { Phase = LockPhase.Unsealing } : @lock.Without(slot)).Write(path);
            FolderSeals.Finish(path, key);
        }
        Console.Error.WriteLine(
            isUnlocking
                ? $"{path} is unlocked, for good: its keys lie in it as they are."
                : $"Slot {slot} opens {path} no more. Copies of {FolderLock.FileName} from before, in backups above all, it still opens: destroy them, or unlock and lock anew where somebody else knows it."
        );
        return 0;
    }

    /// <summary>One way more into the folder; the first one puts the lock on.</summary>
    internal static void Add(string path, Secret secret)
    {
        var now = Instant.FromUnixTimeSeconds(SystemClock.Instance.GetCurrentInstant().ToUnixTimeSeconds());
        var key = FolderKeys.Of(path);
        int number;
        using (FolderSeals.Place(path, Instead))
        {
            FolderSeals.Finish(path, key);
            var there = FolderKeys.LockOf(path);
            if (there is { CanTakeMore: false } || there?.HasKeyFile(secret) is true)
                throw new RefusalException(
                    new Problem(path, 0, "a lock that has this key already, or too many slots", "one that it has not")
                );
            if (there is null)
                FolderKeys.Hold(key = FolderKey.Chance());
            var with = there?.With(key, secret, now) ?? FolderLock.Begin(key, secret, now);
            with.Write(path);
            FolderSeals.Finish(path, key);
            number = with.Slots[^1].Number;
            if (there is null)
                LockText.PrintFirst(path);
        }
        Console.Error.WriteLine(
            $"Slot {number}, {(secret.IsPassphrase ? "a passphrase" : "a key file")}, opens {path}."
        );
    }

    private static FolderLock Check(FolderLock? there, string path, int slot, bool isUnlocking) =>
        there switch
        {
            null => throw new RefusalException(new Problem(path, 0, "a folder without a lock", "one that has slots")),
            { Slots: var slots } when slots.All(one => one.Number != slot) => throw new RefusalException(
                new Problem(
                    "SLOT",
                    0,
                    slot.ToString(CultureInfo.InvariantCulture),
                    $"one of {string.Join(", ", slots.Select(one => one.Number))}"
                )
            ),
            { Slots.Count: 1 } when !isUnlocking => throw new RefusalException(
                new Problem(
                    "SLOT",
                    0,
                    $"{slot}, the last one",
                    "one of two or more: the folder would never open again",
                    "`--unlock` with it takes the lock off, for good"
                )
            ),
            { Slots.Count: > 1 and var count } when isUnlocking => throw new RefusalException(
                new Problem("--unlock", 0, $"{count} slots", "the last one: remove the others first")
            ),
            _ => there,
        };

    private static byte[] Made(string file)
    {
        try
        {
            return KeyFile.Make(file);
        }
        catch (Exception error) when (error is IOException or UnauthorizedAccessException)
        {
            throw new RefusalException(
                new Problem("FILE", 0, $"{file}: {error.Message}", "a place where a new file can be made")
            );
        }
    }

    private static void RefuseNone(string path)
    {
        if (!Folder.Exists(path))
            throw new RefusalException(new Problem(path, 0, "no data folder", "one made by `qalqan new DIR`"));
    }

    // What is damaged is brought back first: sealed half it would be neither.
    private static void RefuseUnfit(string path, FolderKey key)
    {
        using var folder = Folder.OpenToRead(path);
        var secret = SecretFile.Names.FirstOrDefault(name => !new SecretFile(Path.Combine(path, name), key).Fits);
        var damage =
            folder.Journal.Damage
            ?? folder.Vault.Damage
            ?? (secret is null ? null : $"{secret}, which is not sealed under this folder's key, or was altered");
        if (damage is not null)
            throw new RefusalException(new Problem(path, 0, damage, "a sound record: nothing was changed"));
    }

    // A key beside what it locks opens it for whoever takes both.
    private static void RefuseWithin(string path, string file)
    {
        var folder = Real(Path.GetFullPath(path));
        var place = Real(Path.GetDirectoryName(Path.GetFullPath(file))!);
        if (
            (place + Path.DirectorySeparatorChar).StartsWith(
                folder + Path.DirectorySeparatorChar,
                StringComparison.Ordinal
            )
        )
            throw new RefusalException(
                new Problem(
                    "FILE",
                    0,
                    $"{file}, within the folder that it is to lock",
                    "a place that is not taken with it: a stick"
                )
            );
    }

    private static string Real(string folder) =>
        Path.TrimEndingDirectorySeparator(
            new DirectoryInfo(folder).ResolveLinkTarget(returnFinalTarget: true)?.FullName ?? folder
        );
}
