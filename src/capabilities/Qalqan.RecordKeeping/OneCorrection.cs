using Qalqan.Kernel;

namespace Qalqan.RecordKeeping;

/// <summary>Of the reports joined by corrections one stands. Several corrections of one report, or a circle, break this until one is left.</summary>
public sealed record OneCorrection : Requirement
{
    public static Shape Shape { get; } = Shape.State("one-correction", _ => new OneCorrection(), Judge);

    private static IEnumerable<Finding> Judge(Ruling ruling, OneCorrection rule)
    {
        var conflicts = ruling.Known.Conflicts().ToList();
        foreach (var (root, contending, reports) in conflicts)
            yield return ruling.Find(
                ruling.Subject("report", root.ToString()),
                Verdict.Breached,
                Phrase.Of("record.conflict", ("count", contending.Count), ("about", contending[0].Claim.Key)),
                new Amount(contending.Count, 1, "reports"),
                reports,
                [Phrase.Of("record.conflict.arithmetic", ("count", contending.Count), ("reports", reports.Count))],
                Phrase.Of("record.conflict.remedy"),
                [Phrase.Of("record.conflict.change", ("count", contending.Count - 1))]
            );
        if (conflicts.Count == 0)
            yield return ruling.Find(
                ruling.Subject(),
                Verdict.Met,
                Phrase.Of("record.conflict.none"),
                new Amount(0, 0, "reports"),
                []
            );
    }
}
