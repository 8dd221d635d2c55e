using Qalqan.Claims;
using Qalqan.Kernel;

namespace Qalqan.People;

/// <summary>
/// At most so many people serve in the mission at once. A successor who holds nothing but a post in handover is not
/// counted: the two of them fill one place. Nothing is asked before the first arrival.
/// </summary>
public sealed record StrengthCeiling(int People) : Requirement
{
    public static Shape Shape { get; } =
        Shape.State("strength-ceiling", fields => new StrengthCeiling(fields.Whole("people", 1, 100_000)), Judge);

    private static IEnumerable<Finding> Judge(Ruling ruling, StrengthCeiling rule)
    {
        var known = ruling.Known;
        if (!known.Keys<Arrived>().Any(person => known.Until<Arrived>(person).Any()))
            yield break;
        var mission = InMission.Of(known);
        var successors = mission.Certain.Where(stay => IsOnlySuccessor(known, stay.Person)).ToList();
        var counted = mission.Certain.Count - successors.Count;
        var disputed = mission.Disputed.Count;
        var verdict =
            counted > rule.People ? Verdict.Breached
            : counted + disputed > rule.People ? Verdict.Undetermined
            : Verdict.Met;
        yield return ruling.Find(
            ruling.Subject(),
            verdict,
            verdict switch
            {
                Verdict.Met => Phrase.Of("people.strength", ("count", counted), ("limit", rule.People)),
                Verdict.Breached => Phrase.Of(
                    "people.strength.over",
                    ("count", counted),
                    ("limit", rule.People),
                    ("over", counted - rule.People)
                ),
                _ => Phrase.Of(
                    "people.strength.disputed",
                    ("count", counted),
                    ("limit", rule.People),
                    ("disputed", disputed)
                ),
            },
            new Amount(counted, rule.People, "people"),
            mission
                .Stays.SelectMany(stay => stay.Evidence)
                .Concat(successors.SelectMany(stay => known.OfOther<Held>(stay.Person))),
            [
                Phrase.Of(
                    "people.strength.arithmetic",
                    ("present", mission.Certain.Count),
                    ("successors", successors.Count),
                    ("count", counted),
                    ("limit", rule.People)
                ),
            ],
            verdict switch
            {
                Verdict.Met => null,
                Verdict.Breached => Phrase.Of("people.strength.over.remedy", ("over", counted - rule.People)),
                _ => Phrase.Of("people.strength.disputed.remedy"),
            },
            [
                verdict is Verdict.Breached
                    ? Phrase.Of("people.strength.change.leave", ("count", counted - rule.People))
                    : Phrase.Of("people.strength.change.arrive", ("count", rule.People - counted + 1)),
            ]
        );
    }

    private static bool IsOnlySuccessor(Known known, string person)
    {
        var tenures = known.OfOther<Held>(person).Select(fact => ((Held)fact.Claim).Tenure).ToList();
        return tenures.Contains(Tenure.Handover)
            && !tenures.Contains(Tenure.Substantive)
            && !tenures.Contains(Tenure.Acting);
    }
}
