using Qalqan.Kernel;
using Qalqan.Lift;

namespace Qalqan.Movement;

/// <summary>What an answer about a lift says, in sentences.</summary>
public static class LiftWords
{
    /// <summary>The answer; what it is, a reconstruction, with its range; and, where that was left open, which stops were thought of.</summary>
    public static IReadOnlyList<Phrase> Answer(LiftAnswer answer)
    {
        ArgumentNullException.ThrowIfNull(answer);
        List<Phrase> says = [Main(answer)];
        if (answer is { IsReplanned: true, Best: { } best })
            says.Add(
                Phrase.Of(
                    "movement.lift.replanned",
                    ("closed", answer.Question.To.Title),
                    ("to", best.To.Title),
                    ("hours", Hours(answer.Instead[0].Added.TotalHours))
                )
            );
        if (answer.IsReconstruction)
            says.Add(Reconstruction(answer));
        if (answer.Question.Wish is StopWish.Auto)
            says.Add(Stops(answer));
        return says;
    }

    private static Phrase Reconstruction(LiftAnswer answer) =>
        answer is { Range: { } range, Question.Case: { } one }
            ? Phrase.Of(
                "movement.lift.range",
                ("bestMass", (decimal)one.Best.OperatingMass),
                ("worstMass", (decimal)one.Worst.OperatingMass),
                ("wind", (decimal)one.Worst.HeadwindKmh),
                ("least", range.Least),
                ("most", range.Most)
            )
            : Phrase.Of("movement.lift.reconstruction");

    /// <summary>Whether so many are enough, and what is short.</summary>
    public static Phrase Judged(SortiesJudged judged)
    {
        ArgumentNullException.ThrowIfNull(judged);
        var sorties = judged.Sorties;
        return judged switch
        {
            { Problems.Count: > 0 } => Phrase.Of("movement.lift.unflown", ("sorties", sorties)),
            { Binding: { What: Binding.Seats } seats } => Phrase.Of(
                "movement.lift.short-seats",
                ("sorties", sorties),
                ("needed", Kg(seats.Needed)),
                ("available", Kg(seats.Available))
            ),
            { Binding: { What: Binding.Fleet } fleet } => Phrase.Of(
                "movement.lift.short-fleet",
                ("sorties", sorties),
                ("available", Kg(fleet.Available))
            ),
            { Binding: { } payload } => Phrase.Of(
                "movement.lift.short-payload",
                ("sorties", sorties),
                ("needed", Kg(payload.Needed)),
                ("available", Kg(payload.Available)),
                ("left", payload.PersonsLeftBehind)
            ),
            _ => Phrase.Of("movement.lift.enough", ("sorties", sorties)),
        };
    }

    /// <summary>What one kilo, one seat, some wind would change.</summary>
    public static IEnumerable<Phrase> Sensitive(LiftAnswer answer)
    {
        ArgumentNullException.ThrowIfNull(answer);
        if (answer.Sensitivity is not { } by)
            yield break;
        if (by.PersonKgAtMost is { } most)
            yield return Phrase.Of("movement.lift.person-at-most", ("kg", Kg(most)));
        if (by.PersonKgForOneFewer is { } fewer)
            yield return Phrase.Of("movement.lift.person-fewer", ("kg", Kg(fewer)));
        yield return Phrase.Of("movement.lift.to-spare", ("kg", Kg(by.PayloadToSpare)));
        if (by.PayloadForOneFewer is { } more)
            yield return Phrase.Of("movement.lift.payload-fewer", ("kg", Math.Ceiling((decimal)more)));
        if (by is { SortiesWithOneKiloMore: { } kilo, SortiesWithOneSeatMore: { } seat })
            yield return Phrase.Of("movement.lift.one-more", ("kilo", kilo), ("seat", seat));
        if (answer.HeadwindAtMost is { } wind)
            yield return Phrase.Of("movement.lift.headwind", ("wind", Kg(wind)));
    }

    public static Phrase Of(Binding binding) =>
        binding switch
        {
            Binding.Payload => Phrase.Of("movement.binding.payload"),
            Binding.Seats => Phrase.Of("movement.binding.seats"),
            Binding.Both => Phrase.Of("movement.binding.both"),
            Binding.Fleet => Phrase.Of("movement.binding.fleet"),
            _ => Phrase.Of("movement.binding.nothing"),
        };

    public static Phrase Of(Limit limit) =>
        limit switch
        {
            Limit.Structure => Phrase.Of("movement.limit.structure"),
            Limit.TakeoffMass => Phrase.Of("movement.limit.takeoff-mass"),
            Limit.Tank => Phrase.Of("movement.limit.tank"),
            Limit.LandingMass => Phrase.Of("movement.limit.landing-mass"),
            Limit.TakeoffRunway => Phrase.Of("movement.limit.takeoff-runway"),
            Limit.LandingRunway => Phrase.Of("movement.limit.landing-runway"),
            Limit.TakeoffPermit => Phrase.Of("movement.limit.takeoff-permit"),
            _ => Phrase.Of("movement.limit.landing-permit"),
        };

    private static Phrase Stops(LiftAnswer answer) =>
        answer.Stops.Count == 0
            ? Phrase.Of("movement.lift.no-stops")
            : Phrase.Of("movement.lift.stops", ("stops", string.Join(", ", answer.Stops)));

    private static Phrase Main(LiftAnswer answer)
    {
        var (load, aircraft) = (LoadOf(answer.Question.Load), answer.Question.Aircraft.Type);
        if (answer.Best is not { Answer.Sorties: { } sorties } best)
            return Phrase.Of("movement.lift.none", ("load", load), ("aircraft", aircraft));
        var (to, binding) = (best.To.Title, Of(best.Answer.Binding));
        return best.Stop is { } stop
            ? Phrase.Of(
                "movement.lift.by-stop",
                ("sorties", sorties),
                ("to", to),
                ("stop", stop),
                ("load", load),
                ("aircraft", aircraft),
                ("binding", binding)
            )
            : Phrase.Of(
                "movement.lift.straight",
                ("sorties", sorties),
                ("to", to),
                ("load", load),
                ("aircraft", aircraft),
                ("binding", binding)
            );
    }

    private static Phrase LoadOf(Load load)
    {
        var (people, kg, cargo) = (load.Persons, (decimal)load.PersonKg, (decimal)load.CargoKg);
        return load switch
        {
            { Persons: 0 } => Phrase.Of("movement.lift.cargo", ("cargo", cargo)),
            { CargoKg: 0 } => Phrase.Of("movement.lift.people", ("people", people), ("kg", kg)),
            _ => Phrase.Of("movement.lift.people-cargo", ("people", people), ("kg", kg), ("cargo", cargo)),
        };
    }

    // Down: what is said to be there, or to be allowed, is there.
    private static decimal Kg(double kg) => Math.Floor((decimal)(kg + 1e-6));

    private static decimal Hours(double hours) => Math.Round((decimal)hours, 1);
}
