using System.Collections.Frozen;
using Qalqan.Kernel;

namespace Qalqan.Movement;

/// <summary>What the engine's codes are called, and what it says to change.</summary>
public static class ProblemWords
{
    /// <summary>What is wrong; a code that is not in the table stands as it is.</summary>
    public static Phrase Code(string code) =>
        ByCode.GetValueOrDefault("movement.code." + code) ?? Phrase.Of("movement.plain", ("code", code));

    /// <summary>What to do about it, likewise.</summary>
    public static Phrase Change(string change) =>
        ByCode.GetValueOrDefault("movement.change." + change) ?? Phrase.Of("movement.plain", ("code", change));

    /// <summary>The whole of it in one sentence: what, whose, what was seen and what was wanted.</summary>
    public static Phrase Says(this Lift.Problem problem)
    {
        ArgumentNullException.ThrowIfNull(problem);
        return Phrase.Of(
            "movement.problem",
            ("what", Code(problem.Code)),
            ("subject", problem.Subject),
            ("seen", problem.Seen),
            ("wanted", problem.Wanted)
        );
    }

    internal static Phrase Remedy(this Lift.Problem problem) => Change(problem.Change);

    private static readonly Phrase[] Codes =
    [
        Phrase.Of("movement.code.aircraft-listed-twice"),
        Phrase.Of("movement.code.aircraft-unknown"),
        Phrase.Of("movement.code.airfield-closed"),
        Phrase.Of("movement.code.approval-missing"),
        Phrase.Of("movement.code.arrives-before-it-leaves"),
        Phrase.Of("movement.code.cannot-be-in-time"),
        Phrase.Of("movement.code.cargo-not-a-mass"),
        Phrase.Of("movement.code.cell-twice"),
        Phrase.Of("movement.code.chain-names-twice"),
        Phrase.Of("movement.code.chain-together"),
        Phrase.Of("movement.code.clearance-for-another-time"),
        Phrase.Of("movement.code.clearance-longer-than-its-rule"),
        Phrase.Of("movement.code.clears-before-it-leaves"),
        Phrase.Of("movement.code.clears-too-soon"),
        Phrase.Of("movement.code.condition"),
        Phrase.Of("movement.code.duration-negative"),
        Phrase.Of("movement.code.ends-before-it-begins"),
        Phrase.Of("movement.code.entry-twice"),
        Phrase.Of("movement.code.faster-than-the-rate"),
        Phrase.Of("movement.code.feet-and-metres"),
        Phrase.Of("movement.code.figure-negative"),
        Phrase.Of("movement.code.figure-not-positive"),
        Phrase.Of("movement.code.fuel-not-a-mass"),
        Phrase.Of("movement.code.gap-negative"),
        Phrase.Of("movement.code.gross-exceeded"),
        Phrase.Of("movement.code.halt-cut-short"),
        Phrase.Of("movement.code.heavier-than-any-unit"),
        Phrase.Of("movement.code.hold-limit-exceeded"),
        Phrase.Of("movement.code.interval-zero"),
        Phrase.Of("movement.code.leaves-before-it-arrives"),
        Phrase.Of("movement.code.leaves-before-it-enters"),
        Phrase.Of("movement.code.leg-listed-twice"),
        Phrase.Of("movement.code.leg-unknown"),
        Phrase.Of("movement.code.legs-in-a-circle"),
        Phrase.Of("movement.code.line-listed-twice"),
        Phrase.Of("movement.code.load-class"),
        Phrase.Of("movement.code.load-empty"),
        Phrase.Of("movement.code.net-above-gross"),
        Phrase.Of("movement.code.net-explosive-exceeded"),
        Phrase.Of("movement.code.net-explosive-missing"),
        Phrase.Of("movement.code.no-flight"),
        Phrase.Of("movement.code.no-fuel"),
        Phrase.Of("movement.code.no-route"),
        Phrase.Of("movement.code.no-serial"),
        Phrase.Of("movement.code.no-window-after"),
        Phrase.Of("movement.code.no-window-before"),
        Phrase.Of("movement.code.not-admitted"),
        Phrase.Of("movement.code.not-with-passengers"),
        Phrase.Of("movement.code.operating-mass-above-takeoff-mass"),
        Phrase.Of("movement.code.pair-not-in-table"),
        Phrase.Of("movement.code.payload-above-structure"),
        Phrase.Of("movement.code.payload-exceeded"),
        Phrase.Of("movement.code.payload-not-a-mass"),
        Phrase.Of("movement.code.person-listed-twice"),
        Phrase.Of("movement.code.person-mass"),
        Phrase.Of("movement.code.person-not-seated"),
        Phrase.Of("movement.code.person-on-two-manifests"),
        Phrase.Of("movement.code.person-unknown"),
        Phrase.Of("movement.code.persons-negative"),
        Phrase.Of("movement.code.piece-above-cargo"),
        Phrase.Of("movement.code.pin-broken"),
        Phrase.Of("movement.code.point-listed-twice"),
        Phrase.Of("movement.code.point-not-open"),
        Phrase.Of("movement.code.points-out-of-order"),
        Phrase.Of("movement.code.rate-not-positive"),
        Phrase.Of("movement.code.route-broken"),
        Phrase.Of("movement.code.row-count"),
        Phrase.Of("movement.code.row-unknown"),
        Phrase.Of("movement.code.seats-exceeded"),
        Phrase.Of("movement.code.seats-negative"),
        Phrase.Of("movement.code.segregation"),
        Phrase.Of("movement.code.serial-listed-twice"),
        Phrase.Of("movement.code.serial-without-vehicles"),
        Phrase.Of("movement.code.serials-overlap"),
        Phrase.Of("movement.code.table-not-symmetric"),
        Phrase.Of("movement.code.too-few-points"),
        Phrase.Of("movement.code.un-number-does-not-exist"),
        Phrase.Of("movement.code.un-number-malformed"),
        Phrase.Of("movement.code.un-number-not-in-table"),
        Phrase.Of("movement.code.unit-listed-twice"),
        Phrase.Of("movement.code.unit-unknown"),
        Phrase.Of("movement.code.way-below-shortest"),
        Phrase.Of("movement.code.wind-above-cruise"),
    ];

