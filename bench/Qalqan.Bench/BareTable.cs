using Microsoft.Data.Sqlite;
using NodaTime;
using Qalqan.Kernel;
using Qalqan.Store;
using Qalqan.Store.Sqlite;

namespace Qalqan.Bench;

/// <summary>A row made ready: nothing is left to do but to store it.</summary>
internal sealed record Row(byte[] Id, string Scope, long RecordedAt, byte[] Bytes)
{
    public static Row Of(Report report) =>
        new(
            report.Id.Value.ToByteArray(bigEndian: true),
            report.Scope,
            Measures.Iso.ToMilliseconds(report.SaidAt),
            Envelope.Write(report)
        );
}

/// <summary>
/// What SQLite alone does with the same rows: the journal's own table and pragmas and one prepared insert, without
/// serialising, checking or hashing; where a hash belongs lie 32 bytes.
/// </summary>
internal sealed class BareTable : IDisposable
{
    private static readonly byte[] NoHash = new byte[Chain.HashBytes];

    private readonly SqliteConnection db;
    private readonly SqliteCommand insert;
    private readonly SqliteCommand begin;
    private readonly SqliteCommand commit;
    private long number;

    /// <param name="hasScopeIndex">Without it only the unique index on the id is left.</param>
    public BareTable(string folder, bool hasScopeIndex)
    {
        Directory.CreateDirectory(folder);
        var path = Path.Combine(folder, "journal.sqlite");
        SqliteJournal.OpenToWrite(path, FolderKind.Exercise, SystemClock.Instance).Dispose();
        db = new SqliteConnection($"Data Source={path};Pooling=False");
        db.Open();
        Run("pragma journal_mode = wal");
        Run("pragma synchronous = full");
        Run("pragma trusted_schema = off");
        if (!hasScopeIndex)
            Run("drop index entry_scope");
        insert = Command(
            "insert into entry(number, id, scope, recorded_at, bytes, hash) values($number, $id, $scope, $at, $bytes, $hash)"
        );
        insert.Parameters.Add("$number", SqliteType.Integer);
        insert.Parameters.Add("$id", SqliteType.Blob);
        insert.Parameters.Add("$scope", SqliteType.Text);
        insert.Parameters.Add("$at", SqliteType.Integer);
        insert.Parameters.Add("$bytes", SqliteType.Blob);
        insert.Parameters.Add("$hash", SqliteType.Blob).Value = NoHash;
        insert.Prepare();
        begin = Command("begin immediate");
        commit = Command("commit");
    }

    /// <summary>One row in a transaction of its own, which SQLite opens and commits by itself.</summary>
    public void Append(Row row)
    {
        var parameters = insert.Parameters;
        parameters[0].Value = ++number;
        parameters[1].Value = row.Id;
        parameters[2].Value = row.Scope;
        parameters[3].Value = row.RecordedAt;
        parameters[4].Value = row.Bytes;
        insert.ExecuteNonQuery();
    }

    public void AppendAll(IReadOnlyList<Row> rows)
    {
        begin.ExecuteNonQuery();
        foreach (var row in rows)
            Append(row);
        commit.ExecuteNonQuery();
    }

    public void Dispose()
    {
        insert.Dispose();
        begin.Dispose();
        commit.Dispose();
        db.Dispose();
    }

    private void Run(string sql)
    {
        using var command = Command(sql);
        command.ExecuteNonQuery();
    }

    private SqliteCommand Command(string sql)
    {
        var command = db.CreateCommand();
        command.CommandText = sql;
        return command;
    }
}
