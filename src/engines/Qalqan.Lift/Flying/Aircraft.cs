namespace Qalqan.Lift;

/// <summary>
/// What a type of aircraft weighs, holds and burns; masses in kilograms. <see cref="OperatingMass"/> is ready to fly without
/// payload and fuel: crew, seats and kit included. Null is not known, and then does not limit.
/// </summary>
/// <param name="BurnPerKm">Kilograms of fuel a kilometre of air at <see cref="BurnMass"/>; at another mass in proportion.</param>
/// <param name="TakeoffMetres">Runway needed at the greatest takeoff mass.</param>
/// <param name="LandingMetres">Runway needed at the greatest landing mass, or takeoff mass where that is not known.</param>
public sealed record Aircraft(
    string Type,
    Figure TakeoffMass,
    Figure OperatingMass,
    Figure Structure,
    Figure Tank,
    Figure Seats,
    Figure CruiseKmh,
    Figure BurnPerKm,
    Figure BurnMass,
    Figure? LandingMass = null,
    Figure? TakeoffMetres = null,
    Figure? LandingMetres = null
)
{
    /// <summary>The share of its mass that the aircraft burns in a kilometre of air.</summary>
    internal double ShareBurnt => BurnPerKm.Value / BurnMass.Value;

    /// <summary>Every figure by name, for a page that says where each is from.</summary>
    public IEnumerable<(string Name, Figure? Figure)> Figures =>
        [
            ("takeoff-mass", TakeoffMass),
            ("operating-mass", OperatingMass),
            ("structure", Structure),
            ("tank", Tank),
            ("seats", Seats),
            ("cruise", CruiseKmh),
            ("burn", BurnPerKm),
            ("burn-mass", BurnMass),
            ("landing-mass", LandingMass),
            ("takeoff-metres", TakeoffMetres),
            ("landing-metres", LandingMetres),
        ];
}
