using NodaTime;
using Qalqan.Kernel;

namespace Qalqan.Movement;

/// <summary>Every leg that has not left leaves after what it waits for, takes the time that it takes, and arrives by when it must.</summary>
internal static class InTime
{
    public static IEnumerable<Finding> Judge(Ruling ruling, MovePlan plan, MoveLaw law)
    {
        var times = plan.Times();
        foreach (var problem in times.Problems.Where(problem => problem.Code != "cannot-be-in-time"))
            yield return ruling.Find(
                ruling.SubjectOf(plan, "plan", problem.Subject),
                Verdict.Breached,
                ProblemWords.Of(problem),
                new Amount(null, null, "minutes"),
                plan.Legs.Select(leg => leg.Plan.Fact),
                remedy: ProblemWords.Change(problem.Change)
            );
        foreach (var leg in plan.Legs.Where(leg => leg is { IsCancelled: false, Left: null }))
            if (times.Legs.FirstOrDefault(one => one.Leg == leg.Name) is { } limits)
                yield return Judge(ruling, plan, leg, limits);
    }

    private static Finding Judge(Ruling ruling, MovePlan plan, LegLine leg, Lift.LegTimes limits)
    {
        var waits = leg
            .Said.After.Select(after => (after.Minutes, Leg: plan.Leg(after.Leg)))
            .Where(after => after.Leg is { IsCancelled: false })
            .Select(after =>
                (after.Leg, Ready: (after.Leg!.Arrived ?? after.Leg.Arrives) + Duration.FromMinutes(after.Minutes))
            )
            .OrderByDescending(after => after.Ready)
            .FirstOrDefault();
        var earliest =
            waits.Leg is null ? limits.EarliestStart
            : limits.EarliestStart is { } start ? Instant.Max(start, waits.Ready)
            : waits.Ready;
        var takes = (decimal)Math.Round((leg.Arrives - leg.Departs).TotalMinutes);
        var (verdict, says) =
            takes < leg.Said.Minutes
                ? (
                    Verdict.Breached,
                    Phrase.Of(
                        "movement.time.short",
                        ("leg", leg.Name),
                        ("minutes", takes),
                        ("needed", leg.Said.Minutes)
                    )
                )
            : leg.Departs < earliest
                ? (
                    Verdict.Breached,
                    Phrase.Of(
                        "movement.time.early",
                        ("leg", leg.Name),
                        ("departs", leg.Departs),
                        ("earliest", earliest.Value)
                    )
                )
            : leg.Departs > limits.LatestStart
                ? (
                    Verdict.Breached,
                    Phrase.Of(
                        "movement.time.late",
                        ("leg", leg.Name),
                        ("departs", leg.Departs),
                        ("latest", limits.LatestStart.Value)
                    )
                )
            : (
                Verdict.Met,
                Phrase.Of(
                    "movement.time",
                    ("leg", leg.Name),
                    ("departs", leg.Departs),
                    ("earliest", earliest.OrOpen()),
                    ("latest", limits.LatestStart.OrOpen())
                )
            );
        return ruling.Find(
            ruling.SubjectOf(plan, "leg", leg.Name),
            verdict,
            says,
            new Amount(
                limits.LatestStart is { } latest ? (decimal)Math.Round((latest - leg.Departs).TotalMinutes) : null,
                0,
                "minutes"
            ),
            waits.Leg is null ? [leg.Plan.Fact] : [leg.Plan.Fact, waits.Leg.Plan.Fact],
            [
                Phrase.Of(
                    "movement.time.arithmetic",
                    ("leg", leg.Name),
                    ("minutes", leg.Said.Minutes),
                    ("earliest", earliest.OrOpen()),
                    ("latest", limits.LatestStart.OrOpen())
                ),
            ],
            verdict is Verdict.Met ? null : Phrase.Of("movement.time.remedy", ("leg", leg.Name))
        );
    }
}
