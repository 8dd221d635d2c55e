using NodaTime;
using Qalqan.Claims;
using Qalqan.Kernel;

namespace Qalqan.Ceasefire;

/// <summary>A visit of an area of limitation, as it is believed last.</summary>
public sealed record InspectionVisit(Fact Fact, Inspected Said);

/// <summary>A planned inspection and, once it was made, its visit.</summary>
public sealed record InspectionPlan(Fact Fact, InspectionPlanned Said, InspectionVisit? Visit);

/// <summary>A party's wish for an inspection and, once it was met, the visit.</summary>
public sealed record InspectionWish(Fact Fact, InspectionAsked Said, InspectionVisit? Visit);

/// <summary>
/// An area of limitation: when it was inspected last, and on which day the next one is due. <c>Last</c> is null where it was planned or asked
/// for and never visited: it is counted from then.
/// </summary>
public sealed record InspectedArea(
    string Area,
    InspectionVisit? Last,
    Instant CountedFrom,
    IReadOnlyList<Fact> Evidence
);

/// <summary>Inspections of the areas of limitation of a mission.</summary>
public static class Inspections
{
    /// <summary>Every visit by the look's instant, by when it began.</summary>
    public static IReadOnlyList<InspectionVisit> Visits(Known known) =>
        [
            .. known
                .Keys<Inspected>()
                .Select(key => known.Until<Inspected>(key).LastOrDefault())
                .OfType<Fact>()
                .OrderBy(fact => fact.From)
                .ThenBy(fact => fact.Claim.Key, StringComparer.Ordinal)
                .Select(fact => new InspectionVisit(fact, (Inspected)fact.Claim)),
        ];

    /// <summary>Every plan known by the look's entries, the future included, by when it begins.</summary>
    public static IReadOnlyList<InspectionPlan> Plans(Known known)
    {
        var visits = Visits(known);
        return
        [
            .. known
                .Keys<InspectionPlanned>()
                .Select(key => known.Ever<InspectionPlanned>(key).LastOrDefault())
                .OfType<Fact>()
                .OrderBy(fact => fact.From)
                .ThenBy(fact => fact.Claim.Key, StringComparer.Ordinal)
                .Select(fact => new InspectionPlan(
                    fact,
                    (InspectionPlanned)fact.Claim,
                    visits.LastOrDefault(visit => visit.Said.Inspection == fact.Claim.Key)
                )),
        ];
    }

    /// <summary>Every wish of a party by the look's instant, by when it was said.</summary>
    public static IReadOnlyList<InspectionWish> Wishes(Known known)
    {
        var visits = Visits(known);
        return
        [
            .. known
                .Keys<InspectionAsked>()
                .Select(key => known.Until<InspectionAsked>(key).LastOrDefault())
                .OfType<Fact>()
                .OrderBy(fact => fact.From)
                .ThenBy(fact => fact.Claim.Key, StringComparer.Ordinal)
                .Select(fact => new InspectionWish(
                    fact,
                    (InspectionAsked)fact.Claim,
                    visits.LastOrDefault(visit => visit.Said.Request == fact.Claim.Key)
                )),
        ];
    }

    /// <summary>The areas that were ever planned, asked for or visited by the look's instant, by code.</summary>
    public static IReadOnlyList<InspectedArea> Areas(Known known)
    {
        var visits = Visits(known).ToLookup(visit => visit.Said.Area);
        var first = Plans(known)
            .Where(plan => plan.Fact.From <= known.At)
            .Select(plan => (plan.Said.Area, plan.Fact))
            .Concat(Wishes(known).Select(wish => (wish.Said.Area, wish.Fact)))
            .ToLookup(one => one.Area, one => one.Fact);
        return
        [
            .. visits
                .Select(area => area.Key)
                .Concat(first.Select(area => area.Key))
                .Distinct()
                .Order(StringComparer.Ordinal)
                .Select(area => AreaOf(area, [.. visits[area]], [.. first[area]])),
        ];
    }

    private static InspectedArea AreaOf(string area, List<InspectionVisit> visits, List<Fact> first)
    {
        var last = visits.MaxBy(visit => visit.Fact.To ?? visit.Fact.From);
        return new InspectedArea(
            area,
            last,
            last is null ? first.Min(fact => fact.From) : last.Fact.To ?? last.Fact.From,
            last is null ? first : [last.Fact]
        );
    }
}
