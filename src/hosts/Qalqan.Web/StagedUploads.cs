using System.Security.Cryptography;
using NodaTime;
using Qalqan.People;
using Qalqan.Sheets;

namespace Qalqan.Web;

/// <summary>A sheet somebody dropped, with what they said of it so far; <c>Taken</c> once it is recorded.</summary>
public sealed record Staged(
    string Id,
    User Owner,
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
        new(Kind, Table, Scope, From, Map, reference => Gone.GetValueOrDefault(reference, Others))
        {
            Reach = Owner.Reach,
        };
}

/// <summary>
/// The sheets that were dropped and are not done with: in memory and nowhere else, the last few, for half an hour. Nothing of
/// them outlives the process. Safe for many threads.
/// </summary>
internal sealed class StagedUploads(Func<Instant> now)
{
    private const int Most = 4;
    private static readonly Duration Kept = Duration.FromMinutes(30);

    private readonly List<Staged> staged = []; // the longest here first
    private readonly Lock gate = new();

    public Staged Add(User owner, string fileName, SheetKind kind, SheetTable table, string? scope, string? from)
    {
        var id = Convert.ToHexStringLower(RandomNumberGenerator.GetBytes(16));
        return Put(
            new Staged(
                id,
                owner,
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

    /// <summary>Of whoever dropped it and nobody else.</summary>
    public Staged? Find(string id, User user)
    {
        lock (gate)
        {
            Tidy();
            return staged.Find(one => one.Id == id && (one.Owner.Post, one.Owner.Person) == (user.Post, user.Person));
        }
    }

    public Staged Put(Staged one)
    {
        lock (gate)
        {
            var place = staged.FindIndex(other => other.Id == one.Id);
            if (place >= 0)
                staged[place] = one;
            else
                staged.Add(one);
            Tidy();
            return one;
        }
    }

    public void Drop(string id)
    {
        lock (gate)
            staged.RemoveAll(one => one.Id == id);
    }

    private void Tidy()
    {
        var oldest = now() - Kept;
        staged.RemoveAll(one => one.At < oldest);
        if (staged.Count > Most)
            staged.RemoveRange(0, staged.Count - Most);
    }
}
