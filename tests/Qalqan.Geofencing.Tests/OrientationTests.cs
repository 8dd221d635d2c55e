namespace Qalqan.Geofencing.Tests;

public sealed class OrientationTests
{
    [Fact]
    public void It_agrees_with_exact_arithmetic_on_points_a_hair_from_the_line()
    {
        var random = Ground.Random(1);
        var on = 0;
        for (var i = 0; i < 20_000; i++)
        {
            (double X, double Y) a = (35 + random.NextDouble(), 32.5 + random.NextDouble());
            (double X, double Y) b = (35 + random.NextDouble(), 32.5 + random.NextDouble());
            var share = random.Next(0, 9) / 8.0;
            (double X, double Y) c = (
                Nudged(random, a.X + share * (b.X - a.X)),
                Nudged(random, a.Y + share * (b.Y - a.Y))
            );
            var exact = Exact.Turn(a, b, c);
            on += exact == 0 ? 1 : 0;
            Assert.Equal(exact, Orientation.Of(a.X, a.Y, b.X, b.Y, c.X, c.Y));
        }
        Assert.True(on > 100, $"only {on} points lie on the line");
    }

    [Fact]
    public void A_rounded_determinant_would_be_wrong_here()
    {
        // Shewchuk's own picture: points near 0.5 against the line through 12 and 24.
        var wrong = 0;
        for (var i = 0; i < 64; i++)
        for (var j = 0; j < 64; j++)
        {
            var (x, y) = (0.5 + i * Math.BitIncrement(0.5) % 0.5, 0.5 + j * (Math.BitIncrement(0.5) - 0.5));
            var exact = Exact.Turn((12, 12), (24, 24), (x, y));
            Assert.Equal(exact, Orientation.Of(12, 12, 24, 24, x, y));
            wrong += Math.Sign((12 - x) * (24 - y) - (12 - y) * (24 - x)) == exact ? 0 : 1;
        }
        Assert.True(wrong > 0, "no point of these needs more than doubles");
    }

    private static double Nudged(Random random, double value)
    {
        for (var steps = random.Next(-2, 3); steps != 0; steps -= Math.Sign(steps))
            value = steps > 0 ? Math.BitIncrement(value) : Math.BitDecrement(value);
        return value;
    }
}
