using NodaTime;
using NodaTime.Text;
using Qalqan.Claims;
using Qalqan.Kernel;
using Qalqan.Measures;
using Qalqan.Store;
using Qalqan.Tests;

namespace Qalqan.Exercise.Tests;

/// <summary>The committed pack, folded and judged as the program does it, with or without its faults.</summary>
internal sealed class Board
{
    private static readonly Lazy<Board> Whole = new(() => new Board(_ => true));
    private static readonly Lazy<Board> Clean = new(() => new Board(IsNoFault));

    private readonly Chronicle chronicle = new(Story.Scope);
    private readonly Chronicle mission = new(Story.Mission);
    private readonly List<(Instant RecordedAt, long Number)> entries = [];

    private Board(Func<ReportLine, bool> wanted)
    {
        var opening = Pack.Opening("1", "", Standards)
            .Select(submission => (submission.Report, Pack.RecordedFrom!.Value));
        var reports = Pack.Reports.Where(wanted).Select(line => (Sealed(line), line.RecordedAt!.Value));
        var ofMission = ReadMission().Opening("CO", Pack.RecordedFrom!.Value, Pack.RecordedFrom);
        var begun = ofMission.Select(draft => (draft.Report, Pack.RecordedFrom!.Value));
        foreach (var (report, recordedAt) in begun.Concat(opening).Concat(reports))
        {
            var number = entries.Count + 1;
            (report.Scope == Story.Mission ? mission : chronicle).Apply(new Entry(number, recordedAt, report));
            entries.Add((recordedAt, number));
        }
    }

    public static Board WithFaults => Whole.Value;

    public static Board WithoutFaults => Clean.Value;

    public static string Folder { get; } = Repository.PathOf("contingents", Story.Scope);

    public static ContingentPack Pack { get; } = ReadPack();

    public static IReadOnlyList<Standard> Standards { get; } = [.. Pack.Standards.Select(ReadStandard)];

    /// <summary>The line's report as a load of the pack records it.</summary>
    public static Report Sealed(ReportLine line)
    {
        if (line is not { Detail: { } detail, Report: { Claim: Personal claim } report })
            return line.Report;
        var key = Sealing.KeyFromSeed(Pack.Seed!, new KeyHolder(Story.Scope, claim.Person));
        report = report with { Claim = Sealing.Sealed(Story.Scope, claim, detail, key) };
        return report with { Id = DerivedId.Of(report, report.Claim.Key) };
    }

    /// <summary>At the end of that day in the scope's zone, or at that time; knowing all, or what was recorded by then.</summary>
    public Known Look(string asOf, string? knownAt = null) => Look(chronicle, asOf, knownAt);

    /// <summary>The same of the mission's record: the day.</summary>
    public Known LookAtMission(string asOf, string? knownAt = null) => Look(mission, asOf, knownAt);

    private Known Look(Chronicle of, string asOf, string? knownAt)
    {
        var instant = Time(asOf);
        var known = knownAt is null ? Instant.MaxValue : Time(knownAt);
        var upTo = entries.Where(entry => entry.RecordedAt <= known).Max(entry => entry.Number);
        return of.KnownAt(upTo, instant, new Interval(null, instant + Duration.FromMilliseconds(1)));
    }

    public IReadOnlyList<Finding> Assess(string asOf, string? knownAt = null) =>
        Assessment.Of(Standards, Look(asOf, knownAt));

    public int InMissionCount(string asOf) => InMission.Of(Look(asOf)).Certain.Count;

    private static bool IsNoFault(ReportLine line) =>
        Path.GetFileName(Path.GetDirectoryName(line.File)) is not "faults";

    private static Instant Time(string text)
    {
        if (Iso.TryParse(text, out var instant))
            return instant;
        var day = LocalDatePattern.Iso.Parse(text).Value;
        var zone = day < Story.Day("2024-03-15") ? Story.Home : Story.Camp;
        return Story.At(day.PlusDays(1), 0, 0, zone) - Duration.FromMilliseconds(1);
    }

    private static ContingentPack ReadPack()
    {
        List<Problem> problems = [];
        var pack = ContingentPack.Read(PackFiles.Open(Folder, problems)!, problems);
        Assert.Empty(problems);
        return pack!;
    }

    private static MissionPack ReadMission()
    {
        List<Problem> problems = [];
        var file = Repository.PathOf("missions", Story.Mission, MissionPack.Manifest);
        var pack = MissionPack.Read(file, File.ReadAllBytes(file), problems);
        Assert.Empty(problems);
        return pack!;
    }

    private static Standard ReadStandard(StandardName name)
    {
        Capability[] all =
        [
            People.People.Capability,
            Inclusion.Inclusion.Capability,
            Readiness.Readiness.Capability,
            RecordKeeping.RecordKeeping.Capability,
            Movement.Movement.Capability,
        ];
        var shapes = all.SelectMany(capability => capability.Shapes).ToDictionary(shape => shape.Name);
        var bytes = File.ReadAllBytes(Repository.PathOf("standards", name.Id, name.Edition + ".json"));
        List<Problem> problems = [];
        var standard = StandardPack.Read(name.Id, bytes, shapes, problems);
        Assert.Empty(problems);
        return standard!;
    }
}
