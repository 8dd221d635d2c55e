using System.Collections.Immutable;
using NodaTime;
using Qalqan.Claims;
using Qalqan.Measures;

namespace Qalqan.Kernel;

/// <summary>
/// One look at a chronicle: what was believed once entry <c>UpTo</c> had arrived, of the instant <c>At</c> and of the
/// period that event rules judge. Facts come in order of when they began to be true, then as they arrived.
/// </summary>
public sealed class Known(Chronicle chronicle, long upTo, Instant at, Interval period)
{
    private readonly long atMilliseconds = Iso.ToMilliseconds(at);
    private readonly Dictionary<Type, object> views = [];

    public string Scope => chronicle.Scope;

    public long UpTo => upTo;

    public Instant At => at;

    /// <summary>From its start, included, to its end, excluded; without a start, from the beginning of the record.</summary>
    public Interval Period => period;

    /// <summary>The scope's zone at <c>At</c>; UTC until one is recorded.</summary>
    public DateTimeZone Zone => ZoneAt(at);

    /// <summary>The mission's area by the pack it had adopted; empty of a contingent.</summary>
    public AreaMap Map => View(look => chronicle.MapOf(look));

    /// <summary>The scope's local date at <c>At</c>.</summary>
    public LocalDate Today => at.InZone(Zone).Date;

    public DateTimeZone ZoneAt(Instant instant)
    {
        var milliseconds = Iso.ToMilliseconds(instant);
        var zone = Ever<ZoneSet>("zone").LastOrDefault(fact => fact.IsTrueAt(milliseconds));
        return zone is { Claim: ZoneSet set } ? DateTimeZoneProviders.Tzdb[set.Zone] : DateTimeZone.Utc;
    }

    /// <summary>The keys of which anything of that kind was ever said; whether it still is, ask of each.</summary>
    public IEnumerable<string> Keys<T>()
        where T : Claim => chronicle.Subjects(typeof(T)).Select(subject => subject.Key);

    /// <summary>The subjects of those keys, in order of their letters' codes.</summary>
    public ImmutableArray<Subject> Subjects<T>()
        where T : Claim => chronicle.SubjectsInOrder(typeof(T));

    /// <summary>The subjects of the other keys under which anything of that kind was ever said, in the same order.</summary>
    public ImmutableArray<Subject> OtherSubjects<T>()
        where T : Claim => chronicle.OtherSubjectsInOrder(typeof(T));

    /// <summary>The subject of that key, one without any fact where nothing was ever said of it.</summary>
    public Subject SubjectOf(string key) => chronicle.SubjectOf(key);

    /// <summary>Whether any report of any kind was ever about that key, or by its other key.</summary>
    public bool SpeaksOf(string key) => chronicle.SpeaksOf(key);

    /// <summary>What is believed of the key and true at <c>At</c>.</summary>
    public IEnumerable<Fact> Of<T>(string key)
        where T : Claim => True(About<T>(SubjectOf(key)));

    /// <summary>The same, found by the claim's other key: the posts of a person.</summary>
    public IEnumerable<Fact> OfOther<T>(string key)
        where T : Claim => True(AboutOther<T>(SubjectOf(key)));

    /// <summary>The same as <see cref="Of"/>, put behind what the list holds: a list used again allocates nothing.</summary>
    public void Collect<T>(Subject subject, List<Said> into)
        where T : Claim => Collect(About<T>(subject), into);

    /// <summary>The same as <see cref="OfOther"/>, put behind what the list holds.</summary>
    public void CollectOther<T>(Subject subject, List<Said> into)
        where T : Claim => Collect(AboutOther<T>(subject), into);

    /// <summary>What is believed of the key, that began at or before <c>At</c>, ended or not: an event that has happened.</summary>
    public IEnumerable<Fact> Until<T>(string key)
        where T : Claim => Ever<T>(key).TakeWhile(fact => fact.FromMilliseconds <= atMilliseconds);

    /// <summary>What is believed of the key of any time, the future included.</summary>
    public IEnumerable<Fact> Ever<T>(string key)
        where T : Claim => Believed(About<T>(SubjectOf(key)));

    /// <summary>The number of the entry that brought the report; 0 where none did.</summary>
    public long NumberOf(ReportId report) => chronicle.NumberOf(report);

    /// <summary>
    /// All that was said of the key by then, what is not believed any more too, each once: for a record that shows what was struck.
    /// </summary>
    public IEnumerable<(Fact Fact, bool IsBelieved)> EvenStruck<T>(string key)
        where T : Claim =>
        About<T>(SubjectOf(key))
            .Where(fact => fact.Number <= upTo)
            .GroupBy(fact => fact.Id)
            .Select(same => (same.Last(), same.Any(fact => fact.WasBelievedAt(upTo))));

    /// <summary>The same, found by the claim's other key: every post a person held or is to hold.</summary>
    public IEnumerable<Fact> EverOther<T>(string key)
        where T : Claim => Believed(AboutOther<T>(SubjectOf(key)));

