using System.Collections.Concurrent;
using Microsoft.Data.Sqlite;
using NodaTime;
using Qalqan.Kernel;
using Qalqan.Measures;
using SQLitePCL;

namespace Qalqan.Store.Sqlite;

/// <summary>Another process writes in this folder.</summary>
public sealed class JournalInUseException() : IOException("Another process writes in this folder.");

/// <summary>The journal in SQLite: one writer, and any number of readers in this and other processes beside it.</summary>
public sealed class SqliteJournal : IJournal
{
    // Below this size a journal's structure is checked whenever it is opened: it takes milliseconds.
    private const long QuicklyCheckedBytes = 32L << 20;

    private readonly string path;
    private readonly Writer? writer;
    private readonly ConcurrentBag<SqliteConnection> readers = [];
    private volatile Found? scopes;

    private SqliteJournal(string path, FolderKind kind, Writer? writer) =>
        (this.path, Kind, this.writer) = (path, kind, writer);

    public FolderKind Kind { get; }

    public Head Head => writer?.Head ?? Read(db => HeadOf(db, Kind));

    public string? Damage => null;

    public bool IsReadOnly => writer is null;

    public event Action? Recorded
    {
        add => Listen(writer => writer.Recorded += value);
        remove => Listen(writer => writer.Recorded -= value);
    }

    /// <summary>
    /// Opens to read, beside a writer or not. A file that SQLite cannot read through is opened as the longest run of whole
    /// entries from the first, which its <see cref="IJournal.Damage"/> names.
    /// </summary>
    public static IJournal OpenToRead(string path)
    {
        if (IsSound(path))
            try
            {
                using var db = Schema.OpenToRead(path);
                if (Schema.KindOf(db) is { } kind && HeadOf(db, kind) is not null)
                    return new SqliteJournal(path, kind, null);
            }
            catch (SqliteException error) when (Schema.IsDamage(error))
            {
                // Not a database of ours any more: what can be saved is below.
            }
            catch (JournalDamagedException)
            {
                // Nor is its last entry one.
            }
        return SalvagedJournal.Of(path);
    }

    /// <summary>Takes the one writer's place; makes the journal, of this kind, where there is none.</summary>
    /// <exception cref="JournalInUseException">Another process has that place.</exception>
    /// <exception cref="JournalDamagedException">The file is damaged: it can be read and recovered, not written.</exception>
    /// <param name="path">The file.</param>
    /// <param name="kindIfNew">EXERCISE or REAL, where it is made.</param>
    /// <param name="clock">What it stamps entries by.</param>
    /// <param name="prepare">Done once the place is taken and before the file is opened.</param>
    public static SqliteJournal OpenToWrite(string path, FolderKind kindIfNew, IClock clock, Action? prepare = null)
    {
        var place = TakePlace(Path.GetDirectoryName(path)!);
        SqliteConnection? db = null;
        try
        {
            prepare?.Invoke();
            if (HasAnything(path) && !IsSound(path))
                throw new JournalDamagedException(SalvagedJournal.Of(path).Damage!);
            db = Schema.Open(path, SqliteOpenMode.ReadWriteCreate);
            Schema.Create(db, kindIfNew);
            var kind =
                Schema.KindOf(db)
                ?? throw new JournalDamagedException("The journal does not say whether it is EXERCISE or REAL.");
            return new SqliteJournal(path, kind, new Writer(db, place, HeadOf(db, kind), clock));
        }
        catch
        {
            db?.Dispose();
            place.Dispose();
            throw;
        }
    }

    /// <summary>The one writer's place in a folder, for as long as it is not disposed of.</summary>
    /// <exception cref="JournalInUseException">Another process has that place.</exception>
    public static FileStream TakePlace(string folder)
    {
        var file = Path.Combine(folder, "writer.lock");
        try
        {
            // The operating system's lock: it dies with the process, however that dies.
            return new FileStream(file, FileMode.OpenOrCreate, FileAccess.ReadWrite, FileShare.None);
        }
        catch (IOException) when (File.Exists(file))
        {
            throw new JournalInUseException();
        }
    }

