using System.Diagnostics.CodeAnalysis;
using System.Globalization;

namespace Qalqan.Measures;

/// <summary>A point of the Universal Transverse Mercator grid on WGS 84: zone 1 to 60, hemisphere, and metres east and north, with the
/// false origins 500,000 east and, in the southern hemisphere, 10,000,000 north.</summary>
public readonly record struct Utm
{
    private const double MeridianScale = 0.9996;
    private const double FalseEasting = 500_000;
    private const double FalseNorthing = 10_000_000;

    /// <summary>Refuses what no grid has: another zone, an easting outside 0 to 1,000,000, a northing outside 0 to 10,000,000.</summary>
    public Utm(int zone, bool isNorthern, double easting, double northing)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(zone, 1);
        ArgumentOutOfRangeException.ThrowIfGreaterThan(zone, 60);
        if (!(easting is >= 0 and <= 1_000_000))
            throw new ArgumentOutOfRangeException(
                nameof(easting),
                easting,
                "An easting must be from 0 to 1,000,000 m."
            );
        if (!(northing is >= 0 and <= 10_000_000))
            throw new ArgumentOutOfRangeException(
                nameof(northing),
                northing,
                "A northing must be from 0 to 10,000,000 m."
            );
        (Zone, IsNorthern, Easting, Northing) = (zone, isNorthern, easting, northing);
    }

    public int Zone { get; }

    public bool IsNorthern { get; }

    public double Easting { get; }

    public double Northing { get; }

    /// <summary>Where that is.</summary>
    public Place Place
    {
        get
        {
            var (latitude, eastward) = TransverseMercator.Back(
                (Northing - (IsNorthern ? 0 : FalseNorthing)) / MeridianScale,
                (Easting - FalseEasting) / MeridianScale
            );
            return new Place(latitude, GridZone.Meridian(Zone) + eastward);
        }
    }

    /// <summary>By how many degrees grid north lies clockwise from true north here: true bearing = grid bearing + convergence.</summary>
    public double Convergence => ConvergenceAt(Place, Zone);

    /// <summary>How many metres of the grid a metre on the ellipsoid takes here.</summary>
    public double Scale => MeridianScale * TransverseMercator.Distortion(Place.Latitude, Eastward(Place, Zone)).Scale;

    /// <summary>The point of the zone in which the place lies; the problem says that it lies beyond 80 S or 84 N.</summary>
    public static bool TryOf(Place place, out Utm utm, [NotNullWhen(false)] out string? problem)
    {
        utm = default;
        problem = GridZone.Covers(place)
            ? null
            : $"Latitude {place.Latitude}: wanted -80 to 84, where the UTM grid lies; beyond is the polar grid.";
        if (problem is null)
            utm = In(GridZone.NumberOf(place), place);
        return problem is null;
    }

    public static Utm Of(Place place) =>
        TryOf(place, out var utm, out var problem)
            ? utm
            : throw new ArgumentOutOfRangeException(nameof(place), place, problem);

    /// <summary>The point in the zone that is asked for, which may be the one beside its own; refuses a place so far from that zone (on the
    /// equator 4.4 degrees from its middle) that its easting leaves the grid.</summary>
    public static Utm In(int zone, Place place)
    {
        var (north, east) = TransverseMercator.Forward(place.Latitude, Eastward(place, zone));
        var isNorthern = place.Latitude >= 0;
        return new Utm(
            zone,
            isNorthern,
            east * MeridianScale + FalseEasting,
            north * MeridianScale + (isNorthern ? 0 : FalseNorthing)
        );
    }

    internal static double ConvergenceAt(Place place, int zone) =>
        TransverseMercator.Distortion(place.Latitude, Eastward(place, zone)).Convergence;

    private static double Eastward(Place place, int zone) => Place.Wrapped(place.Longitude - GridZone.Meridian(zone));

    /// <summary><c>36 N 767830 3663600</c>: zone, hemisphere N or S (not a band), whole metres east and north.</summary>
    public override string ToString() =>
        string.Create(
            CultureInfo.InvariantCulture,
            $"{Zone} {(IsNorthern ? 'N' : 'S')} {Math.Floor(Easting):0} {Math.Floor(Northing):0}"
        );
}
