using NodaTime;
using Qalqan.Claims;
using Qalqan.Lift;

namespace Qalqan.Movement;

/// <summary>
/// Legs planned backwards from the day of handover and forwards from what is ready. The leg of a handover must have ended when that day ends
/// at its place, and all that leads to it before; other legs only where they say so themselves.
/// </summary>
public static class LegPlan
{
    /// <summary>The party whose leg the day of handover binds.</summary>
    public const string Handover = "handover";

    /// <summary>Earliest and latest of every leg that is not cancelled, and what is wrong with the plan itself.</summary>
    public static PlanTimes Times(this MovePlan plan)
    {
        ArgumentNullException.ThrowIfNull(plan);
        return BackwardPlan.Of([.. plan.Legs.Where(leg => !leg.IsCancelled).Select(leg => Planned(plan, leg))]);
    }

    private static PlannedLeg Planned(MovePlan plan, LegLine leg) =>
        new(
            leg.Name,
            Duration.FromMinutes(leg.Said.Minutes),
            [
                .. leg
                    .Said.After.Where(after => plan.Leg(after.Leg) is not { IsCancelled: true })
                    .Select(after => new LegBefore(after.Leg, Duration.FromMinutes(after.Minutes))),
            ],
            leg.Said.NotBefore,
            Earlier(leg.Said.Required, leg.Said.Party == Handover ? EndOfHandover(plan, leg) : null)
        );

    private static Instant? EndOfHandover(MovePlan plan, LegLine leg) =>
        plan.Move.Said.Handover is { } day ? plan.ZoneOf(leg.Said.To).AtStartOfDay(day.PlusDays(1)).ToInstant() : null;

    private static Instant? Earlier(Instant? one, Instant? other) =>
        one is { } first && other is { } second ? Instant.Min(first, second) : one ?? other;

    /// <summary>
    /// The same plan with a leg so much later, and with it, by no more than is needed, whatever follows it: what a slip does before
    /// anybody says it. Legs that have left stay as they are.
    /// </summary>
    public static IReadOnlyList<(LegLine Leg, Instant Departs, Instant Arrives)> Slipped(
        this MovePlan plan,
        string? leg,
        Duration by
    )
    {
        ArgumentNullException.ThrowIfNull(plan);
        Dictionary<string, (Instant Departs, Instant Arrives)> times = [];
        HashSet<string> asked = [];
        foreach (var one in plan.Legs)
            Of(one);
        return [.. plan.Legs.Select(one => (one, times[one.Name].Departs, times[one.Name].Arrives))];

        (Instant Departs, Instant Arrives) Of(LegLine one)
        {
            if (times.TryGetValue(one.Name, out var known))
                return known;
            if (!asked.Add(one.Name)) // legs in a circle: said by the plan's own problems
                return (one.Departs, one.Arrives);
            var departs = one.Departs;
            if (one.Left is null && !one.IsCancelled)
            {
                if (leg is null || one.Name == leg)
                    departs += by;
                foreach (var after in one.Said.After)
                    if (plan.Leg(after.Leg) is { IsCancelled: false } before)
                        departs = Instant.Max(departs, Of(before).Arrives + Duration.FromMinutes(after.Minutes));
            }
            return times[one.Name] = (departs, one.Arrives + (departs - one.Departs));
        }
    }
}
