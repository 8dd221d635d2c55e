using NodaTime;
using Qalqan.Claims;
using Qalqan.Kernel;
using Qalqan.Store;

namespace Qalqan.Exercise;

/// <summary>Writes down reports about persons, sealed under the keys that a load derives from the exercise's own seed.</summary>
public sealed class DetailPen
{
    private readonly List<DetailLine> lines = [];

    /// <summary>In the order in which they were recorded; of those recorded together, as they were written.</summary>
    public IReadOnlyList<DetailLine> Lines => [.. lines.OrderBy(line => line.RecordedAt)];

    /// <summary>Said and recorded at once.</summary>
    public void Write(
        Instant recordedAt,
        Source source,
        Claim claim,
        Validity valid,
        Detail? detail = null,
        ReportId? corrects = null,
        ReportId? withdraws = null
    )
    {
        if (claim is Personal personal && detail is not null)
        {
            var key = Sealing.KeyFromSeed(Story.Seed, new KeyHolder(Story.Scope, personal.Person));
            claim = Sealing.Sealed(Story.Scope, personal, detail, key);
        }
        var report = new Report(default, Story.Scope, valid, recordedAt, source, claim, corrects, withdraws);
        lines.Add(new DetailLine(recordedAt, report with { Id = DerivedId.Of(report, claim.Key) }, detail));
    }
}
