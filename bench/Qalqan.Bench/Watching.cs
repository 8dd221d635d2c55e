using NetTopologySuite.Geometries;
using NetTopologySuite.Geometries.Prepared;
using NetTopologySuite.Index;
using NetTopologySuite.Index.Strtree;
using NodaTime;
using Qalqan.Geofencing;
using Qalqan.Measures;
using Qalqan.Store;
using Polygon = Qalqan.Geofencing.Polygon;
using Position = Qalqan.Geofencing.Position;

namespace Qalqan.Bench;

/// <summary>
/// Which zones hold a place: ours one by one and in batches, against NetTopologySuite and GEOS, each a tree of boxes and prepared
/// geometry. Half of the places lie about at random, half are walked. All must find the same.
/// </summary>
internal static class Watching
{
    private const int Places = 400_000;
    private const int Seed = 1974;

    public static void Run(Table table, string path)
    {
        _ = path;
        Console.WriteLine(
            $"seed {Seed}; {(Geos.IsInstalled ? $"GEOS {Geos.Version}" : "GEOS is not installed here and is left out")}"
        );
        List<(Zones Index, Place[] Places)> ladder = [];
        foreach (var count in new[] { 10, 100, 1_000, 10_000 })
        {
            var random = new Random(Seed);
            ladder.Add(Compare(table, $"{count} zones of 200 corners", Outlines.Fractals(count, 200, random), random));
        }
        Climb(table, ladder[0], ladder[^1]);

        var mixed = new Random(Seed);
        Compare(
            table,
            "13 zones of 10,000 corners, 50 of 500",
            [.. Outlines.Fractals(13, 10_000, mixed), .. Outlines.Fractals(50, 500, mixed)],
            mixed
        );
        WatchPositions(table);
        if (Outlines.FromFolder() is { Count: > 0 } drawn)
            Compare(table, $"{drawn.Count} outlines of the folder", drawn, mixed);
    }

    // The whole of it: two lines, the area between them and six bands, 2,000 walkers, nothing late. Found by nobody else here; Tile38 with 63
    // fences did 107,000 to 128,000 a second on such a machine.
    private static void WatchPositions(Table table)
    {
        var pack = MissionPack.Read("mission.json", Packs.Offered("missions/undof/mission.json"), [])!;
        var lines = pack
            .Drawings.Where(drawing => drawing.Feature is "alpha" or "bravo")
            .Select(drawing => new WatchedLine(drawing.Feature, new Polyline(drawing.Points), drawing.Error))
            .ToList();
        var plan = new WatchPlan
        {
            Lines = lines,
            Zones =
            [
                new(
                    new Zone("aos", new Polygon([.. lines[0].Line.Points, .. lines[1].Line.Points.Reverse()])),
                    lines[0].Error
                ),
            ],
            Bands =
            [
                .. new[] { (0, 10), (10, 20), (20, 25) }.SelectMany(band =>
                    new[] { ("alpha", Side.Right), ("bravo", Side.Left) }.Select(line => new WatchedBand(
                        $"{line.Item1}-{band.Item2}",
                        line.Item1,
                        line.Item2,
                        Distance.FromKilometres(band.Item1),
                        Distance.FromKilometres(band.Item2)
                    ))
                ),
            ],
            Lateness = Duration.Zero,
        };
        var random = new Random(Seed);
        var walkers = Enumerable
            .Range(0, 2000)
            .Select(_ => new Place(32.8 + 0.6 * random.NextDouble(), 35.6 + 0.5 * random.NextDouble()))
            .ToArray();
        Position[] positions =
        [
            .. Enumerable
                .Range(0, 100_000)
                .Select(i =>
                {
                    var walker = i % walkers.Length;
                    var place = walkers[walker];
                    walkers[walker] = new Place(
                        place.Latitude + 0.004 * (random.NextDouble() - 0.5),
                        place.Longitude + 0.004 * (random.NextDouble() - 0.5)
                    );
                    return new Position(
                        $"V-{walker}",
                        Instant.FromUtc(2025, 1, 7, 0, 0) + Duration.FromMilliseconds(50 * i),
                        place,
                        Distance.FromMetres(15)
                    );
                }),
        ];
        var alarms = 0;
        var (fresh, steady) = (0L, 0L);
        var rounds = Rounds.Of(
            1,
            () =>
            {
                var watch = new Watch(plan, _ => alarms++);
                return Rounds.Time(() =>
                {
                    fresh = Allocated(() => TakeAll(watch, positions, default));
                    watch.Finish();
                });
            },
            () =>
            {
                // The same way again, an hour and a half later: the ground and the tracks are known.
                var watch = new Watch(plan, _ => alarms++);
                TakeAll(watch, positions, default);
                return Rounds.Time(() => steady = Allocated(() => TakeAll(watch, positions, Duration.FromMinutes(90))));
            }
        );
        Console.WriteLine($"{positions.Length} positions, {alarms / (Rounds.Count + 1) / 3} alarms a pass");
        Say("a position through the whole watch, from nothing", 0, fresh);
        Say("  where the ground is known", 1, steady);

        void Say(string line, int side, long bytes)
        {
            var each = rounds.Milliseconds(side) * 1e6 / positions.Length;
            table.Figure(line, $"{each:0} ns", "100 ns", each <= 100);
            table.Figure("    bytes allocated", $"{bytes / (double)positions.Length:0.##}", "0", bytes == 0);
        }
    }

