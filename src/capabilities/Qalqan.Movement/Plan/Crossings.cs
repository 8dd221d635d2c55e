using NodaTime;
using Qalqan.Claims;
using Qalqan.Lift;

namespace Qalqan.Movement;

/// <summary>What a clearance of the move asks for and how it stands: one line for each of its legs.</summary>
public sealed record ClearanceLine(
    Told<ClearanceWanted> Wanted,
    LegLine Leg,
    IReadOnlyList<Told<ClearanceStepped>> Steps,
    CrossingJudged Judged
)
{
    /// <summary>The legs do not go while it is so.</summary>
    public bool Blocks => Judged.Status is not ClearanceStatus.Cleared;

    public IEnumerable<Kernel.Fact> Evidence => Steps.Select(step => step.Fact).Prepend(Wanted.Fact);
}

/// <summary>What states and authorities ask, by the standards in force: the rule for a state and a kind, and the state's calendar.</summary>
public sealed record ClearanceLaw(
    Func<string, string, ClearanceRule?> RuleOf,
    Func<string, WorkingCalendar?> CalendarOf
)
{
    public static ClearanceLaw Unknown { get; } = new((_, _) => null, _ => null);
}

/// <summary>The clearances of a move judged by its planned times, and what a slip opens again.</summary>
public static class Crossings
{
    public static IReadOnlyList<ClearanceLine> Of(MovePlan plan, ClearanceLaw law)
    {
        ArgumentNullException.ThrowIfNull(plan);
        return Of(plan, law, leg => (leg.Departs, leg.Arrives));
    }

    /// <summary>What is cleared or waiting by the plan and is neither after the slip, the soonest deadline first: the dated to-do list.</summary>
    public static IReadOnlyList<ClearanceLine> Reopened(MovePlan plan, ClearanceLaw law, string? leg, Duration by)
    {
        ArgumentNullException.ThrowIfNull(plan);
        var slipped = plan.Slipped(leg, by).ToDictionary(one => one.Leg.Name, one => (one.Departs, one.Arrives));
        var held = Of(plan, law).Where(line => IsHeld(line.Judged.Status)).Select(KeyOf).ToHashSet();
        return
        [
            .. Of(plan, law, one => slipped[one.Name])
                .Where(line => !IsHeld(line.Judged.Status) && held.Contains(KeyOf(line)))
                .OrderBy(line => line.Judged.ToDo?.Before ?? Instant.MinValue)
                .ThenBy(line => line.Wanted.Said.Clearance, StringComparer.Ordinal),
        ];
    }

    private static (string, string) KeyOf(ClearanceLine line) => (line.Wanted.Said.Clearance, line.Leg.Name);

    private static bool IsHeld(ClearanceStatus status) => status is ClearanceStatus.Cleared or ClearanceStatus.Waiting;

    private static IReadOnlyList<ClearanceLine> Of(
        MovePlan plan,
        ClearanceLaw law,
        Func<LegLine, (Instant Departs, Instant Arrives)> timesOf
    )
    {
        var steps = plan.Happened<ClearanceStepped>().ToLookup(step => step.Said.Clearance);
        return
        [
            .. from wanted in plan.Standing<ClearanceWanted>()
            from name in wanted.Said.Legs
            let leg = plan.Leg(name)
            where leg is { IsCancelled: false }
            let times = timesOf(leg)
            let crossing = new Crossing(
                name,
                wanted.Said.State,
                law.RuleOf(wanted.Said.State, wanted.Said.Kind),
                wanted.Said.EnterMinutes is { } enter ? times.Departs + Duration.FromMinutes(enter) : times.Departs,
                wanted.Said.LeaveMinutes is { } leave ? times.Departs + Duration.FromMinutes(leave) : times.Arrives
            )
            select new ClearanceLine(
                wanted,
                leg,
                [.. steps[wanted.Said.Clearance]],
                new Clearing(
                    [.. Papers(name, wanted.Said.State, [.. steps[wanted.Said.Clearance]])],
                    law.CalendarOf(wanted.Said.State) is { } calendar ? [calendar] : []
                ).Judge([crossing], plan.Known.At)[0]
            ),
        ];
    }

    // The last step is how it stands; what was revoked is as though it had been refused.
    private static IEnumerable<Lift.Clearance> Papers(
        string leg,
        string state,
        IReadOnlyList<Told<ClearanceStepped>> steps
    )
    {
        if (steps.Count == 0)
            yield break;
        var last = steps[^1].Said;
        yield return new Lift.Clearance(
            leg,
            state,
            last.Doing switch
            {
                ClearanceDoing.Applied => ClearanceStep.Applied,
                ClearanceDoing.Granted => ClearanceStep.Granted,
                _ => ClearanceStep.Refused,
            },
            last.From ?? Instant.MinValue,
            last.To ?? Instant.MaxValue
        );
    }
}
