using System.Security.Cryptography;
using NodaTime;
using Qalqan.People;
using Qalqan.Sheets;

namespace Qalqan.Web;

/// <summary>A sheet somebody dropped, with what they said of it so far; <c>Taken</c> once it is recorded.</summary>
public sealed record Staged(
    string Id,
    Instant At,
    string FileName,
    SheetKind Kind,
    SheetTable Table,
    string? Scope,
    string? From,
    ColumnMap? Map,
    IReadOnlyDictionary<string, GoneChoice> Gone,
    GoneChoice Others,
    Taken? Taken = null,
    byte[]? Rejects = null
)
{
    public IntakeOrder Order =>
        new(Kind, Table, Scope, From, Map, reference => Gone.GetValueOrDefault(reference, Others));
}

/// <summary>
/// The sheets that were dropped and are not done with: in memory and nowhere else, the last few, for half an hour. Nothing of
/// them outlives the process. Safe for many threads.
/// </summary>
internal sealed class StagedUploads(Func<Instant> now)
{
    private const int Most = 4;
    private static readonly Duration Kept = Duration.FromMinutes(30);

    private readonly Dictionary<string, Staged> staged = [];
    private readonly Lock gate = new();

    public Staged Add(string fileName, SheetKind kind, SheetTable table, string? scope, string? from)
    {
        var id = Convert.ToHexStringLower(RandomNumberGenerator.GetBytes(16));
        return Put(
            new Staged(
                id,
                now(),
                fileName,
                kind,
                table,
                scope,
                from,
                null,
                new Dictionary<string, GoneChoice>(),
                GoneChoice.Keep
            )
        );
    }

    public Staged? Find(string id)
    {
        lock (gate)
        {
            Tidy();
            return staged.GetValueOrDefault(id);
        }
    }

    public Staged Put(Staged one)
    {
        lock (gate)
        {
            staged[one.Id] = one;
            Tidy();
            while (staged.Count > Most)
                staged.Remove(staged.Values.MinBy(other => other.At)!.Id);
            return one;
        }
    }

    public void Drop(string id)
    {
        lock (gate)
            staged.Remove(id);
    }

    private void Tidy()
    {
        foreach (var old in staged.Values.Where(one => one.At + Kept < now()).ToList())
            staged.Remove(old.Id);
    }
}
