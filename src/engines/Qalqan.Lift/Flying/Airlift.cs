using NodaTime;

namespace Qalqan.Lift;

/// <summary>A load, an aircraft and the routes it may take. <see cref="Day"/> is the day whose closures count; without it none does.</summary>
/// <param name="Fleet">How many aircraft there are, each flying once; null where that does not matter.</param>
public sealed record Airlift(
    Aircraft Aircraft,
    Reserves Reserves,
    Load Load,
    IReadOnlyList<Route> Routes,
    LocalDate? Day = null,
    int? Fleet = null
)
{
    /// <summary>
    /// Every route judged, and the best: the fewest sorties, then the least time from door to door, then the fewest stops, then the first
    /// given. No best where the question itself has a problem or no route can be flown.
    /// </summary>
    public AirliftAnswer Answer()
    {
        var problems = AirliftProblems.Of(this);
        if (problems.Count > 0)
            return new AirliftAnswer(problems, [], null);
        RouteAnswer[] options = [.. Routes.Select(Over)];
        var best = options
            .Where(option => option.Sorties is not null)
            .OrderBy(option => option.Sorties)
            .ThenBy(option => option.DoorToDoor)
            .ThenBy(option => option.Route.Stops.Count)
            .FirstOrDefault();
        return new AirliftAnswer([], options, best);
    }

    /// <summary>Whether so many sorties by that route are enough, whoever proposed them; and if not, what is short and by how much.</summary>
    public SortiesJudged Judge(Route route, int sorties)
    {
        ArgumentNullException.ThrowIfNull(route);
        var option = Over(route);
        List<Shortfall> shortfalls = [];
        if (option.Problems.Count == 0)
        {
            var count = option.Count!;
            if (sorties < count.BySeats)
                shortfalls.Add(
                    new Shortfall(
                        Binding.Seats,
                        null,
                        Load.Persons,
                        sorties * count.Seats,
                        Load.Persons - sorties * count.Seats
                    )
                );
            if (count.ByPayload is not { } byPayload || sorties < byPayload)
                shortfalls.Add(
                    new Shortfall(
                        Binding.Payload,
                        option.Tightest,
                        Load.Kg,
                        sorties * count.PayloadKg,
                        Math.Max(0, Load.Persons - sorties * count.PersonsByPayload)
                    )
                );
            if (Fleet is { } fleet && sorties > fleet)
                shortfalls.Add(new Shortfall(Binding.Fleet, null, sorties, fleet, 0));
        }
        return new SortiesJudged(sorties, option.Problems, shortfalls);
    }

    private RouteAnswer Over(Route route)
    {
        var problems = AirliftProblems.Of(this, route);
        return problems.Count > 0
            ? new RouteAnswer(route, problems, [], null)
            : RouteAnswer.Of(
                route,
                [.. route.Flights.Select(flight => FlightPayload.Of(Aircraft, flight, Reserves))],
                this
            );
    }
}

public sealed record AirliftAnswer(
    IReadOnlyList<Problem> Problems,
    IReadOnlyList<RouteAnswer> Options,
    RouteAnswer? Best
);

/// <summary>One thing of which there is too little: persons for seats, kilograms for payload, sorties for the fleet.</summary>
/// <param name="At">The flight whose payload is the least, with its limits.</param>
public sealed record Shortfall(Binding What, FlightPayload? At, double Needed, double Available, int PersonsLeftBehind);

/// <summary>Enough where there is neither a problem nor a shortfall; <see cref="Binding"/> is the greater of the shortfalls.</summary>
public sealed record SortiesJudged(int Sorties, IReadOnlyList<Problem> Problems, IReadOnlyList<Shortfall> Shortfalls)
{
    public bool Enough => Problems.Count == 0 && Shortfalls.Count == 0;

    public Shortfall? Binding => Shortfalls.MaxBy(shortfall => shortfall.Needed / shortfall.Available);
}
