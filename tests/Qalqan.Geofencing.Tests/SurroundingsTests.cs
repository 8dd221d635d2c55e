using Qalqan.Measures;

namespace Qalqan.Geofencing.Tests;

public sealed class SurroundingsTests
{
    public static TheoryData<string, int> Lines =>
        new()
        {
            { "", 41 }, // the demonstration line
            { "33.25,35.80 33.20,35.81 33.19,35.79 33.18,35.82 33.17,35.79 33.15,35.80 33.15,35.83 33.07,35.79", 42 }, // a saw
            { "33.4,35.6 32.8,36.0", 43 }, // one segment, whose ends are both its
            { "61.0,20.0 61.2,20.5 60.9,21.2", 44 }, // where meridians draw together
            { "-35.0,-179.9 -35.3,179.9 -35.2,179.5", 45 }, // over the antimeridian, in the south
            { "33.0,35.8 33.2,35.8 33.2,35.81 33.0,35.81", 46 }, // its ends beside each other
        };

    [Theory]
    [MemberData(nameof(Lines))]
    public void What_is_known_without_measuring_is_what_is_measured(string points, int seed)
    {
        var random = Ground.Random(seed);
        var line = points.Length == 0 ? Ground.Alpha : Ground.Line(points);
        var around = Surroundings.OfLine(line);
        var (asked, told, widest) = (0, 0, 0.0);
        for (var i = 0; i < 2000; i++)
        {
            // Along the line and its ends more than elsewhere, and three to a square: what is remembered answers.
            var near = line.Points[random.Next(line.Points.Count)];
            var reach = i % 3 == 0 ? 0.02 : 0.4;
            var place = Away(random, near, reach);
            for (var again = 0; again < 3; again++, place = Away(random, place, 0.001))
            {
                asked++;
                if (around.Of(place) is not { } known)
                    continue;
                var measured = line.Nearest(place);
                Assert.InRange(measured.Distance.Metres, known.Least, known.Most);
                if (known.IsBeyondEnd is { } isBeyond)
                    Assert.Equal(measured.IsBeyondEnd, isBeyond);
                if (known.Side is { } side && !measured.IsBeyondEnd)
                    Assert.Equal(measured.Side, side);
                if (double.IsFinite(known.Most))
                {
                    told += known.IsBeyondEnd is null ? 0 : 1;
                    var half = (known.Most - known.Least) / 2;
                    widest = Math.Max(
                        widest,
                        known.Least == 0 ? 0 : Math.Abs(measured.Distance.Metres - known.Least - half) / half
                    );
                }
            }
        }
        TestContext.Current.TestOutputHelper?.WriteLine($"{told} of {asked} told, wrong by {widest:0.00} of the bound");
        Assert.True(told > asked / 2, $"{told} of {asked}");
    }

    private static Place Away(Random random, Place place, double reach) =>
        new(
            place.Latitude + reach * (2 * random.NextDouble() - 1),
            place.Longitude + reach * (2 * random.NextDouble() - 1)
        );
}
