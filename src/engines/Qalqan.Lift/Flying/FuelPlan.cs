using NodaTime;

namespace Qalqan.Lift;

/// <summary>What one flight with one payload weighs and burns, in kilograms.</summary>
/// <param name="Reserve">Alternate and final reserve, or the isolated destination's time.</param>
/// <param name="Onward">What of <see cref="Flight.OnwardFuel"/> is above the reserve, which is still there on landing.</param>
public sealed record FuelPlan(
    double Payload,
    double TakeoffMass,
    double LandingMass,
    double Taxi,
    double Trip,
    double Contingency,
    double Reserve,
    double Onward,
    Duration Airborne
)
{
    /// <summary>In the tanks on the stand.</summary>
    public double Fuel => Taxi + Trip + Contingency + Reserve + Onward;

    /// <summary>
    /// Built backwards from the dry aircraft, by Breguet: over each kilometre of air a fixed share of the mass is burnt, so that a
    /// way multiplies the mass by the exponential of it.
    /// </summary>
    public static FuelPlan Of(Aircraft aircraft, Flight flight, Reserves reserves, double payload)
    {
        ArgumentNullException.ThrowIfNull(aircraft);
        ArgumentNullException.ThrowIfNull(flight);
        ArgumentNullException.ThrowIfNull(reserves);
        var (share, cruise) = (aircraft.ShareBurnt, aircraft.CruiseKmh.Value);
        var way = Air(flight.Way.Kilometres, flight.HeadwindKmh);
        var dry = aircraft.OperatingMass.Value + payload;
        var held = flight.Alternate is { } alternate
            ? Air(alternate.Way.Kilometres, alternate.HeadwindKmh) + reserves.Final.TotalHours * cruise
            : reserves.Isolated.TotalHours * cruise;
        var withReserve = dry * Math.Exp(share * held);

        // Contingency is a share of the trip, and the trip carries the contingency: c = s·g·(W + c).
        var growth = Math.Exp(share * way) - 1;
        var part = reserves.ContingencyShare * growth;
        var least = withReserve * (Math.Exp(share * cruise * reserves.ContingencyLeast.TotalHours) - 1);
        var contingency = Math.Max(part / (1 - part) * withReserve, least);
        var onward = Math.Max(0, flight.OnwardFuel - (withReserve - dry)); // contingency may have been burnt by then
        var landing = withReserve + contingency + onward;
        return new FuelPlan(
            payload,
            landing * (1 + growth),
            landing,
            reserves.TaxiKg,
            landing * growth,
            contingency,
            withReserve - dry,
            onward,
            Duration.FromHours(way / cruise)
        );

        double Air(double kilometres, double headwind) => kilometres * cruise / (cruise - headwind);
    }
}
