using System.Collections.Concurrent;
using Qalqan.Claims;
using Qalqan.Kernel;

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
            ? Store.Sealing.Open(record, claim, key)
            : null;

    /// <summary>Who the person is by what is believed and true at the look; null where no name can be told.</summary>
    public IdentityDetail? Identity(Known known, string person) =>
        known.Of<Identified>(person).BeganLast() is [var fact, ..]
            ? identities.GetOrAdd(fact.Id, _ => Of(fact) as IdentityDetail)
            : null;

    /// <summary>After an erasure: nothing opened before is kept.</summary>
    public void Forget() => identities = [];
}
