using Qalqan.Kernel;

namespace Qalqan.Movement;

/// <summary>What the engine's problems and refusals say to people: what is wrong, what was seen and wanted, what to change.</summary>
public static class ProblemWords
{
    public static Phrase Of(Lift.Problem problem)
    {
        ArgumentNullException.ThrowIfNull(problem);
        return Of(problem.Code, problem.Subject, problem.Seen, problem.Wanted, problem.Change);
    }

    public static Phrase Of(string code, string subject, string seen, string wanted, string change) =>
        seen.Length == 0
            ? Phrase.Of(
                "movement.problem.unseen",
                ("subject", subject),
                ("what", What(code)),
                ("wanted", wanted),
                ("change", Change(change))
            )
            : Phrase.Of(
                "movement.problem",
                ("subject", subject),
                ("what", What(code)),
                ("seen", seen),
                ("wanted", wanted.Length == 0 ? "…" : wanted),
                ("change", Change(change))
            );

    public static Phrase What(string code) =>
        code switch
        {
            "parameter-unknown" => Phrase.Of("movement.wrong.parameter"),
            "person-on-two-manifests" => Phrase.Of("movement.wrong.two-manifests"),
            "parameter-twice" or "chain-names-twice" => Phrase.Of("movement.wrong.twice"),
            "not-a-number" or "day-malformed" => Phrase.Of("movement.wrong.number"),
            "value-missing" or "load-empty" or "no-route" or "no-flight" or "no-serial" or "too-few-points" =>
                Phrase.Of("movement.wrong.missing"),
            "same-airfield" => Phrase.Of("movement.wrong.same-airfield"),
            "operating-mass-above-takeoff-mass" => Phrase.Of("movement.wrong.empty-too-heavy"),
            "payload-above-structure" => Phrase.Of("movement.wrong.structure"),
            "piece-above-cargo" => Phrase.Of("movement.wrong.piece"),
            "route-broken" => Phrase.Of("movement.wrong.joins"),
            "no-fuel" => Phrase.Of("movement.wrong.no-fuel"),
            "airfield-closed" => Phrase.Of("movement.wrong.closed"),
            "feet-and-metres" => Phrase.Of("movement.wrong.feet-metres"),
            "wind-above-cruise" => Phrase.Of("movement.wrong.wind"),
            "way-below-shortest" => Phrase.Of("movement.wrong.way"),
            "heavier-than-any-unit" => Phrase.Of("movement.wrong.heavier-than-units"),
            "net-above-gross" => Phrase.Of("movement.wrong.net"),
            "un-number-malformed" => Phrase.Of("movement.wrong.un-number"),
            "un-number-does-not-exist" => Phrase.Of("movement.wrong.un-number-none"),
            "un-number-not-in-table" => Phrase.Of("movement.wrong.un-number-table"),
            "net-explosive-missing" => Phrase.Of("movement.wrong.net-explosive"),
            "table-not-symmetric" or "cell-twice" or "entry-twice" => Phrase.Of("movement.wrong.table"),
            "points-out-of-order" => Phrase.Of("movement.wrong.order"),
            "row-count" => Phrase.Of("movement.wrong.rows"),
            "arrives-before-it-leaves" => Phrase.Of("movement.wrong.arrives-before"),
            "leaves-before-it-arrives" => Phrase.Of("movement.wrong.leaves-before"),
            "clears-before-it-leaves" => Phrase.Of("movement.wrong.clears-before"),
            "halt-cut-short" => Phrase.Of("movement.wrong.halt"),
            "faster-than-the-rate" => Phrase.Of("movement.wrong.rate"),
            "clears-too-soon" => Phrase.Of("movement.wrong.clears-soon"),
            "serials-overlap" => Phrase.Of("movement.wrong.overlap"),
            "point-not-open" => Phrase.Of("movement.wrong.not-open"),
            "load-class" => Phrase.Of("movement.wrong.load-class"),
            "leaves-before-it-enters" or "ends-before-it-begins" => Phrase.Of("movement.wrong.ends-before"),
            "clearance-longer-than-its-rule" => Phrase.Of("movement.wrong.longer-than-rule"),
            "clearance-for-another-time" => Phrase.Of("movement.wrong.other-time"),
            "clearance-missing" => Phrase.Of("movement.wrong.not-cleared"),
            "clearance-waiting" => Phrase.Of("movement.wrong.no-answer"),
            "clearance-refused" => Phrase.Of("movement.wrong.refused"),
            "clearance-unknown" => Phrase.Of("movement.wrong.state-unknown"),
            "seats-exceeded" => Phrase.Of("movement.wrong.seats"),
            "payload-exceeded" => Phrase.Of("movement.wrong.payload"),
            "person-not-seated" => Phrase.Of("movement.wrong.not-seated"),
            "chain-together" => Phrase.Of("movement.wrong.chain"),
            "survivors" => Phrase.Of("movement.wrong.survivors"),
            "pin-broken" => Phrase.Of("movement.wrong.pin"),
            "gross-exceeded" => Phrase.Of("movement.wrong.gross"),
            "not-with-passengers" => Phrase.Of("movement.wrong.with-passengers"),
            "approval-missing" => Phrase.Of("movement.wrong.approval"),
            "not-admitted" => Phrase.Of("movement.wrong.admitted"),
            "hold-limit-exceeded" => Phrase.Of("movement.wrong.hold"),
            "segregation" => Phrase.Of("movement.wrong.segregation"),
            "pair-not-in-table" => Phrase.Of("movement.wrong.not-printed"),
            "condition" => Phrase.Of("movement.wrong.condition"),
            "net-explosive-exceeded" => Phrase.Of("movement.wrong.explosive-quantity"),
            _ when code.EndsWith("-listed-twice", StringComparison.Ordinal) => Phrase.Of("movement.wrong.twice"),
            _ when code.EndsWith("-unknown", StringComparison.Ordinal) => Phrase.Of("movement.wrong.unknown"),
            _ when IsFigure(code) => Phrase.Of("movement.wrong.figure"),
            _ => Phrase.Of("movement.wrong.other"),
        };

