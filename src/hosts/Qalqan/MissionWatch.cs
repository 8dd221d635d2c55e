using NodaTime;
using Qalqan.Claims;
using Qalqan.Geofencing;
using Qalqan.Kernel;
using Qalqan.Measures;

namespace Qalqan;

/// <summary>
/// A mission's drawings as something to watch: the ceasefire lines, the area between them, the bands beyond each, and which rules of
/// the agreement seem touched by whom. Whose own side of a line is whose follows from where the other line lies.
/// </summary>
internal sealed class MissionWatch
{
    private const string Alpha = "alpha";
    private const string Bravo = "bravo";
    private const string Between = "aos";

    private readonly IReadOnlyList<Drawing> drawings;
    private readonly Dictionary<string, Side> own = [];
    private readonly Place middle;

    /// <exception cref="RefusalException">The lines that are needed are not drawn, or bound no area.</exception>
    public MissionWatch(string file, IReadOnlyList<Drawing> drawings, WatchAsked asked)
    {
        this.drawings = drawings;
        List<Problem> problems = [];
        var lines = drawings
            .Where(drawing => drawing.Form is DrawnForm.Line)
            .Select(drawing => new WatchedLine(drawing.Feature, new Polyline(drawing.Points), drawing.Error))
            .ToList();
        foreach (var wanted in new[] { Alpha, Bravo })
            if (lines.All(line => line.Id != wanted))
                problems.Add(new Problem(file, 0, $"no line {wanted}", "both ceasefire lines: alpha and bravo"));
        if (problems.Count > 0)
            throw new RefusalException(problems);
        var (alpha, bravo) = (lines.Single(line => line.Id == Alpha), lines.Single(line => line.Id == Bravo));
        middle = alpha.Line.Points[alpha.Line.Points.Count / 2];
        own[Alpha] = Away(alpha.Line, bravo.Line);
        own[Bravo] = Away(bravo.Line, alpha.Line);
        List<WatchedZone> zones = [new(AreaBetween(file, alpha, bravo, problems), Larger(alpha.Error, bravo.Error))];
        foreach (var area in drawings.Where(drawing => drawing.Form is DrawnForm.Area))
            zones.Add(
                new WatchedZone(new Zone(area.Feature, Sound(file, area.Feature, area.Points, problems)), area.Error)
            );
        Plan = new WatchPlan
        {
            Lines = lines,
            Zones = zones,
            Bands = [.. BandsOf(Alpha), .. BandsOf(Bravo)],
            Counts = [.. CountsOf(Alpha, "idf"), .. CountsOf(Bravo, "saf")],
            Presences = Presences,
            Crossings = Crossings,
            Impacts = [new NoImpact("R-FIRE-2", Between, Among.All)],
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
            (_, { } zone) when drawings.Any(drawing => drawing.Feature == zone) => [zone],
            (_, { } zone) when zone.StartsWith(Alpha, StringComparison.Ordinal) => [Alpha],
            (_, { } zone) when zone.StartsWith(Bravo, StringComparison.Ordinal) => [Bravo],
            _ => new[] { Alpha, Bravo },
        };
        if (features.Length == 0)
            return null;
        return drawings.Any(drawing => features.Contains(drawing.Feature) && drawing.Use is DrawnUse.Demonstration)
            ? "demonstration"
            : "decisions";
    }

    /// <summary>Within 250 km of the middle of the ceasefire line: the mission's area and its surroundings.</summary>
    public bool IsNear(Place place) => middle.DistanceTo(place).Kilometres < 250;

    private static Side Away(Polyline line, Polyline other) =>
        line.Nearest(other.Points[other.Points.Count / 2]).Side is Side.Left ? Side.Right : Side.Left;

    private static Distance Larger(Distance one, Distance other) => one > other ? one : other;

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
        yield return new CountCeiling("R-AOL-10-T", $"{line}-10", new Among([side], ["tank"]), 75);
        yield return new CountCeiling("R-AOL-10-G", $"{line}-10", new Among([side], ["gun"]), 36);
        yield return new CountCeiling("R-AOL-20-G", $"{line}-20", new Among([side], ["gun"]), 162);
    }

    private static readonly NoPresence[] Presences =
    [
        new("R-SEP-A", [Between, "bravo-10", "bravo-20", "bravo-25"], new Among(["idf"], [])),
        new("R-SEP-B", [Between, "alpha-10", "alpha-20", "alpha-25"], new Among(["saf"], [])),
        new("R-AOS-1", [Between], new Among(["idf", "saf", "armed-group"], [])),
        new("R-AOL-25-M", ["alpha-10", "alpha-20", "alpha-25"], new Among(["idf"], ["sam"])),
        new("R-AOL-25-M", ["bravo-10", "bravo-20", "bravo-25"], new Among(["saf"], ["sam"])),
    ];

    private NoCrossing[] Crossings =>
        [
            new("R-AIR-1", Alpha, own[Alpha], new Among(["idf"], ["aircraft", "drone"])),
            new("R-AIR-1", Bravo, own[Bravo], new Among(["saf"], ["aircraft", "drone"])),
            new("R-CROSS-1", Alpha, null, new Among([], ["person"])),
            new("R-FIRE-1", Alpha, null, new Among([], Fire)),
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
        var zones = Plan.Zones.Select(zone => zone.Zone.Id).Concat(Plan.Bands.Select(band => band.Id)).ToList();
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
