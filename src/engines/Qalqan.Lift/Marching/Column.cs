using NodaTime;
using Qalqan.Measures;

namespace Qalqan.Lift;

/// <summary>Vehicles that march under one commander without a break. The load class is the highest of its vehicles; null is not known.</summary>
public sealed record MarchUnit(string Id, int Vehicles, int? LoadClass = null);

public sealed record Serial(string Id, IReadOnlyList<MarchUnit> Units)
{
    public int Vehicles => Units.Sum(unit => unit.Vehicles);

    public int? LoadClass => Units.Max(unit => unit.LoadClass);
}

/// <summary>
/// A column on the road: serials one behind another, march units within them, and the distance kept. Times pass by the usual march
/// arithmetic; a rate of march has short halts and congestion in it already, and they are never added again.
/// </summary>
/// <param name="Interval">From the tail of a vehicle to the head of the next.</param>
public sealed record Column(
    IReadOnlyList<Serial> Serials,
    Distance Interval,
    Distance VehicleLength,
    Duration UnitGap,
    Duration SerialGap
)
{
    public int Vehicles => Serials.Sum(serial => serial.Vehicles);

    /// <summary>Vehicles a kilometre.</summary>
    public double Density => 1000 / (Interval + VehicleLength).Metres;

    /// <summary>Breaks between march units and between serials.</summary>
    public Duration Gaps =>
        UnitGap * Serials.Sum(serial => serial.Units.Count - 1) + SerialGap * Math.Max(0, Serials.Count - 1);

    /// <summary>From the first head to the last tail at one point.</summary>
    public Duration PassTime(double rateKmh) => Moving(Vehicles, rateKmh) + Gaps + Extra(Vehicles);

    /// <summary>Length on the road, breaks included.</summary>
    public Distance RoadSpace(double rateKmh) =>
        Distance.FromKilometres(Vehicles / Density + Gaps.TotalHours * rateKmh);

    /// <summary>So many vehicles past a point, without breaks and without extra time.</summary>
    public Duration Moving(int vehicles, double rateKmh) => Duration.FromHours(vehicles / (Density * rateKmh));

    /// <summary>For what stretches a column: a minute for every 25 vehicles begun, two for every 25 beyond 600.</summary>
    public static Duration Extra(int vehicles) =>
        Duration.FromMinutes(
            Math.Ceiling(Math.Min(vehicles, 600) / 25.0) + 2 * Math.Ceiling(Math.Max(0, vehicles - 600) / 25.0)
        );
}