    public static Phrase Change(string change) =>
        change switch
        {
            "correct-reference" => Phrase.Of("movement.change.reference"),
            "remove-repetition" or "strike-one-line" => Phrase.Of("movement.change.repetition"),
            "correct-times" => Phrase.Of("movement.change.times"),
            "correct-table" => Phrase.Of("movement.change.table"),
            "correct-unit" => Phrase.Of("movement.change.unit"),
            "correct-number" => Phrase.Of("movement.change.number"),
            "correct-name" => Phrase.Of("movement.change.name"),
            "correct-order" => Phrase.Of("movement.change.order"),
            "correct-rows" => Phrase.Of("movement.change.rows"),
            "join-the-flights" => Phrase.Of("movement.change.join"),
            "other-stop" => Phrase.Of("movement.change.other-stop"),
            "other-day-or-airfield" => Phrase.Of("movement.change.other-day"),
            "divide-or-other-aircraft" or "divide-or-larger-unit" => Phrase.Of("movement.change.divide"),
            "add-entry-from-edition" => Phrase.Of("movement.change.entry"),
            "enter-net-explosive" => Phrase.Of("movement.change.net-explosive"),
            "apply-again" or "apply" => Phrase.Of("movement.change.apply"),
            "wait" => Phrase.Of("movement.change.wait"),
            "ask-the-state" => Phrase.Of("movement.change.ask"),
            "other-route-or-vehicle" => Phrase.Of("movement.change.other-route"),
            "move-start-or-route" => Phrase.Of("movement.change.start"),
            "move-persons" => Phrase.Of("movement.change.move-persons"),
            "move-one-of-two" => Phrase.Of("movement.change.move-one"),
            "seat-person" => Phrase.Of("movement.change.seat"),
            "move-holder" or "add-holder" => Phrase.Of("movement.change.move-holder"),
            "move-to-pinned-aircraft" => Phrase.Of("movement.change.pinned"),
            "move-lines" => Phrase.Of("movement.change.move-lines"),
            "other-unit" or "other-compartment-or-unit" => Phrase.Of("movement.change.other-unit"),
            "get-approval-or-other-unit" => Phrase.Of("movement.change.approval"),
            "read-edition" => Phrase.Of("movement.change.read"),
            "correct-figure" => Phrase.Of("movement.change.figure"),
            _ => Phrase.Of("movement.change.enter"),
        };

    private static bool IsFigure(string code) =>
        code.StartsWith("figure-", StringComparison.Ordinal)
        || code.EndsWith("-negative", StringComparison.Ordinal)
        || code.EndsWith("-not-a-mass", StringComparison.Ordinal)
        || code is "rate-not-positive" or "interval-zero" or "serial-without-vehicles";
}
