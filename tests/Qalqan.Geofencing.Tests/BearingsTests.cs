using Qalqan.Measures;

namespace Qalqan.Geofencing.Tests;

public sealed class BearingsTests
{
    [Fact]
    public void Two_true_bearings_meet_where_they_were_taken_to()
    {
        var random = Ground.Random(6);
        var met = 0;
        for (var i = 0; i < 300; i++)
        {
            var (one, other, target) = (
                Ground.Somewhere(random),
                Ground.Somewhere(random),
                Ground.Somewhere(random, 0.1)
            );
            var (meeting, fix) = Bearings.IntersectionOf(Ray(one, target), Ray(other, target));
            if (meeting is not Meeting.Meet)
                continue;
            met++;
            Assert.True(fix!.At.DistanceTo(target).Metres < 0.01, $"{fix.At} for {target}");
        }
        Assert.True(met > 150, $"{met} met");
    }

    [Fact]
    public void The_ellipse_holds_the_truth_95_times_of_100()
    {
        var random = Ground.Random(7);
        var (one, other, target) = (new Place(33.0781, 35.8692), new Place(33.1288, 35.8485), new Place(33.10, 35.90));
        var (held, rounds) = (0, 4000);
        for (var i = 0; i < rounds; i++)
        {
            var (a, b) = (Wrong(random, one, target), Wrong(random, other, target));
            var (_, fix) = Bearings.IntersectionOf(a, b);
            held += fix is not null && Holds(fix, target) ? 1 : 0;
        }
        Assert.InRange(held / (double)rounds, 0.935, 0.965);
    }

    [Fact]
    public void The_ellipse_lies_along_the_sharper_bearing()
    {
        var south = new BearingRay(new Place(33, 35.8), Distance.FromMetres(1), Bearing.FromDegrees(0), 0.1);
        var west = new BearingRay(new Place(33.1, 35.7), Distance.FromMetres(1), Bearing.FromDegrees(90), 3);
        var (_, fix) = Bearings.IntersectionOf(south, west);
        Assert.InRange(Math.Sin(fix!.Along.Degrees * Math.PI / 180), -0.01, 0.01);
        Assert.True(fix.Major.Metres > 5 * fix.Minor.Metres, $"{fix}");
    }

    [Theory]
    [InlineData(40, 320, Meeting.Meet)]
    [InlineData(0, 0, Meeting.TooParallel)]
    [InlineData(220, 140, Meeting.Behind)]
    [InlineData(40, 45, Meeting.TooParallel)]
    [InlineData(0, 350, Meeting.TooFar)]
    public void Rays_that_give_no_place_say_why(double fromWest, double fromEast, Meeting meeting)
    {
        var west = new BearingRay(new Place(33, 35.8), default, Bearing.FromDegrees(fromWest), 1);
        var east = new BearingRay(new Place(33, 35.95), default, Bearing.FromDegrees(fromEast), 1);
        var found = Bearings.IntersectionOf(west, east);
        Assert.Equal(meeting, found.Meeting);
        Assert.Equal(meeting is Meeting.Meet, found.Fix is not null);
        Assert.Equal(found.Meeting, Bearings.IntersectionOf(east, west).Meeting);
    }

    private static BearingRay Ray(Place from, Place to) => new(from, Distance.FromMetres(20), from.BearingTo(to), 1);

    private static BearingRay Wrong(Random random, Place from, Place to)
    {
        var (postError, degrees) = (60.0, 1.5);
        var said = from.Destination(
            Bearing.FromDegrees(360 * random.NextDouble()),
            Distance.FromMetres(postError / 2.44775 * Math.Sqrt(-2 * Math.Log(1 - random.NextDouble())))
        );
        var bearing = from.BearingTo(to).Degrees + degrees / 1.95996 * Normal(random);
        return new BearingRay(said, Distance.FromMetres(postError), Bearing.FromDegrees(bearing), degrees);
    }

    private static double Normal(Random random) =>
        Math.Sqrt(-2 * Math.Log(1 - random.NextDouble())) * Math.Cos(2 * Math.PI * random.NextDouble());

    private static bool Holds(Fix fix, Place place)
    {
        var arc = Geodesic.Inverse(fix.At, place);
        var (across, along) = Math.SinCos((arc.Departure.Degrees - fix.Along.Degrees) * Math.PI / 180);
        var (u, v) = (arc.Length.Metres * along / fix.Major.Metres, arc.Length.Metres * across / fix.Minor.Metres);
        return u * u + v * v <= 1;
    }
}
