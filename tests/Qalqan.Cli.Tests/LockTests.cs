using Qalqan.Store;
using Qalqan.Store.Sqlite;
using Qalqan.Tests;

namespace Qalqan.Cli.Tests;

/// <summary>A folder that is locked opens with its passphrase or its key file, answers as before, and opens with nothing else.</summary>
public sealed class LockTests(NamedCase named) : IDisposable
{
    private const string Words = "correct horse battery";
    private const string Day = "2024-06-20";
    private readonly Scratch scratch = new();

    private string Data => scratch.At("data");

    private string Stick => scratch.At("stick.key");

    public void Dispose() => scratch.Dispose();

    [Fact]
    public void Locked_it_answers_as_before_to_whoever_has_the_passphrase_and_no_key_of_a_person_is_in_any_file()
    {
        named.CopyTo(scratch);
        var keys = KeysIn(Data);
        Assert.NotEmpty(FilesWith(Data, keys));
        var before = Roll(Cli.Run("roll", "--as-of", Day, "--names", "--data", Data, "--format", "json"));

        var ran = LockTyped(Words);

        Assert.True(ran.Exit == 0, ran.Errors);
        Assert.Contains(ran.Lines, line => line.Contains("LUKS", StringComparison.Ordinal));
        Assert.Empty(FilesWith(Data, keys));
        Assert.Equal(before, Roll(Typed(Words, "roll", "--as-of", Day, "--names", "--data", Data, "--format", "json")));
        Assert.Equal(0, Typed(Words, "journal", "verify", "--data", Data).Exit);
        File.WriteAllText(scratch.At("words"), Words + "\n");
        var byFile = Cli.RunIn(
            null,
            [("QALQAN_PASSPHRASE_FILE", scratch.At("words"))],
            "roll",
            "--as-of",
            Day,
            "--names",
            "--data",
            Data,
            "--format",
            "json"
        );
        Assert.Equal(before, Roll(byFile));
    }

    [Fact]
    public void Without_its_key_nothing_opens_it_and_nothing_is_changed_and_it_says_what_it_needs()
    {
        named.CopyTo(scratch);
        Assert.Equal(0, LockTyped(Words).Exit);
        KeyFile.Make(Stick);
        File.WriteAllText(scratch.At("none.key"), "no key");
        var before = Snapshot();
        foreach (
            var (typed, says, command) in new (string, string, string[])[]
            {
                ("", "locked, and no key", ["journal", "digest"]),
                ("", "locked, and no key", ["journal", "backup", "--to", scratch.At("backup")]),
                ("Correct horse battery", "a passphrase that does not open it", ["state", "sign", "--as-of", Day]),
                (Words, "a key file that does not open it", ["serve", "--key", Stick]), // a key that is named is meant
                (Words, "cannot be read", ["journal", "verify", "--key", scratch.At("gone.key")]),
                (Words, "no key file", ["roll", "--key", scratch.At("none.key")]),
            }
        )
        {
            var ran = Typed(typed, [.. command, "--data", Data]);
            Assert.Equal(2, ran.Exit);
            Assert.Contains(says, ran.Errors, StringComparison.Ordinal);
            Assert.DoesNotContain("orrect horse", ran.Errors + string.Join("", ran.Lines), StringComparison.Ordinal);
        }
        Assert.Equal(before, Snapshot());
        Assert.False(Directory.Exists(scratch.At("backup")));
    }

    [Fact]
    public void A_key_file_opens_it_too_and_what_is_taken_out_opens_it_no_more()
    {
        named.CopyTo(scratch);
        Assert.Equal(0, LockTyped(Words).Exit);
        var added = Typed(Words, "lock", "add-key", Stick, "--data", Data);
        Assert.True(added.Exit == 0, added.Errors);

        Assert.Equal(0, Cli.Run("journal", "digest", "--data", Data, "--key", Stick).Exit);
        Assert.Equal(0, Cli.RunIn(null, [("QALQAN_KEY_FILE", Stick)], "journal", "digest", "--data", Data).Exit);
        Assert.Equal(2, Cli.Run("lock", "add-key", Stick, "--data", Data, "--key", Stick).Exit); // once is enough
        var slots = Cli.Run("lock", "--data", Data, "--format", "json");
        Assert.Equal(
            [(1, "passphrase", true), (2, "key-file", true)],
            slots.Json.Select(slot =>
                (
                    slot.GetProperty("slot").GetInt32(),
                    slot.GetProperty("kind").GetString()!,
                    slot.GetProperty("exercise").GetBoolean()
                )
            )
        );
        Assert.Equal(2, Typed("", "lock", "remove", "1", "--data", Data).Exit); // not without opening it
        Assert.Equal(2, Cli.Run("lock", "remove", "3", "--data", Data, "--key", Stick).Exit);
        // A second passphrase: the one that opens, then the new one.
        Assert.Equal(0, Typed(Words + "\nanother horse battery", "lock", "add-passphrase", "--data", Data).Exit);
        Assert.Equal(0, Cli.Run("lock", "remove", "1", "--data", Data, "--key", Stick).Exit);
        Assert.Equal(0, Typed("another horse battery", "journal", "digest", "--data", Data).Exit);
        Assert.Equal(2, Typed(Words, "journal", "digest", "--data", Data).Exit);
        Assert.Equal(0, Cli.Run("journal", "digest", "--data", Data, "--key", Stick).Exit);
    }

