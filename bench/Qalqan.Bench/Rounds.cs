using System.Diagnostics;

namespace Qalqan.Bench;

/// <summary>
/// Sides measured turn and turn about, so that what else the machine does falls on all of them: one round to warm up, then
/// five. A side returns the milliseconds it wants counted, and so can prepare uncounted. Ratios are taken within a round.
/// </summary>
internal sealed class Rounds
{
    public const int Count = 5;

    private readonly double[][] times; // by round, then by side

    private Rounds(double[][] times) => this.times = times;

    /// <param name="turns">How often each side has its turn within one round.</param>
    public static Rounds Of(int turns, params Func<double>[] sides)
    {
        Turn();
        return new Rounds([.. Enumerable.Range(0, Count).Select(_ => Turn())]);

        double[] Turn()
        {
            var sums = new double[sides.Length];
            for (var turn = 0; turn < turns; turn++)
            for (var side = 0; side < sides.Length; side++)
                sums[side] += sides[side]();
            return sums;
        }
    }

    public static double Time(Action action)
    {
        var watch = Stopwatch.StartNew();
        action();
        return watch.Elapsed.TotalMilliseconds;
    }

    /// <summary>The median of a side's milliseconds a round.</summary>
    public double Milliseconds(int side) => Median(times.Select(round => round[side]));

    /// <summary>The median over the rounds of one side's time to another's.</summary>
    public double Ratio(int side, int other) => Median(times.Select(round => round[side] / round[other]));

    public static double Median(IEnumerable<double> values)
    {
        double[] sorted = [.. values.Order()];
        return sorted[sorted.Length / 2];
    }
}
