using Qalqan.Claims;
using Qalqan.Kernel;

namespace Qalqan.Movement;

/// <summary>What stands in the way of a stage. A move may skip stages and may be cancelled from any; the gates it may not skip.</summary>
public static class MoveGate
{
    /// <summary>Empty where the move may be said to be at that stage.</summary>
    public static IReadOnlyList<Phrase> Shut(MoveFile move, MoveStage stage)
    {
        ArgumentNullException.ThrowIfNull(move);
        return stage is MoveStage.Cancelled or MoveStage.Draft ? []
            : move.Stage is MoveStage.Cancelled or MoveStage.Reconciled ? [Phrase.Of("movement.gate.over")]
            : stage < move.Stage ? [Phrase.Of("movement.gate.back")]
            : [.. Reasons(move, stage)];
    }

    private static IEnumerable<Phrase> Reasons(MoveFile move, MoveStage stage)
    {
        // What has left needs its clearance no more: it is told, and holds nothing up.
        if (stage >= MoveStage.Cleared)
            foreach (var line in move.Clearances.Where(line => line.Blocks && line.Leg.Left is null))
                yield return Phrase.Of(
                    "movement.gate.clearance",
                    ("clearance", line.Wanted.Said.Clearance),
                    ("state", line.Wanted.Said.State),
                    ("leg", line.Leg.Name),
                    ("status", MoveWord.Of(line.Judged.Status))
                );
        if (stage is MoveStage.Manifested or MoveStage.Closed or MoveStage.Departed)
            foreach (var finding in move.Findings.Where(IsOfLoad))
                yield return finding.Says;
        if (stage >= MoveStage.Reconciled)
            foreach (var count in move.Counts.Where(count => count.Standing is not CountStanding.Complete))
                yield return Phrase.Of(
                    "movement.gate.count",
                    ("leg", count.Leg.Name),
                    ("node", count.Node),
                    ("standing", MoveWord.Of(count.Standing))
                );
    }

    private static bool IsOfLoad(Finding finding) =>
        finding is { Verdict: Verdict.Breached, Rule.Shape.Name: "move-manifest" or "move-seating" or "move-goods" };
}
