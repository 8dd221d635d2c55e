using NodaTime;

namespace Qalqan.Lift;

/// <summary>Why not one sortie fewer.</summary>
public enum Binding
{
    /// <summary>One sortie, and fewer there cannot be.</summary>
    Nothing,

    /// <summary>Mass: see the tightest flight for the limit behind it.</summary>
    Payload,
    Seats,

    /// <summary>One fewer would fail by mass and by seats alike.</summary>
    Both,

    /// <summary>There are not so many aircraft.</summary>
    Fleet,
}

/// <summary>
/// What one route asks of the aircraft: the payload of each flight and the sorties that follow from the least. Sorties is null where
/// the route cannot be flown with this load by this fleet.
/// </summary>
public sealed record RouteAnswer(
    Route Route,
    IReadOnlyList<Problem> Problems,
    IReadOnlyList<FlightPayload> Flights,
    SortieCount? Count
)
{
    public int? Sorties { get; private init; }

    public Binding Binding { get; private init; }

    /// <summary>The flight with the least payload: what one carries, all must carry.</summary>
    public FlightPayload? Tightest => Flights.MinBy(flight => flight.Kg);

    public Duration Airborne => Flights.Aggregate(Duration.Zero, (sum, flight) => sum + flight.Fuel.Airborne);

    /// <summary>In the air, at the stops and onward from the last landing, of one aircraft.</summary>
    public Duration DoorToDoor => Airborne + Route.TurnRound * Route.Stops.Count + Route.Onward;

    /// <summary>Persons aboard each sortie, as even as can be, the fuller first.</summary>
    public IReadOnlyList<int> EvenSplit =>
        Sorties is { } sorties && Count is { } count
            ? [.. Enumerable.Range(0, sorties).Select(i => (count.Load.Persons + sorties - 1 - i) / sorties)]
            : [];

    internal static RouteAnswer Of(Route route, IReadOnlyList<FlightPayload> flights, Airlift lift)
    {
        var payload = flights.Min(flight => flight.CanFly ? flight.Kg : 0);
        var count = new SortieCount(payload, (int)lift.Aircraft.Seats.Value, lift.Load);
        var fewest = count.Fewest;
        var beyond = fewest > lift.Fleet;
        return new RouteAnswer(route, [], flights, count)
        {
            Sorties = beyond ? null : fewest,
            Binding = beyond ? Binding.Fleet : Why(count),
        };
    }

    private static Binding Why(SortieCount count) =>
        count.Fewest == 1 ? Binding.Nothing
        : count.ByPayload is not { } byPayload || byPayload > count.BySeats ? Binding.Payload
        : byPayload < count.BySeats ? Binding.Seats
        : Binding.Both;
}
