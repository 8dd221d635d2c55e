using Qalqan.Kernel;

namespace Qalqan.RecordKeeping;

/// <summary>
/// Every report can be read by this program. One that cannot is kept and judged by nobody: one undetermined finding for
/// each wire name.
/// </summary>
public sealed record UnreadClaims : Requirement
{
    public static Shape Shape { get; } = Shape.State("unread", _ => new UnreadClaims(), Judge);

    private static IEnumerable<Finding> Judge(Ruling ruling, UnreadClaims rule)
    {
        var names = ruling
            .Known.Unread()
            .Where(fact => fact.From <= ruling.Known.At)
            .GroupBy(fact => fact.Claim.Key, StringComparer.Ordinal)
            .OrderBy(name => name.Key, StringComparer.Ordinal)
            .ToList();
        foreach (var name in names)
            yield return ruling.Find(
                // A wire name's own slash would read as one more step of the subject.
                ruling.Subject("unread", name.Key.Replace('/', '.')),
                Verdict.Undetermined,
                Phrase.Of("record.unread", ("name", name.Key), ("count", name.Count())),
                new Amount(name.Count(), 0, "reports"),
                name,
                remedy: Phrase.Of("record.unread.remedy"),
                wouldChange: [Phrase.Of("record.unread.change", ("name", name.Key))]
            );
        if (names.Count == 0)
            yield return ruling.Find(
                ruling.Subject(),
                Verdict.Met,
                Phrase.Of("record.unread.none"),
                new Amount(0, 0, "reports"),
                []
            );
    }
}
