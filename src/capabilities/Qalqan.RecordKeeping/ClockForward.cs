using Qalqan.Claims;
using Qalqan.Kernel;

namespace Qalqan.RecordKeeping;

/// <summary>The recording machine's clock does not jump back. An event rule: each jump is a finding, none is silence.</summary>
public sealed record ClockForward : Requirement
{
    public static Shape Shape { get; } = Shape.Event("clock-forward", _ => new ClockForward(), Judge);

    private static IEnumerable<Finding> Judge(Ruling ruling, ClockForward rule) =>
        from fact in ruling.Known.During<ClockBack>()
        let jump = (ClockBack)fact.Claim
        let seconds = (decimal)(jump.Kept - jump.Observed).TotalMilliseconds / 1000
        select ruling.Find(
            ruling.Subject("report", fact.Id.ToString()),
            Verdict.Breached,
            Phrase.Of("record.clock", ("observed", jump.Observed), ("kept", jump.Kept)),
            new Amount(seconds, 0, "seconds"),
            [fact],
            [
                Phrase.Of(
                    "record.clock.arithmetic",
                    ("observed", jump.Observed),
                    ("kept", jump.Kept),
                    ("seconds", seconds)
                ),
            ],
            Phrase.Of("record.clock.remedy"),
            at: fact.From
        );
}
