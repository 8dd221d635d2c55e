using NodaTime;

namespace Qalqan.Lift;

/// <summary>
/// One leg of a move: a train, a flight, a road move, a handover. It begins after each of the legs before it has ended and so much
/// more has passed (unloading, rest, customs).
/// </summary>
/// <param name="Takes">Time that passes, whatever clocks do meanwhile.</param>
/// <param name="NotBefore">When people and cargo are ready; null whenever the legs before it allow.</param>
/// <param name="Required">When it must have ended; null when only the legs after it ask.</param>
public sealed record PlannedLeg(
    string Id,
    Duration Takes,
    IReadOnlyList<LegBefore> After,
    Instant? NotBefore = null,
    Instant? Required = null
)
{
    /// <summary>Intervals in which it may begin: an airfield's hours, a clearance. None given: at any time.</summary>
    public IReadOnlyList<Interval> DepartWithin { get; init; } = [];

    /// <summary>Intervals in which it may end.</summary>
    public IReadOnlyList<Interval> ArriveWithin { get; init; } = [];
}

public sealed record LegBefore(string Leg, Duration Gap);

/// <summary>
/// When a leg can begin and end at the soonest, and must at the latest. Null where nothing bounds it on that side. Negative slack: it
/// cannot be done in time.
/// </summary>
public sealed record LegTimes(
    string Leg,
    Instant? EarliestStart,
    Instant? EarliestEnd,
    Instant? LatestStart,
    Instant? LatestEnd,
    Instant? Required
)
{
    public Duration? Slack => LatestStart - EarliestStart;
}

public sealed record PlanTimes(IReadOnlyList<Problem> Problems, IReadOnlyList<LegTimes> Legs)
{
    /// <summary>The legs with the least slack: what is late if any of them is.</summary>
    public IReadOnlyList<string> Critical =>
        Legs.Min(leg => leg.Slack) is { } least
            ? [.. Legs.Where(leg => leg.Slack == least).Select(leg => leg.Leg)]
            : [];
}