    private static readonly Phrase[] Changes =
    [
        Phrase.Of("movement.change.add-entry-from-edition"),
        Phrase.Of("movement.change.add-holder"),
        Phrase.Of("movement.change.apply-again"),
        Phrase.Of("movement.change.correct-figure"),
        Phrase.Of("movement.change.correct-number"),
        Phrase.Of("movement.change.correct-order"),
        Phrase.Of("movement.change.correct-reference"),
        Phrase.Of("movement.change.correct-rows"),
        Phrase.Of("movement.change.correct-table"),
        Phrase.Of("movement.change.correct-times"),
        Phrase.Of("movement.change.correct-unit"),
        Phrase.Of("movement.change.divide-or-larger-unit"),
        Phrase.Of("movement.change.divide-or-other-aircraft"),
        Phrase.Of("movement.change.earlier-or-shorter-or-later-day"),
        Phrase.Of("movement.change.enter-net-explosive"),
        Phrase.Of("movement.change.get-approval-or-other-unit"),
        Phrase.Of("movement.change.get-window-or-other-place"),
        Phrase.Of("movement.change.join-the-flights"),
        Phrase.Of("movement.change.move-holder"),
        Phrase.Of("movement.change.move-lines"),
        Phrase.Of("movement.change.move-one-of-two"),
        Phrase.Of("movement.change.move-persons"),
        Phrase.Of("movement.change.move-start-or-route"),
        Phrase.Of("movement.change.move-to-pinned-aircraft"),
        Phrase.Of("movement.change.name-a-load"),
        Phrase.Of("movement.change.name-a-route"),
        Phrase.Of("movement.change.name-a-serial"),
        Phrase.Of("movement.change.name-start-and-release-point"),
        Phrase.Of("movement.change.other-compartment-or-unit"),
        Phrase.Of("movement.change.other-day-or-airfield"),
        Phrase.Of("movement.change.other-route-or-vehicle"),
        Phrase.Of("movement.change.other-stop"),
        Phrase.Of("movement.change.other-unit"),
        Phrase.Of("movement.change.read-edition"),
        Phrase.Of("movement.change.remove-a-dependency"),
        Phrase.Of("movement.change.remove-repetition"),
        Phrase.Of("movement.change.seat-person"),
        Phrase.Of("movement.change.strike-one-line"),
    ];

    private static readonly FrozenDictionary<string, Phrase> ByCode = Codes
        .Concat(Changes)
        .ToFrozenDictionary(phrase => phrase.Key);
}
