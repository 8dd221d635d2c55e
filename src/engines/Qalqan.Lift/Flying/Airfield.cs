using NodaTime;
using Qalqan.Measures;

namespace Qalqan.Lift;

/// <summary>
/// An airfield. <see cref="Closed"/> holds whole days, both ends included, by the airfield's own calendar. A permit's mass is the most
/// that the authority lets take off or land there. Null is not known, and then does not limit.
/// </summary>
/// <param name="RunwayFeet">The same runway in feet where the source says both: a guard against taking one for the other.</param>
public sealed record Airfield(
    string Code,
    Place At,
    double? RunwayMetres = null,
    double? RunwayFeet = null,
    double? PermitMass = null,
    bool HasFuel = true
)
{
    public IReadOnlyList<DateInterval> Closed { get; init; } = [];

    public bool IsClosedOn(LocalDate day) => Closed.Any(days => days.Contains(day));
}

/// <summary>Where one goes when the destination is shut, by so long a way from it, against so much wind.</summary>
public sealed record Alternate(string Code, Distance Way, double HeadwindKmh = 0);

/// <summary>
/// One flight without landing. The way is what is flown, not the shortest; <see cref="Direct"/> makes the shortest. A negative
/// headwind is a tailwind. No alternate: the destination is isolated.
/// </summary>
/// <param name="OnwardFuel">Kilograms to have left on landing for a further flight, where the destination sells none or too dear.</param>
public sealed record Flight(
    Airfield From,
    Airfield To,
    Distance Way,
    double HeadwindKmh = 0,
    Alternate? Alternate = null,
    double OnwardFuel = 0
)
{
    public static Flight Direct(
        Airfield from,
        Airfield to,
        double headwindKmh = 0,
        Alternate? alternate = null,
        double onwardFuel = 0
    )
    {
        ArgumentNullException.ThrowIfNull(from);
        ArgumentNullException.ThrowIfNull(to);
        return new Flight(from, to, from.At.DistanceTo(to.At), headwindKmh, alternate, onwardFuel);
    }

    /// <summary>The same flight with that wind on the way and on the way to the alternate.</summary>
    public Flight Against(double headwindKmh) =>
        this with
        {
            HeadwindKmh = headwindKmh,
            Alternate = Alternate is null ? null : Alternate with { HeadwindKmh = headwindKmh },
        };
}

/// <summary>Flights one after another by one aircraft with one load, refuelled between them.</summary>
/// <param name="TurnRound">On the ground at each stop.</param>
/// <param name="Onward">From the last landing to where the load is wanted: a border, a road. It decides between airfields.</param>
public sealed record Route(IReadOnlyList<Flight> Flights, Duration TurnRound = default, Duration Onward = default)
{
    /// <summary>The airfields between, in order; none for a flight straight through.</summary>
    public IReadOnlyList<string> Stops => [.. Flights.SkipLast(1).Select(flight => flight.To.Code)];

    /// <summary>
    /// Straight through, and then by way of every choice and order of at most so many of the stops; the flights are the caller's,
    /// who knows which way round is flown and against what wind.
    /// </summary>
    public static IReadOnlyList<Route> Candidates(
        Airfield from,
        Airfield to,
        IReadOnlyList<Airfield> stops,
        Func<Airfield, Airfield, Flight> flight,
        int mostStops = 1
    )
    {
        ArgumentNullException.ThrowIfNull(stops);
        ArgumentNullException.ThrowIfNull(flight);
        List<IReadOnlyList<Airfield>> ways =
        [
            [],
        ];
        for (var i = 0; i < ways.Count; i++)
            if (ways[i].Count < mostStops)
                ways.AddRange(
                    stops.Where(stop => !ways[i].Contains(stop)).Select(stop => (Airfield[])[.. ways[i], stop])
                );
        return
        [
            .. ways.Select(way => (Airfield[])[from, .. way, to])
                .Select(way => new Route([.. way.Zip(way.Skip(1)).Select(pair => flight(pair.First, pair.Second))])),
        ];
    }

    public Route Against(double headwindKmh) =>
        this with
        {
            Flights = [.. Flights.Select(flight => flight.Against(headwindKmh))],
        };
}
