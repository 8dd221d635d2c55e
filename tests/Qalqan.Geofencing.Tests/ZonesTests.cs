using Qalqan.Measures;

namespace Qalqan.Geofencing.Tests;

public sealed class ZonesTests
{
    [Theory]
    [InlineData(0)]
    [InlineData(4)] // every cell holds many edges
    [InlineData(64)]
    public void A_place_is_in_the_zones_that_exact_arithmetic_finds_edges_and_corners_included(int side)
    {
        var random = Ground.Random(11);
        for (var round = 0; round < 2; round++)
        {
            var zones = Overlapping(random);
            var index = Zones.Of(zones, side);
            foreach (var place in Places(random, zones))
                Agree(index, place);
        }
    }

    [Fact]
    public void Zones_that_share_borders_hold_a_place_on_them_together()
    {
        // Whole degrees: every corner of the board is a corner of four zones, and every border a row of cells' own.
        List<Zone> board = [];
        for (var x = 0; x < 8; x++)
        for (var y = 0; y < 8; y++)
            board.Add(new Zone($"{x}-{y}", new Polygon([new(y, x), new(y + 1, x), new(y + 1, x + 1), new(y, x + 1)])));
        foreach (var side in new[] { 4, 10, 34, 256 })
        {
            var index = Zones.Of(board, side);
            for (var x = 0.0; x <= 8; x += 0.5)
            for (var y = 0.0; y <= 8; y += 0.5)
                Agree(index, new Place(y, x));
            Assert.Equal(4, index.ZonesIn(index.SetAt(new Place(3, 5))).Length);
        }
    }

    [Fact]
    public void More_zones_than_a_cell_has_a_table_for_meet_in_one_point()
    {
        // Forty slices of a pie, and the whole of it.
        List<Zone> slices = [];
        Place Rim(int i) => new(33 + Math.Sin(i * Math.PI / 20), 35 + Math.Cos(i * Math.PI / 20));
        for (var i = 0; i < 40; i++)
            slices.Add(new Zone($"{i}", new Polygon([new(33, 35), Rim(i), Rim(i + 1)])));
        slices.Add(new Zone("pie", new Polygon([.. Enumerable.Range(0, 40).Select(Rim)])));
        var index = Zones.Of(slices);

        Assert.Equal(41, index.ZonesIn(index.SetAt(new Place(33, 35))).Length);
        var random = Ground.Random(12);
        for (var i = 0; i < 3000; i++)
            Agree(index, Near(random, new Place(33, 35), i % 2 == 0 ? 1e-5 : 1.1));
        foreach (var place in slices.SelectMany(slice => Halves(slice.Outlines[0].Points)))
            Agree(index, place);
    }

    [Fact]
    public void Holes_and_parts_are_one_zone()
    {
        var zone = new Zone(
            "isles",
            [Ground.Area("0,0 0,9 9,9 9,0"), Ground.Area("2,2 2,4 4,4 4,2"), Ground.Area("0,20 0,21 1,21")]
        );
        var index = Zones.Of([zone]);
        Assert.Equal(0, index.ZonesIn(index.SetAt(new Place(3, 3))).Length);
        Assert.Equal(1, index.ZonesIn(index.SetAt(new Place(2, 3))).Length); // on the hole's edge
        Assert.Equal(1, index.ZonesIn(index.SetAt(new Place(0.5, 20.5))).Length);
        Assert.Equal(0, index.ZonesIn(index.SetAt(new Place(5, 15))).Length);
    }

    [Fact]
    public void A_batch_answers_what_single_look_ups_answer()
    {
        var random = Ground.Random(13);
        var index = Zones.Of(Overlapping(random));
        foreach (var count in new[] { 0, 1, 15, 16, 17, 5000 })
        {
            Place[] places = [.. Enumerable.Range(0, count).Select(_ => Ground.Somewhere(random, 0.6))];
            var sets = new int[count];
            index.SetsAt(places, sets);
            Assert.Equal(places.Select(index.SetAt), sets);
        }
    }

    [Fact]
    public void Places_beyond_all_zones_and_no_zones_at_all_give_the_empty_set()
    {
        var index = Zones.Of([new Zone("one", new Polygon([new(33, 35), new(34, 35), new(34, 36)]))]);
        foreach (var place in new Place[] { new(-90, 0), new(90, -180), new(33.5, 34.99999999), new(0, 0) })
            Assert.Equal(0, index.SetAt(place));
        Assert.Equal(0, Zones.Of([]).SetAt(new Place(0.5, 0.5)));
    }

    [Fact]
    public void A_look_up_allocates_nothing()
    {
        var random = Ground.Random(14);
        var index = Zones.Of(Overlapping(random));
        Place[] places = [.. Enumerable.Range(0, 2000).Select(_ => Ground.Somewhere(random))];
        var sets = new int[places.Length];
        index.SetsAt(places, sets); // whatever is met for the first time
        var before = GC.GetAllocatedBytesForCurrentThread();
        index.SetsAt(places, sets);
        foreach (var place in places)
            index.SetAt(place);
        Assert.Equal(0, GC.GetAllocatedBytesForCurrentThread() - before);
    }

    private static List<Zone> Overlapping(Random random) =>
        [
            .. Enumerable
                .Range(0, 12)
                .Select(i => new Zone(
                    $"{i}",
                    [
                        new Polygon([
                            .. PolygonTests
                                .Star(random, 3 + random.Next(60))
                                .Select(point => new Place(
                                    // Some on a coarse raster, so that corners and edges of several zones fall together.
                                    i % 3
                                    == 0
                                        ? Math.Round(point.Latitude, 2)
                                        : point.Latitude,
                                    i % 3 == 0 ? Math.Round(point.Longitude, 2) : point.Longitude
                                )),
                        ]),
                    ]
                )),
        ];

    private static IEnumerable<Place> Places(Random random, IReadOnlyList<Zone> zones)
    {
        foreach (var zone in zones)
        foreach (var outline in zone.Outlines)
        {
            foreach (var place in PolygonTests.Probes(random, outline.Points).Concat(Halves(outline.Points)))
                yield return place;
            foreach (var corner in outline.Points)
                yield return corner;
        }
        for (var i = 0; i < 300; i++)
            yield return new Place(
                Math.Round(33.1 + 0.5 * (random.NextDouble() - 0.5), 2),
                Math.Round(35.8 + 0.5 * (random.NextDouble() - 0.5), 2)
            );
    }

    private static IEnumerable<Place> Halves(IReadOnlyList<Place> outline) =>
        outline.Select(
            (a, i) =>
            {
                var b = outline[(i + 1) % outline.Count];
                return new Place((a.Latitude + b.Latitude) / 2, (a.Longitude + b.Longitude) / 2);
            }
        );

    private static Place Near(Random random, Place place, double reach) =>
        new(
            place.Latitude + reach * (2 * random.NextDouble() - 1),
            place.Longitude + reach * (2 * random.NextDouble() - 1)
        );

    private static void Agree(Zones index, Place place)
    {
        int[] exact =
        [
            .. Enumerable
                .Range(0, index.All.Count)
                .Where(i =>
                    Exact.Covers(
                        index
                            .All[i]
                            .Outlines.Select(outline =>
                                outline.Points.Select(point => (point.Longitude, point.Latitude)).ToArray()
                            ),
                        (place.Longitude, place.Latitude)
                    )
                ),
        ];
        Assert.Equal(exact, index.ZonesIn(index.SetAt(place)).ToArray());
    }
}
