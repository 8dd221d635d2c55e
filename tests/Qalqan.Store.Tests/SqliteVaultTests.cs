using Microsoft.Data.Sqlite;
using Qalqan.Store.Sqlite;

namespace Qalqan.Store.Tests;

public sealed class SqliteVaultTests : VaultTests
{
    private readonly JournalFolder folder = new();

    private string FilePath => Path.Combine(folder.Root, "vault.sqlite");

    public override void Dispose() => folder.Dispose();

    protected override IVault Open() => SqliteVault.OpenToWrite(FilePath);

    protected override IVault OpenToRead() => SqliteVault.OpenToRead(FilePath);

    [Fact]
    public void A_folder_without_a_vault_has_an_empty_one_and_none_is_made_by_reading()
    {
        using var vault = OpenToRead();

        Assert.Equal(
            (null, false, 0, null),
            (vault.KeyOf(One), vault.IsErased(One), vault.All(Scope).Count, vault.Damage)
        );
        Assert.False(File.Exists(FilePath));
    }

    [Fact]
    public void Nobody_but_the_owner_may_read_the_file_its_log_or_its_index()
    {
        if (OperatingSystem.IsWindows())
            return; // which has no modes
        Open().Dispose();
        File.SetUnixFileMode(FilePath, (UnixFileMode)0b110_100_100); // as a stick gives it back
        using var vault = Open();
        vault.Put([(One, Key)], [Record(1, One)]);

        foreach (var file in new[] { FilePath, FilePath + "-wal", FilePath + "-shm" })
            Assert.Equal(UnixFileMode.UserRead | UnixFileMode.UserWrite, File.GetUnixFileMode(file));
    }

    [Fact]
    public void Of_the_erased_no_byte_is_in_any_file_of_the_vault()
    {
        using var vault = Open();
        var key = Key.ToArray();
        for (var i = 1; i <= 300; i += 10) // over many pages, so that rows have moved about
            vault.Put(
                i == 1 ? [(One, key), (Other, [.. Key.Reverse()])] : [],
                [
                    .. Enumerable
                        .Range(i, 10)
                        .Select(at => Record(at, at % 2 == 0 ? One : Other, at % 2 == 0 ? (byte)0xA7 : (byte)0x33)),
                ]
            );
        Assert.NotEmpty(FilesWith(key));

        Assert.Equal(150, vault.Erase(One));
        Assert.Empty(FilesWith(key));
        Assert.Empty(FilesWith([0xA7, 0xA7, 0xA7, 0xA7, 0xA7, 0xA7]));
        Assert.NotEmpty(FilesWith([0x33, 0x33, 0x33, 0x33, 0x33, 0x33]));
        Assert.Equal(150, vault.All(Scope).Count);
    }

    [Fact]
    public void While_another_reads_an_older_state_nothing_is_destroyed_and_it_is_said_and_then_it_can_be()
    {
        using var vault = Open();
        vault.Put([(One, Key)], [Record(1, One)]);
        using (var reading = Connect("begin; select count(*) from detail;"))
        {
            vault.Put([(Other, Key)], []); // so that there is a log that the reader holds
            var busy = Assert.Throws<IOException>(() => vault.Erase(One));
            Assert.Contains("Another process reads the vault", busy.Message, StringComparison.Ordinal);
            Assert.Equal(Key, vault.KeyOf(One));
            Assert.Equal((false, 1), (vault.IsErased(One), vault.All(Scope).Count));
        }
        Assert.Equal(1, vault.Erase(One));
        Assert.Equal(0, new FileInfo(FilePath + "-wal").Length);
    }

    [Fact]
    public void An_erasure_cut_short_after_its_commit_is_finished_by_doing_it_again()
    {
        using (var vault = Open())
            vault.Put([(One, Key)], [Record(1, One)]);
        // As a kill leaves it: the rows gone from the log, the log not yet cut, the file not written anew.
        using (Connect("pragma wal_autocheckpoint = 0; update key set bytes = null; delete from detail;"))
            foreach (var file in Directory.GetFiles(folder.Root, "vault.sqlite*"))
                File.Copy(file, file.Replace("vault", "killed", StringComparison.Ordinal));
        foreach (var file in Directory.GetFiles(folder.Root, "killed.sqlite*"))
            File.Move(file, file.Replace("killed", "vault", StringComparison.Ordinal), overwrite: true);
        Assert.NotEmpty(FilesWith(Key));

        using var again = Open();
        Assert.Null(again.KeyOf(One));
        Assert.Equal(0, again.Erase(One));
        Assert.Empty(FilesWith(Key));
    }

    [Fact]
    public void What_is_no_vault_is_damage_to_a_reader_and_refused_to_a_writer()
    {
        File.WriteAllText(FilePath, new string('x', 5000));
        using var reader = OpenToRead();

        Assert.Contains("journal restore", reader.Damage, StringComparison.Ordinal);
        Assert.Null(reader.KeyOf(One));
        Assert.Throws<VaultDamagedException>(Open);
        Assert.Equal('x', File.ReadAllText(FilePath)[0]);
    }

    [Fact]
    public void A_page_overwritten_is_damage_when_it_is_read_and_no_crash()
    {
        using (var vault = Open())
            vault.Put([(One, Key)], [.. Enumerable.Range(1, 400).Select(i => Record(i, One))]);
        using (var file = File.OpenWrite(FilePath))
            for (file.Position = 4096; file.Position < file.Length; )
                file.Write(new byte[4096]);
        using var reader = OpenToRead();

        Assert.Empty(reader.All(Scope));
        Assert.NotNull(reader.Damage);
    }

    [Fact]
    public void A_vault_that_a_kill_left_without_tables_is_an_empty_one_and_is_made_to_its_end()
    {
        using (var db = Connect("pragma journal_mode = wal;", SqliteOpenMode.ReadWriteCreate)) { }
        using (var reader = OpenToRead())
            Assert.Equal((null, null), (reader.Damage, reader.KeyOf(One)));

        using var vault = Open();
        vault.Put([(One, Key)], []);
        Assert.Equal(Key, vault.KeyOf(One));
    }

    private SqliteConnection Connect(string sql, SqliteOpenMode mode = SqliteOpenMode.ReadWrite)
    {
        var db = new SqliteConnection($"Data Source={FilePath};Mode={mode};Pooling=False");
        db.Open();
        using var command = db.CreateCommand();
        command.CommandText = sql;
        using var row = command.ExecuteReader();
        while (row.Read()) { }
        return db;
    }

    private List<string> FilesWith(byte[] bytes) =>
        [.. Directory.GetFiles(folder.Root).Where(file => ReadAll(file).AsSpan().IndexOf(bytes) >= 0)];

    private static byte[] ReadAll(string file)
    {
        using var stream = new FileStream(file, FileMode.Open, FileAccess.Read, FileShare.ReadWrite | FileShare.Delete);
        var bytes = new byte[stream.Length];
        stream.ReadExactly(bytes);
        return bytes;
    }
}