    // Through a journal that is only read nothing is recorded, and so nothing heard.
    private void Listen(Action<Writer> how)
    {
        if (writer is not null)
            how(writer);
    }

    public IReadOnlyList<string> Scopes()
    {
        var head = Head.Number; // first: what arrives meanwhile is found at the next call
        if (scopes is not { } known || known.UpTo != head)
            scopes = known = new Found(head, ReadScopes());
        return known.Scopes;
    }

    public IEnumerable<StoredEntry> ReadAfter(long number, string? scope = null)
    {
        var db = Take();
        try
        {
            using var command = Command(
                db,
                "select number, recorded_at, bytes, hash from entry where number > $number"
                    + (scope is null ? "" : " and scope = $scope")
                    + " order by number",
                ("$number", number)
            );
            if (scope is not null)
                command.Parameters.AddWithValue("$scope", scope);
            using var row = command.ExecuteReader();
            while (Advance(row))
                yield return new StoredEntry(row.GetInt64(0), row.GetInt64(1), BytesOf(row, 2), BytesOf(row, 3));
        }
        finally
        {
            readers.Add(db);
        }
    }

    public long? NumberOf(ReportId id) =>
        Read(db =>
            Command(db, "select number from entry where id = $id", ("$id", id.Value.ToByteArray(bigEndian: true)))
                .ExecuteScalar() as long?
        );

    public long NumberAt(Instant instant) =>
        // recorded_at never decreases, so the last entry not after the instant is found by halving.
        Read(db =>
        {
            var (low, high) = (0L, HeadOf(db, Kind).Number);
            var milliseconds = instant.ToUnixTimeMilliseconds();
            while (low < high)
            {
                var middle = (low + high + 1) / 2;
                // Numbers may be missing from an altered journal: then the one before tells.
                using var find = Command(
                    db,
                    "select recorded_at from entry where number <= $number order by number desc limit 1",
                    ("$number", middle)
                );
                var recorded = find.ExecuteScalar() as long? ?? long.MinValue;
                (low, high) = recorded <= milliseconds ? (middle, high) : (low, middle - 1);
            }
            return low;
        });

    public async ValueTask<Receipt> Append(Submission submission) =>
        (await AppendAll([submission]).ConfigureAwait(false))[0];

    public ValueTask<IReadOnlyList<Receipt>> AppendAll(IReadOnlyList<Submission> submissions) =>
        writer is null
            ? throw new InvalidOperationException("This journal was opened to be read.")
            : new(writer.Append(submissions));

    public void Dispose()
    {
        while (readers.TryTake(out var reader))
            reader.Dispose();
        writer?.Dispose(); // last: only a connection that may write folds the log back into the file as it closes
    }

    /// <summary>A whole copy of the journal as it is, through SQLite, so that a writer or a log beside it does no harm.</summary>
    public static void CopyTo(string from, string to) => Schema.CopyTo(from, to);

    /// <summary>What folder format 1 has and 0 had not.</summary>
    public static void AddScopeIndex(string path)
    {
        using var db = Schema.Open(path, SqliteOpenMode.ReadWrite);
        Schema.Run(db, "create index if not exists entry_scope on entry(scope, number)");
    }

    /// <summary>A new journal with these entries as they are: numbers, times, bytes and hashes.</summary>
    public static void Write(string path, FolderKind kind, IEnumerable<StoredEntry> entries)
    {
        using var db = Schema.Open(path, SqliteOpenMode.ReadWriteCreate);
        Schema.Create(db, kind);
        using var insert = new Insert(db);
        Schema.Run(db, "begin immediate");
        foreach (var entry in entries)
        {
            var report = entry.Read().Report;
            insert.Run(
                entry.Number,
                report.Id,
                report.Scope,
                entry.RecordedAtMilliseconds,
                entry.Bytes.Span,
                entry.Hash.Span
            );
        }
        Schema.Run(db, "commit");
        Schema.Run(db, "pragma wal_checkpoint(truncate)");
    }

