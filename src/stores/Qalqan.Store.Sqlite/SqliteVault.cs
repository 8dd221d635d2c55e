using Microsoft.Data.Sqlite;
using Qalqan.Kernel;

namespace Qalqan.Store.Sqlite;

/// <summary>
/// The vault in a file of its own, <c>vault.sqlite</c>, that only its owner may read: table <c>key</c>, one row a person, the
/// key null once it was destroyed, and sealed under the folder's key where it has one (<see cref="KeyColumn"/>); table
/// <c>detail</c>, one row a report. Deleted bytes are overwritten, and erasing leaves
/// none in the write-ahead log or in free pages. One writer, which is the folder's; any number of readers beside it.
/// </summary>
public sealed class SqliteVault : IVault
{
    private readonly SqliteConnection? db;
    private readonly bool isWritable;
    private readonly FolderKey folder;
    private readonly Lock gate = new();

    private SqliteVault(SqliteConnection? db, bool isWritable, FolderKey folder, string? damage = null) =>
        (this.db, this.isWritable, this.folder, Damage) = (db, isWritable, folder, damage);

    public string? Damage { get; private set; }

    /// <summary>Opens to read; a folder without a vault has an empty one, and so has one whose vault was not made to its end.</summary>
    /// <param name="path">The file.</param>
    /// <param name="key">The folder's; null where it has no lock.</param>
    public static SqliteVault OpenToRead(string path, FolderKey? key = null)
    {
        var folder = key ?? FolderKey.None;
        if (!File.Exists(path))
            return new SqliteVault(null, isWritable: false, folder);
        try
        {
            var db = Schema.OpenToRead(path);
            try
            {
                if (VaultFile.HasTables(db) && KeyColumn.Fits(db, folder))
                    return new SqliteVault(db, isWritable: false, folder);
                var damage = VaultFile.HasTables(db) ? KeyColumn.Otherwise : null;
                db.Dispose();
                return new SqliteVault(null, isWritable: false, folder, damage);
            }
            catch
            {
                db.Dispose();
                throw;
            }
        }
        catch (SqliteException error) when (Schema.IsDamage(error))
        {
            return new SqliteVault(null, isWritable: false, folder, VaultFile.DamageBy(error));
        }
    }

    /// <summary>Opens for the folder's one writer, and makes the vault where there is none.</summary>
    /// <param name="path">The file.</param>
    /// <param name="key">The folder's; null where it has no lock.</param>
    /// <exception cref="VaultDamagedException">The file is not a vault any more, or not one of this key; nothing was changed.</exception>
    public static SqliteVault OpenToWrite(string path, FolderKey? key = null) =>
        Connected(
            path,
            db =>
                KeyColumn.Fits(db, key ?? FolderKey.None)
                    ? new SqliteVault(db, isWritable: true, key ?? FolderKey.None)
                    : throw new VaultDamagedException(KeyColumn.Otherwise)
        );

    /// <summary>
    /// Every key in the vault sealed anew under another folder key, all or none, past what overwriting leaves behind in the
    /// file. By the folder's one writer only. Done again it finishes what was cut short.
    /// </summary>
    /// <exception cref="IOException">Not done, or not overwritten everywhere: to be done again.</exception>
    public static void Reseal(string path, FolderKey from, FolderKey to) =>
        Connected(
                path,
                db =>
                {
                    KeyColumn.Reseal(db, from, to);
                    return db;
                }
            )
            .Dispose();

    private static T Connected<T>(string path, Func<SqliteConnection, T> open)
    {
        VaultFile.MakeOwnersOnly(path);
        SqliteConnection? db = null;
        try
        {
            db = Schema.Open(path, SqliteOpenMode.ReadWrite);
            VaultFile.Prepare(db);
            return open(db);
        }
        catch (SqliteException error)
        {
            db?.Dispose();
            throw VaultFile.Said(error);
        }
        catch
        {
            db?.Dispose();
            throw;
        }
    }

    /// <summary>A whole copy of the vault as it is, for its owner's eyes only, beside a writer or not.</summary>
    public static void CopyTo(string from, string to)
    {
        VaultFile.MakeOwnersOnly(to);
        Schema.CopyTo(from, to);
    }

