namespace Qalqan.Measures;

/// <summary>A line of a map grid, or of the edge of two zones, as points on the ground; <c>Metres</c> is its easting or northing, null of an edge.</summary>
public sealed record GridLine(int Zone, bool IsNorthward, int? Metres, IReadOnlyList<Place> Way);

/// <summary>A square's name where it can be written: in its middle, of the zone that the middle lies in.</summary>
public sealed record GridLabel(Mgrs Square, Place At);

/// <summary>The lines of the grid over a part of the map, each in its own zone and ending at its edge, as on printed sheets.</summary>
/// <remarks>
/// At 36° E the grids of 36 and 37 meet at an angle: neither is drawn in the other's zone, and squares are cut there.
/// <code>
///     36S   |   37S
///   --------+.-------
///   |   |   | '-|---|
///   --------+.--|----
/// </code>
/// </remarks>
public static class MgrsLines
{
    /// <summary>Most lines that are drawn at once; a finer grid than that is none that anybody reads.</summary>
    public const int Most = 400;

    /// <summary>Every line of that many metres in the box, edges of zones after them; none where there would be more than <see cref="Most"/> one way.</summary>
    public static IReadOnlyList<GridLine> In(Box box, int stepMetres)
    {
        List<GridLine> lines = [];
        foreach (var zone in Zones(box))
        {
            var part = PartIn(zone, box);
            var (south, west, north, east) = Extent(zone, part, stepMetres);
            if ((east - west) / stepMetres > Most || (north - south) / stepMetres > Most)
                return [];
            for (var easting = west; easting <= east; easting += stepMetres)
                Add(lines, zone, part, true, easting, At(easting, south, north, stepMetres, zone, true));
            for (var northing = south; northing <= north; northing += stepMetres)
                Add(lines, zone, part, false, northing, At(northing, west, east, stepMetres, zone, false));
        }
        foreach (var zone in Zones(box).Skip(1))
            lines.Add(
                new GridLine(
                    zone,
                    true,
                    null,
                    [
                        new Place(box.South, GridZone.Meridian(zone) - 3),
                        new Place(box.North, GridZone.Meridian(zone) - 3),
                    ]
                )
            );
        return lines;
    }

    /// <summary>The squares of that size whose middles lie in the box, each once, by the grid of their zone.</summary>
    public static IReadOnlyList<GridLabel> Labels(Box box, int stepMetres)
    {
        List<GridLabel> labels = [];
        foreach (var zone in Zones(box))
        {
            var part = PartIn(zone, box);
            var (south, west, north, east) = Extent(zone, part, stepMetres);
            if ((long)(east - west) / stepMetres * ((north - south) / stepMetres) > Most * (long)Most)
                return [];
            for (var easting = west; easting < east; easting += stepMetres)
            for (var northing = south; northing < north; northing += stepMetres)
            {
                var middle = new Utm(
                    zone,
                    box.North > 0,
                    easting + stepMetres / 2.0,
                    northing + stepMetres / 2.0
                ).Place;
                if (part.Holds(middle) && Mgrs.TryOf(middle, FiguresOf(stepMetres), out var square))
                    labels.Add(new GridLabel(square, middle));
            }
        }
        return labels;
    }

    private static int FiguresOf(int stepMetres) => 2 * (5 - (int)Math.Round(Math.Log10(stepMetres)));

    // Whole zones of six degrees: the odd ones of Norway and Svalbard are no mission's.
    private static IEnumerable<int> Zones(Box box) =>
        Enumerable
            .Range(0, 61)
            .Select(at => at + 1)
            .Where(zone => zone <= 60 && PartIn(zone, box) is { } part && part.West < part.East);

    private static Box PartIn(int zone, Box box) =>
        box with
        {
            West = Math.Max(box.West, GridZone.Meridian(zone) - 3),
            East = Math.Min(box.East, GridZone.Meridian(zone) + 3),
        };

    // Whole steps around every corner and the middles of the sides, which bulge.
    private static (int South, int West, int North, int East) Extent(int zone, Box part, int step)
    {
        double[] latitudes = [part.South, (part.South + part.North) / 2, part.North];
        double[] longitudes = [part.West, (part.West + part.East) / 2, part.East];
        var all = (
            from latitude in latitudes
            from longitude in longitudes
            select Utm.In(zone, new Place(latitude, longitude))
        ).ToList();
        return (
            (int)Math.Floor(all.Min(utm => utm.Northing) / step) * step,
            (int)Math.Floor(all.Min(utm => utm.Easting) / step) * step,
            (int)Math.Ceiling(all.Max(utm => utm.Northing) / step) * step,
            (int)Math.Ceiling(all.Max(utm => utm.Easting) / step) * step
        );
    }

    // A point each half step: between two of them the line bends by less than a metre at ten kilometres.
    private static IEnumerable<Utm> At(int fixedMetres, int from, int to, int step, int zone, bool isNorthward)
    {
        for (double along = from; along <= to; along += step / 2.0)
            yield return isNorthward
                ? new Utm(zone, true, fixedMetres, along)
                : new Utm(zone, true, along, fixedMetres);
    }

    // The run inside, cut where it crosses the sides.
    private static void Add(
        List<GridLine> lines,
        int zone,
        Box part,
        bool isNorthward,
        int metres,
        IEnumerable<Utm> points
    )
    {
        List<Place> run = [];
        Utm? before = null;
        foreach (var point in points)
        {
            if (before is { } last && part.Holds(last.Place) != part.Holds(point.Place))
                run.Add(Edge(part, last, point));
            if (part.Holds(point.Place))
                run.Add(point.Place);
            else if (run.Count > 1)
            {
                lines.Add(new GridLine(zone, isNorthward, metres, [.. run]));
                run.Clear();
            }
            before = point;
        }
        if (run.Count > 1)
            lines.Add(new GridLine(zone, isNorthward, metres, run));
    }

    private static Place Edge(Box part, Utm one, Utm other)
    {
        var isFirstIn = part.Holds(one.Place);
        for (var round = 0; round < 40; round++)
        {
            var middle = new Utm(
                one.Zone,
                one.IsNorthern,
                (one.Easting + other.Easting) / 2,
                (one.Northing + other.Northing) / 2
            );
            if (part.Holds(middle.Place) == isFirstIn)
                one = middle;
            else
                other = middle;
        }
        return isFirstIn ? one.Place : other.Place;
    }
}
