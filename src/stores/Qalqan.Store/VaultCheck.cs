using Qalqan.Claims;
using Qalqan.Kernel;

namespace Qalqan.Store;

/// <summary>An entry whose detail is missing, or is not what was sealed; <c>What</c> says which and holds no detail.</summary>
public sealed record BrokenSeal(long Number, string What);

/// <summary>
/// What a check of vault against journal found. <c>Whole</c> details open and match their seals; <c>Erased</c> and
/// <c>Absent</c> (left out of an export) are rightly not there. <c>Unfinished</c> persons are erased on record and not in the
/// vault, in a paper above all, or the other way round; <c>Strays</c> belong to no entry, which is no alteration: a power cut
/// leaves them.
/// </summary>
public sealed record VaultReport(
    long Whole,
    long Erased,
    long Absent,
    IReadOnlyList<BrokenSeal> Broken,
    IReadOnlyList<KeyHolder> Unfinished,
    IReadOnlyList<ReportId> Strays,
    string? Damage
)
{
    /// <summary>The papers, own forms and photos whose bytes open and have the digests on record.</summary>
    public long Papers { get; init; }

    public bool IsSound => Broken.Count == 0 && Unfinished.Count == 0 && Damage is null;
}

/// <summary>Holds every sealed entry, and every paper, against its record in the vault. Reads only.</summary>
public static class VaultCheck
{
    private const int Most = 1000;

    /// <param name="journal">Entries that cannot be read are left to the check of the chain.</param>
    /// <param name="vault">Of the same folder.</param>
    /// <param name="absentUpTo">The entries up to this one came without their details, in an export; 0 where none did.</param>
    public static VaultReport Of(IJournal journal, IVault vault, long absentUpTo = 0)
    {
        var check = new Walk(vault, absentUpTo);
        foreach (var scope in journal.Scopes())
            check.Scope(scope, SealedEntries.Of(journal, scope));
        return check.Report();
    }

    private sealed class Walk(IVault vault, long absentUpTo)
    {
        private readonly List<BrokenSeal> broken = [];
        private readonly List<KeyHolder> unfinished = [];
        private readonly List<ReportId> strays = [];
        private long whole;
        private long erased;
        private long absent;
        private long papers;

        public void Scope(string scope, IEnumerable<Entry> entries)
        {
            var records = vault.All(scope).ToLookup(record => record.Report);
            Dictionary<string, byte[]?> keys = [];
            HashSet<ReportId> sealedReports = [];
            HashSet<string> erasedOnRecord = [];
            List<(long Number, Personal Claim)> missing = [];
            var kept = new PaperCheck(vault, scope);
            foreach (var entry in entries)
                if (entry.Report.Claim is Erased done)
                    erasedOnRecord.Add(done.Person);
                else if (SealedEntries.KeepsBytes(entry.Report.Claim))
                    kept.Add(entry);
                else if (entry.Report.Claim is Personal { Seal: not null } claim)
                {
                    sealedReports.Add(entry.Report.Id);
                    if (!records.Contains(entry.Report.Id))
                        missing.Add((entry.Number, claim));
                    else if (Opens(scope, records[entry.Report.Id].First(), claim, keys))
                        whole++;
                    else
                        Add(entry.Number, "its detail in the vault is not what was sealed");
                }
            foreach (var (number, claim) in missing)
                if (erasedOnRecord.Contains(claim.Person) || vault.IsErased(new KeyHolder(scope, claim.Person)))
                    erased++;
                else if (number <= absentUpTo)
                    absent++;
                else
                    Add(number, "its detail is missing from the vault");
            var detailed = records.SelectMany(group => group).Select(record => record.Holder.Person).ToHashSet();
            foreach (var person in missing.Select(one => one.Claim.Person).Concat(erasedOnRecord).Distinct())
            {
                var holder = new KeyHolder(scope, person);
                if (
                    erasedOnRecord.Contains(person)
                        ? detailed.Contains(person) || vault.KeyOf(holder) is not null
                        : vault.IsErased(holder)
                )
                    unfinished.Add(holder);
            }
            Papers(kept, scope, erasedOnRecord);
            foreach (var (report, holder) in vault.Held(scope))
                if (
                    !(holder.IsPaper || holder.IsPhoto ? kept.Holds(report) : sealedReports.Contains(report))
                    && strays.Count < Most
                )
                    strays.Add(report);
        }

        private void Papers(PaperCheck kept, string scope, HashSet<string> erasedOnRecord)
        {
            foreach (var (number, standing) in kept.Standings())
                switch (standing)
                {
                    case PaperStanding.Whole:
                        papers++;
                        break;
                    case PaperStanding.Replaced:
                        erased++;
                        break;
                    case PaperStanding.Missing when number <= absentUpTo:
                        absent++;
                        break;
                    default:
                        Add(
                            number,
                            standing is PaperStanding.Missing
                                ? "the bytes of its paper or photo are missing from the vault"
                                : "the bytes of its paper or photo in the vault are not those on record"
                        );
                        break;
                }
            foreach (var holder in kept.Unfinished(erasedOnRecord).Select(person => new KeyHolder(scope, person)))
                if (!unfinished.Contains(holder))
                    unfinished.Add(holder);
        }

        public VaultReport Report() =>
            new(whole, erased, absent, broken, unfinished, strays, vault.Damage) { Papers = papers };

        private bool Opens(string scope, VaultRecord record, Personal claim, Dictionary<string, byte[]?> keys)
        {
            var holder = new KeyHolder(scope, claim.Person);
            if (!keys.TryGetValue(claim.Person, out var key))
                keys.Add(claim.Person, key = vault.KeyOf(holder));
            return record.Holder == holder && key is not null && Sealing.Open(record, claim, key) is not null;
        }

        private void Add(long number, string what)
        {
            if (broken.Count < Most)
                broken.Add(new BrokenSeal(number, what));
        }
    }
}
