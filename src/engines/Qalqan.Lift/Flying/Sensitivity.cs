namespace Qalqan.Lift;

/// <summary>What a little more or less would change in an answer for one route; masses in kilograms. Null: no amount would do it.</summary>
/// <param name="PersonKgAtMost">Heavier persons than this need a further sortie.</param>
/// <param name="PersonKgForOneFewer">With persons no heavier than this one sortie is saved.</param>
/// <param name="PayloadToSpare">So much less payload, or so much more operating mass, of the tightest flight changes nothing.</param>
/// <param name="PayloadForOneFewer">So much more payload saves a sortie.</param>
/// <param name="SortiesWithOneKiloMore">Each person heavier by one kilogram.</param>
/// <param name="SortiesWithOneSeatMore">Each aircraft with one seat more.</param>
public sealed record Sensitivity(
    double? PersonKgAtMost,
    double? PersonKgForOneFewer,
    double PayloadToSpare,
    double? PayloadForOneFewer,
    int? SortiesWithOneKiloMore,
    int? SortiesWithOneSeatMore
)
{
    /// <summary>Null where the route has no sorties to be sensitive.</summary>
    public static Sensitivity? Of(RouteAnswer answer)
    {
        ArgumentNullException.ThrowIfNull(answer);
        if (answer is not { Sorties: { } sorties, Count: { } count })
            return null;
        return new Sensitivity(
            count.GreatestPersonKg(sorties),
            count.GreatestPersonKg(sorties - 1),
            count.PayloadKg - count.LeastPayload(sorties)!.Value,
            count.LeastPayload(sorties - 1) - count.PayloadKg,
            (count with { Load = count.Load with { PersonKg = count.Load.PersonKg + 1 } }).Fewest,
            (count with { Seats = count.Seats + 1 }).Fewest
        );
    }

    /// <summary>
    /// The strongest headwind, to a tenth of a km/h, with which the route still takes no more sorties than in still air; null where it cannot be
    /// flown in still air.
    /// </summary>
    public static double? HeadwindAtMost(Airlift lift, Route route)
    {
        ArgumentNullException.ThrowIfNull(lift);
        ArgumentNullException.ThrowIfNull(route);
        if (Sorties(0) is not { } still)
            return null;
        var (low, high) = (0.0, lift.Aircraft.CruiseKmh.Value);
        while (high - low > 0.1)
        {
            var middle = (low + high) / 2;
            (low, high) = Sorties(middle) <= still ? (middle, high) : (low, middle);
        }
        return low;

        int? Sorties(double wind) => (lift with { Routes = [route.Against(wind)] }).Answer().Best?.Sorties;
    }

    /// <summary>The sorties of a route for every mass of a person in each condition, in the order given.</summary>
    public static IReadOnlyList<Moved> Table(
        Airlift lift,
        Route route,
        IReadOnlyList<double> personKgs,
        IReadOnlyList<Condition> conditions
    )
    {
        ArgumentNullException.ThrowIfNull(lift);
        ArgumentNullException.ThrowIfNull(route);
        ArgumentNullException.ThrowIfNull(personKgs);
        ArgumentNullException.ThrowIfNull(conditions);
        return
        [
            .. from personKg in personKgs
            from condition in conditions
            let aircraft = lift.Aircraft
            let loaded = aircraft with
            {
                OperatingMass = aircraft.OperatingMass with { Value = condition.OperatingMass },
            }
            let asked = lift with
            {
                Aircraft = loaded,
                Load = lift.Load with { PersonKg = personKg },
                Routes = [route.Against(condition.HeadwindKmh)],
            }
            let answer = asked.Answer()
            select new Moved(personKg, condition, answer.Best?.Sorties, answer.Best?.Count),
        ];
    }
}

/// <summary>What is not in our hands on the day: how heavy the aircraft is without payload, and the wind on every flight.</summary>
public sealed record Condition(double OperatingMass, double HeadwindKmh);

public sealed record Moved(double PersonKg, Condition Condition, int? Sorties, SortieCount? Count);
