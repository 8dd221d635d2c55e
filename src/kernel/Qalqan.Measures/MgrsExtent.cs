namespace Qalqan.Measures;

/// <summary>Whether a square lies where its zone and band say. Squares are cut by the edges of both, and printed maps carry a zone's grid
/// some 40 km into the next: so far a square is taken in good faith.</summary>
internal static class MgrsExtent
{
    public const double OverlapMetres = 40_000;

    private static readonly (double East, double North)[] Corners = [(0, 0), (0, 1), (1, 0), (1, 1)];

    /// <summary>Some part of the square, or of one as large beside it (grids that others rounded), lies in the band.</summary>
    public static bool IsInBand(Mgrs grid)
    {
        if (grid.Northing < 0 || grid.Northing > 10_000_000 - grid.SizeMetres)
            return false; // beyond the equator or the pole
        var (south, north) = GridZone.Latitudes(grid.Band);
        var slack = grid.SizeMetres / 110_000.0; // degrees: no degree of latitude is shorter
        bool Fits(Utm utm) =>
            utm.Place.Latitude is var latitude && latitude >= south - slack && latitude <= north + slack;
        return Fits(grid.Middle) || Corners.Any(corner => Fits(grid.At(corner.East, corner.North)));
    }

    /// <summary>Some corner or the middle of the square lies in the zone or in its overlap.</summary>
    public static bool IsInZone(Mgrs grid) =>
        IsIn(grid.Zone, grid.Band, grid.Middle.Place, OverlapMetres)
        || Corners.Any(corner => IsIn(grid.Zone, grid.Band, grid.At(corner.East, corner.North).Place, OverlapMetres));

    public static bool IsIn(int zone, char band, Place place, double slackMetres)
    {
        if (GridZone.Reach(zone, band) is not var (west, east))
            return false;
        var eastward = Place.Wrapped(place.Longitude - GridZone.Meridian(zone));
        var beyond = Math.Max(west - eastward, eastward - east);
        return beyond <= 0 || MetresEastward(place.Latitude, beyond) <= slackMetres;
    }

    // Along the parallel, which is longer than the shortest way by less than a metre in 40 km.
    private static double MetresEastward(double latitude, double degrees)
    {
        var phi = Angle.FromDegrees(latitude);
        var radius = Wgs84.EquatorialRadius * phi.Cos / Math.Sqrt(1 - Wgs84.EccentricitySquared * phi.Sin * phi.Sin);
        return radius * degrees * (Math.PI / 180);
    }
}
