using NodaTime;
using Qalqan.Claims;
using Qalqan.Geofencing;
using Qalqan.Kernel;
using Qalqan.Measures;

namespace Qalqan;

/// <summary>
/// A mission's drawings as something to watch: the ceasefire lines, the area between them, the bands beyond each, and which rules of
/// the agreement seem touched by whom. Whose own side of a line is whose follows from where the other line lies. Near Qunaytirah Line A-1
/// decides, and while nobody draws it nothing there is on a side of Line A.
/// </summary>
internal sealed class MissionWatch
{
    private const string Alpha = "alpha";
    private const string AlphaOne = "alpha-1";
    private const string Bravo = "bravo";
    private const string Between = "aos";
    private const string Qunaytirah = "qunaytirah";

    // The day of the Agreement; nothing touched it before.
    private static readonly Interval InForce = new(Instant.FromUtc(1974, 5, 31, 0, 0), null);

    private readonly IReadOnlyList<DatedDrawing> drawings;
    private readonly Dictionary<string, Side> own = [];
    private readonly Place middle;

    /// <exception cref="RefusalException">The lines that are needed are not drawn, or bound no area.</exception>
    public MissionWatch(string file, IReadOnlyList<DatedDrawing> drawings, WatchAsked asked)
    {
        this.drawings = drawings;
        List<Problem> problems = [];
        foreach (var wanted in new[] { Alpha, Bravo })
            if (LinesOf(wanted).Count == 0)
                problems.Add(new Problem(file, 0, $"no line {wanted}", "both ceasefire lines: alpha and bravo"));
        if (problems.Count > 0)
            throw new RefusalException(problems);
        var (alphas, bravos) = (LinesOf(Alpha), LinesOf(Bravo));
        middle = alphas[0].Line.Points[alphas[0].Line.Points.Count / 2];
        own[Alpha] = Away(alphas[0].Line, bravos[0].Line);
        own[Bravo] = Away(bravos[0].Line, alphas[0].Line);
        alphas = [.. alphas.Select(line => Turned(line, bravos[0].Line))];
        bravos = [.. bravos.Select(line => Turned(line, alphas[0].Line))];
        var others = drawings
            .Where(drawing => drawing.Drawing.Form is DrawnForm.Line && drawing.Feature is not (Alpha or Bravo))
            .Select(LineOf)
            .ToList();
        var alphaOnes = others.Where(line => line.Id == AlphaOne).ToList();
        Plan = new WatchPlan
        {
            Lines = [.. alphas, .. bravos, .. others],
            Zones =
            [
                .. Pairs(alphas, bravos, (one, other) => AreaBetween(file, one, other, problems)),
                .. drawings
                    .Where(drawing => drawing.Drawing.Form is DrawnForm.Area)
                    .Select(area => ZoneOf(file, area, problems)),
                .. Pairs(alphas, alphaOnes, (one, other) => AreaBefore(file, one, other, problems)),
            ],
            Bands = [.. BandsOf(Alpha), .. BandsOf(Bravo)],
            Counts = [.. CountsOf(Alpha, "idf"), .. CountsOf(Bravo, "saf")],
            Presences = [.. PresencesWith(alphaOnes.Count > 0 ? [AlphaOne] : [])],
            Crossings = Crossings,
            Impacts = [new NoImpact("R-FIRE-2", Between, Among.All) { When = InForce }],
            Doubts = drawings.Any(drawing => drawing is { Feature: Qunaytirah, Drawing.Form: DrawnForm.Area })
                ? [.. Valid.Gaps(alphaOnes.Select(line => line.When)).Select(DoubtOf)]
                : [],
            Lateness = Duration.FromSeconds(asked.LatenessSeconds),
            Speed = asked.FastestMetresPerSecond,
        };
        Plan = Plan with { Dwells = [.. asked.Stays.Select(stay => StayOf(stay, problems)).OfType<DwellCeiling>()] };
        if (problems.Count > 0)
            throw new RefusalException(problems);
    }

    public WatchPlan Plan { get; }

    /// <summary>What a side of a line is called: a line's own side by the line's name, the other side of alpha and bravo the area between.</summary>
    public string SideOf(string line, Side side) =>
        !own.TryGetValue(line, out var mine) ? side.ToString().ToLowerInvariant()
        : side == mine ? line
        : Between;

