namespace Qalqan.Measures;

/// <summary>The strips of the Universal Transverse Mercator grid: sixty zones of six degrees from the antimeridian eastward, cut by
/// twenty bands of eight degrees, C to X without I and O from 80 S northward; X has twelve. The exceptions are 32V, widened
/// over the coast of Norway, and 31X, 33X, 35X and 37X, which share Svalbard: 32X, 34X and 36X do not exist.</summary>
public static class GridZone
{
    public const double South = -80;
    public const double North = 84;

    internal const string Bands = "CDEFGHJKLMNPQRSTUVWX";

    /// <summary>True from 80 S to 84 N, both included: beyond them the polar grid serves, which is not read here.</summary>
    public static bool Covers(Place place) => place.Latitude is >= South and <= North;

    /// <summary>The zone of a place, 1 to 60; its west edge belongs to it.</summary>
    public static int NumberOf(Place place)
    {
        var regular = (int)Math.Floor((place.Longitude + 180) / 6) + 1;
        var east = place.Longitude;
        return place.Latitude switch
        {
            >= 56 and < 64 when east is >= 3 and < 12 => 32,
            >= 72 when east is >= 0 and < 42 => east switch
            {
                < 9 => 31,
                < 21 => 33,
                < 33 => 35,
                _ => 37,
            },
            _ => regular,
        };
    }

    /// <summary>The zone beside one, 60 and 1 being neighbours.</summary>
    public static int Beside(int zone, int steps) => (zone - 1 + steps + 60) % 60 + 1;

    // South of the equator by ever so little is south of it: eighty degrees more would swallow that.
    internal static char BandOf(double latitude)
    {
        var band = (int)Math.Floor(latitude / 8) + 10;
        return Bands[Math.Clamp(band, 0, latitude < 0 ? 9 : Bands.Length - 1)];
    }

    internal static (double South, double North) Latitudes(char band)
    {
        var south = South + 8 * Bands.IndexOf(band);
        return (south, band == 'X' ? North : south + 8);
    }

    internal static double Meridian(int zone) => 6 * zone - 183;

    /// <summary>Degrees west and east of the zone's meridian that it has in that band; null where it has nothing there.</summary>
    internal static (double West, double East)? Reach(int zone, char band) =>
        (band, zone) switch
        {
            ('V', 31) => (-3, 0),
            ('V', 32) => (-6, 3),
            ('X', 31) => (-3, 6),
            ('X', 33) or ('X', 35) => (-6, 6),
            ('X', 37) => (-6, 3),
            ('X', 32) or ('X', 34) or ('X', 36) => null,
            _ => (-3, 3),
        };
}
