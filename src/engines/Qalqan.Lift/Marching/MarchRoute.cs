using NodaTime;
using Qalqan.Measures;

namespace Qalqan.Lift;

/// <summary>
/// A point where times are kept: the start point, a bridge, a checkpoint, the release point. Every serial stands there for the halt
/// (a meal, a refuelling, a search), its head from arriving to leaving.
/// </summary>
/// <param name="RateKmh">Rate of march on the section that leads here; of the start point it is not used.</param>
/// <param name="Open">When the point may be used, tail included; null always.</param>
/// <param name="LoadClass">The highest class that may pass; null is not known.</param>
public sealed record CriticalPoint(
    string Id,
    Distance FromStart,
    double RateKmh,
    Duration Halt = default,
    Interval? Open = null,
    int? LoadClass = null
);

/// <summary>The start point first, the release point last.</summary>
public sealed record MarchRoute(IReadOnlyList<CriticalPoint> Points)
{
    public double SlowestKmh => Points.Skip(1).Min(point => point.RateKmh);

    /// <summary>Of the section that leads to the point; of the slowest section at the start.</summary>
    internal double RateAt(CriticalPoint point) => point == Points[0] ? SlowestKmh : point.RateKmh;

    /// <summary>From the start point to arriving at each point, halts before it included.</summary>
    internal IEnumerable<(CriticalPoint Point, Duration Arrive)> Arrivals()
    {
        var (clock, at) = (Duration.Zero, Distance.FromMetres(0));
        foreach (var (point, number) in Points.Select((point, number) => (point, number)))
        {
            if (number > 0)
                clock += Duration.FromHours((point.FromStart.Metres - at.Metres) / 1000 / point.RateKmh);
            yield return (point, clock);
            clock += point.Halt;
            at = point.FromStart;
        }
    }
}
