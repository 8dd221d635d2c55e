using Microsoft.Data.Sqlite;
using Qalqan.Claims;
using Qalqan.Words;

namespace Qalqan.Bench;

/// <summary>
/// SQLite's FTS5 over the trigrams of the folded names, in memory, made once: any of the trigrams that were typed, the rarest
/// agreement first. It gets our folding, without which it would know one script, and keeps its index where names must go.
/// </summary>
internal sealed class TrigramIndex : IDisposable
{
    private const int Most = 40;

    private readonly SqliteConnection db = new("Data Source=:memory:");
    private readonly SqliteCommand find;

    public TrigramIndex(IReadOnlyList<IdentityDetail> names)
    {
        db.Open();
        Run("create virtual table name using fts5(words, tokenize='trigram', detail=full)");
        using (var transaction = db.BeginTransaction())
        {
            using var insert = db.CreateCommand();
            insert.CommandText = "insert into name(rowid, words) values ($person, $words)";
            for (var person = 0; person < names.Count; person++)
            {
                insert.Parameters.Clear();
                insert.Parameters.AddWithValue("$person", person);
                insert.Parameters.AddWithValue("$words", string.Join(' ', Folded(names[person])));
                insert.ExecuteNonQuery();
            }
            transaction.Commit();
        }
        Run("insert into name(name) values ('optimize')");
        find = db.CreateCommand();
        find.CommandText = "select rowid from name where name match $typed order by rank limit $most";
        find.Parameters.AddWithValue("$typed", "");
        find.Parameters.AddWithValue("$most", Most);
        find.Prepare();
    }

    public IReadOnlyList<int> Find(string text)
    {
        find.Parameters[0].Value = string.Join(
            " OR ",
            text.Split(' ')
                .Select(Folding.Of)
                .SelectMany(word =>
                    Enumerable.Range(0, Math.Max(0, word.Length - 2)).Select(at => word.Substring(at, 3))
                )
                .Distinct()
                .Select(three => $"\"{three}\"")
        );
        List<int> found = [];
        using var rows = find.ExecuteReader();
        while (rows.Read())
            found.Add(rows.GetInt32(0));
        return found;
    }

    public void Dispose()
    {
        find.Dispose();
        db.Dispose();
    }

    private static IEnumerable<string> Folded(IdentityDetail identity) =>
        new[] { identity.Latin!, identity.Cyrillic! }
            .SelectMany(name => new[] { name.Family, name.Given })
            .Select(Folding.Of)
            .Distinct();

    private void Run(string text)
    {
        using var command = db.CreateCommand();
        command.CommandText = text;
        command.ExecuteNonQuery();
    }
}
