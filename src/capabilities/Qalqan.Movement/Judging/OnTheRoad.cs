using Qalqan.Claims;
using Qalqan.Kernel;

namespace Qalqan.Movement;

/// <summary>A march table can be driven, heads report in time, and escorts are met.</summary>
internal static class OnTheRoad
{
    public static IEnumerable<Finding> Judge(Ruling ruling, MovePlan plan, MoveLaw law)
    {
        foreach (var leg in plan.Legs.Where(leg => !leg.IsCancelled))
        {
            if (RoadMarch.Of(plan, leg.Name) is not { } march)
                continue;
            foreach (var problem in march.Problems)
                yield return ruling.Find(
                    ruling.SubjectOf(plan, "march", leg.Name, problem.Subject, problem.Code),
                    Verdict.Breached,
                    ProblemWords.Of(problem),
                    new Amount(null, null, "minutes"),
                    [march.Order.Fact],
                    remedy: ProblemWords.Change(problem.Change)
                );
            foreach (var pass in march.Overdue)
                yield return ruling.Find(
                    ruling.SubjectOf(plan, "march", leg.Name, pass.Serial, pass.Point.Point),
                    Verdict.Breached,
                    Phrase.Of(
                        "movement.road.overdue",
                        ("serial", pass.Serial),
                        ("point", pass.Point.Point),
                        ("planned", pass.Planned.Arrive)
                    ),
                    new Amount(
                        (decimal)Math.Floor((plan.Known.At - pass.Planned.Arrive).TotalMinutes),
                        pass.Point.OverdueMinutes ?? RoadMarch.OverdueMinutes,
                        "minutes"
                    ),
                    [march.Order.Fact],
                    remedy: Phrase.Of("movement.road.overdue.remedy", ("serial", pass.Serial))
                );
            foreach (var escort in march.Escorts.Where(escort => escort.Arranged.Fact.From <= plan.Known.At))
                yield return Escorted(ruling, plan, escort);
        }
    }

    private static Finding Escorted(Ruling ruling, MovePlan plan, EscortLine escort)
    {
        EscortArranged said = escort.Arranged.Said;
        var verdict = escort.Met?.Said.IsMet switch
        {
            true => Verdict.Met,
            false => Verdict.Breached,
            null => Verdict.Undetermined,
        };
        return ruling.Find(
            ruling.SubjectOf(plan, "escort", said.Escort),
            verdict,
            verdict switch
            {
                Verdict.Met => Phrase.Of("movement.road.escort.met", ("escort", said.Title), ("point", said.MeetAt)),
                Verdict.Breached => Phrase.Of(
                    "movement.road.escort.not-met",
                    ("escort", said.Title),
                    ("point", said.MeetAt),
                    ("instead", said.IfNotMet)
                ),
                _ => Phrase.Of(
                    "movement.road.escort.not-said",
                    ("escort", said.Title),
                    ("point", said.MeetAt),
                    ("at", escort.Arranged.Fact.From)
                ),
            },
            new Amount(
                verdict is Verdict.Undetermined ? null
                    : verdict is Verdict.Met ? 1
                    : 0,
                1,
                "items"
            ),
            escort.Met is null ? [escort.Arranged.Fact] : [escort.Arranged.Fact, escort.Met.Fact],
            remedy: verdict is Verdict.Met ? null : Phrase.Of("movement.road.escort.remedy", ("instead", said.IfNotMet))
        );
    }
}
