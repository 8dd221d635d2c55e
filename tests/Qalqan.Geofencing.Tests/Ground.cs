using Qalqan.Measures;

namespace Qalqan.Geofencing.Tests;

/// <summary>What tests draw on: the demonstration line of the mission's pack, shortened, and random numbers whose seed is printed.</summary>
internal static class Ground
{
    public static Polyline Alpha { get; } =
        Line(
            "33.4312,35.8701 33.4187,35.8451 33.4067,35.8211 33.3789,35.8154 33.3499,35.7935 33.3344,35.7638 33.3125,35.8021 33.2727,35.7686 "
                + "33.2485,35.8036 33.2017,35.8077 33.19,35.8302 33.1611,35.8334 33.1268,35.8115 33.1119,35.8115 33.0987,35.8489 32.9902,35.859 "
                + "32.9449,35.8881 32.9223,35.874 32.866,35.8381 32.8279,35.8342 32.7779,35.7842 32.7443,35.7576"
        );

    public static Polyline Line(string points) => new([.. points.Split(' ').Select(Place.Parse)]);

    public static Polygon Area(string points) => new([.. points.Split(' ').Select(Place.Parse)]);

    /// <summary>Of a seed from the environment, or a fixed one; which one stands in the output either way.</summary>
    public static Random Random(int seed)
    {
        if (int.TryParse(Environment.GetEnvironmentVariable("QALQAN_SEED"), out var other))
            seed = other;
        TestContext.Current.TestOutputHelper?.WriteLine($"seed {seed}");
        return new Random(seed);
    }

    public static Place Somewhere(Random random, double from = 0.4) =>
        new(33.1 + (random.NextDouble() - 0.5) * 2 * from, 35.83 + (random.NextDouble() - 0.5) * 2 * from);
}
