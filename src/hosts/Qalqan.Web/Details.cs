using System.Collections.Concurrent;
using Qalqan.Claims;
using Qalqan.Kernel;
using Qalqan.Store;

namespace Qalqan.Web;

/// <summary>
/// Details out of the vault, at the edge: only the desk asks, and only for a user who may see. What was opened is kept in
/// memory until the person is erased. Safe for many threads.
/// </summary>
internal sealed class Details(Archive archive)
{
    // Replaced as a whole when something is to be forgotten: what is being opened just then goes into the old one.
    private volatile ConcurrentDictionary<ReportId, IdentityDetail?> identities = [];

    /// <summary>The detail of a report as it was sealed; null where there is none, it was erased, or it is not what was sealed.</summary>
    public Detail? Of(Fact fact) =>
        fact.Claim is Personal { Seal: not null } claim
        && archive.Vault.Find(fact.Id) is { } record
        && archive.Vault.KeyOf(record.Holder) is { } key
            ? Sealing.Open(record, claim, key)
            : null;

    /// <summary>
    /// Who each person is by what is believed and true at the look, in their order; whether a name is on record, and null
    /// where it cannot be told. What was not opened yet is read from the vault at once.
    /// </summary>
    public IReadOnlyList<(string Person, bool IsOnRecord, IdentityDetail? Identity)> Identities(
        Known known,
        IEnumerable<string> persons
    )
    {
        var opened = identities;
        List<(string Person, bool IsOnRecord, IdentityDetail? Identity)> told = [];
        List<(int Place, Fact Fact)> missing = [];
        foreach (var person in persons)
        {
            var fact = known.LastOf<Identified>(known.SubjectOf(person), out _).Fact;
            IdentityDetail? identity = null;
            if (fact is not null && !opened.TryGetValue(fact.Id, out identity))
                missing.Add((told.Count, fact));
            told.Add((person, fact is not null, identity));
        }
        if (missing.Count > 0)
            Open(missing.ConvertAll(one => one.Fact), opened);
        foreach (var (place, fact) in missing)
            told[place] = told[place] with { Identity = opened.GetValueOrDefault(fact.Id) };
        return told;
    }

    /// <summary>Whether the person's key was destroyed, at whatever time the look is.</summary>
    public bool IsErased(Known known, string person) => archive.Vault.IsErased(new KeyHolder(known.Scope, person));

    /// <summary>After an erasure: nothing opened before is kept.</summary>
    public void Forget() => identities = [];

    // Opening is arithmetic, reading is one reader's: read at once, opened on every core.
    private void Open(List<Fact> facts, ConcurrentDictionary<ReportId, IdentityDetail?> opened)
    {
        var read = archive
            .Vault.Find([.. facts.Where(fact => fact.Claim is Personal { Seal: not null }).Select(fact => fact.Id)])
            .ToDictionary(found => found.Record.Report);
        Parallel.ForEach(
            facts,
            fact =>
                opened.TryAdd(
                    fact.Id,
                    read.TryGetValue(fact.Id, out var found)
                        ? Sealing.Open(found.Record, (Personal)fact.Claim, found.Key) as IdentityDetail
                        : null
                )
        );
    }
}