    [Fact]
    public void The_last_slot_goes_only_with_unlocking_and_then_the_folder_is_as_it_was()
    {
        named.CopyTo(scratch);
        var keys = KeysIn(Data);
        Assert.Equal(0, Cli.Run("lock", "add-key", Stick, "--data", Data).Exit);
        var refused = Cli.Run("lock", "remove", "1", "--data", Data, "--key", Stick);
        Assert.Equal(2, refused.Exit);
        Assert.Contains("--unlock", refused.Errors, StringComparison.Ordinal);
        Assert.Empty(FilesWith(Data, keys));

        Assert.Equal(0, Cli.Run("lock", "remove", "1", "--unlock", "--data", Data, "--key", Stick).Exit);

        Assert.False(FolderLock.IsOn(Data));
        Assert.Equal(keys.Count, KeysIn(Data).Count);
        Assert.Equal(0, Cli.Run("journal", "verify", "--data", Data).Exit);
    }

    [Fact]
    public void A_short_passphrase_a_key_within_the_folder_and_a_folder_that_is_served_are_refused()
    {
        named.CopyTo(scratch);
        Assert.Contains("12 characters", LockTyped("eleven char").Errors, StringComparison.Ordinal);
        var within = Cli.Run("lock", "add-key", Path.Combine(Data, "packs", "a.key"), "--data", Data);
        Assert.Equal(2, within.Exit);
        Assert.Contains("within the folder", within.Errors, StringComparison.Ordinal);
        using (Serve.Start(Data))
        {
            var served = Cli.Run("lock", "add-key", Stick, "--data", Data);
            Assert.Equal(2, served.Exit);
            Assert.Contains("stop it first", served.Errors, StringComparison.Ordinal);
        }
        Assert.False(File.Exists(Stick)); // made for a lock that was not put on
        Assert.False(FolderLock.IsOn(Data));
    }

    [Fact]
    public void A_secret_that_no_lock_of_this_folder_sealed_is_found_before_anything_is_changed()
    {
        named.CopyTo(scratch);
        new SecretFile(Path.Combine(Data, "camp.json"), FolderKey.Chance()).Write("{}"u8);
        var ran = Cli.Run("lock", "add-key", Stick, "--data", Data);

        Assert.Equal(2, ran.Exit);
        Assert.Contains("camp.json", ran.Errors, StringComparison.Ordinal);
        Assert.False(FolderLock.IsOn(Data) || File.Exists(Stick));
    }

    /// <summary>Every state that a kill can leave while a lock is put on or taken off; the next to open the folder, be it to read, ends it.</summary>
    [Theory]
    [InlineData(LockPhase.Sealing, false, false)]
    [InlineData(LockPhase.Sealing, true, false)]
    [InlineData(LockPhase.Sealing, true, true)]
    [InlineData(LockPhase.Unsealing, true, true)]
    [InlineData(LockPhase.Unsealing, false, true)]
    [InlineData(LockPhase.Unsealing, false, false)]
    public void Killed_on_the_way_it_is_brought_to_its_end_by_who_opens_it_next_and_by_nobody_without_the_key(
        LockPhase phase,
        bool isVaultSealed,
        bool isSecretSealed
    )
    {
        named.CopyTo(scratch);
        var keys = KeysIn(Data);
        var access = Path.Combine(Data, "access.json");
        var secret = "{\"secret\":1}"u8.ToArray();
        var (key, bytes) = (FolderKey.Chance(), KeyFile.Make(Stick));
        new SecretFile(access, isSecretSealed ? key : FolderKey.None).Write(secret);
        (FolderLock.Begin(key, new Secret(false, bytes), default) with { Phase = phase }).Write(Data);
        if (isVaultSealed)
            SqliteVault.Reseal(Path.Combine(Data, "vault.sqlite"), FolderKey.None, key);

        Assert.Equal(2, Typed("", "journal", "digest", "--data", Data).Exit);
        Assert.Equal(isVaultSealed, FilesWith(Data, keys).Count == 0);
        var ran = Cli.Run("roll", "--as-of", Day, "--names", "--data", Data, "--format", "json", "--key", Stick);

        Assert.True(ran.Exit == 0, ran.Errors);
        var isLocked = phase is LockPhase.Sealing;
        Assert.Equal(isLocked, FolderLock.IsOn(Data));
        Assert.Equal(isLocked, FilesWith(Data, keys).Count == 0);
        Assert.Equal(secret, new SecretFile(access, isLocked ? key : FolderKey.None).Read());
    }

