using NodaTime;
using Qalqan.Claims;
using Qalqan.Kernel;

namespace Qalqan.Movement;

/// <summary>A statement that was read: what is to be recorded, and the report whose place it takes.</summary>
public sealed record MoveStatement(Claim Claim, Validity Valid, ReportId? Corrects)
{
    /// <summary>
    /// Reads what was typed about a move; null with the problems at their fields. A move that is not there can only be opened.
    /// </summary>
    public static MoveStatement? Read(
        Known known,
        MoveFile? move,
        MovePlan? plan,
        string name,
        StatementKind kind,
        Func<string, string?> fields,
        Instant now,
        List<FieldProblem> problems
    )
    {
        ArgumentNullException.ThrowIfNull(known);
        ArgumentNullException.ThrowIfNull(kind);
        ArgumentNullException.ThrowIfNull(problems);
        var typed = new MoveTyped(fields, kind, node => plan?.ZoneOf(node) ?? known.Zone, now, problems);
        if (plan is null && kind.Word != "move")
            typed.Wrong(kind.Fields[0], Phrase.Of("movement.field.move-unknown", ("seen", name)));
        if (!typed.IsSound || kind.Read(typed, name) is not var (claim, valid))
            return null;
        if (plan is not null && typed.IsSound)
            MoveReferences.Check(plan, kind, typed);
        if (
            move is not null
            && claim is MoveStaged { Stage: var stage }
            && MoveGate.Shut(move, stage) is [var reason, ..]
        )
            typed.Wrong(
                MoveFields.Stage,
                Phrase.Of("movement.field.gate", ("stage", MoveWord.Of(stage)), ("reason", reason))
            );
        if (kind.IsEvent && valid.From > now && claim is not Tracked)
            typed.Wrong(MoveFields.At, Phrase.Of("movement.field.ahead"));
        return typed.Takes(claim)
            ? new MoveStatement(claim, valid, kind.IsEvent ? null : kind.Says.Standing(known, claim.Key)?.Id)
            : null;
    }
}