    public byte[]? KeyOf(KeyHolder holder) =>
        First("select bytes from key where scope = $scope and person = $person", holder, row => Bytes(row, 0))
            is { } bytes
            ? Opened(holder, bytes)
            : null;

    public bool IsErased(KeyHolder holder) =>
        First(
            "select bytes is null from key where scope = $scope and person = $person",
            holder,
            row => row.GetBoolean(0)
        );

    public void Put(IReadOnlyList<(KeyHolder Holder, byte[] Key)> keys, IReadOnlyList<VaultRecord> records) =>
        Write(() =>
        {
            using var transaction = Writable().BeginTransaction();
            using var insert = Command("insert into key values($scope, $person, $bytes) on conflict do nothing");
            using var find = Command("select bytes from key where scope = $scope and person = $person");
            using var detail = Command("insert or replace into detail values($report, $scope, $person, $sealed)");
            foreach (var (holder, bytes) in keys)
            {
                Bind(insert, holder, ("$bytes", KeyColumn.Write(folder, holder, bytes)));
                if (insert.ExecuteNonQuery() == 0 && !(KeyBy(find, holder) ?? []).AsSpan().SequenceEqual(bytes))
                    throw new InvalidOperationException(
                        $"{holder.Person} has another key, or had one that was destroyed."
                    );
            }
            HashSet<KeyHolder> alive = [];
            foreach (var record in records)
            {
                // Sealed before its person was erased and put after it, it would bring back what was to be forgotten.
                if (alive.Add(record.Holder) && KeyBy(find, record.Holder) is null)
                    throw new InvalidOperationException($"{record.Holder.Person} has no key, or it was destroyed.");
                Bind(detail, record.Holder, ("$report", Id(record.Report)), ("$sealed", record.Sealed.ToArray()));
                detail.ExecuteNonQuery();
            }
            transaction.Commit();
            return 0;
        });

    public VaultRecord? Find(ReportId report) =>
        Read<VaultRecord?>(() =>
        {
            using var command = Command("select report, scope, person, sealed from detail where report = $report");
            command.Parameters.AddWithValue("$report", Id(report));
            using var row = command.ExecuteReader();
            return row.Read() ? RecordOf(row) : null;
        });

    public IReadOnlyList<(VaultRecord Record, byte[] Key)> Find(IReadOnlyCollection<ReportId> reports) =>
        Read(() =>
        {
            // One transaction, so that an erasure beside it has come whole or not at all.
            using var transaction = db!.BeginTransaction(deferred: true);
            using var command = Command(
                "select report, detail.scope, detail.person, sealed, bytes from detail join key using(scope, person) where report = $report and bytes is not null"
            );
            var id = command.Parameters.Add("$report", SqliteType.Blob);
            List<(VaultRecord, byte[])> found = new(reports.Count);
            Dictionary<KeyHolder, byte[]?> keys = [];
            foreach (var report in reports)
            {
                id.Value = Id(report);
                using var row = command.ExecuteReader();
                if (!row.Read())
                    continue;
                var record = RecordOf(row);
                if (!keys.TryGetValue(record.Holder, out var key))
                    keys.Add(record.Holder, key = Opened(record.Holder, Bytes(row, 4)!));
                if (key is not null)
                    found.Add((record, key));
            }
            return found;
        }) ?? [];

    public IReadOnlyList<VaultRecord> All(string scope, string? person = null) =>
        Read(() =>
        {
            using var command = Command(
                "select report, scope, person, sealed from detail where scope = $scope"
                    + (
                        person is null
                            ? " and person not glob 'paper/*' and person not glob 'photo/*'"
                            : " and person = $person"
                    )
            );
            command.Parameters.AddWithValue("$scope", scope);
            if (person is not null)
                command.Parameters.AddWithValue("$person", person);
            List<VaultRecord> records = [];
            using var row = command.ExecuteReader();
            while (row.Read())
                records.Add(RecordOf(row));
            return records;
        }) ?? [];

