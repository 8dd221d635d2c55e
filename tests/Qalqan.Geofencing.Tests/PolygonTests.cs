using Qalqan.Measures;

namespace Qalqan.Geofencing.Tests;

public sealed class PolygonTests
{
    [Fact]
    public void What_it_holds_is_what_exact_arithmetic_holds_on_edges_and_corners_too()
    {
        var random = Ground.Random(5);
        for (var round = 0; round < 40; round++)
        {
            var outline = Star(random, 5 + round);
            var polygon = new Polygon(outline);
            (double X, double Y)[] ring = [.. outline.Select(point => (point.Longitude, point.Latitude))];
            foreach (var place in Probes(random, outline))
                Assert.Equal(Exact.Covers([ring], (place.Longitude, place.Latitude)), polygon.Holds(place));
            Assert.All(outline, corner => Assert.True(polygon.Holds(corner)));
        }
    }

    [Fact]
    public void A_bow_tie_crosses_itself_where_its_edges_meet()
    {
        var crossing = Assert.Single(Ground.Area("0,0 1,1 1,0 0,1").Crossings());
        Assert.Equal((0, 2), (crossing.Edge, crossing.OtherEdge));
        Assert.Equal(new Place(0.5, 0.5), crossing.At);
    }

    [Theory]
    [InlineData("0,0 1,0 1,1 0,1")] // a square
    [InlineData("0,0 1,0 1,1 0,1 0,0")] // closed by hand
    [InlineData("0,0 0,0 1,0 1,1")] // a point twice in a row
    [InlineData("0,0 2,0 2,2 1,0.5 0,2")] // a dent
    public void An_outline_that_bounds_one_area_crosses_nothing(string outline) =>
        Assert.Empty(Ground.Area(outline).Crossings());

    [Theory]
    [InlineData("0,0 2,0 1,0 1,1")] // folds back on itself
    [InlineData("0,0 2,0 2,2 0,2 1,0")] // a corner on another edge
    [InlineData("0,0 1,1 2,0 2,2 1,1 0,2")] // two corners in one place
    public void An_outline_that_touches_itself_is_said(string outline) =>
        Assert.NotEmpty(Ground.Area(outline).Crossings());

    [Fact]
    public void Two_places_bound_nothing() => Assert.Throws<ArgumentException>(() => Ground.Area("0,0 1,1 0,0"));

    internal static Place[] Star(Random random, int corners) =>
        [
            .. Enumerable
                .Range(0, corners)
                .Select(i =>
                {
                    var (sin, cos) = Math.SinCos(2 * Math.PI * (i + 0.8 * random.NextDouble()) / corners);
                    var radius = 0.05 + 0.2 * random.NextDouble();
                    return new Place(33.1 + radius * sin, 35.8 + radius * cos);
                }),
        ];

    internal static IEnumerable<Place> Probes(Random random, IReadOnlyList<Place> outline)
    {
        for (var i = 0; i < outline.Count; i++)
        {
            var (a, b) = (outline[i], outline[(i + 1) % outline.Count]);
            yield return new Place((a.Latitude + b.Latitude) / 2, (a.Longitude + b.Longitude) / 2); // a rounding from the edge
            yield return new Place(a.Latitude, 35.8 + 0.3 * (random.NextDouble() - 0.5)); // level with a corner
            yield return new Place(Math.BitIncrement(a.Latitude), a.Longitude);
            yield return new Place(33.1 + 0.6 * (random.NextDouble() - 0.5), 35.8 + 0.6 * (random.NextDouble() - 0.5));
        }
    }
}
