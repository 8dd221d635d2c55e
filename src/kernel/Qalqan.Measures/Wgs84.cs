namespace Qalqan.Measures;

/// <summary>The ellipsoid of the World Geodetic System 1984: its two defining numbers and what follows from them.</summary>
internal static class Wgs84
{
    public const double EquatorialRadius = 6378137; // metres
    public const double Flattening = 1 / 298.257223563;
    public const double PolarRadius = EquatorialRadius * (1 - Flattening);
    public const double ThirdFlattening = Flattening / (2 - Flattening);
    public const double EccentricitySquared = Flattening * (2 - Flattening);
    public const double SecondEccentricitySquared = EccentricitySquared / (1 - EccentricitySquared);
}