    /// <summary>
    /// Of what <see cref="Of"/> gives, that which began last; of several that began together the first by id.
    /// <paramref name="isSplit"/>: it is contested, or those that began together say different things. Allocates nothing.
    /// </summary>
    public Said LastOf<T>(Subject subject, out bool isSplit)
        where T : Claim => Last(About<T>(subject), true, out isSplit);

    /// <summary>The same of what <see cref="Until"/> gives.</summary>
    public Said LastUntil<T>(Subject subject, out bool isSplit)
        where T : Claim => Last(About<T>(subject), false, out isSplit);

    /// <summary>What is believed of the kind and true at <c>At</c>, over all keys.</summary>
    public IEnumerable<Fact> All<T>()
        where T : Claim => Keys<T>().SelectMany(Of<T>);

    /// <summary>What is believed of the kind and true at some instant of the period.</summary>
    public IEnumerable<Fact> During<T>()
        where T : Claim
    {
        var from = period.HasStart ? Iso.ToMilliseconds(period.Start) : long.MinValue;
        var to = period.HasEnd ? Iso.ToMilliseconds(period.End) : long.MaxValue;
        return Keys<T>().SelectMany(Ever<T>).Where(fact => fact.Meets(from, to));
    }

    /// <summary>
    /// The matters in conflict that began to be true at or before <c>At</c>: each root, the reports that contend for its
    /// place, and all reports of the matter.
    /// </summary>
    public IEnumerable<(ReportId Root, IReadOnlyList<Fact> Contending, IReadOnlyList<Fact> Reports)> Conflicts() =>
        from fact in Believed(chronicle.Contested)
        where fact.FromMilliseconds <= atMilliseconds
        group fact by chronicle.RootOf(fact.Id) into matter
        orderby matter.Key.Value
        select (
            matter.Key,
            (IReadOnlyList<Fact>)[.. matter.OrderBy(fact => fact.FromMilliseconds).ThenBy(fact => fact.Id.Value)],
            (IReadOnlyList<Fact>)[.. chronicle.MatterOf(matter.First().Id).Where(f => f.Number <= upTo)]
        );

    /// <summary>The first report of the matter that a report belongs to: what corrects another has the same one.</summary>
    public ReportId RootOf(ReportId id) => chronicle.RootOf(id);

    /// <summary>Reports that correct one of another kind, and so correct nothing; each with that other one.</summary>
    public IEnumerable<(Fact Correction, Fact Other)> Mismatched() =>
        chronicle.Mismatched.Where(pair => pair.Correction.WasBelievedAt(upTo) && pair.Other.Number <= upTo);

    /// <summary>The claims this program cannot read.</summary>
    public IEnumerable<Fact> Unread() => Believed(chronicle.Unread);

    /// <summary>
    /// What one capability makes of this look and many rules ask, made once: one view of each type. A look, and so its
    /// views, belongs to one thread.
    /// </summary>
    public T View<T>(Func<Known, T> make)
        where T : class
    {
        if (!views.TryGetValue(typeof(T), out var view))
            views.Add(typeof(T), view = make(this));
        return (T)view;
    }

    internal static Timeline About<T>(Subject subject)
        where T : Claim => subject.Of(ClaimNumber<T>.Key);

    private static Timeline AboutOther<T>(Subject subject)
        where T : Claim => subject.Of(ClaimNumber<T>.Other);

    internal long AtMilliseconds => atMilliseconds;

    internal bool IsBelieved(in Filed entry) => entry.WasBelievedAt(upTo);

    private Said Last(Timeline facts, bool mustBeTrue, out bool isSplit)
    {
        for (var i = facts.Begun(atMilliseconds) - 1; i >= 0; i--)
        {
            if (!IsMeant(facts.At(i)))
                continue;
            isSplit = facts.At(i).IsContested;
            var first = i;
            for (var other = i - 1; other >= 0 && facts.At(other).From == facts.At(i).From; other--)
                if (IsMeant(facts.At(other)))
                {
                    isSplit |= facts.At(other).IsContested || !facts.At(other).Claim.Equals(facts.At(i).Claim);
                    first = facts[other].Id.Value.CompareTo(facts[first].Id.Value) < 0 ? other : first;
                }
            return new Said(facts.At(first));
        }
        isSplit = false;
        return default;

        bool IsMeant(in Filed entry) => (!mustBeTrue || entry.IsTrueAt(atMilliseconds)) && entry.WasBelievedAt(upTo);
    }

    private IEnumerable<Fact> Believed(IEnumerable<Fact> facts) => facts.Where(fact => fact.WasBelievedAt(upTo));

    private void Collect(Timeline facts, List<Said> into)
    {
        var begun = facts.Begun(atMilliseconds);
        for (var i = 0; i < begun; i++)
            if (facts.At(i).IsTrueAt(atMilliseconds) && facts.At(i).WasBelievedAt(upTo))
                into.Add(new Said(facts.At(i)));
    }

    private IEnumerable<Fact> True(Timeline facts)
    {
        for (var i = 0; i < facts.Count && facts[i].FromMilliseconds <= atMilliseconds; i++)
            if (facts[i].WasBelievedAt(upTo) && facts[i].IsTrueAt(atMilliseconds))
                yield return facts[i];
    }
}
