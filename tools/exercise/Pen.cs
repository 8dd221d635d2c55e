using NodaTime;
using Qalqan.Claims;
using Qalqan.Kernel;
using Qalqan.Store;

namespace Qalqan.Exercise;

/// <summary>Writes down reports for one file, and gives each its derived id.</summary>
public sealed class Pen(Xoshiro256StarStar dice)
{
    private readonly List<Line> lines = [];

    /// <summary>In the order in which they were recorded; of those recorded together, as they were written.</summary>
    public IReadOnlyList<Line> Lines => [.. lines.OrderBy(line => line.RecordedAt)];

    /// <summary>The report, and its line unless it would be recorded only after the story ends.</summary>
    public Report Write(
        Instant recordedAt,
        Source source,
        Claim claim,
        Validity valid,
        Report? corrects = null,
        Report? withdraws = null
    )
    {
        var said = recordedAt - Duration.FromMinutes(dice.Between(1, 25));
        var report = new Report(default, Story.Scope, valid, said, source, claim, corrects?.Id, withdraws?.Id);
        report = report with { Id = DerivedId.Of(report, claim.Key) };
        if (recordedAt <= Story.End)
            lines.Add(new Line(recordedAt, report));
        return report;
    }

    /// <summary>The same claim with an end: a correction, for a report is never edited.</summary>
    public Report Close(Instant recordedAt, Source source, Report report, Instant to) =>
        Write(recordedAt, source, report.Claim, report.Valid with { To = to }, corrects: report);

    public Report Withdraw(Instant recordedAt, Source source, Report report, WithdrawalReason why) =>
        Write(recordedAt, source, new Withdrawal(why), Validity.At(recordedAt), withdraws: report);
}
