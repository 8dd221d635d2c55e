using Qalqan.Kernel;
using Qalqan.Lift;

namespace Qalqan.Movement;

/// <summary>No chain of command sits together, and whichever one aircraft is lost, enough of every role is left.</summary>
internal static class Manned
{
    public static IEnumerable<Finding> Judge(Ruling ruling, MovePlan plan, MoveLaw law)
    {
        foreach (var manning in Manning.Of(plan, law.Loads))
        {
            var judged = manning.Question.Check(manning.Seats);
            // Seats, masses and manifests are judged by a rule of their own.
            List<SeatingFault> faults =
            [
                .. judged.Faults.Where(fault => fault.Rule is SeatingRule.Chain or SeatingRule.Survivors),
            ];
            var facts = plan.ChalksOn(manning.Leg.Name).Select(chalk => chalk.Fact).ToList();
            foreach (var fault in faults)
                yield return ruling.Find(
                    ruling.SubjectOf(
                        plan,
                        "leg",
                        manning.Leg.Name,
                        fault.Aircraft ?? "",
                        fault.Code,
                        string.Join('+', fault.People)
                    ),
                    Verdict.Breached,
                    fault.Rule is SeatingRule.Chain
                        ? Phrase.Of(
                            "movement.seating.chain",
                            ("chalk", fault.Aircraft!),
                            ("people", string.Join(", ", fault.People))
                        )
                        : Phrase.Of(
                            "movement.seating.survivors",
                            ("chalk", fault.Aircraft!),
                            ("role", fault.Code),
                            ("left", (int)fault.Seen),
                            ("wanted", (int)fault.Wanted)
                        ),
                    new Amount((decimal)fault.Seen, (decimal)fault.Wanted, "people"),
                    facts,
                    remedy: ProblemWords.Change(fault.Change)
                );
            if (faults.Count == 0 && judged.Problems.Count == 0)
                yield return ruling.Find(
                    ruling.SubjectOf(plan, "leg", manning.Leg.Name, "seating"),
                    Verdict.Met,
                    Phrase.Of(
                        "movement.seating.met",
                        ("leg", manning.Leg.Name),
                        ("chalks", manning.Question.Aircraft.Count),
                        ("presences", judged.Presences)
                    ),
                    new Amount(0, 0, "people"),
                    facts
                );
        }
    }
}