    /// <summary>Whether anything may be decided by the drawings that an alarm leans on; null where it leans on none.</summary>
    public string? UseOf(Alarm alarm)
    {
        var features = (alarm.Line, alarm.Zone) switch
        {
            (null, null) => [],
            ({ } line, _) => [line],
            (_, AlphaOne) => [Alpha, AlphaOne],
            (_, { } zone) when drawings.Any(drawing => drawing.Feature == zone) => [zone],
            (_, { } zone) when zone.StartsWith(Alpha, StringComparison.Ordinal) => [Alpha],
            (_, { } zone) when zone.StartsWith(Bravo, StringComparison.Ordinal) => [Bravo],
            _ => new[] { Alpha, Bravo },
        };
        if (features.Length == 0)
            return null;
        return drawings.Any(drawing =>
            features.Contains(drawing.Feature)
            && drawing.When.Contains(alarm.At)
            && drawing.Drawing.Use is DrawnUse.Demonstration
        )
            ? "demonstration"
            : "decisions";
    }

    /// <summary>Within 250 km of the middle of the ceasefire line: the mission's area and its surroundings.</summary>
    public bool IsNear(Place place) => middle.DistanceTo(place).Kilometres < 250;

    private static Side Away(Polyline line, Polyline other) =>
        line.Nearest(other.Points[other.Points.Count / 2]).Side is Side.Left ? Side.Right : Side.Left;

    private static Distance Larger(Distance one, Distance other) => one > other ? one : other;

    private List<WatchedLine> LinesOf(string feature) =>
        [
            .. drawings
                .Where(drawing => drawing.Drawing.Form is DrawnForm.Line && drawing.Feature == feature)
                .Select(LineOf),
        ];

    private static WatchedLine LineOf(DatedDrawing drawn) =>
        new(drawn.Feature, new Polyline(drawn.Drawing.Points), drawn.Drawing.Error) { When = drawn.When };

    // Its own side is on the same hand as that of the first of its name.
    private WatchedLine Turned(WatchedLine line, Polyline other) =>
        Away(line.Line, other) == own[line.Id]
            ? line
            : line with
            {
                Line = new Polyline([.. line.Line.Points.Reverse()]),
            };

    private static IEnumerable<WatchedZone> Pairs(
        IEnumerable<WatchedLine> ones,
        IReadOnlyList<WatchedLine> others,
        Func<WatchedLine, WatchedLine, Zone> between
    ) =>
        from one in ones
        from other in others
        let when = Valid.Common(one.When, other.When)
        where when is not null
        select new WatchedZone(between(one, other), Larger(one.Error, other.Error)) { When = when.Value };

    private static WatchedZone ZoneOf(string file, DatedDrawing area, List<Problem> problems) =>
        new(new Zone(area.Feature, Sound(file, area.Feature, area.Drawing.Points, problems)), area.Drawing.Error)
        {
            When = area.When,
        };

    // Both lines run the same way, or the outline would cross itself; then one of them is taken backwards.
    private static Zone AreaBetween(string file, WatchedLine alpha, WatchedLine bravo, List<Problem> problems) =>
        new(
            Between,
            Sound(
                file,
                "area between alpha and bravo",
                [.. alpha.Line.Points, .. bravo.Line.Points.Reverse()],
                problems
            )
        );

    // Line A-1 leaves Line A and comes back to it: from its ends by the nearest way to Line A, and along that.
    private static Zone AreaBefore(string file, WatchedLine alpha, WatchedLine alphaOne, List<Problem> problems)
    {
        var (line, ends) = (alpha.Line, alphaOne.Line.Points);
        var (first, last) = (line.Nearest(ends[0]).At, line.Nearest(ends[^1]).At);
        var (from, to) = (SegmentOf(line, first), SegmentOf(line, last));
        var along =
            from <= to
                ? line.Points.Skip(from + 1).Take(to - from).Reverse()
                : line.Points.Skip(to + 1).Take(from - to);
        return new Zone(
            AlphaOne,
            Sound(file, "area between alpha-1 and alpha", [.. ends, last, .. along, first], problems)
        );
    }

    // On which the point lies: where going by it is no detour.
    private static int SegmentOf(Polyline line, Place point) =>
        Enumerable
            .Range(0, line.Points.Count - 1)
            .MinBy(i =>
                (line.Points[i].DistanceTo(point) + point.DistanceTo(line.Points[i + 1])).Metres
                - line.Points[i].DistanceTo(line.Points[i + 1]).Metres
            );

