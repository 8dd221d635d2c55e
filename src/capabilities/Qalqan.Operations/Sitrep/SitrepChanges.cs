using NodaTime;
using Qalqan.Claims;
using Qalqan.Kernel;

namespace Qalqan.Operations;

/// <summary>What became otherwise: null <c>Was</c> of what arrived late, null <c>Now</c> of what was struck.</summary>
public sealed record SitrepChange(Fact? Was, Fact? Now)
{
    public Fact Any => Now ?? Was!;
}

/// <summary>
/// What arrived, was corrected or was struck of the time before this report since the last report of an earlier day was issued:
/// said as corrections, so that no earlier figure changes silently.
/// </summary>
public sealed record SitrepChanges(string Serial, long KnownUpTo, IReadOnlyList<SitrepChange> Lines)
{
    /// <summary>Null where no earlier report was issued, so that there is nothing to correct.</summary>
    public static SitrepChanges? Of(Known known, Interval period, Func<long, Known> at) =>
        Earlier(known, period.Start) is not { } earlier
            ? null
            : new SitrepChanges(earlier.Serial, earlier.KnownUpTo, Between(at(earlier.KnownUpTo), known, period.Start));

    /// <summary>The last that was issued of a time that ended by then, and was not voided.</summary>
    private static Issued? Earlier(Known known, Instant start) =>
        known
            .Keys<Issued>()
            .SelectMany(known.Ever<Issued>)
            .Where(fact =>
                fact.Claim is Issued { Document: SitrepFields.Document } issued
                && issued.AsOf < start
                && !known.Ever<Voided>(issued.Serial).Any()
            )
            .OrderBy(fact => ((Issued)fact.Claim).AsOf)
            .ThenBy(fact => fact.Number)
            .LastOrDefault()
            ?.Claim as Issued;

    private static IReadOnlyList<SitrepChange> Between(Known then, Known now, Instant before) =>
        [
            .. Of<Observed>(then, now, before)
                .Concat(Of<Notified>(then, now, before))
                .Concat(Of<Restricted>(then, now, before))
                .Concat(Of<Debriefed>(then, now, before))
                .OrderBy(change => change.Any.From)
                .ThenBy(change => change.Any.Number),
        ];

    private static IEnumerable<SitrepChange> Of<T>(Known then, Known now, Instant before)
        where T : Claim
    {
        var news = now.Keys<T>().SelectMany(now.Ever<T>).Where(fact => fact.Number > then.UpTo).ToList();
        var gone = then.Keys<T>().SelectMany(then.Ever<T>).Where(fact => IsGone<T>(now, fact)).ToList();
        HashSet<ReportId> paired = [];
        foreach (var was in gone)
        {
            var root = now.RootOf(was.Id);
            var next = news.Find(fact => now.RootOf(fact.Id) == root);
            if (next is not null)
                paired.Add(next.Id);
            if (was.From < before || next?.From < before)
                yield return new SitrepChange(was, next);
        }
        foreach (var late in news.Where(fact => fact.From < before && !paired.Contains(fact.Id)))
            yield return new SitrepChange(null, late);
    }

    private static bool IsGone<T>(Known now, Fact fact)
        where T : Claim =>
        fact.BelievedTo is { } to && to <= now.UpTo && !now.Ever<T>(fact.Claim.Key).Any(one => one.Id == fact.Id);
}
