using CsCheck;

namespace Qalqan.Measures.Tests;

public sealed class GeodesicTests
{
    private const double AllowedMetres = 1e-7; // four times the worst of a million hard pairs, see docs/engines/geodesic.md
    private const double AllowedDegrees = 1e-9;

    // An azimuth is as sharp as its target is far: ten nanometres over this reduced length are 6e-10 degrees.
    private const double WellConditionedMetres = 1000;

    private static readonly Gen<Place> Places = Gen.OneOf(
            Gen.Double[-90, 90],
            Gen.Double[-1e-6, 1e-6],
            Gen.OneOf(Gen.Const(-90.0), Gen.Const(0.0), Gen.Const(90.0))
        )
        .Select(
            Gen.OneOf(Gen.Double[-180, 180], Gen.OneOf(Gen.Const(-180.0), Gen.Const(0.0), Gen.Const(90.0))),
            (lat, lon) => new Place(lat, lon)
        );

    private static readonly Gen<(Place, Place)> Pairs = Gen.OneOf(
        Places.Select(Places),
        Places.Select(Gen.Double[-1, 1], Gen.Double[-1, 1], (place, north, east) => (place, Aside(place, north, east))),
        Places.Select(
            Gen.Double[-1, 1],
            Gen.Double[-1, 1],
            (place, north, east) => (place, Aside(new Place(-place.Latitude, place.Longitude + 180), north, east))
        )
    );

    [Fact]
    public void Lengths_agree_with_GeodSolve_to_a_tenth_of_a_micrometre()
    {
        Assert.All(
            Golden.Rows,
            row =>
            {
                var metres = row.From.DistanceTo(row.To).Metres;
                Assert.True(Math.Abs(metres - row.Metres) <= AllowedMetres, $"{row}: {metres}");
            }
        );
    }

    [Fact]
    public void Bearings_agree_with_GeodSolve_where_they_are_well_conditioned()
    {
        var sharp = Golden.Rows.Where(row => row.ReducedMetres > WellConditionedMetres).ToList();
        Assert.True(sharp.Count > 300, $"{sharp.Count} sharp rows");
        Assert.All(
            sharp,
            row =>
            {
                var arc = Geodesic.Inverse(row.From, row.To);
                Assert.True(
                    Between(arc.Departure, row.Departure) <= AllowedDegrees
                        && Between(arc.Arrival, row.Arrival) <= AllowedDegrees,
                    $"{row}: {arc}"
                );
            }
        );
    }

    [Fact]
    public void Following_the_bearing_of_GeodSolve_for_its_length_comes_out_at_its_place()
    {
        Assert.All(
            Golden.Rows,
            row =>
            {
                var end = Geodesic.Direct(row.From, row.Departure, Distance.FromMetres(row.Metres));
                var miss = MetresApart(end.Place, row.To);
                Assert.True(miss <= AllowedMetres, $"{row}: {end}, {miss} m away");
            }
        );
    }

    [Fact]
    public void Direct_agrees_with_stepping_along_the_surface() =>
        Places
            .Select(Gen.Double[0, 360], Gen.Double[0, 3e7])
            .Sample(
                (from, degrees, metres) =>
                {
                    var end = Geodesic.Direct(from, Bearing.FromDegrees(degrees), Distance.FromMetres(metres));
                    var oracle = SteppedGeodesic.End(from, degrees, metres);
                    return (oracle - SteppedGeodesic.Point(end.Place)).Length < 1e-6;
                },
                iter: 100
            );

    [Fact]
    public void The_way_found_leads_there() =>
        Pairs.Sample(
            (from, to) =>
            {
                var arc = Geodesic.Inverse(from, to);
                var end = Geodesic.Direct(from, arc.Departure, arc.Length);
                Assert.True(MetresApart(end.Place, to) < AllowedMetres, $"{from} {to} {arc} {end}");
            },
            iter: 20_000
        );

