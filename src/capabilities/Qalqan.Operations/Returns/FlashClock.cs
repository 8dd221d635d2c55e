using NodaTime;
using Qalqan.Claims;
using Qalqan.Kernel;

namespace Qalqan.Operations;

/// <summary>What is waited for in a flash report.</summary>
public enum FlashStep
{
    Release,
    Acknowledgement,
}

/// <summary>A step of a flash report: since when it runs, by when it is wanted, and the fact that took it; null where none has yet.</summary>
public sealed record FlashRun(Flash Flash, Instant First, Instant Due, Fact? Taken);

/// <summary>
/// The first version of a flash report is released, or acknowledged, within so many minutes of the first observation that it rests on.
/// Judged are those that are open, and those begun on the look's day. Measured are the minutes that it took, or has taken.
/// </summary>
public sealed record FlashClock(FlashStep Step, int Minutes) : Requirement
{
    private const int MostMinutes = 10_080;

    public static Shape Shape { get; } = Shape.State("flash-clock", Read, Judge);

    /// <summary>Of each flash report of the look's day or still open, in order of when it began.</summary>
    public IReadOnlyList<FlashRun> Runs(Known known) =>
        [
            .. Flashes
                .Of(known, Periods.DayOf(known, known.Today))
                .Where(flash => flash.Versions[0].Drafted.From <= known.At)
                .Select(flash => Run(known, flash)),
        ];

    private FlashRun Run(Known known, Flash flash)
    {
        var version = flash.Versions[0];
        var first = FirstKnown(known, version);
        return new FlashRun(
            flash,
            first,
            first + Duration.FromMinutes(Minutes),
            Step is FlashStep.Release ? version.Released : version.Acknowledged
        );
    }

    /// <summary>When the first of what it rests on was; when it was drafted, where it rests on a line of the log alone.</summary>
    public static Instant FirstKnown(Known known, FlashVersion version) =>
        version
            .Draft.Basis.Select(id => Observations.Find(known, new ReportId(id))?.Fact.From)
            .OfType<Instant>()
            .Append(version.Drafted.From)
            .Min();

    private static FlashClock Read(Fields fields) =>
        new(
            fields.OneOf("step", "release", "acknowledgement") == "release"
                ? FlashStep.Release
                : FlashStep.Acknowledgement,
            fields.Whole("minutes", 1, MostMinutes)
        );

    private static IEnumerable<Finding> Judge(Ruling ruling, FlashClock rule)
    {
        foreach (var run in rule.Runs(ruling.Known))
        {
            var until = run.Taken?.From ?? ruling.Known.At;
            var isRelease = rule.Step is FlashStep.Release;
            var verdict =
                until > run.Due ? Verdict.Breached
                : run.Taken is null ? Verdict.Undetermined
                : Verdict.Met;
            yield return ruling.Find(
                ruling.Subject("flash", run.Flash.Reference),
                verdict,
                Says(run, verdict, isRelease),
                new Amount((decimal)Math.Floor((until - run.First).TotalMinutes), rule.Minutes, "minutes"),
                [run.Flash.Versions[0].Drafted, .. run.Taken is { } taken ? [taken] : Array.Empty<Fact>()],
                remedy: run.Taken is not null ? null
                    : isRelease ? Phrase.Of("operations.flash.release.remedy", ("flash", run.Flash.Reference))
                    : Phrase.Of("operations.flash.acknowledge.remedy", ("flash", run.Flash.Reference))
            );
        }
    }

    private static Phrase Says(FlashRun run, Verdict verdict, bool isRelease)
    {
        var flash = run.Flash.Reference;
        return (isRelease, run.Taken, verdict is Verdict.Breached) switch
        {
            (true, null, true) => Phrase.Of(
                "operations.flash.release.over",
                ("flash", flash),
                ("first", run.First),
                ("due", run.Due)
            ),
            (true, null, false) => Phrase.Of(
                "operations.flash.release.due",
                ("flash", flash),
                ("first", run.First),
                ("due", run.Due)
            ),
            (true, { } taken, true) => Phrase.Of(
                "operations.flash.release.late",
                ("flash", flash),
                ("first", run.First),
                ("at", taken.From),
                ("due", run.Due)
            ),
            (true, { } taken, false) => Phrase.Of(
                "operations.flash.release.done",
                ("flash", flash),
                ("first", run.First),
                ("at", taken.From),
                ("due", run.Due)
            ),
            (false, null, true) => Phrase.Of(
                "operations.flash.acknowledge.over",
                ("flash", flash),
                ("first", run.First),
                ("due", run.Due)
            ),
            (false, null, false) => Phrase.Of(
                "operations.flash.acknowledge.due",
                ("flash", flash),
                ("first", run.First),
                ("due", run.Due)
            ),
            (false, { } taken, true) => Phrase.Of(
                "operations.flash.acknowledge.late",
                ("flash", flash),
                ("first", run.First),
                ("at", taken.From),
                ("due", run.Due)
            ),
            (false, { } taken, false) => Phrase.Of(
                "operations.flash.acknowledge.done",
                ("flash", flash),
                ("first", run.First),
                ("at", taken.From),
                ("due", run.Due)
            ),
        };
    }
}
