using System.Runtime.InteropServices;
using Microsoft.Data.Sqlite;
using Qalqan.Kernel;

namespace Qalqan.Store.Sqlite;

/// <summary>
/// The vault in a file of its own, <c>vault.sqlite</c>, that only its owner may read: table <c>key</c>, one row a person, the
/// key null once it was destroyed; table <c>detail</c>, one row a report. Deleted bytes are overwritten, and erasing leaves
/// none in the write-ahead log or in free pages. One writer, which is the folder's; any number of readers beside it.
/// </summary>
public sealed class SqliteVault : IVault
{
    private readonly SqliteConnection? db;
    private readonly bool isWritable;
    private readonly Lock gate = new();

    private SqliteVault(SqliteConnection? db, bool isWritable) => (this.db, this.isWritable) = (db, isWritable);

    /// <summary>Opens to read; a folder without a vault has an empty one.</summary>
    public static SqliteVault OpenToRead(string path) =>
        new(File.Exists(path) ? Schema.OpenToRead(path) : null, isWritable: false);

    /// <summary>Opens for the folder's one writer, and makes the vault where there is none.</summary>
    public static SqliteVault OpenToWrite(string path)
    {
        // Before SQLite makes it, so that it is never readable to others; its log and index files take the same mode.
        if (!File.Exists(path))
            using (new FileStream(path, OwnersOnly(FileMode.CreateNew))) { }
        var db = Schema.Open(path, SqliteOpenMode.ReadWrite);
        try
        {
            Schema.Run(db, "pragma page_size = 4096");
            Schema.Configure(db);
            Schema.Run(db, "pragma secure_delete = on");
            Schema.Run(
                db,
                """
                begin immediate;
                create table if not exists key(
                    scope text not null, person text not null, bytes blob, primary key(scope, person)
                ) strict, without rowid;
                create table if not exists detail(
                    report blob primary key, scope text not null, person text not null, sealed blob not null
                ) strict, without rowid;
                create index if not exists detail_person on detail(scope, person);
                commit;
                """
            );
            return new SqliteVault(db, isWritable: true);
        }
        catch
        {
            db.Dispose();
            throw;
        }
    }

    public byte[]? KeyOf(KeyHolder holder) =>
        First("select bytes from key where scope = $scope and person = $person", holder, row => Bytes(row, 0));

    public bool IsErased(KeyHolder holder) =>
        First(
            "select bytes is null from key where scope = $scope and person = $person",
            holder,
            row => row.GetBoolean(0)
        );

    public void Put(IReadOnlyList<(KeyHolder Holder, byte[] Key)> keys, IReadOnlyList<VaultRecord> records)
    {
        lock (gate)
        {
            using var transaction = Writable().BeginTransaction();
            using var key = Command("insert into key values($scope, $person, $bytes) on conflict do nothing");
            using var same = Command("select bytes from key where scope = $scope and person = $person");
            using var detail = Command("insert or replace into detail values($report, $scope, $person, $sealed)");
            foreach (var (holder, bytes) in keys)
            {
                Bind(key, holder, ("$bytes", bytes));
                if (key.ExecuteNonQuery() == 1)
                    continue;
                Bind(same, holder);
                if (same.ExecuteScalar() is not byte[] there || !there.AsSpan().SequenceEqual(bytes))
                    throw new InvalidOperationException(
                        $"{holder.Person} has another key, or had one that was destroyed."
                    );
            }
            foreach (var record in records)
            {
                Bind(detail, record.Holder, ("$report", Id(record.Report)), ("$sealed", record.Sealed.ToArray()));
                detail.ExecuteNonQuery();
            }
            transaction.Commit();
        }
    }

    public VaultRecord? Find(ReportId report)
    {
        lock (gate)
        {
            if (db is null)
                return null;
            using var command = Command("select report, scope, person, sealed from detail where report = $report");
            command.Parameters.AddWithValue("$report", Id(report));
            using var row = command.ExecuteReader();
            return row.Read() ? RecordOf(row) : null;
        }
    }

    public IReadOnlyList<VaultRecord> All(string scope, string? person = null)
    {
        lock (gate)
        {
            if (db is null)
                return [];
            using var command = Command(
                "select report, scope, person, sealed from detail where scope = $scope"
                    + (person is null ? "" : " and person = $person")
            );
            command.Parameters.AddWithValue("$scope", scope);
            if (person is not null)
                command.Parameters.AddWithValue("$person", person);
            List<VaultRecord> records = [];
            using var row = command.ExecuteReader();
            while (row.Read())
                records.Add(RecordOf(row));
            return records;
        }
    }

    public int Erase(KeyHolder holder)
    {
        lock (gate)
        {
            int details;
            using (var transaction = Writable().BeginTransaction())
            {
                using var mark = Command(
                    "insert into key values($scope, $person, null) on conflict do update set bytes = null"
                );
                Bind(mark, holder);
                mark.ExecuteNonQuery();
                using var delete = Command("delete from detail where scope = $scope and person = $person");
                Bind(delete, holder);
                details = delete.ExecuteNonQuery();
                transaction.Commit();
            }
            // secure_delete zeroed the freed bytes in the pages; old pages still lie in the log, and half-empty ones keep what
            // moved about in them. The log is cut to nothing, the file is written anew, and the log of that is cut again.
            Checkpoint();
            Schema.Run(Writable(), "vacuum");
            Checkpoint();
            return details;
        }
    }

    public void Dispose() => db?.Dispose();

    private void Checkpoint()
    {
        using var command = Command("pragma wal_checkpoint(truncate)");
        using var row = command.ExecuteReader();
        const string Busy =
            "Another process reads the vault: what was erased is still in its log. Stop it and erase again.";
        if (row.Read() && row.GetInt64(0) != 0)
            throw new IOException(Busy);
    }

    private SqliteConnection Writable() =>
        isWritable ? db! : throw new InvalidOperationException("The vault was opened to be read.");

    private SqliteCommand Command(string sql)
    {
        var command = db!.CreateCommand();
        command.CommandText = sql;
        return command;
    }

    private T? First<T>(string sql, KeyHolder holder, Func<SqliteDataReader, T> read)
    {
        lock (gate)
        {
            if (db is null)
                return default;
            using var command = Command(sql);
            Bind(command, holder);
            using var row = command.ExecuteReader();
            return row.Read() ? read(row) : default;
        }
    }

    private static void Bind(SqliteCommand command, KeyHolder holder, params (string Name, object Value)[] others)
    {
        command.Parameters.Clear();
        command.Parameters.AddWithValue("$scope", holder.Scope);
        command.Parameters.AddWithValue("$person", holder.Person);
        foreach (var (name, value) in others)
            command.Parameters.AddWithValue(name, value);
    }

    private static VaultRecord RecordOf(SqliteDataReader row) =>
        new(
            new ReportId(new Guid(Bytes(row, 0)!, bigEndian: true)),
            new KeyHolder(row.GetString(1), row.GetString(2)),
            Bytes(row, 3)
        );

    private static byte[]? Bytes(SqliteDataReader row, int column) =>
        row.IsDBNull(column) ? null : row.GetFieldValue<byte[]>(column);

    private static byte[] Id(ReportId report) => report.Value.ToByteArray(bigEndian: true);

    private static FileStreamOptions OwnersOnly(FileMode mode)
    {
        var options = new FileStreamOptions { Mode = mode, Access = FileAccess.Write };
        if (!RuntimeInformation.IsOSPlatform(OSPlatform.Windows))
            options.UnixCreateMode = UnixFileMode.UserRead | UnixFileMode.UserWrite;
        return options;
    }
}
