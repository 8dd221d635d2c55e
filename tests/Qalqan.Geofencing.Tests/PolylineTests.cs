using Qalqan.Measures;

namespace Qalqan.Geofencing.Tests;

public sealed class PolylineTests
{
    private const int Steps = 400;

    [Fact]
    public void A_distance_is_what_walking_the_line_in_small_steps_finds()
    {
        var random = Ground.Random(2);
        for (var i = 0; i < 60; i++)
        {
            var place = Ground.Somewhere(random);
            var nearness = Ground.Alpha.Nearest(place);
            var walked = Walked(Ground.Alpha, place);

            Assert.InRange(nearness.Distance.Metres, walked - 0.05, walked + 0.001);
            Assert.Equal(nearness.Distance.Metres, nearness.At.DistanceTo(place).Metres, 3);
        }
    }

    [Fact]
    public void A_line_a_few_points_long_is_measured_as_well_from_a_hundred_kilometres()
    {
        var line = Ground.Line("33.9,35.1 32.4,36.4");
        var random = Ground.Random(3);
        for (var i = 0; i < 40; i++)
        {
            var place = Ground.Somewhere(random, 0.8);
            Assert.InRange(line.Nearest(place).Distance.Metres - Walked(line, place), -0.5, 0.001);
        }
    }

    [Fact]
    public void From_north_to_south_the_west_is_on_the_right()
    {
        Assert.Equal(Side.Right, Ground.Alpha.Nearest(new Place(33.0, 35.6)).Side);
        Assert.Equal(Side.Left, Ground.Alpha.Nearest(new Place(33.0, 36.0)).Side);
        Assert.Equal(Side.On, Ground.Alpha.Nearest(new Place(33.1268, 35.8115)).Side);
        Assert.Equal(0, Ground.Alpha.Nearest(new Place(33.1268, 35.8115)).Distance.Metres);
    }

    [Fact]
    public void A_side_is_the_one_that_a_straight_walk_to_far_west_crosses_an_even_number_of_times()
    {
        // Between the ends' latitudes, a parallel to the far west crosses the line an even number of times from its west.
        var random = Ground.Random(4);
        var points = Ground.Alpha.Points;
        for (var i = 0; i < 2000; i++)
        {
            var place = new Place(32.75 + random.NextDouble() * 0.65, 35.6 + random.NextDouble() * 0.4);
            var crossings = Enumerable
                .Range(0, points.Count - 1)
                .Count(j =>
                    points[j].Latitude > place.Latitude != points[j + 1].Latitude > place.Latitude
                    && Exact.Turn(
                        (points[j].Longitude, points[j].Latitude),
                        (points[j + 1].Longitude, points[j + 1].Latitude),
                        (place.Longitude, place.Latitude)
                    ) == (points[j + 1].Latitude < points[j].Latitude ? 1 : -1)
                );
            var nearness = Ground.Alpha.Nearest(place);
            if (nearness.IsBeyondEnd)
                continue;
            Assert.Equal(crossings % 2 == 0 ? Side.Right : Side.Left, nearness.Side);
        }
    }

    [Theory]
    [InlineData("33.5,35.8701", true)]
    [InlineData("32.7,35.7", true)]
    [InlineData("33.0,35.9", false)]
    [InlineData("33.4312,35.8701", false)] // the end itself
    public void Past_an_end_is_said(string place, bool isBeyond) =>
        Assert.Equal(isBeyond, Ground.Alpha.Nearest(Place.Parse(place)).IsBeyondEnd);

    [Fact]
    public void A_corner_that_turns_away_has_one_side_around_it()
    {
        var line = Ground.Line("0.5,0 0,0.5 0.5,1"); // a V, walked from the west: it turns left at the bottom
        Assert.Equal(Side.Left, line.Nearest(new Place(0.2, 0.5)).Side);
        Assert.Equal(Side.Right, line.Nearest(new Place(-0.2, 0.5)).Side);
        Assert.Equal(Side.Right, line.Nearest(new Place(-0.2, 0.4)).Side);
        Assert.Equal(Side.Right, line.Nearest(new Place(-0.2, 0.6)).Side);
    }

    [Fact]
    public void The_antimeridian_is_no_edge_of_the_world()
    {
        var here = Ground.Line("1,20 0,21 -1,20").Nearest(new Place(0, 20.5));
        var there = Ground.Line("1,-180.5 0,-179.5 -1,-180.5").Nearest(new Place(0, 180));
        Assert.Equal(here.Distance.Metres, there.Distance.Metres, 6);
        Assert.Equal(here.Side, there.Side);
    }

    [Fact]
    public void Fewer_than_two_places_are_no_line() =>
        Assert.Throws<ArgumentException>(() => new Polyline([new Place(33, 35), new Place(33, 35)]));

    private static double Walked(Polyline line, Place place)
    {
        // The steps, then the steps between the two beside the best of them: centimetres over the longest segment.
        var best = (Metres: double.MaxValue, Segment: 0, Share: 0.0);
        for (var i = 0; i < line.Points.Count - 1; i++)
            best = Best(best, i, 0, 1);
        var (segment, share) = (best.Segment, best.Share);
        return Best(best, segment, Math.Max(0, share - 1.0 / Steps), Math.Min(1, share + 1.0 / Steps)).Metres;

        (double Metres, int Segment, double Share) Best(
            (double Metres, int, double) sofar,
            int segment,
            double from,
            double to
        )
        {
            var (a, b) = (line.Points[segment], line.Points[segment + 1]);
            for (var step = 0; step <= Steps; step++)
            {
                var share = from + (to - from) * step / Steps;
                var metres = new Place(
                    a.Latitude + share * (b.Latitude - a.Latitude),
                    a.Longitude + share * (b.Longitude - a.Longitude)
                )
                    .DistanceTo(place)
                    .Metres;
                if (metres < sofar.Metres)
                    sofar = (metres, segment, share);
            }
            return sofar;
        }
    }
}