    private static void TakeAll(Watch watch, Position[] positions, Duration later)
    {
        foreach (var position in positions)
            watch.Take(position with { At = position.At + later });
    }

    private static long Allocated(Action action)
    {
        var before = GC.GetAllocatedBytesForCurrentThread();
        action();
        return GC.GetAllocatedBytesForCurrentThread() - before;
    }

    // The ends of the ladder, turn and turn about, because what else the machine does is not the same from minute to minute.
    private static void Climb(Table table, (Zones Index, Place[] Places) few, (Zones Index, Place[] Places) many)
    {
        var sets = new int[Places];
        var rounds = Rounds.Of(
            3,
            () => Rounds.Time(() => SingleHits(few.Index, few.Places)),
            () => Rounds.Time(() => SingleHits(many.Index, many.Places)),
            () => Rounds.Time(() => BatchHits(few.Index, few.Places, sets)),
            () => Rounds.Time(() => BatchHits(many.Index, many.Places, sets))
        );
        Say("one by one: 10,000 zones; 10", 0, 1);
        Say("in batches: 10,000 zones; 10", 2, 3);

        void Say(string line, int less, int more) =>
            table.Ratio(
                line,
                Each(rounds.Milliseconds(more) / 3),
                Each(rounds.Milliseconds(less) / 3),
                rounds.Ratio(more, less),
                most: 1.5
            );
    }

    private static (Zones Index, Place[] Places) Compare(
        Table table,
        string name,
        IReadOnlyList<Zone> zones,
        Random random
    )
    {
        Zones? index = null;
        var build = Rounds.Time(() => index = Zones.Of(zones));
        var places = PlacesAmong(zones, random);
        var sets = new int[places.Length];
        var nts = new Prepared(zones, places);
        var geos = Geos.IsInstalled ? Geos.Of(zones, places) : null;

        long single = 0,
            batch = 0,
            theirs = 0,
            others = 0;
        var rounds = Rounds.Of(
            1,
            () => Rounds.Time(() => single = SingleHits(index!, places)),
            () => Rounds.Time(() => batch = BatchHits(index!, places, sets)),
            () => Rounds.Time(() => theirs = nts.Hits()),
            () => geos is null ? 1 : Rounds.Time(() => others = geos.Hits())
        );
        if (single != theirs || batch != theirs || geos is not null && others != theirs)
            throw new InvalidOperationException($"Hits differ: {single}, {batch}, NTS {theirs}, GEOS {others}");

        var before = GC.GetAllocatedBytesForCurrentThread();
        SingleHits(index!, places);
        BatchHits(index!, places, sets);
        var allocated = GC.GetAllocatedBytesForCurrentThread() - before;
        Console.WriteLine(
            $"{name}: {theirs} hits all alike; built in {build:0} ms, {index!.Extent.Mixed:0.0%} of {index.Extent.Cells} cells hold an edge"
        );
        table.Figure("  bytes allocated an event", $"{allocated / (2.0 * places.Length):0.###}", "0", allocated == 0);
        Say("  a place, one by one; NTS", 0, 2, 10);
        Say("  a place, in batches; NTS", 1, 2, 10);
        if (geos is not null)
        {
            Say("  a place, one by one; GEOS", 0, 3, 3);
            Say("  a place, in batches; GEOS", 1, 3, 3);
        }
        return (index!, places);

        void Say(string line, int ours, int peer, double least) =>
            table.Ratio(
                line,
                Each(rounds.Milliseconds(ours)),
                Each(rounds.Milliseconds(peer)),
                rounds.Ratio(peer, ours),
                least
            );
    }

