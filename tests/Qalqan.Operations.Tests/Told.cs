using NodaTime;
using NodaTime.Text;
using Qalqan.Claims;
using Qalqan.Kernel;

namespace Qalqan.Operations.Tests;

/// <summary>A mission's record told by hand, in the order of arrival. Times are Z, <c>2024-03-15 09:00</c>.</summary>
internal sealed class Told
{
    private readonly Chronicle chronicle = new("undof");

    public Told() => Say(new ZoneSet("Asia/Damascus"), "2020-01-01 00:00");

    public static Instant At(string time) =>
        InstantPattern.CreateWithInvariantCulture("uuuu-MM-dd HH:mm").Parse(time).Value;

    /// <summary>An event where <paramref name="to"/> is <c>now</c>, else a state to then, open-ended without.</summary>
    public ReportId Say(
        Claim claim,
        string from,
        string? to = null,
        ReportId? corrects = null,
        ReportId? withdraws = null
    )
    {
        var number = chronicle.Number + 1;
        var id = new ReportId(new Guid((int)number, 0, 0x7000, [0x80, 0, 0, 0, 0, 0, 0, 0]));
        var begins = At(from);
        Instant? ends =
            to is null ? null
            : to == "now" ? begins
            : At(to);
        chronicle.Apply(
            new Entry(
                number,
                begins,
                new Report(
                    id,
                    "undof",
                    new Validity(begins, ends),
                    begins,
                    new Source("S3", null),
                    claim,
                    corrects,
                    withdraws
                )
            )
        );
        return id;
    }

    public ReportId Observe(string? post, string what, string at, int? count = null) =>
        Say(Observation(post, what, count), at, "now");

    public static Observed Observation(string? post, string what, int? count = null) =>
        new(
            post,
            null,
            what,
            Sense.Seen,
            null,
            Timing.Throughout,
            null,
            null,
            null,
            null,
            count,
            count is null ? null : Bound.Exactly,
            null,
            false,
            null,
            null
        );

    public Known Look(string at, long? upTo = null) =>
        chronicle.KnownAt(upTo ?? chronicle.Number, At(at), new Interval(null, null));
}
