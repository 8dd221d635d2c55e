using Microsoft.Data.Sqlite;
using SQLitePCL;

namespace Qalqan.Store.Sqlite;

/// <summary>
/// A prepared statement that returns no rows, on SQLite's own. A command looks every parameter up by name at each run, and
/// makes a reader nobody reads, which together cost as much as an insert. Waits for no lock but as the connection is told to.
/// </summary>
internal sealed class Statement : IDisposable
{
    private readonly SqliteConnection db;

    public Statement(SqliteConnection db, string sql)
    {
        this.db = db;
        Check(raw.sqlite3_prepare_v2(db.Handle, sql, out var handle));
        Handle = handle;
    }

    /// <summary>For binding, parameters numbered from 1.</summary>
    public sqlite3_stmt Handle { get; }

    /// <summary>How many rows it changed; of a statement that changes none, those of the one before.</summary>
    /// <exception cref="SqliteException">SQLite refused it, a full disk above all.</exception>
    public int Run()
    {
        var code = raw.sqlite3_step(Handle);
        var reset = raw.sqlite3_reset(Handle); // repeats the step's error, and lets go of its locks
        Check(code == raw.SQLITE_DONE ? reset : code);
        return raw.sqlite3_changes(db.Handle);
    }

    public void Check(int code) => SqliteException.ThrowExceptionForRC(code, db.Handle);

    public void Dispose() => Handle.Dispose();
}
