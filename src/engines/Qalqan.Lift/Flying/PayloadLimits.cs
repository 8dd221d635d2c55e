namespace Qalqan.Lift;

/// <summary>What keeps a payload from being greater.</summary>
public enum Limit
{
    /// <summary>The most that floor and frame may carry.</summary>
    Structure,

    /// <summary>Payload is given up for fuel, kilo for kilo, at the greatest takeoff mass.</summary>
    TakeoffMass,

    /// <summary>The tanks are full: payload is given up so that they last.</summary>
    Tank,

    LandingMass,
    TakeoffRunway,
    LandingRunway,
    TakeoffPermit,
    LandingPermit,
}

/// <summary>The payload that one limit alone would allow; below zero where it forbids even the empty aircraft.</summary>
public sealed record LimitedPayload(Limit Limit, double Kg);

/// <summary>
/// The payload of one flight: each limit with what it alone would allow, the least first. The first is the one that binds; the
/// second says how far it pays to lift the first.
/// </summary>
public sealed record FlightPayload(Flight Flight, IReadOnlyList<LimitedPayload> Limits, FuelPlan Fuel)
{
    public LimitedPayload Binding => Limits[0];

    /// <summary>Kilograms; zero where the flight cannot be made at all.</summary>
    public double Kg => Math.Max(0, Binding.Kg);

    public bool CanFly => Binding.Kg >= 0;

    public static FlightPayload Of(Aircraft aircraft, Flight flight, Reserves reserves)
    {
        ArgumentNullException.ThrowIfNull(aircraft);
        ArgumentNullException.ThrowIfNull(flight);
        ArgumentNullException.ThrowIfNull(reserves);
        LimitedPayload[] limits =
        [
            .. Ceilings(aircraft, flight)
                .Select(ceiling => new LimitedPayload(ceiling.Limit, Most(ceiling.Of, ceiling.Most)))
                .OrderBy(limited => limited.Kg)
                .ThenBy(limited => limited.Limit),
        ];
        return new FlightPayload(flight, limits, Plan(Math.Max(0, limits[0].Kg)));

        FuelPlan Plan(double payload) => FuelPlan.Of(aircraft, flight, reserves, payload);

        // Every mass grows with the payload without a bend that matters, so halving finds it, to a milligram.
        double Most(Func<FuelPlan, double> of, double most)
        {
            var (low, high) = (-aircraft.OperatingMass.Value, aircraft.TakeoffMass.Value);
            while (high - low > 1e-6)
            {
                var middle = (low + high) / 2;
                (low, high) = of(Plan(middle)) <= most ? (middle, high) : (low, middle);
            }
            return low;
        }
    }

    private static IEnumerable<(Limit Limit, Func<FuelPlan, double> Of, double Most)> Ceilings(
        Aircraft aircraft,
        Flight flight
    )
    {
        yield return (Limit.Structure, plan => plan.Payload, aircraft.Structure.Value);
        yield return (Limit.TakeoffMass, plan => plan.TakeoffMass, aircraft.TakeoffMass.Value);
        yield return (Limit.Tank, plan => plan.Fuel, aircraft.Tank.Value);
        var landing = aircraft.LandingMass?.Value ?? aircraft.TakeoffMass.Value;
        if (aircraft.LandingMass is not null)
            yield return (Limit.LandingMass, plan => plan.LandingMass, landing);
        if (Lifted(aircraft.TakeoffMetres, flight.From, aircraft.TakeoffMass.Value) is { } takeoff)
            yield return (Limit.TakeoffRunway, plan => plan.TakeoffMass, takeoff);
        if (Lifted(aircraft.LandingMetres, flight.To, landing) is { } land)
            yield return (Limit.LandingRunway, plan => plan.LandingMass, land);
        if (flight.From.PermitMass is { } departs)
            yield return (Limit.TakeoffPermit, plan => plan.TakeoffMass, departs);
        if (flight.To.PermitMass is { } arrives)
            yield return (Limit.LandingPermit, plan => plan.LandingMass, arrives);
    }

    // The run needed grows about as the square of the mass; height and heat are the operator's to enter as a shorter runway.
    private static double? Lifted(Figure? needed, Airfield field, double at) =>
        needed is not null && field.RunwayMetres is { } runway && runway < needed.Value
            ? at * Math.Sqrt(runway / needed.Value)
            : null;
}
