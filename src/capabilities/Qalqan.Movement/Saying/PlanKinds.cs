using System.Globalization;
using NodaTime;
using Qalqan.Claims;
using Qalqan.Kernel;
using static Qalqan.Movement.MoveFields;

namespace Qalqan.Movement;

/// <summary>The plan: the move, its places, its legs, and what must be allowed.</summary>
internal static class PlanKinds
{
    public static IReadOnlyList<StatementKind> All { get; } =
    [Opened, Staged, Described, Leg, Passed, Clearance, Stepped];

    private static StatementKind Opened =>
        new(
            "move",
            Phrase.Of("movement.kind.move"),
            false,
            [MoveKindOf.Needed, Title.Needed, HandoverDay, Strength],
            (typed, move) =>
                (
                    new MoveOpened(
                        move,
                        typed.Code(MoveKindOf) ?? "",
                        typed.Needed(Title),
                        typed.Day(HandoverDay),
                        typed.Whole(Strength)
                    ),
                    new Validity(typed.Now, null)
                ),
            (fact, asked) =>
                fact.Claim is MoveOpened said
                    ? asked.Name switch
                    {
                        "kind" => said.Kind,
                        "title" => said.Title,
                        "handover" => MoveText.Of(said.Handover),
                        _ => MoveText.Of(said.Strength),
                    }
                    : "",
            MoveClaim.Of<MoveOpened>()
        );

    private static StatementKind Staged =>
        new(
            "stage",
            Phrase.Of("movement.kind.stage"),
            true,
            [Stage.Needed, At, Text],
            (typed, move) =>
                (new MoveStaged(move, typed.Choice<MoveStage>(Stage), typed.Text(Text)), StatementKinds.At(typed)),
            (_, _) => "",
            MoveClaim.Of<MoveStaged>()
        );

    private static StatementKind Described =>
        new(
            "node",
            Phrase.Of("movement.kind.node"),
            false,
            [AtNode.Needed, Title.Needed, NodeKindOf.Needed, Where, Error, Zone.Needed],
            (typed, _) =>
                (
                    new NodeDescribed(
                        typed.Needed(AtNode),
                        typed.Needed(Title),
                        typed.Code(NodeKindOf) ?? "",
                        typed.Place(Where) is { } where ? where with { ErrorMetres = typed.Whole(Error) } : null,
                        typed.Needed(Zone)
                    ),
                    new Validity(typed.Now, null)
                ),
            (fact, asked) =>
                fact.Claim is NodeDescribed said
                    ? asked.Name switch
                    {
                        "node" => said.Node,
                        "title" => said.Title,
                        "kind" => said.Kind,
                        "where" => MoveText.Of(said.Where),
                        "error" => MoveText.Of(said.Where?.ErrorMetres),
                        _ => said.Zone,
                    }
                    : "",
            MoveClaim.Of<NodeDescribed>()
        );

    private static StatementKind Leg =>
        new(
            "leg",
            Phrase.Of("movement.kind.leg"),
            false,
            [
                MoveFields.Leg.Needed,
                Party.Needed,
                Mode.Needed,
                From.Needed,
                To.Needed,
                Departs.Needed,
                Arrives,
                Minutes.Needed,
                After,
                NotBefore,
                RequiredBy,
                Carrier,
                Text,
            ],
            ReadLeg,
            (fact, asked) =>
                fact.Claim is LegPlanned said
                    ? asked.Name switch
                    {
                        "leg" => said.Leg,
                        "party" => said.Party,
                        "mode" => MoveText.Kebab(said.Mode),
                        "from" => said.From,
                        "to" => said.To,
                        "departs" => MoveText.Of(fact.From),
                        "arrives" => MoveText.Of(fact.To),
                        "minutes" => MoveText.Of(said.Minutes),
                        "after" => MoveText.List(said.After.Select(after => Invariant($"{after.Leg}+{after.Minutes}"))),
                        "ready" => MoveText.Of(said.NotBefore),
                        "required" => MoveText.Of(said.Required),
                        "carrier" => said.Carrier ?? "",
                        _ => said.Words ?? "",
                    }
                    : "",
            MoveClaim.Of<LegPlanned>()
        );