    [Fact]
    public void The_way_back_is_as_long_and_looks_back() =>
        Pairs.Sample(
            (from, to) =>
            {
                var there = Geodesic.Inverse(from, to);
                var back = Geodesic.Inverse(to, from);
                Assert.True(Math.Abs(there.Length.Metres - back.Length.Metres) < AllowedMetres, $"{there} {back}");
                // Nearly antipodal ways may come in pairs of equal length, so the bearing is compared below that only.
                if (there.Length.Metres is > 1000 and < 1.9e7)
                {
                    Assert.True(Between(there.Arrival, back.Departure.Reversed) < AllowedDegrees, $"{there} {back}");
                }
            },
            iter: 20_000
        );

    [Fact]
    public void No_detour_is_shorter() =>
        Pairs
            .Select(Places)
            .Sample(
                (pair, via) =>
                {
                    var (from, to) = pair;
                    var detour = from.DistanceTo(via) + via.DistanceTo(to);
                    return from.DistanceTo(to).Metres <= detour.Metres + AllowedMetres;
                },
                iter: 20_000
            );

    [Fact]
    public void A_stop_on_the_way_adds_nothing() =>
        Pairs
            .Select(Gen.Double[0, 1])
            .Sample(
                (pair, part) =>
                {
                    var (from, to) = pair;
                    var arc = Geodesic.Inverse(from, to);
                    var via = from.Destination(arc.Departure, arc.Length * part);
                    var sum = from.DistanceTo(via) + via.DistanceTo(to);
                    return Math.Abs(sum.Metres - arc.Length.Metres) < 2 * AllowedMetres;
                },
                iter: 20_000
            );

    [Fact]
    public void Turning_the_globe_changes_no_length() =>
        Pairs
            .Select(Gen.Int[-359, 359])
            .Sample(
                (pair, turn) =>
                {
                    var (from, to) = pair;
                    var turned = Turned(from, turn).DistanceTo(Turned(to, turn));
                    return Math.Abs(turned.Metres - from.DistanceTo(to).Metres) < AllowedMetres;
                },
                iter: 5_000
            );

    [Fact]
    public void Coincident_places_have_no_length_and_look_north()
    {
        Assert.Equal(default, Geodesic.Inverse(new Place(33.07, 35.95), new Place(33.07, 35.95)));
        Assert.Equal(default, Geodesic.Inverse(new Place(33.07, 180), new Place(33.07, -180)));
        Assert.Equal(default, Geodesic.Inverse(new Place(90, 10), new Place(90, 100)));
    }

    [Theory]
    [InlineData(0, 0, 0, 10, 90)]
    [InlineData(0, 10, 0, 0, 270)]
    [InlineData(-10, 35, 10, 35, 0)]
    [InlineData(10, 35, -10, 35, 180)]
    [InlineData(90, 0, 33, 36, 144)]
    [InlineData(-90, 0, 33, 36, 36)]
    [InlineData(0, 179, 0, -179, 90)]
    public void Bearings_along_meridians_and_the_equator_are_exact(
        double fromLatitude,
        double fromLongitude,
        double toLatitude,
        double toLongitude,
        double degrees
    )
    {
        var bearing = new Place(fromLatitude, fromLongitude).BearingTo(new Place(toLatitude, toLongitude));
        Assert.Equal(degrees, bearing.Degrees, 13);
    }

    [Fact]
    public void A_walk_over_the_pole_comes_down_the_other_side()
    {
        var from = new Place(80, 36);
        var overPole = from.DistanceTo(new Place(90, 0)) + new Place(90, 0).DistanceTo(new Place(80, -144));
        var end = Geodesic.Direct(from, Bearing.FromDegrees(0), overPole);
        Assert.Equal(80, end.Place.Latitude, 12);
        Assert.Equal(-144, end.Place.Longitude, 12);
        Assert.Equal(180, end.Arrival.Degrees, 12);
    }

    private static Place Aside(Place place, double north, double east) =>
        // The ninth power brings most draws close, many to within a millimetre.
        new(Math.Clamp(place.Latitude + Math.Pow(north, 9), -90, 90), place.Longitude + Math.Pow(east, 9));

    private static Place Turned(Place place, int degrees) => new(place.Latitude, place.Longitude + degrees);

    private static double MetresApart(Place one, Place other) =>
        (SteppedGeodesic.Point(one) - SteppedGeodesic.Point(other)).Length;

    private static double Between(Bearing one, Bearing other) =>
        Math.Abs(Math.IEEERemainder(one.Degrees - other.Degrees, 360));
}