    public IReadOnlyList<(ReportId Report, KeyHolder Holder)> Held(string scope) =>
        Read(() =>
        {
            // The index has all three columns: the records themselves, which may be large, are not touched.
            using var command = Command("select report, person from detail where scope = $scope");
            command.Parameters.AddWithValue("$scope", scope);
            List<(ReportId, KeyHolder)> held = [];
            using var row = command.ExecuteReader();
            while (row.Read())
                held.Add((IdOf(row), new KeyHolder(scope, row.GetString(1))));
            return held;
        }) ?? [];

    public int Erase(params IReadOnlyList<KeyHolder> holders) =>
        Write(() =>
        {
            VaultFile.Checkpoint(Writable()); // who reads an older state now would keep it in the log: then nothing is begun
            var records = 0;
            using (var transaction = Writable().BeginTransaction())
            {
                using var mark = Command(
                    "insert into key values($scope, $person, null) on conflict do update set bytes = null"
                );
                using var delete = Command("delete from detail where scope = $scope and person = $person");
                foreach (var holder in holders)
                {
                    Bind(mark, holder);
                    mark.ExecuteNonQuery();
                    Bind(delete, holder);
                    records += delete.ExecuteNonQuery();
                }
                transaction.Commit();
            }
            VaultFile.WriteAnew(Writable());
            return records;
        });

    public void Dispose() => db?.Dispose();

    private SqliteConnection Writable() =>
        isWritable ? db! : throw new InvalidOperationException("The vault was opened to be read.");

    private SqliteCommand Command(string sql)
    {
        var command = db!.CreateCommand();
        command.CommandText = sql;
        return command;
    }

    private T? First<T>(string sql, KeyHolder holder, Func<SqliteDataReader, T> read) =>
        Read(() =>
        {
            using var command = Command(sql);
            Bind(command, holder);
            using var row = command.ExecuteReader();
            return row.Read() ? read(row) : default;
        });

    // What cannot be read is as good as absent, and said once for all.
    private T? Read<T>(Func<T?> read)
    {
        lock (gate)
            try
            {
                return db is null ? default : read();
            }
            catch (SqliteException error) when (Schema.IsDamage(error))
            {
                Damage = VaultFile.DamageBy(error);
                return default;
            }
    }

    private int Write(Func<int> write)
    {
        lock (gate)
            try
            {
                return write();
            }
            catch (SqliteException error)
            {
                throw VaultFile.Said(error);
            }
    }

    private byte[]? KeyBy(SqliteCommand find, KeyHolder holder)
    {
        Bind(find, holder);
        return find.ExecuteScalar() is byte[] bytes
            ? Opened(holder, bytes) ?? throw new VaultDamagedException(Damage!)
            : null;
    }

    // A key that was altered is damage; without a lock only its details tell.
    private byte[]? Opened(KeyHolder holder, byte[] bytes)
    {
        var key = KeyColumn.Read(folder, holder, bytes);
        if (key is null)
            Damage ??= $"The key of {holder.Person} in {holder.Scope} is not as it was sealed: {VaultFile.ByRestoring}";
        return key;
    }

    private static void Bind(SqliteCommand command, KeyHolder holder, params (string Name, object Value)[] others)
    {
        command.Parameters.Clear();
        command.Parameters.AddWithValue("$scope", holder.Scope);
        command.Parameters.AddWithValue("$person", holder.Person);
        foreach (var (name, value) in others)
            command.Parameters.AddWithValue(name, value);
    }

    // An id of another length was put there by somebody else: it is no report's, and the check names it as a stray.
    private static ReportId IdOf(SqliteDataReader row) =>
        Bytes(row, 0) is { Length: 16 } id ? new ReportId(new Guid(id, bigEndian: true)) : default;

    private static VaultRecord RecordOf(SqliteDataReader row) =>
        new(IdOf(row), new KeyHolder(row.GetString(1), row.GetString(2)), Bytes(row, 3));

    private static byte[]? Bytes(SqliteDataReader row, int column) =>
        row.IsDBNull(column) ? null : row.GetFieldValue<byte[]>(column);

    private static byte[] Id(ReportId report) => report.Value.ToByteArray(bigEndian: true);
}
