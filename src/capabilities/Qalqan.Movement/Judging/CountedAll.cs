using Qalqan.Kernel;

namespace Qalqan.Movement;

/// <summary>Everybody of the manifests is counted as a leg leaves and when it has arrived.</summary>
internal static class CountedAll
{
    public static IEnumerable<Finding> Judge(Ruling ruling, MovePlan plan, MoveLaw law)
    {
        foreach (
            var count in HeadCounts
                .Of(plan)
                .Where(count => count.Standing is not CountStanding.NotYet && count.Expected.Count > 0)
        )
        {
            var verdict = count.Standing switch
            {
                CountStanding.Complete => Verdict.Met,
                CountStanding.NotCounted or CountStanding.InPart => Verdict.Undetermined,
                _ => Verdict.Breached,
            };
            yield return ruling.Find(
                ruling.SubjectOf(plan, "count", count.Leg.Name, count.Node),
                verdict,
                count.Standing switch
                {
                    CountStanding.Complete => Phrase.Of(
                        "movement.count.complete",
                        ("leg", count.Leg.Name),
                        ("node", count.Node),
                        ("expected", count.Expected.Count)
                    ),
                    CountStanding.NotCounted => Phrase.Of(
                        "movement.count.not-counted",
                        ("leg", count.Leg.Name),
                        ("node", count.Node),
                        ("expected", count.Expected.Count)
                    ),
                    CountStanding.InPart => Phrase.Of(
                        "movement.count.in-part",
                        ("leg", count.Leg.Name),
                        ("node", count.Node),
                        ("counted", count.Counted),
                        ("expected", count.Expected.Count)
                    ),
                    CountStanding.SomebodyMissing => Phrase.Of(
                        "movement.count.missing",
                        ("leg", count.Leg.Name),
                        ("node", count.Node),
                        ("counted", count.Counted),
                        ("expected", count.Expected.Count),
                        ("missing", string.Join(", ", count.Missing.Select(one => one.Person)))
                    ),
                    CountStanding.TooMany => Phrase.Of(
                        "movement.count.too-many",
                        ("leg", count.Leg.Name),
                        ("node", count.Node),
                        ("counted", count.Counted),
                        ("expected", count.Expected.Count)
                    ),
                    _ => Phrase.Of(
                        "movement.count.differs",
                        ("leg", count.Leg.Name),
                        ("node", count.Node),
                        ("counted", count.Counted),
                        ("expected", count.Expected.Count),
                        ("missing", string.Join(", ", count.Missing.Select(one => one.Person)))
                    ),
                },
                new Amount(
                    count.Standing is CountStanding.NotCounted ? null : count.Counted,
                    count.Expected.Count,
                    "people"
                ),
                plan.ChalksOn(count.Leg.Name).Select(chalk => chalk.Fact).Concat(count.Counts.Select(one => one.Fact)),
                remedy: verdict is Verdict.Met ? null : Phrase.Of("movement.count.remedy", ("node", count.Node))
            );
        }
    }
}
