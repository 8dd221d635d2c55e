using NodaTime;
using Qalqan.Claims;
using Qalqan.Kernel;

namespace Qalqan.Store;

/// <summary>
/// A report about to be recorded, with the detail that goes to the vault. An empty id is derived from the rest, and from
/// <c>NaturalKey</c> where that is not the claim's own key. <c>RecordedAt</c> only in an exercise's pack.
/// </summary>
public sealed record Draft(Report Report, Detail? Detail = null, Instant? RecordedAt = null, string? NaturalKey = null);

/// <summary>
/// Journal and vault written as one: the detail is durable before the entry that seals it, so an entry is never without it,
/// and a detail whose entry did not follow, after a power cut between, is replaced when the same report comes again.
/// </summary>
public sealed class Ledger(IJournal journal, IVault vault)
{
    /// <summary>
    /// The reports as they would be recorded, ids and seals in place, nothing written; a key that is not in the vault yet is
    /// made. A draft of an erased person that has a detail is refused: null, in its place.
    /// </summary>
    /// <param name="drafts">In the order in which they are to be recorded.</param>
    /// <param name="seed">Of an exercise: its keys are derived; null makes them by chance.</param>
    public Prepared Prepare(IReadOnlyList<Draft> drafts, string? seed = null)
    {
        Dictionary<KeyHolder, byte[]?> keys = []; // null: destroyed
        List<(KeyHolder, byte[])> made = [];
        List<VaultRecord> records = [];
        List<Submission?> submissions = [];
        foreach (var draft in drafts)
        {
            var report = draft.Report;
            byte[]? key = null;
            if (draft.Detail is { } detail && report.Claim is Personal claim)
            {
                if ((key = Key(new KeyHolder(report.Scope, claim.Person))) is null)
                {
                    submissions.Add(null);
                    continue;
                }
                report = report with { Claim = Sealing.Sealed(report.Scope, claim, detail, key) };
            }
            if (report.Id == default)
                report = report with { Id = DerivedId.Of(report, draft.NaturalKey ?? report.Claim.Key) };
            if (key is not null)
                records.Add(Sealing.Record(report.Id, report.Scope, (Personal)report.Claim, draft.Detail!, key));
            submissions.Add(new Submission(report, draft.RecordedAt));
        }
        return new Prepared(submissions, made, records);

        byte[]? Key(KeyHolder holder)
        {
            if (keys.TryGetValue(holder, out var known))
                return known;
            if (vault.IsErased(holder))
                return keys[holder] = null;
            if (vault.KeyOf(holder) is not { } key)
                made.Add((holder, key = seed is null ? Sealing.NewKey() : Sealing.KeyFromSeed(seed, holder)));
            return keys[holder] = key;
        }
    }

    /// <summary>Vault first, then journal, each in one transaction. What is on record already is left as it is, also in the vault.</summary>
    /// <exception cref="IOException">It could not be made durable: nothing of this call was recorded.</exception>
    public async ValueTask<IReadOnlyList<Receipt>> Append(Prepared prepared)
    {
        var fresh = prepared.Records.Where(record => journal.NumberOf(record.Report) is null).ToList();
        if (fresh.Count > 0 || prepared.Keys.Count > 0)
            vault.Put(prepared.Keys, fresh);
        return await journal.AppendAll([.. prepared.Submissions.OfType<Submission>()]);
    }
}

/// <summary>
/// Drafts made ready: for each its submission, or null where it was refused for an erased person; the keys that were made for
/// them, and their details sealed.
/// </summary>
public sealed record Prepared(
    IReadOnlyList<Submission?> Submissions,
    IReadOnlyList<(KeyHolder Holder, byte[] Key)> Keys,
    IReadOnlyList<VaultRecord> Records
)
{
    /// <summary>The whole in parts of so many submissions, each with what it needs of the vault.</summary>
    public IEnumerable<Prepared> InBatches(int submissions)
    {
        var records = Records.ToLookup(record => record.Report);
        var keys = Keys.ToDictionary(key => key.Holder);
        foreach (var batch in Submissions.Chunk(submissions))
        {
            List<VaultRecord> details = [.. batch.OfType<Submission>().SelectMany(one => records[one.Report.Id])];
            List<(KeyHolder, byte[])> made = [];
            foreach (var holder in details.Select(detail => detail.Holder))
                if (keys.Remove(holder, out var key))
                    made.Add(key);
            yield return new Prepared(batch, made, details);
        }
    }
}