    private static string Each(double milliseconds) => $"{milliseconds * 1e6 / Places:0.0} ns";

    private static long SingleHits(Zones index, Place[] places)
    {
        var hits = 0L;
        foreach (var place in places)
            hits += index.ZonesIn(index.SetAt(place)).Length;
        return hits;
    }

    private static long BatchHits(Zones index, Place[] places, int[] sets)
    {
        index.SetsAt(places, sets);
        var hits = 0L;
        foreach (var set in sets)
            hits += index.ZonesIn(set).Length;
        return hits;
    }

    private static Place[] PlacesAmong(IReadOnlyList<Zone> zones, Random random)
    {
        var points = zones.SelectMany(zone => zone.Outlines).SelectMany(outline => outline.Points).ToList();
        var (south, north) = (points.Min(point => point.Latitude), points.Max(point => point.Latitude));
        var (west, east) = (points.Min(point => point.Longitude), points.Max(point => point.Longitude));
        var walkers = Enumerable.Range(0, 2000).Select(_ => Somewhere()).ToArray();
        var places = new Place[Places];
        for (var i = 0; i < places.Length; i++)
            places[i] = i % 2 == 0 ? Somewhere() : Walked(i / 2 % walkers.Length);
        return places;

        Place Somewhere() =>
            new(south + (north - south) * random.NextDouble(), west + (east - west) * random.NextDouble());

        Place Walked(int walker) =>
            walkers[walker] = new Place(
                Math.Clamp(walkers[walker].Latitude + 0.002 * (random.NextDouble() - 0.5), south, north),
                Math.Clamp(walkers[walker].Longitude + 0.002 * (random.NextDouble() - 0.5), west, east)
            );
    }

    /// <summary>NetTopologySuite as it is meant to be used; the points are made beforehand and not counted, to its favour.</summary>
    private sealed class Prepared : IItemVisitor<IPreparedGeometry>
    {
        private readonly STRtree<IPreparedGeometry> tree = new();
        private readonly Point[] points;
        private Point point = Point.Empty;
        private long hits;

        public Prepared(IReadOnlyList<Zone> zones, Place[] places)
        {
            foreach (var zone in zones)
            {
                var polygon = new NetTopologySuite.Geometries.Polygon(new LinearRing(Ring(zone.Outlines[0])));
                tree.Insert(polygon.EnvelopeInternal, PreparedGeometryFactory.Prepare(polygon));
            }
            tree.Build();
            points = [.. places.Select(place => new Point(place.Longitude, place.Latitude))];
        }

        public long Hits()
        {
            hits = 0;
            foreach (var one in points)
            {
                point = one;
                tree.Query(one.EnvelopeInternal, this);
            }
            return hits;
        }

        public void VisitItem(IPreparedGeometry item) => hits += item.Covers(point) ? 1 : 0;

        private static Coordinate[] Ring(Polygon outline) =>
            [
                .. outline
                    .Points.Append(outline.Points[0])
                    .Select(point => new Coordinate(point.Longitude, point.Latitude)),
            ];
    }
}
