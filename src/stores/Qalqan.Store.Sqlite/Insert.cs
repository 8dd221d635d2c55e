using Microsoft.Data.Sqlite;
using Qalqan.Kernel;
using SQLitePCL;

namespace Qalqan.Store.Sqlite;

/// <summary>The prepared insert of one entry.</summary>
internal sealed class Insert(SqliteConnection db) : IDisposable
{
    private readonly Statement statement = new(db, Schema.InsertEntry);

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
        var to = statement.Handle;
        statement.Check(raw.sqlite3_bind_int64(to, 1, number));
        statement.Check(raw.sqlite3_bind_blob(to, 2, id));
        statement.Check(raw.sqlite3_bind_text(to, 3, scope));
        statement.Check(raw.sqlite3_bind_int64(to, 4, recordedAtMilliseconds));
        statement.Check(raw.sqlite3_bind_blob(to, 5, envelope));
        statement.Check(raw.sqlite3_bind_blob(to, 6, link));
        return statement.Run() == 1;
    }

    public void Dispose() => statement.Dispose();
}
