using NodaTime;

namespace Qalqan.Lift;

/// <summary>
/// Plans a graph of legs backwards from what is required, and forwards from what is ready. Legs are given in any order and come out
/// in it.
/// </summary>
public static class BackwardPlan
{
    public static PlanTimes Of(IReadOnlyList<PlannedLeg> legs)
    {
        ArgumentNullException.ThrowIfNull(legs);
        List<Problem> problems = [.. Slips(legs)];
        var order = problems.Count == 0 ? Order(legs, problems) : [];
        if (problems.Count > 0)
            return new PlanTimes(problems, []);

        Dictionary<string, Instant?> earliest = [];
        foreach (var leg in order)
            earliest[leg.Id] = Earliest(leg, earliest, legs, problems);
        Dictionary<string, Instant?> latest = [];
        foreach (var leg in Enumerable.Reverse(order))
            latest[leg.Id] = Latest(leg, latest, legs, problems);

        LegTimes[] times =
        [
            .. legs.Select(leg => new LegTimes(
                leg.Id,
                earliest[leg.Id],
                earliest[leg.Id] + leg.Takes,
                latest[leg.Id],
                latest[leg.Id] + leg.Takes,
                leg.Required
            )),
        ];
        foreach (var leg in times.Where(leg => leg.Slack < Duration.Zero))
            problems.Add(
                new(
                    "cannot-be-in-time",
                    leg.Leg,
                    $"{leg.EarliestStart}",
                    $"<={leg.LatestStart}",
                    "earlier-or-shorter-or-later-day"
                )
            );
        return new PlanTimes(problems, times);
    }

    private static Instant? Earliest(
        PlannedLeg leg,
        Dictionary<string, Instant?> starts,
        IReadOnlyList<PlannedLeg> legs,
        List<Problem> problems
    )
    {
        var bound = leg.NotBefore;
        foreach (var before in leg.After)
            if (starts[before.Leg] + Takes(legs, before.Leg) + before.Gap is { } ready)
                bound = bound is { } already ? Instant.Max(already, ready) : ready;
        if ((bound ?? LegWindows.Opening(leg)) is not { } from)
            return null;
        if (LegWindows.AtOrAfter(leg, from) is { } start)
            return start;
        problems.Add(new("no-window-after", leg.Id, $"{from}", "window", "get-window-or-other-place"));
        return from;
    }

    private static Instant? Latest(
        PlannedLeg leg,
        Dictionary<string, Instant?> starts,
        IReadOnlyList<PlannedLeg> legs,
        List<Problem> problems
    )
    {
        var bound = leg.Required - leg.Takes;
        foreach (var after in legs)
        foreach (var link in after.After.Where(link => link.Leg == leg.Id))
            if (starts[after.Id] - link.Gap - leg.Takes is { } last)
                bound = bound is { } already ? Instant.Min(already, last) : last;
        if ((bound ?? LegWindows.Closing(leg)) is not { } by)
            return null;
        if (LegWindows.AtOrBefore(leg, by) is { } start)
            return start;
        problems.Add(new("no-window-before", leg.Id, $"{by}", "window", "get-window-or-other-place"));
        return by;
    }

    private static Duration Takes(IReadOnlyList<PlannedLeg> legs, string id) => legs.First(leg => leg.Id == id).Takes;

    private static IEnumerable<Problem> Slips(IReadOnlyList<PlannedLeg> legs)
    {
        var known = legs.Select(leg => leg.Id).ToHashSet();
        foreach (var twice in legs.GroupBy(leg => leg.Id).Where(group => group.Count() > 1))
            yield return new("leg-listed-twice", twice.Key, $"{twice.Count()}", "1", "remove-repetition");
        foreach (var leg in legs)
        {
            if (leg.Takes < Duration.Zero)
                yield return new("duration-negative", leg.Id, $"{leg.Takes}", ">=0", "correct-figure");
            foreach (var before in leg.After)
            {
                if (!known.Contains(before.Leg))
                    yield return new("leg-unknown", leg.Id, before.Leg, "listed-leg", "correct-reference");
                if (before.Gap < Duration.Zero)
                    yield return new("gap-negative", leg.Id, $"{before.Gap}", ">=0", "correct-figure");
            }
        }
    }

    /// <summary>Every leg after those before it (A. B. Kahn's order); what is left over runs in a circle.</summary>
    private static List<PlannedLeg> Order(IReadOnlyList<PlannedLeg> legs, List<Problem> problems)
    {
        List<PlannedLeg> order = [];
        HashSet<string> done = [];
        while (
            legs.Where(leg => !done.Contains(leg.Id) && leg.After.All(before => done.Contains(before.Leg))).ToList()
                is { Count: > 0 } ready
        )
            foreach (var leg in ready)
            {
                order.Add(leg);
                done.Add(leg.Id);
            }
        var circle = legs.Where(leg => !done.Contains(leg.Id)).Select(leg => leg.Id).ToList();
        if (circle.Count > 0)
            problems.Add(
                new("legs-in-a-circle", string.Join(' ', circle), $"{circle.Count}", "0", "remove-a-dependency")
            );
        return order;
    }
}
