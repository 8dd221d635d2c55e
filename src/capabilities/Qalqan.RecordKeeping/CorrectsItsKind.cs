using Qalqan.Claims;
using Qalqan.Kernel;

namespace Qalqan.RecordKeeping;

/// <summary>A correction is of the same kind of claim as what it corrects; one of another kind corrects nothing.</summary>
public sealed record CorrectsItsKind : Requirement
{
    public static Shape Shape { get; } = Shape.State("corrects-its-kind", _ => new CorrectsItsKind(), Judge);

    private static IEnumerable<Finding> Judge(Ruling ruling, CorrectsItsKind rule)
    {
        var mismatched = ruling
            .Known.Mismatched()
            .Where(pair => pair.Correction.From <= ruling.Known.At)
            .OrderBy(pair => pair.Correction.Id.Value)
            .ToList();
        foreach (var (correction, other) in mismatched)
            yield return ruling.Find(
                ruling.Subject("report", correction.Id.ToString()),
                Verdict.Breached,
                Phrase.Of(
                    "record.mismatch",
                    ("kind", Kinds.NameOf(correction.Claim)),
                    ("other", Kinds.NameOf(other.Claim))
                ),
                new Amount(1, 0, "reports"),
                [correction, other],
                remedy: Phrase.Of("record.mismatch.remedy"),
                wouldChange: [Phrase.Of("record.mismatch.change")]
            );
        if (mismatched.Count == 0)
            yield return ruling.Find(
                ruling.Subject(),
                Verdict.Met,
                Phrase.Of("record.mismatch.none"),
                new Amount(0, 0, "reports"),
                []
            );
    }
}