    private static (Claim, Validity)? ReadLeg(MoveTyped typed, string move)
    {
        var (from, to) = (typed.Needed(From), typed.Needed(To));
        var (departs, arrives) = (typed.Time(Departs, from), typed.Time(Arrives, to));
        if (arrives < departs)
            typed.Wrong(Arrives, Phrase.Of("movement.field.arrives-before-it-leaves"));
        return (
            new LegPlanned(
                move,
                typed.Needed(MoveFields.Leg),
                typed.Code(Party) ?? "",
                typed.Choice<MoveMode>(Mode),
                from,
                to,
                typed.Whole(Minutes) ?? 0,
                [.. typed.References(After).Select(word => AfterOf(typed, word))],
                typed.Time(NotBefore, from),
                typed.Time(RequiredBy, to),
                typed.Text(Carrier),
                typed.Text(Text)
            ),
            new Validity(departs ?? Instant.MinValue, arrives)
        );
    }

    private static LegAfter AfterOf(MoveTyped typed, string word)
    {
        var parts = word.Split('+');
        return new LegAfter(
            parts[0],
            parts.Length > 1 && typed.Number(After, parts[1]) is { } minutes ? (int)minutes : 0
        );
    }

    private static StatementKind Passed =>
        new(
            "passed",
            Phrase.Of("movement.kind.passed"),
            true,
            [MoveFields.Leg.Needed, Chalk, Doing.Needed, At, Text],
            (typed, move) =>
                (
                    new LegPassed(
                        move,
                        typed.Needed(MoveFields.Leg),
                        typed.Text(Chalk),
                        typed.Choice<LegDoing>(Doing),
                        typed.Text(Text)
                    ),
                    StatementKinds.At(typed)
                ),
            (_, _) => "",
            MoveClaim.Of<LegPassed>()
        );

    private static StatementKind Clearance =>
        new(
            "clearance",
            Phrase.Of("movement.kind.clearance"),
            false,
            [MoveFields.Clearance.Needed, ClearanceKindOf.Needed, State.Needed, Legs.Needed, Enter, Leave, Text],
            (typed, move) =>
                (
                    new ClearanceWanted(
                        move,
                        typed.Needed(MoveFields.Clearance),
                        typed.Code(ClearanceKindOf) ?? "",
                        typed.Needed(State),
                        typed.References(Legs),
                        typed.Whole(Enter),
                        typed.Whole(Leave),
                        typed.Text(Text)
                    ),
                    new Validity(typed.Now, null)
                ),
            (fact, asked) =>
                fact.Claim is ClearanceWanted said
                    ? asked.Name switch
                    {
                        "clearance" => said.Clearance,
                        "kind" => said.Kind,
                        "state" => said.State,
                        "legs" => MoveText.List(said.Legs),
                        "enter" => MoveText.Of(said.EnterMinutes),
                        "leave" => MoveText.Of(said.LeaveMinutes),
                        _ => said.Words ?? "",
                    }
                    : "",
            MoveClaim.Of<ClearanceWanted>()
        );

    private static StatementKind Stepped =>
        new(
            "clearance-step",
            Phrase.Of("movement.kind.clearance-step"),
            true,
            [MoveFields.Clearance.Needed, ClearanceDoingOf.Needed, Number, ValidFrom, ValidTo, At, Text],
            (typed, move) =>
                (
                    new ClearanceStepped(
                        move,
                        typed.Needed(MoveFields.Clearance),
                        typed.Choice<ClearanceDoing>(ClearanceDoingOf),
                        typed.Text(Number),
                        typed.Time(ValidFrom, null),
                        typed.Time(ValidTo, null),
                        typed.Text(Text)
                    ),
                    StatementKinds.At(typed)
                ),
            (_, _) => "",
            MoveClaim.Of<ClearanceStepped>()
        );

    private static string Invariant(FormattableString text) => text.ToString(CultureInfo.InvariantCulture);
}
