using Qalqan.Claims;
using Qalqan.Kernel;

namespace Qalqan.Readiness;

/// <summary>
/// How many serve in the mission against our share of an instrument's ceiling. More only because successors stand beside
/// their holders is undetermined: whether the decision counts both is not published.
/// </summary>
internal static class CeilingFinding
{
    public static Finding Of(Ruling ruling, string kind, Instrument instrument)
    {
        var ceiling = instrument.Ceiling!;
        var mission = InMission.Of(ruling.Known);
        var (people, disputed) = (mission.Certain.Count, mission.Disputed.Count);
        var successors = mission.Certain.Count(stay =>
            ruling.Known.OfOther<Held>(stay.Person).Any(fact => ((Held)fact.Claim).Tenure is Tenure.Handover)
        );
        var verdict =
            people - successors > ceiling.Share ? Verdict.Breached
            : people + disputed > ceiling.Share ? Verdict.Undetermined
            : Verdict.Met;
        return ruling.Find(
            ruling.Subject("ceiling", kind),
            verdict,
            verdict switch
            {
                Verdict.Met => Phrase.Of("readiness.ceiling", ("people", people), ("share", ceiling.Share)),
                Verdict.Breached => Phrase.Of("readiness.ceiling.over", ("people", people), ("share", ceiling.Share)),
                _ => Phrase.Of("readiness.ceiling.unclear", ("people", people), ("share", ceiling.Share)),
            },
            new Amount(people, ceiling.Share, "people"),
            mission.Stays.SelectMany(stay => stay.Evidence),
            [
                Phrase.Of(
                    "readiness.ceiling.arithmetic",
                    ("people", people),
                    ("successors", successors),
                    ("disputed", disputed),
                    ("share", ceiling.Share)
                ),
                Phrase.Of("readiness.ceiling.whole", ("whole", ceiling.People), ("counts", ceiling.Counts)),
            ],
            verdict switch
            {
                Verdict.Met => null,
                Verdict.Breached => Phrase.Of("readiness.ceiling.over.remedy", ("over", people - ceiling.Share)),
                _ => Phrase.Of("readiness.ceiling.unclear.remedy", ("instrument", instrument.Called)),
            },
            [
                verdict is Verdict.Met
                    ? Phrase.Of("readiness.ceiling.change.more", ("count", ceiling.Share - people + 1))
                    : Phrase.Of("readiness.ceiling.change.fewer", ("share", ceiling.Share)),
            ],
            citation: instrument.Citation,
            basis: instrument.Basis
        );
    }
}
