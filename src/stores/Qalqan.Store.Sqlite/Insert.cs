using Microsoft.Data.Sqlite;
using Qalqan.Kernel;
using SQLitePCL;

namespace Qalqan.Store.Sqlite;

/// <summary>
/// The prepared insert of one entry. On SQLite's own statement: a command looks every parameter up by name at each run, and
/// makes a reader nobody reads, which together cost as much as the insert.
/// </summary>
internal sealed class Insert : IDisposable
{
    private readonly SqliteConnection db;
    private readonly sqlite3_stmt statement;

    public Insert(SqliteConnection db)
    {
        this.db = db;
        Check(raw.sqlite3_prepare_v2(db.Handle, Schema.InsertEntry, out statement));
    }

    /// <summary>False where an entry of that id is there already: nothing was inserted.</summary>
    /// <exception cref="SqliteException">SQLite refused it, a full disk above all.</exception>
    public bool Run(
        long number,
        ReportId report,
        string scope,
        long recordedAtMilliseconds,
        ReadOnlySpan<byte> envelope,
        ReadOnlySpan<byte> link
    )
    {
        Span<byte> id = stackalloc byte[16];
        report.Value.TryWriteBytes(id, bigEndian: true, out _);
        Check(raw.sqlite3_bind_int64(statement, 1, number));
        Check(raw.sqlite3_bind_blob(statement, 2, id));
        Check(raw.sqlite3_bind_text(statement, 3, scope));
        Check(raw.sqlite3_bind_int64(statement, 4, recordedAtMilliseconds));
        Check(raw.sqlite3_bind_blob(statement, 5, envelope));
        Check(raw.sqlite3_bind_blob(statement, 6, link));
        var code = raw.sqlite3_step(statement);
        var isInserted = code == raw.SQLITE_DONE && raw.sqlite3_changes(db.Handle) == 1;
        var reset = raw.sqlite3_reset(statement); // repeats the step's error, and lets go of its locks
        Check(code == raw.SQLITE_DONE ? reset : code);
        return isInserted;
    }

    public void Dispose() => statement.Dispose();

    private void Check(int code) => SqliteException.ThrowExceptionForRC(code, db.Handle);
}
