using NodaTime;
using NodaTime.Text;
using Qalqan.Claims;
using Qalqan.Kernel;
using Qalqan.Measures;
using Qalqan.Store;

namespace Qalqan.Standards.Tests;

/// <summary>A finding as a case expects it; what is null was not said and is not compared.</summary>
internal sealed record Expected(
    string Rule,
    string Subject,
    string Verdict,
    decimal? Measured,
    decimal? Required,
    string Unit,
    string Basis,
    string? Document,
    string? Paragraph,
    int? Evidence,
    string? Says
);

/// <summary>
/// Given these reports, these findings: written as data beside the standard. <c>given</c> are reports as packs write them;
/// <c>repeated</c> are the same a number of times, with {n} from 001. <c>asOf</c> is a time, or a day that means its end.
/// </summary>
internal sealed record Case(
    string Says,
    IReadOnlyList<Standard> Standards,
    Instant AsOf,
    IReadOnlyList<Report> Given,
    IReadOnlyList<Expected> Expect,
    bool AndNothingElse
)
{
    public const string Scope = "case";

    public static IEnumerable<string> FilesOf(string standard)
    {
        var folder = Path.Combine(Packs.Root, "standards", standard, "cases");
        return Directory.Exists(folder)
            ? Directory
                .EnumerateFiles(folder, "*.json")
                .Select(file => Path.GetRelativePath(Packs.Root, file).Replace('\\', '/'))
                .Order(StringComparer.Ordinal)
            : [];
    }

    public IReadOnlyList<Finding> Assess() => Assess(Standards, Given, AsOf);

    public static IReadOnlyList<Finding> Assess(
        IReadOnlyList<Standard> standards,
        IEnumerable<Report> reports,
        Instant asOf
    )
    {
        var chronicle = new Chronicle(Scope);
        foreach (var report in reports)
            chronicle.Apply(new Entry(chronicle.Number + 1, report.SaidAt, report));
        var toNow = new Interval(null, asOf + Duration.FromMilliseconds(1));
        return Assessment.Of(standards, chronicle.KnownAt(chronicle.Number, asOf, toNow));
    }

    public static Case Read(string file)
    {
        List<Problem> problems = [];
        var node = Node.Read(file, File.ReadAllBytes(Path.Combine(Packs.Root, file)), problems);
        Assert.Empty(problems);
        var fields = new Fields(file, node!, problems);
        var zone = DateTimeZoneProviders.Tzdb[fields.Text("zone")];
        var day = LocalDatePattern.Iso.Parse(fields.Text("asOf"));
        var read = new Case(
            fields.Text("says"),
            [.. fields.Texts("standard").Select(Packs.Load)],
            day.Success ? LastOf(day.Value, zone)
                : Iso.TryParse(fields.Text("asOf"), out var time) ? time
                : default,
            [
                ZoneReport(zone.Id),
                .. fields
                    .List("given", line => ReportLine.Read(line, Scope), 0)
                    .OfType<ReportLine>()
                    .Select(l => l.Report),
                .. fields.List("repeated", Repeated, 0).SelectMany(reports => reports),
            ],
            fields.List("expect", ReadExpected, 0),
            fields.Flag("andNothingElse")
        );
        fields.Done();
        Assert.Empty(problems);
        return read;
    }

    public static Report ZoneReport(string zone)
    {
        var report = new Report(
            default,
            Scope,
            Validity.Since(Instant.FromUtc(2018, 1, 1, 0, 0)),
            Instant.FromUtc(2018, 1, 1, 0, 0),
            new Source("CO", null),
            new ZoneSet(zone)
        );
        return report with { Id = DerivedId.Of(report, "zone") };
    }

    private static Instant LastOf(LocalDate day, DateTimeZone zone) =>
        zone.AtStartOfDay(day.PlusDays(1)).ToInstant() - Duration.FromMilliseconds(1);

    private static IReadOnlyList<Report> Repeated(Fields fields)
    {
        var count = fields.Whole("count", 1, 1000);
        var text = System.Text.Encoding.UTF8.GetString(fields.Raw("line"));
        return
        [
            .. Enumerable
                .Range(1, count)
                .Select(n => System.Text.Encoding.UTF8.GetBytes(text.Replace("{n}", $"{n:000}")))
                .Select(bytes => Node.Read(fields.File, bytes, fields.Problems)!)
                .Select(node => ReportLine.Read(new Fields(fields.File, node, fields.Problems), Scope))
                .OfType<ReportLine>()
                .Select(line => line.Report),
        ];
    }

    private static Expected ReadExpected(Fields fields) =>
        new(
            fields.Text("rule"),
            fields.Text("subject"),
            fields.OneOf("verdict", "met", "breached", "undetermined"),
            fields.Has("measured") ? fields.Number("measured", -1_000_000, 1_000_000) : null,
            fields.Has("required") ? fields.Number("required", -1_000_000, 1_000_000) : null,
            fields.Text("unit"),
            fields.OneOf("basis", "cited", "local-default"),
            fields.TextOrNull("document"),
            fields.TextOrNull("paragraph"),
            fields.Has("evidence") ? fields.Whole("evidence", 0, 10_000) : null,
            fields.TextOrNull("says")
        );
}
