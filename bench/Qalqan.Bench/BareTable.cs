using Microsoft.Data.Sqlite;
using Qalqan.Kernel;
using Qalqan.Store;
using Qalqan.Store.Sqlite;

namespace Qalqan.Bench;

/// <summary>A row made ready: nothing is left to do but to store it.</summary>
internal sealed record Row(ReportId Id, string Scope, long RecordedAt, byte[] Bytes)
{
    public static Row Of(Report report) =>
        new(report.Id, report.Scope, Measures.Iso.ToMilliseconds(report.SaidAt), Envelope.Write(report));
}

/// <summary>
/// What SQLite alone does with the same rows from C#: the journal's own table, pragmas and prepared insert, without
/// serialising, checking or hashing; where a hash belongs lie 32 bytes.
/// </summary>
internal sealed class BareTable : IDisposable
{
    private static readonly byte[] NoHash = new byte[Chain.HashBytes];

    private readonly SqliteConnection db;
    private readonly Insert insert;
    private readonly Statement begin;
    private readonly Statement commit;
    private long number;

    /// <param name="hasScopeIndex">Without it only the unique index on the id is left.</param>
    public BareTable(string folder, bool hasScopeIndex)
    {
        Directory.CreateDirectory(folder);
        db = Schema.Open(Path.Combine(folder, "journal.sqlite"), SqliteOpenMode.ReadWriteCreate);
        Schema.Create(db, FolderKind.Exercise);
        if (!hasScopeIndex)
            Schema.Run(db, "drop index entry_scope");
        insert = new Insert(db);
        begin = new Statement(db, "begin immediate");
        commit = new Statement(db, "commit");
    }

    /// <summary>One row in a transaction of its own, which SQLite opens and commits by itself.</summary>
    public void Append(Row row) => insert.Run(++number, row.Id, row.Scope, row.RecordedAt, row.Bytes, NoHash);

    public void AppendAll(IReadOnlyList<Row> rows)
    {
        begin.Run();
        foreach (var row in rows)
            Append(row);
        commit.Run();
    }

    public void Dispose()
    {
        insert.Dispose();
        begin.Dispose();
        commit.Dispose();
        db.Dispose();
    }
}
