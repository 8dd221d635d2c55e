using System.Collections.Immutable;
using System.Runtime.InteropServices;
using NodaTime;
using Qalqan.Claims;
using Qalqan.Measures;

namespace Qalqan.Kernel;

/// <summary>
/// What the reports of one scope say, by subject, with when it was true and between which entry numbers it was believed.
/// A fold: entries are applied once, in order of number; every past state is then a look-up, never a second fold.
/// Not thread-safe: one writer, or many readers.
/// </summary>
/// <param name="scope">Whose reports it takes.</param>
/// <param name="map">The area by the packs that were adopted at a look; none where nobody has their bytes.</param>
public sealed class Chronicle(string scope, Func<Known, AreaMap>? map = null)
{
    private readonly Dictionary<ReportId, Fact> latest = [];
    private readonly Dictionary<string, Subject> subjects = [];
    private readonly Dictionary<Type, Index> byKey = [];
    private readonly Dictionary<Type, Index> byOther = [];
    private readonly List<Fact> contested = [];
    private readonly List<Fact> unread = [];
    private Matters? matters;

    private Matters Links => matters ??= new Matters(latest);

    public string Scope => scope;

    /// <summary>The number of the last entry applied; 0 before the first.</summary>
    public long Number { get; private set; }

    public int Count => latest.Count;

    /// <summary>A rough size in bytes, for a budget: measured on a million mixed entries, rounded up.</summary>
    public long ApproximateBytes => 400L * latest.Count;

    /// <exception cref="ArgumentException">The entry is of another scope, or not after the last one.</exception>
    public void Apply(Entry entry)
    {
        if (entry.Report.Scope != scope)
            throw new ArgumentException($"An entry of {entry.Report.Scope} does not belong in {scope}.");
        if (entry.Number <= Number)
            throw new ArgumentException($"Entry {entry.Number} is not after {Number}.");
        Number = entry.Number;
        var fact = new Fact(entry);
        var replaced = ReplacedBy(entry.Report);
        latest.Add(fact.Id, fact);
        Links.Add(entry.Report);
        if (replaced is not null)
            Disbelieve(replaced);
        if (replaced is not null || !Links.Touches(fact.Id))
            Believe(fact, false);
        else
            foreach (
                var affected in Links.Affected(fact.Id).Where(latest.ContainsKey).Select(id => latest[id]).ToList()
            )
                Settle(affected, Links.Standing(affected.Id));
    }

    /// <summary>What was believed once entry <paramref name="upTo"/> had arrived, looked at from an instant and a period.</summary>
    public Known KnownAt(long upTo, Instant at, Interval period) => new(this, upTo, at, period);

    internal AreaMap MapOf(Known look) => map?.Invoke(look) ?? AreaMap.Empty;

    internal IReadOnlyList<Subject> Subjects(Type kind) => byKey.TryGetValue(kind, out var index) ? index.Subjects : [];

    internal ImmutableArray<Subject> SubjectsInOrder(Type kind) =>
        byKey.TryGetValue(kind, out var index) ? index.InOrder : [];

    internal ImmutableArray<Subject> OtherSubjectsInOrder(Type kind) =>
        byOther.TryGetValue(kind, out var index) ? index.InOrder : [];

    internal bool SpeaksOf(string key) => subjects.ContainsKey(key);

    internal Subject SubjectOf(string key) => subjects.GetValueOrDefault(key, Subject.Nothing);

    internal IEnumerable<Fact> Contested => contested;

    internal IEnumerable<Fact> Unread => unread;

    /// <summary>Facts whose report corrects one of another kind, and so corrects nothing; each with that other one.</summary>
    internal IEnumerable<(Fact Correction, Fact Other)> Mismatched =>
        Links.Mismatches.Select(pair => (latest[pair.Correction], latest[pair.Other]));

    internal long NumberOf(ReportId id) => latest.TryGetValue(id, out var fact) ? fact.Number : 0;

    internal ReportId RootOf(ReportId id) => Links.Root(id);

    internal IEnumerable<Fact> MatterOf(ReportId id) =>
        Links.Matter(id).Where(latest.ContainsKey).Select(report => latest[report]).OrderBy(fact => fact.Number);

    /// <summary>
    /// The ordinary correction, decided without walking its matter: what it corrects stood as the only leaf, and nothing was
    /// linked to the correction before it arrived, so it is the leaf now and nothing else changes. Otherwise null.
    /// </summary>
    private Fact? ReplacedBy(Report report) =>
        report is { Corrects: { } target, Withdraws: null }
        && latest.TryGetValue(target, out var fact)
        && fact is { IsBelievedNow: true, Contested: false }
        && Matters.AreOfOneNoun(report.Claim, fact.Claim)
        && !Links.Touches(report.Id)
            ? fact
            : null;

    private void Settle(Fact fact, Standing standing)
    {
        var isContested = standing is Standing.Contested;
        if (fact.IsBelievedNow && standing is not Standing.Gone && isContested == fact.Contested)
            return;
        if (fact.IsBelievedNow)
            Disbelieve(fact);
        if (standing is Standing.Gone)
            return;
        if (fact.BelievedFrom > 0)
            fact = latest[fact.Id] = new Fact(fact);
        Believe(fact, isContested);
    }

    private void Believe(Fact fact, bool isContested)
    {
        fact.BelieveFrom(Number, isContested);
        if (isContested)
            contested.Add(fact);
        if (fact.Claim is Unread)
        {
            unread.Add(fact);
            return;
        }
        Add(byKey, ClaimNumber.Of(fact.Claim.GetType()).Key, fact.Claim.Key, fact);
        if (fact.Claim.OtherKey is { } other)
            Add(byOther, ClaimNumber.Of(fact.Claim.GetType()).Other, other, fact);
    }

    private void Disbelieve(Fact fact)
    {
        fact.BelieveUntil(Number);
        SubjectOf(fact.Claim.Key).Doubt(fact);
        if (fact.Claim.OtherKey is { } other)
            SubjectOf(other).Doubt(fact);
    }

    private void Add(Dictionary<Type, Index> indexes, int line, string key, Fact fact)
    {
        if (!subjects.TryGetValue(key, out var subject))
            subjects.Add(key, subject = new Subject(key));
        if (!subject.Add(line, fact))
            return;
        if (!indexes.TryGetValue(fact.Claim.GetType(), out var index))
            indexes.Add(fact.Claim.GetType(), index = new Index());
        index.Add(subject);
    }

    /// <summary>The subjects that one kind of claim is about.</summary>
    private sealed class Index
    {
        private readonly List<Subject> subjects = [];
        private Subject[]? inOrder;

        public IReadOnlyList<Subject> Subjects => subjects;

        // Sorted once and kept until a subject is new. Two readers at once may both sort; they put the same in its place.
        public ImmutableArray<Subject> InOrder
        {
            get
            {
                if (Volatile.Read(ref inOrder) is not { } sorted)
                {
                    sorted = [.. subjects];
                    Array.Sort(sorted, (one, other) => string.CompareOrdinal(one.Key, other.Key));
                    Volatile.Write(ref inOrder, sorted);
                }
                return ImmutableCollectionsMarshal.AsImmutableArray(sorted);
            }
        }

        public void Add(Subject subject)
        {
            subjects.Add(subject);
            inOrder = null;
        }
    }
}
