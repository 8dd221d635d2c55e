using Microsoft.Data.Sqlite;
using Qalqan.Store.Sqlite;

namespace Qalqan.Store.Tests;

/// <summary>The vault of a folder that is locked does what every vault does, and no person's key lies in it as it is.</summary>
public sealed class LockedVaultTests : VaultTests
{
    private readonly JournalFolder folder = new();
    private readonly FolderKey key = FolderKey.Chance();

    private string FilePath => Path.Combine(folder.Root, "vault.sqlite");

    public override void Dispose() => folder.Dispose();

    protected override IVault Open() => SqliteVault.OpenToWrite(FilePath, key);

    protected override IVault OpenToRead() => SqliteVault.OpenToRead(FilePath, key);

    [Fact]
    public void No_key_lies_in_any_file_of_the_vault()
    {
        using var vault = Open();
        vault.Put([(One, Key)], [Record(1, One)]);

        Assert.Empty(FilesWith([Key]));
        Assert.Equal(Key, vault.KeyOf(One));
    }

    [Fact]
    public void Without_the_key_or_with_another_it_is_damage_to_a_reader_and_refused_to_a_writer_and_nothing_is_changed()
    {
        using (var vault = Open())
            vault.Put([(One, Key)], [Record(1, One)]);
        var before = File.ReadAllBytes(FilePath);
        foreach (var other in new[] { FolderKey.None, FolderKey.Chance() })
        {
            using var reader = SqliteVault.OpenToRead(FilePath, other);
            Assert.Contains("lock.json", reader.Damage, StringComparison.Ordinal);
            Assert.Null(reader.KeyOf(One));
            Assert.Throws<VaultDamagedException>(() => SqliteVault.OpenToWrite(FilePath, other));
        }
        Assert.Equal(before, File.ReadAllBytes(FilePath));
    }

    [Fact]
    public void A_key_that_was_put_in_another_persons_place_is_damage_and_is_neither_used_nor_replaced()
    {
        using (var vault = Open())
            vault.Put([(One, Key), (Other, [.. Key.Reverse()])], [Record(1, Other)]);
        Run("update key set bytes = (select bytes from key where person = 'R1-001') where person = 'R1-002'");
        using var again = Open();

        Assert.Null(again.KeyOf(Other));
        Assert.Empty(again.Find([Samples.Id(1)]));
        Assert.Contains("R1-002", again.Damage, StringComparison.Ordinal);
        Assert.Throws<VaultDamagedException>(() => again.Put([(Other, Sealing.NewKey())], []));
        Assert.Equal(Key, again.KeyOf(One));
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public void Locking_and_unlocking_keep_every_key_and_detail_and_locking_leaves_no_byte_of_a_key(bool isLocking)
    {
        var (from, to) = isLocking ? (FolderKey.None, key) : (key, FolderKey.None);
        var keys = Put(from);
        Assert.Equal(isLocking, FilesWith(keys.Values).Count > 0);

        for (var twice = 0; twice < 2; twice++)
            SqliteVault.Reseal(FilePath, from, to);

        Assert.Equal(!isLocking, FilesWith(keys.Values).Count > 0);
        using var again = SqliteVault.OpenToWrite(FilePath, to);
        Assert.All(keys, one => Assert.Equal(one.Value, again.KeyOf(one.Key)));
        Assert.Equal(keys.Count, again.All(Scope).Count);
        Assert.True(again.IsErased(One));
    }

    [Fact]
    public void A_lock_cut_short_after_its_commit_is_finished_by_doing_it_again()
    {
        var keys = Put(FolderKey.None);
        // As a kill leaves it: the rows sealed in the log, the log not yet cut, the file not written anew.
        using (var db = Connect())
        {
            using var transaction = db.BeginTransaction();
            using var update = db.CreateCommand();
            update.CommandText = "update key set bytes = $bytes where person = $person";
            foreach (var (holder, bytes) in keys)
            {
                update.Parameters.Clear();
                update.Parameters.AddWithValue("$person", holder.Person);
                update.Parameters.AddWithValue("$bytes", key.Seal($"person {Scope}\n{holder.Person}", bytes));
                Assert.Equal(1, update.ExecuteNonQuery());
            }
            transaction.Commit();
            foreach (var file in Directory.GetFiles(folder.Root, "vault.sqlite*"))
                File.Copy(file, file.Replace("vault", "killed", StringComparison.Ordinal));
        }
        foreach (var file in Directory.GetFiles(folder.Root, "killed.sqlite*"))
            File.Move(file, file.Replace("killed", "vault", StringComparison.Ordinal), overwrite: true);
        Assert.NotEmpty(FilesWith(keys.Values));

        SqliteVault.Reseal(FilePath, FolderKey.None, key);
        Assert.Empty(FilesWith(keys.Values));
        using var again = Open();
        Assert.All(keys, one => Assert.Equal(one.Value, again.KeyOf(one.Key)));
    }

    [Fact]
    public void While_another_reads_an_older_state_nothing_is_sealed_and_it_is_said()
    {
        var keys = Put(FolderKey.None);
        using (var reading = Connect("begin; select count(*) from detail;"))
        {
            Run("update detail set sealed = zeroblob(60) where person = 'R1-100'"); // so that there is a log that the reader holds
            var busy = Assert.Throws<IOException>(() => SqliteVault.Reseal(FilePath, FolderKey.None, key));
            Assert.Contains("Another process reads the vault", busy.Message, StringComparison.Ordinal);
        }
        using var vault = SqliteVault.OpenToRead(FilePath);
        Assert.All(keys, one => Assert.Equal(one.Value, vault.KeyOf(one.Key)));
    }

    // Many, over many pages, and one who was erased.
    private Dictionary<KeyHolder, byte[]> Put(FolderKey under)
    {
        var keys = Enumerable
            .Range(100, 300)
            .ToDictionary(number => new KeyHolder(Scope, $"R1-{number}"), _ => Sealing.NewKey());
        using var vault = SqliteVault.OpenToWrite(FilePath, under);
        vault.Put([(One, Key)], [Record(1, One)]);
        vault.Erase(One);
        foreach (var (holder, bytes) in keys)
            vault.Put([(holder, bytes)], [Record(int.Parse(holder.Person[3..]), holder)]);
        return keys;
    }

    private void Run(string sql)
    {
        using var db = Connect(sql);
    }

    private SqliteConnection Connect(string sql = "pragma wal_autocheckpoint = 0")
    {
        var db = new SqliteConnection($"Data Source={FilePath};Pooling=False");
        db.Open();
        using var command = db.CreateCommand();
        command.CommandText = sql;
        using var row = command.ExecuteReader();
        while (row.Read()) { }
        return db;
    }

    private List<string> FilesWith(IReadOnlyCollection<byte[]> keys)
    {
        List<string> found = [];
        foreach (var file in Directory.GetFiles(folder.Root))
        {
            using var stream = new FileStream(
                file,
                FileMode.Open,
                FileAccess.Read,
                FileShare.ReadWrite | FileShare.Delete
            );
            var bytes = new byte[stream.Length];
            stream.ReadExactly(bytes);
            if (keys.Any(one => bytes.AsSpan().IndexOf(one) >= 0))
                found.Add(file);
        }
        return found;
    }
}
