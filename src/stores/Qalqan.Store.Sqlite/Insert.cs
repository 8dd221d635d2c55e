using Microsoft.Data.Sqlite;
using Qalqan.Kernel;

namespace Qalqan.Store.Sqlite;

/// <summary>The prepared insert of one entry, its parameters made once.</summary>
internal sealed class Insert : IDisposable
{
    private readonly SqliteCommand command;
    private readonly SqliteParameter number;
    private readonly SqliteParameter id;
    private readonly SqliteParameter scope;
    private readonly SqliteParameter recordedAt;
    private readonly SqliteParameter bytes;
    private readonly SqliteParameter hash;

    public Insert(SqliteConnection db)
    {
        command = db.CreateCommand();
        command.CommandText = Schema.InsertEntry;
        number = command.Parameters.Add("$number", SqliteType.Integer);
        id = command.Parameters.Add("$id", SqliteType.Blob);
        scope = command.Parameters.Add("$scope", SqliteType.Text);
        recordedAt = command.Parameters.Add("$at", SqliteType.Integer);
        bytes = command.Parameters.Add("$bytes", SqliteType.Blob);
        hash = command.Parameters.Add("$hash", SqliteType.Blob);
        command.Prepare();
    }

    /// <summary>False where an entry of that id is there already: nothing was inserted.</summary>
    public bool Run(
        long entryNumber,
        ReportId report,
        string inScope,
        long recordedAtMilliseconds,
        byte[] envelope,
        byte[] link
    )
    {
        number.Value = entryNumber;
        id.Value = report.Value.ToByteArray(bigEndian: true);
        scope.Value = inScope;
        recordedAt.Value = recordedAtMilliseconds;
        bytes.Value = envelope;
        hash.Value = link;
        return command.ExecuteNonQuery() == 1;
    }

    public void Dispose() => command.Dispose();
}