    [Fact]
    public void Really_killed_while_it_locks_it_opens_with_the_key_or_was_never_locked_and_nothing_is_lost()
    {
        KeyFile.Make(Stick);
        var seed = Environment.TickCount;
        TestContext.Current.SendDiagnosticMessage($"seed {seed}");
        var chance = new Random(seed);
        for (var round = 0; round < 3; round++)
        {
            var data = named.CopyTo(scratch, $"data-{round}");
            using (var locking = Cli.Start(null, [], "lock", "add-key", Stick, "--data", data))
            {
                if (!locking.WaitForExit(150 + chance.Next(350)))
                    locking.Kill();
                locking.WaitForExit();
            }
            var verify = Cli.Run("journal", "verify", "--data", data, "--key", Stick, "--format", "json");
            Assert.True(verify.Exit == 0, $"seed {seed}, round {round}: {verify.Errors}");
            Assert.Equal(NamedCase.Details, verify.OnlyJson.GetProperty("details").GetInt32());
            if (FolderLock.IsOn(data))
                Assert.Equal(2, Typed("", "journal", "digest", "--data", data).Exit);
        }
    }

    [Fact]
    public void A_lock_that_is_lost_is_said_and_makes_nobodys_key_anew()
    {
        named.CopyTo(scratch);
        Assert.Equal(0, Cli.Run("lock", "add-key", Stick, "--data", Data).Exit);
        var kept = File.ReadAllBytes(FolderLock.PathOf(Data));
        File.Delete(FolderLock.PathOf(Data));
        var vault = File.ReadAllBytes(Path.Combine(Data, "vault.sqlite"));

        var verify = Cli.Run("journal", "verify", "--data", Data);
        Assert.Equal(1, verify.Exit);
        Assert.Contains(verify.Lines, line => line.Contains("lock.json", StringComparison.Ordinal));
        Assert.Equal(2, Cli.Run("load", FirstCase.Pack, "--data", Data).Exit);
        Assert.Equal(2, Cli.Run("lock", "add-key", scratch.At("other.key"), "--data", Data).Exit);
        Assert.False(File.Exists(scratch.At("other.key")));
        Assert.Equal(vault, File.ReadAllBytes(Path.Combine(Data, "vault.sqlite")));
        File.WriteAllBytes(FolderLock.PathOf(Data), kept);
        Assert.Equal(0, Cli.Run("journal", "verify", "--data", Data, "--key", Stick).Exit);
    }

    [Fact]
    public void A_real_folder_without_a_lock_says_so_when_it_is_served()
    {
        Assert.Equal(0, Cli.Run("new", Data).Exit);
        using (Serve.Start(Data)) { }

        Assert.Contains(
            "This folder has no lock",
            File.ReadAllText(Path.Combine(Data, "log", "qalqan.log")),
            StringComparison.Ordinal
        );
    }

    [Fact]
    public void A_new_folder_is_locked_from_its_first_moment_or_not_made()
    {
        Assert.Equal(2, Typed("short", "new", Data, "--lock").Exit);
        Assert.False(Directory.Exists(Data));

        Assert.Equal(0, Typed(Words, "new", Data, "--lock").Exit);
        Assert.Equal(2, Typed("", "journal", "digest", "--data", Data).Exit);
        Assert.Equal(0, Typed(Words, "journal", "digest", "--data", Data).Exit);
    }

    private Ran LockTyped(string passphrase) => Typed(passphrase, "lock", "add-passphrase", "--data", Data);

    private static Ran Typed(string line, params string[] arguments) => Cli.RunTyping(line, [], arguments);

    private static string Roll(Ran ran)
    {
        Assert.True(ran.Exit == 0, ran.Errors);
        Assert.Contains(ran.Lines, line => line.Contains(NamedCase.NamesOf(17)[0], StringComparison.Ordinal));
        return string.Join("\n", ran.Lines);
    }

    private string Snapshot() =>
        string.Join(
            "\n",
            Directory
                .GetFiles(Data, "*", SearchOption.AllDirectories)
                .Where(file => !file.EndsWith("-shm", StringComparison.Ordinal)) // SQLite's, beside readers
                .Order(StringComparer.Ordinal)
                .Select(file =>
                    file + Convert.ToHexString(System.Security.Cryptography.SHA256.HashData(File.ReadAllBytes(file)))
                )
        );

    internal static IReadOnlyList<byte[]> KeysIn(string data)
    {
        using var vault = SqliteVault.OpenToRead(Path.Combine(data, "vault.sqlite"));
        return
        [
            .. Enumerable
                .Range(1, NamedCase.People)
                .Select(number => vault.KeyOf(new KeyHolder(NamedCase.Scope, NamedCase.Person(number))))
                .OfType<byte[]>(),
        ];
    }

    internal static IReadOnlyList<string> FilesWith(string folder, IReadOnlyList<byte[]> keys) =>
        [
            .. Directory
                .GetFiles(folder, "*", SearchOption.AllDirectories)
                .Where(file =>
                {
                    var bytes = File.ReadAllBytes(file);
                    return keys.Any(key => bytes.AsSpan().IndexOf(key) >= 0);
                }),
        ];
}