    private static Doubt DoubtOf(Interval when) =>
        new(Qunaytirah, Alpha, [Between, "alpha-10", "alpha-20", "alpha-25"]) { When = when };

    private static Polygon Sound(string file, string what, IReadOnlyList<Place> outline, List<Problem> problems)
    {
        if (outline.Distinct().Count() < 3)
        {
            problems.Add(new Problem(file, 0, $"{what} of fewer than three places", "an outline around an area"));
            return new Polygon([new Place(0, 0), new Place(0, 1), new Place(1, 0)]);
        }
        var polygon = new Polygon(outline);
        foreach (var crossing in polygon.Crossings(most: 5))
            problems.Add(
                new Problem(
                    file,
                    0,
                    $"{what}: its edges from points {crossing.Edge + 1} and {crossing.OtherEdge + 1} meet at {Math.Round(crossing.At.Latitude, 5)},{Math.Round(crossing.At.Longitude, 5)}",
                    "an outline that does not cross or touch itself"
                )
            );
        return polygon;
    }

    private IEnumerable<WatchedBand> BandsOf(string line)
    {
        var from = 0;
        foreach (var to in new[] { 10, 20, 25 })
        {
            yield return new WatchedBand(
                $"{line}-{to}",
                line,
                own[line],
                Distance.FromKilometres(from),
                Distance.FromKilometres(to)
            );
            from = to;
        }
    }

    // The limits of the side document of 1974, which the Agreement itself does not print.
    private static IEnumerable<CountCeiling> CountsOf(string line, string side)
    {
        yield return new CountCeiling("R-AOL-10-T", $"{line}-10", new Among([side], ["tank"]), 75) { When = InForce };
        yield return new CountCeiling("R-AOL-10-G", $"{line}-10", new Among([side], ["gun"]), 36) { When = InForce };
        yield return new CountCeiling("R-AOL-20-G", $"{line}-20", new Among([side], ["gun"]), 162) { When = InForce };
    }

    // What lies between Line A-1 and Line A is on neither side's ground, and not between the lines either.
    private static IEnumerable<NoPresence> PresencesWith(string[] before) =>
        new NoPresence[]
        {
            new("R-SEP-A", [Between, "bravo-10", "bravo-20", "bravo-25", .. before], new Among(["idf"], [])),
            new("R-SEP-B", [Between, "alpha-10", "alpha-20", "alpha-25", .. before], new Among(["saf"], [])),
            new("R-AOS-1", [Between], new Among(["idf", "saf", "armed-group"], [])),
            new("R-AOL-25-M", ["alpha-10", "alpha-20", "alpha-25"], new Among(["idf"], ["sam"])),
            new("R-AOL-25-M", ["bravo-10", "bravo-20", "bravo-25"], new Among(["saf"], ["sam"])),
        }.Select(rule => rule with { When = InForce });

    private NoCrossing[] Crossings =>
        [
            new("R-AIR-1", Alpha, own[Alpha], new Among(["idf"], ["aircraft", "drone"])) { When = InForce },
            new("R-AIR-1", Bravo, own[Bravo], new Among(["saf"], ["aircraft", "drone"])) { When = InForce },
            new("R-CROSS-1", Alpha, null, new Among([], ["person"])) { When = InForce },
            new("R-FIRE-1", Alpha, null, new Among([], Fire)) { When = InForce },
        ];

    private static readonly string[] Fire =
    [
        "shot",
        "fire",
        "small-arms",
        "machine-gun",
        "mortar",
        "artillery",
        "rocket",
        "missile",
        "tank-round",
        "explosion",
    ];

    private DwellCeiling? StayOf(string text, List<Problem> problems)
    {
        var parts = text.Split('=');
        var zones = Plan
            .Zones.Select(zone => zone.Zone.Id)
            .Concat(Plan.Bands.Select(band => band.Id))
            .Distinct()
            .ToList();
        if (
            parts.Length == 2
            && zones.Contains(parts[0])
            && int.TryParse(parts[1], out var minutes)
            && minutes is > 0 and <= 100_000
        )
            return new DwellCeiling($"stay-{minutes}-min", parts[0], Among.All, Duration.FromMinutes(minutes));
        problems.Add(new Problem("--stay", 0, text, $"ZONE=MINUTES, of {string.Join(", ", zones)}"));
        return null;
    }
}
