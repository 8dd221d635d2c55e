using NodaTime;

namespace Qalqan.Lift;

/// <summary>
/// A named way of building the fuel that is carried and, if all goes well, not burnt: contingency as a share of the trip but never
/// less than so much flying, then the way to the alternate, then a final time in the air. At an isolated destination one time
/// stands for both. Taxi fuel comes out of the tank and is gone before takeoff.
/// </summary>
/// <remarks>Times are flown at cruise, which is a little more than holding burns: cautious.</remarks>
public sealed record Reserves(
    string Name,
    double TaxiKg,
    double ContingencyShare,
    Duration ContingencyLeast,
    Duration Final,
    Duration Isolated
)
{
    /// <summary>Civil, turbine: 5 % and never less than 5 min, alternate, 30 min; isolated 2 h.</summary>
    public static Reserves CivilTurbine { get; } = Civil("civil-turbine", 0.05, 30);

    /// <summary>The same with 3 %, as an en-route alternate allows.</summary>
    public static Reserves CivilTurbineEnRoute { get; } = Civil("civil-turbine-en-route", 0.03, 30);

    /// <summary>Civil, piston: 45 min at the end.</summary>
    public static Reserves CivilPiston { get; } = Civil("civil-piston", 0.05, 45);

    /// <summary>As the United States ask of turboprops at home: 45 min, no contingency.</summary>
    public static Reserves UnitedStatesTurboprop { get; } =
        Civil("us-turboprop", 0, 45) with
        {
            ContingencyLeast = Duration.Zero,
        };

    /// <summary>
    /// The movement study's: 5 %, alternate, 45 min. It prints no taxi fuel; 90 kg (8 min at 700 kg/h) bring its direct leg back.
    /// </summary>
    public static Reserves Study { get; } =
        new("study", 90, 0.05, Duration.Zero, Duration.FromMinutes(45), Duration.FromHours(2));

    public static IReadOnlyList<Reserves> All { get; } =
    [Study, CivilTurbine, CivilTurbineEnRoute, CivilPiston, UnitedStatesTurboprop];

    /// <summary>By its name; null where there is none of that name.</summary>
    public static Reserves? Named(string name) => All.FirstOrDefault(scheme => scheme.Name == name);

    private static Reserves Civil(string name, double share, int finalMinutes) =>
        new(name, 90, share, Duration.FromMinutes(5), Duration.FromMinutes(finalMinutes), Duration.FromHours(2));
}
