using NodaTime;
using Qalqan.Claims;
using Qalqan.Kernel;

namespace Qalqan.People;

/// <summary>
/// Everybody who serves in the mission has an end of tour on record and does not serve beyond it; the last day of the
/// tour still belongs to it. The plan that began last counts; two that disagree settle nothing.
/// </summary>
public sealed record Tour : Requirement
{
    public static Shape Shape { get; } = Shape.State("tour", _ => new Tour(), Judge);

    private static IEnumerable<Finding> Judge(Ruling ruling, Tour rule)
    {
        var mission = InMission.Of(ruling.Known);
        List<Finding> findings = [.. mission.Stays.Select(stay => Judge(ruling, stay))];
        if (findings.Count > 0)
            findings.Add(Sum(ruling, findings));
        return findings;
    }

    private static Finding Judge(Ruling ruling, Stay stay)
    {
        var plan = TourPlan.Of(ruling.Known, stay.Person);
        var today = ruling.Known.Today;
        if (stay.IsDisputed)
            return Undetermined(Phrase.Of("people.tour.disputed", ("person", stay.Person)));
        if (plan.Facts.Count == 0)
            return Undetermined(Phrase.Of("people.tour.none", ("person", stay.Person)));
        if (plan.Ends is not { } ends)
            return Undetermined(Phrase.Of("people.tour.contested", ("person", stay.Person)));
        var left = Period.DaysBetween(today, ends);
        return ruling.Find(
            ruling.Subject("person", stay.Person),
            left < 0 ? Verdict.Breached : Verdict.Met,
            left < 0
                ? Phrase.Of("people.tour.beyond", ("person", stay.Person), ("ends", ends), ("days", -left))
                : Phrase.Of("people.tour.left", ("person", stay.Person), ("ends", ends), ("days", left)),
            new Amount(left, 0, "days"),
            stay.Evidence.Concat(plan.Facts),
            [Phrase.Of("people.tour.arithmetic", ("ends", ends), ("today", today), ("days", left))],
            left < 0 ? Phrase.Of("people.tour.beyond.remedy", ("person", stay.Person)) : null,
            left < 0
                ? [Phrase.Of("people.tour.beyond.change", ("today", today))]
                : [Phrase.Of("people.tour.left.change", ("day", ends.PlusDays(1)))]
        );

        Finding Undetermined(Phrase says) =>
            ruling.Find(
                ruling.Subject("person", stay.Person),
                Verdict.Undetermined,
                says,
                new Amount(null, 0, "days"),
                stay.Evidence.Concat(plan.Facts),
                remedy: plan.Facts.Count == 0 && !stay.IsDisputed
                    ? Phrase.Of("people.tour.none.remedy", ("person", stay.Person))
                    : Phrase.Of("people.contested.remedy")
            );
    }

    private static Finding Sum(Ruling ruling, List<Finding> people)
    {
        var beyond = people.Count(finding => finding.Verdict is Verdict.Breached);
        var open = people.Count(finding => finding.Verdict is Verdict.Undetermined);
        return ruling.Find(
            ruling.Subject(),
            beyond > 0 ? Verdict.Breached
                : open > 0 ? Verdict.Undetermined
                : Verdict.Met,
            beyond > 0
                ? Phrase.Of("people.tour.sum.beyond", ("count", beyond), ("people", people.Count))
                : Phrase.Of("people.tour.sum", ("count", people.Count - open), ("people", people.Count)),
            new Amount(people.Count - beyond - open, people.Count, "people"),
            InMission.Of(ruling.Known).Stays.SelectMany(stay => stay.Evidence),
            [
                Phrase.Of(
                    "people.tour.sum.arithmetic",
                    ("people", people.Count),
                    ("beyond", beyond),
                    ("open", open),
                    ("count", people.Count - beyond - open)
                ),
            ],
            beyond + open > 0 ? Phrase.Of("people.tour.sum.remedy") : null
        );
    }
}

/// <summary>The tour is planned for at most so many months from the day of arrival; that day so many months on still counts.</summary>
public sealed record TourLength(int Months) : Requirement
{
    public static Shape Shape { get; } =
        Shape.State("tour-length", fields => new TourLength(fields.Whole("months", 1, 36)), Judge);

    // Without one clear plan there is no length to judge; the tour rule says so. A plan that ended before this arrival
    // belongs to an earlier tour, and that rule says that too.
    private static IEnumerable<Finding> Judge(Ruling ruling, TourLength rule) =>
        from stay in InMission.Of(ruling.Known).Certain
        let plan = TourPlan.Of(ruling.Known, stay.Person)
        let arrived = stay.Since.InZone(ruling.Known.ZoneAt(stay.Since)).Date
        where plan.Ends >= arrived
        select Judge(ruling, rule, stay, plan, arrived, plan.Ends!.Value);

    private static Finding Judge(
        Ruling ruling,
        TourLength rule,
        Stay stay,
        TourPlan plan,
        LocalDate arrived,
        LocalDate ends
    )
    {
        var last = arrived.PlusMonths(rule.Months);
        var over = Period.DaysBetween(last, ends);
        return ruling.Find(
            ruling.Subject("person", stay.Person),
            over > 0 ? Verdict.Breached : Verdict.Met,
            over > 0
                ? Phrase.Of("people.tour.long", ("person", stay.Person), ("months", rule.Months), ("days", over))
                : Phrase.Of("people.tour.length", ("person", stay.Person), ("months", rule.Months)),
            new Amount(Period.DaysBetween(arrived, ends), Period.DaysBetween(arrived, last), "days"),
            stay.Evidence.Concat(plan.Facts),
            [
                Phrase.Of(
                    "people.tour.length.arithmetic",
                    ("arrived", arrived),
                    ("months", rule.Months),
                    ("last", last),
                    ("ends", ends)
                ),
            ],
            over > 0 ? Phrase.Of("people.tour.long.remedy", ("person", stay.Person), ("last", last)) : null,
            over > 0 ? [Phrase.Of("people.tour.long.change", ("last", last))] : []
        );
    }
}

/// <summary>What the record says of the end of a person's tour. <c>Ends</c> is null where it says nothing or two things.</summary>
internal sealed record TourPlan(IReadOnlyList<Fact> Facts, LocalDate? Ends)
{
    public bool IsOnRecord => Facts.Count > 0;

    public string? Rotation => IsOnRecord ? ((TourSet)Facts[0].Claim).Rotation : null;

    public static TourPlan Of(Known known, string person)
    {
        var facts = known.Until<TourSet>(person).BeganLast();
        var ends = facts.Count > 0 ? ((TourSet)facts[0].Claim).Ends : (LocalDate?)null;
        var isClear = !facts.Any(fact => fact.Contested || ((TourSet)fact.Claim).Ends != ends);
        return new TourPlan(facts, isClear ? ends : null);
    }
}
