using NodaTime;
using Qalqan.Claims;
using Qalqan.Kernel;
using Qalqan.Store;

namespace Qalqan.Exercise;

/// <summary>Writes down what the operations room says, in the mission's scope, said and recorded at once.</summary>
public sealed class DayPen
{
    private readonly List<DetailLine> lines = [];
    private readonly HashSet<ReportId> ids = [];

    /// <summary>In the order in which they were recorded; of those recorded together, as they were written.</summary>
    public IReadOnlyList<DetailLine> Lines => [.. lines.OrderBy(line => line.RecordedAt)];

    /// <exception cref="InvalidOperationException">The same was said at the same time before: nobody could tell the two apart.</exception>
    public Report Write(
        Instant recordedAt,
        Source source,
        Claim claim,
        Validity valid,
        ReportId? corrects = null,
        ReportId? withdraws = null
    )
    {
        var report = new Report(default, Story.Mission, valid, recordedAt, source, claim, corrects, withdraws);
        report = report with { Id = DerivedId.Of(report, claim.Key) };
        if (!ids.Add(report.Id))
            throw new InvalidOperationException($"{claim} said twice at {recordedAt}");
        lines.Add(new DetailLine(recordedAt, report, null));
        return report;
    }
}
