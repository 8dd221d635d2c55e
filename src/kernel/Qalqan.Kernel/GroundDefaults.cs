using Qalqan.Claims;

namespace Qalqan.Kernel;

/// <summary>
/// How wrong an observer may be who did not say so: local defaults all of them, ours and no text's, to be changed here and
/// nowhere else. Each is a half-width within which the truth lies 95 times of 100.
/// </summary>
public static class GroundDefaults
{
    /// <summary>A bearing by a hand compass or by eye off the map.</summary>
    public const double BearingDegrees = 3;

    /// <summary>A bearing in mils: somebody held an instrument.</summary>
    public const double BearingMils = 20;

    /// <summary>A distance by eye.</summary>
    public const double DistanceShare = 0.2;

    /// <summary>Nor better than this, however near.</summary>
    public const double DistanceMetres = 20;

    /// <summary>Magnetic north where no declination is on record: so far may the needle lie from true north.</summary>
    public const double UnknownDeclinationDegrees = 10;

    public static double BearingErrorDegrees(Sight sight) =>
        sight.Unit is AngleUnit.Mils ? BearingMils * 360 / 6400 : BearingDegrees;

    public static double DistanceErrorMetres(double metres) => Math.Max(DistanceMetres, metres * DistanceShare);
}
