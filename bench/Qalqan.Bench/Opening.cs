using Microsoft.Data.Sqlite;
using Qalqan.Store;
using Qalqan.Web;

namespace Qalqan.Bench;

/// <summary>
/// A cold open to an answered assessment against merely reading and parsing the same rows with one thread. Cold is a
/// folder opened anew and nothing folded; both sides find the file in the system's cache and their code compiled.
/// </summary>
internal static class Opening
{
    private const int Entries = 1_000_000;

    public static void Run(Table table, string folder)
    {
        // One contingent, so that every entry has to be folded for the one answer.
        var path = Path.Combine(folder, "one-scope");
        Exercise.Make(path, Exercise.InOneScope(Entries / Exercise.Count * 11 / 10).Take(Entries));
        var (live, entries, findings) = LiveBytes(path);
        var rounds = Rounds.Of(1, () => Rounds.Time(() => Answer(path)), () => Rounds.Time(() => Parse(path)));
        table.Ratio(
            $"cold open of {entries:#,0} entries to {findings:#,0} findings; peer reads and parses",
            $"{rounds.Milliseconds(0):#,0} ms",
            $"{rounds.Milliseconds(1):#,0} ms",
            rounds.Ratio(0, 1),
            most: 1.5
        );
        table.Figure("  live bytes an entry after a full collection", $"{live:0}", "< 400", live < 400);
    }

    private static int Answer(string path)
    {
        using var folder = Folder.OpenToRead(path);
        return Findings(Judging.DeskOf(folder));
    }

    private static int Findings(Desk desk)
    {
        var answer = desk.Assess(new Inquiry(AsOf: "2024-03-20", Scope: Exercise.Scope));
        return answer.Problems.Count == 0
            ? answer.Findings.Count()
            : throw new InvalidOperationException(answer.Problems[0].ToString());
    }

    private static void Parse(string path)
    {
        using var db = new SqliteConnection($"Data Source={Folder.JournalPath(path)};Mode=ReadOnly;Pooling=False");
        db.Open();
        using var command = db.CreateCommand();
        command.CommandText =
            "select number, recorded_at, bytes, hash from entry where number > $number and scope = $scope order by number";
        command.Parameters.AddWithValue("$number", 0);
        command.Parameters.AddWithValue("$scope", Exercise.Scope);
        using var row = command.ExecuteReader();
        while (row.Read())
            _ = new StoredEntry(
                row.GetInt64(0),
                row.GetInt64(1),
                row.GetFieldValue<byte[]>(2),
                row.GetFieldValue<byte[]>(3)
            ).Read();
    }

    // Before anything else of this size, so that pools are filled on our account.
    private static (double Bytes, long Entries, int Findings) LiveBytes(string path)
    {
        var before = GC.GetTotalMemory(forceFullCollection: true);
        using var folder = Folder.OpenToRead(path);
        var desk = Judging.DeskOf(folder);
        var findings = Findings(desk);
        var entries = folder.Journal.Head.Number;
        var live = (double)(GC.GetTotalMemory(forceFullCollection: true) - before) / entries;
        GC.KeepAlive(desk);
        return (live, entries, findings);
    }
}
