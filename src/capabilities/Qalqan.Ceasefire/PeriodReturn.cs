using NodaTime;
using Qalqan.Claims;
using Qalqan.Kernel;

namespace Qalqan.Ceasefire;

/// <summary>
/// A class of the formula of its day: the rule it is, and how many incidents of the period it counts: those that a named post confirmed, those
/// that are reported and not assessed, and those of which it cannot be told whether it counts them. Refused ones are in none.
/// </summary>
public sealed record ClassCount(
    Standard Standard,
    Rule Rule,
    IReadOnlyList<Incident> Confirmed,
    IReadOnlyList<Incident> Reported,
    IReadOnlyList<Incident> Untold
);

/// <summary>
/// A period in the shape of the Secretary-General's reports: each incident once, however many saw it, and by the class of the formula in
/// force on its day. Nothing is confirmed but by a named post; what is only reported in public is in no number.
/// </summary>
/// <param name="Classes">By edition, then as the formula has them.</param>
/// <param name="Incidents">Those of the period that are on record, by when they began.</param>
/// <param name="Confirmed">Of those, the ones of which a post confirmed a finding.</param>
/// <param name="Unassessed">How many are only reported in public.</param>
public sealed record PeriodReturn(
    IReadOnlyList<ClassCount> Classes,
    IReadOnlyList<Incident> Incidents,
    IReadOnlySet<string> Confirmed,
    int Unassessed
)
{
    public const string Document = "period-return";

    /// <param name="known">Of the mission, its period the one that is returned.</param>
    /// <param name="adopted">Its standards; the counting classes of each incident are those in force on its day.</param>
    public static PeriodReturn Of(Known known, IReadOnlyList<Standard> adopted)
    {
        var happenings = known.View(Happenings.Of).All;
        var findings = Assessment.Of([.. adopted.Select(JudgingConduct)], known).ToLookup(finding => finding.Subject);
        var confirmed = happenings
            .Select(happening => happening.Incident.Id)
            .Where(id => findings[id].Any(finding => finding.Decision is Decision.Confirmed))
            .ToHashSet();
        var refused = happenings
            .Select(happening => happening.Incident.Id)
            .Where(id =>
                findings[id].Any(finding => finding.Decision is Decision.Refused)
                && findings[id].All(finding => finding.Decision is Decision.Refused or Decision.None)
            )
            .ToHashSet();
        var counted = happenings.Where(happening => !refused.Contains(happening.Incident.Id)).ToList();
        return new PeriodReturn(
            [
                .. from standard in adopted
                where standard.Rules.Any(rule => rule.Requirement is CountingClass)
                orderby standard.Id, standard.InForceFrom
                from rule in standard.Rules
                where rule.Requirement is CountingClass
                let own = counted.Where(happening => standard.Covers(DayOf(known, happening))).ToList()
                where own.Count > 0 || standard.Covers(known.Today)
                select CountOf(standard, rule, own, confirmed, known),
            ],
            [.. happenings.Select(happening => happening.Incident)],
            confirmed,
            Qalqan.Ceasefire.Incidents.Of(known, known.Period).Count(incident => incident.IsUnassessed)
        );
    }

    private static ClassCount CountOf(
        Standard standard,
        Rule rule,
        List<Happening> own,
        HashSet<string> confirmed,
        Known known
    )
    {
        var answers = own.ToLookup(happening =>
            ((CountingClass)rule.Requirement).Counts(happening, known) switch
            {
                true => "yes",
                null => "untold",
                _ => "no",
            }
        );
        return new ClassCount(
            standard,
            rule,
            [.. answers["yes"].Select(one => one.Incident).Where(one => confirmed.Contains(one.Id))],
            [.. answers["yes"].Select(one => one.Incident).Where(one => !confirmed.Contains(one.Id))],
            [.. answers["untold"].Select(one => one.Incident)]
        );
    }

    private static LocalDate DayOf(Known known, Happening happening) =>
        happening.Incident.Fact.From.InZone(known.Zone).Date;

    // Only what a party's conduct may touch: the rest of the mission's texts has no say in a count.
    private static Standard JudgingConduct(Standard standard) =>
        standard with
        {
            Rules = [.. standard.Rules.Where(rule => rule.Requirement is Conduct or Ceiling)],
        };
}
