using NodaTime;
using Qalqan.Lift;

namespace Qalqan.Movement;

/// <summary>Where the aircraft may refuel on the way.</summary>
public enum StopWish
{
    /// <summary>At home, where fuel is and a way is known, or not at all: whatever takes the fewest sorties.</summary>
    Auto,
    None,
    At,
}

/// <summary>
/// How many sorties, by which stop, and why: a question with all that its answer hangs on. <c>Closed</c> and <c>NoFuel</c> are airfields, as if;
/// <c>Runways</c> are metres entered in place of the table's, which height and heat shorten. <c>Sorties</c> is somebody's own number, to be judged.
/// </summary>
public sealed record LiftQuestion(
    string? Scope,
    LiftCase? Case,
    Load Load,
    string AircraftId,
    Aircraft Aircraft,
    Reserves Reserves,
    KnownAirfield From,
    KnownAirfield To,
    LocalDate? Day,
    StopWish Wish,
    KnownAirfield? Stop,
    double Wind,
    int? Sorties,
    int? Fleet,
    IReadOnlyList<string> Closed,
    IReadOnlyList<string> NoFuel,
    IReadOnlyDictionary<string, double> Runways,
    Duration TurnRound
)
{
    /// <summary>Everything that may be set, in the order in which a form asks it.</summary>
    public static IReadOnlyList<string> Parameters { get; } =
    [
        "people",
        "person-mass",
        "cargo",
        "piece",
        "aircraft",
        "operating-mass",
        "fleet",
        "from",
        "to",
        "day",
        "stop",
        "wind",
        "reserves",
        "turn-round",
        "sorties",
        "closed",
        "no-fuel",
        "runway",
    ];
}