    internal static Head HeadOf(SqliteConnection db, FolderKind kind)
    {
        using var command = Command(db, "select number, recorded_at, hash from entry order by number desc limit 1");
        using var row = command.ExecuteReader();
        if (!row.Read())
            return new Head(0, null, Convert.ToHexStringLower(Chain.Beginning(kind)));
        try
        {
            return new Head(
                row.GetInt64(0),
                Iso.FromMilliseconds(row.GetInt64(1)),
                Convert.ToHexStringLower(row.GetFieldValue<byte[]>(2))
            );
        }
        catch (ArgumentOutOfRangeException)
        {
            throw JournalDamagedException.AtEntry(row.GetInt64(0));
        }
    }

    internal static SqliteCommand Command(
        SqliteConnection db,
        string sql,
        params (string Name, object Value)[] parameters
    )
    {
        var command = db.CreateCommand();
        command.CommandText = sql;
        foreach (var (name, value) in parameters)
            command.Parameters.AddWithValue(name, value);
        return command;
    }

    /// <summary>Whether SQLite can read the file through: its length is what its header says, and its structure holds.</summary>
    /// <exception cref="SqliteException">The file or its log cannot be opened here, for want of leave or room: that is no damage.</exception>
    internal static bool IsSound(string path)
    {
        // SQLite takes a file without a whole first page for an empty database, and throws its log away: it is shown none.
        if (!File.Exists(path) || FileHeader.Read(path) is not { } header)
            return false;
        var length = new FileInfo(path).Length;
        var hasLog = WriteAheadLog.IsThere(path);
        // A power cut in mid-checkpoint leaves a short file whose log has the rest: then only SQLite can tell.
        var isShort = length < header.Bytes;
        if (length < header.PageBytes || (isShort && !hasLog))
            return false;
        if (hasLog && WriteAheadLog.IsBroken(path, header.PageBytes))
            return false;
        if (!isShort && length > QuicklyCheckedBytes)
            return true;
        try
        {
            using var db = Schema.OpenToRead(path);
            using var check = Command(db, "pragma quick_check(1)");
            return check.ExecuteScalar() as string == "ok";
        }
        catch (SqliteException error) when (Schema.IsDamage(error))
        {
            return false;
        }
    }

    // Of an empty file only the log can be a journal's.
    private static bool HasAnything(string path) =>
        new FileInfo(path) is { Exists: true, Length: > 0 } || WriteAheadLog.IsThere(path);

    // A large file is not checked when it is opened, so damage in it may show only here.
    private static bool Advance(SqliteDataReader row)
    {
        try
        {
            return row.Read();
        }
        catch (SqliteException error) when (error.SqliteErrorCode is 11 or 26) // SQLITE_CORRUPT, SQLITE_NOTADB
        {
            throw new JournalDamagedException(
                $"The journal is damaged ({error.Message}): `qalqan journal recover --to DIR` saves every whole entry before it."
            );
        }
    }

    private List<string> ReadScopes() =>
        Read(db =>
        {
            // From scope to scope by one seek each: a plain grouping reads the index from end to end.
            using var command = Command(
                db,
                """
                with recursive found(scope) as (
                    select min(scope) from entry
                    union all
                    select (select min(scope) from entry where scope > found.scope) from found where scope is not null
                )
                select scope from found where scope is not null
                order by (select min(number) from entry where entry.scope = found.scope)
                """
            );
            using var row = command.ExecuteReader();
            List<string> scopes = [];
            while (row.Read())
                scopes.Add(row.GetString(0));
            return scopes;
        });

    // From the statement itself: the reader asks five more questions of every column, a tenth of a cold start.
    private static byte[] BytesOf(SqliteDataReader row, int column) =>
        raw.sqlite3_column_blob(row.Handle, column).ToArray();

    private T Read<T>(Func<SqliteConnection, T> read)
    {
        var db = Take();
        try
        {
            return read(db);
        }
        finally
        {
            readers.Add(db);
        }
    }

    private SqliteConnection Take() => readers.TryTake(out var db) ? db : Schema.OpenToRead(path);

    private sealed record Found(long UpTo, IReadOnlyList<string> Scopes);
}
