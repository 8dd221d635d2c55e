using NodaTime;
using Qalqan.Measures;

namespace Qalqan.Lift;

/// <summary>One corner of the payload-range curve: beyond it another limit binds.</summary>
public sealed record PayloadRangeCorner(double Payload, Distance Range, Limit From, Limit? To);

/// <summary>How far an aircraft goes with a payload, in still air with the scheme's reserves, and where the curve bends.</summary>
public sealed record PayloadRange(Aircraft Aircraft, Reserves Reserves, Alternate? Alternate)
{
    private static readonly Airfield Anywhere = new("", default);

    /// <summary>The furthest flight with that payload; null where the payload is above the structure or leaves no flight at all.</summary>
    public Distance? With(double payload)
    {
        if (payload > Aircraft.Structure.Value || !Flies(payload, 0))
            return null;
        var (low, high) = (0.0, 40_000.0);
        while (high - low > 1e-6)
        {
            var middle = (low + high) / 2;
            (low, high) = Flies(payload, middle) ? (middle, high) : (low, middle);
        }
        return Distance.FromKilometres(low);
    }

    /// <summary>
    /// The three corners: as far as the whole structure goes, as far as a takeoff with full tanks goes, and the ferry without
    /// payload. Where tanks fill before the structure is given up the first two are one.
    /// </summary>
    public IReadOnlyList<PayloadRangeCorner> Corners()
    {
        var structure = Aircraft.Structure.Value;
        var fullTanks = Math.Min(
            structure,
            Aircraft.TakeoffMass.Value - Aircraft.OperatingMass.Value - (Aircraft.Tank.Value - Reserves.TaxiKg)
        );
        List<PayloadRangeCorner> corners = [];
        if (fullTanks < structure && With(structure) is { } whole)
            corners.Add(new PayloadRangeCorner(structure, whole, Limit.Structure, Limit.TakeoffMass));
        if (fullTanks > 0 && With(fullTanks) is { } bend)
            corners.Add(
                new PayloadRangeCorner(
                    fullTanks,
                    bend,
                    fullTanks < structure ? Limit.TakeoffMass : Limit.Structure,
                    Limit.Tank
                )
            );
        if (With(0) is { } ferry)
            corners.Add(new PayloadRangeCorner(0, ferry, fullTanks > 0 ? Limit.Tank : Limit.TakeoffMass, null));
        return corners;
    }

    private bool Flies(double payload, double kilometres)
    {
        var flight = new Flight(Anywhere, Anywhere, Distance.FromKilometres(kilometres), Alternate: Alternate);
        var plan = FuelPlan.Of(Aircraft, flight, Reserves, payload);
        return plan.TakeoffMass <= Aircraft.TakeoffMass.Value && plan.Fuel <= Aircraft.Tank.Value;
    }
}
