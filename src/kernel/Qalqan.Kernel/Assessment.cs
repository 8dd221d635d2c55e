using NodaTime;

namespace Qalqan.Kernel;

/// <summary>Every rule of every standard on what is known. Pure: the same standards and the same knowledge, the same findings.</summary>
public static class Assessment
{
    /// <summary>
    /// Findings ordered by standard, rule, subject and instant. State rules are judged at the look's instant by the
    /// editions in force on its local day; event rules over its period, each event by the edition in force on its day.
    /// </summary>
    public static IReadOnlyList<Finding> Of(IReadOnlyList<Standard> adopted, Known known)
    {
        var today = InForce(adopted, known.Today);
        var rulesToday = today.SelectMany(standard => standard.Rules).ToList();
        var states =
            from standard in today
            from rule in standard.Rules
            where !rule.Shape.IsEvent
            from finding in rule.Shape.Judge(new Ruling(standard, rule, known, rulesToday))
            select finding;
        var events =
            from standard in adopted
            from rule in standard.Rules
            where rule.Shape.IsEvent
            from finding in rule.Shape.Judge(new Ruling(standard, rule, known, rulesToday))
            where IsInForce(standard, adopted, finding.At.InZone(known.ZoneAt(finding.At)).Date)
            select finding;
        return
        [
            .. states
                .Concat(events)
                .OrderBy(finding => finding.Standard.Id, StringComparer.Ordinal)
                .ThenBy(finding => finding.Rule.Id, StringComparer.Ordinal)
                .ThenBy(finding => finding.Subject, StringComparer.Ordinal)
                .ThenBy(finding => finding.At),
        ];
    }

    /// <summary>The editions in force on that day, one of each standard, in the order given.</summary>
    public static IReadOnlyList<Standard> InForce(IReadOnlyList<Standard> adopted, LocalDate day) =>
        [.. adopted.Where(standard => IsInForce(standard, adopted, day))];

    /// <summary>Of the editions that cover a day the one that began last: an open end gives way to a later beginning.</summary>
    private static bool IsInForce(Standard standard, IReadOnlyList<Standard> adopted, LocalDate day) =>
        standard.Covers(day)
        && !adopted.Any(other =>
            other.Id == standard.Id && other.Covers(day) && other.InForceFrom > standard.InForceFrom
        );
}
