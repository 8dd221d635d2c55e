using NodaTime;
using Qalqan.Claims;
using Qalqan.Kernel;
using Qalqan.Measures;

namespace Qalqan.Ceasefire.Tests;

/// <summary>A mission whose lines run straight south: A at 35.80 E, B at 35.84 E (3.7 km apart), from 33.4 N to 32.8 N, ten metres wrong.</summary>
internal sealed class Mission
{
    public const string Scope = "undof";
    public static readonly Instant Day = Instant.FromUtc(2024, 6, 1, 9, 0);

    private readonly List<Report> reports = [];
    private int last;

    public Mission(int error = 10, DrawnUse use = DrawnUse.Decisions, bool areDrawn = true)
    {
        Say(new ZoneSet("Asia/Damascus"), Instant.FromUtc(1974, 1, 1, 0, 0), null);
        if (!areDrawn)
            return;
        Draw("alpha", "33.4,35.8 33.2,35.8 33.0,35.8 32.8,35.8", error, use);
        Draw("bravo", "33.4,35.84 33.2,35.84 33.0,35.84 32.8,35.84", error, use);
    }

    public static Standard Agreement { get; } = Pack("undof-agreement/1974");

    public void Draw(
        string feature,
        string points,
        int error,
        DrawnUse use = DrawnUse.Decisions,
        DrawnForm form = DrawnForm.Line,
        Instant? from = null
    ) =>
        Say(
            new Drawn(feature, form, use, "E1", points, error, "A test", null),
            from ?? Instant.FromUtc(1974, 6, 1, 0, 0),
            null
        );

    public ReportId Say(
        Claim claim,
        Instant? from = null,
        Instant? to = null,
        string post = "S3",
        ReportId? withdraws = null,
        int? id = null
    )
    {
        var at = from ?? Day;
        var report = new ReportId(new Guid(id is { } own ? own + 1000 : ++last, 0, 0, 0x80, 0, 0, 0, 0, 0, 0, 0));
        reports.Add(
            new Report(report, Scope, new Validity(at, to), at, new Source(post, null), claim, Withdraws: withdraws)
        );
        return report;
    }

    public Known Known(Instant? at = null, Interval? period = null)
    {
        var chronicle = new Chronicle(Scope);
        foreach (var report in reports)
            chronicle.Apply(new Entry(chronicle.Number + 1, Day, report));
        var now = at ?? Day + Duration.FromDays(30);
        return chronicle.KnownAt(
            chronicle.Number,
            now,
            period ?? new Interval(null, now + Duration.FromMilliseconds(1))
        );
    }

    public IReadOnlyList<Finding> Assess(Standard? standard = null, Instant? at = null) =>
        Assessment.Of([standard ?? Agreement], Known(at));

    public static Standard Pack(string name)
    {
        List<Problem> problems = [];
        var shapes = Ceasefire.Capability.Shapes.ToDictionary(shape => shape.Name);
        var pack = StandardPack.Read(
            name,
            File.ReadAllBytes(Qalqan.Tests.Repository.PathOf("standards", name + ".json")),
            shapes,
            problems
        );
        Assert.Empty(problems);
        return pack!;
    }
}
