using System.Globalization;
using Qalqan.Claims;
using Qalqan.Measures;

namespace Qalqan.Kernel;

/// <summary>Works out where on the ground a place is that somebody said, and how wrong that may be. Pure.</summary>
/// <remarks>
/// Every error is taken for the 95 of 100 of a normal spread: of a post, over the circle of that radius; of a bearing and a distance,
/// to either side. Across the line of sight the post's spread and the bearing's add up, along it the post's and the distance's, each
/// as squares; the ellipse of 95 of 100 is the sum's. An error that was said in words is of the whole, and a circle.
/// </remarks>
public static class Ground
{
    // Standard deviations that hold 95 of 100: of a circle or an ellipse, over those of a line.
    private const double LineToCircle = 2.44775 / 1.95996;

    /// <summary>Null where the place is none of the gazetteer's, where the text is no grid that exists, and where a sight has no distance:
    /// then there is a <see cref="RayOf"/>.</summary>
    public static Spot? Of(Whereabouts where, Gazetteer gazetteer)
    {
        if (OriginOf(where, gazetteer) is not { } origin)
            return null;
        if (where.Sight is null)
            return Circle(origin.At, where.ErrorMetres ?? origin.Error.Metres, []);
        if (where.Sight.Metres is not { } metres)
            return null;
        var aim = AimOf(where.Sight, origin, gazetteer);
        var at = origin.At.Destination(aim.Bearing, Distance.FromMetres(metres));
        if (where.ErrorMetres is { } said)
            return Circle(at, said, aim.Doubts);
        var arrival = Geodesic.Inverse(origin.At, at).Arrival;
        return Ellipse(
            at,
            arrival,
            along: Sum(origin.Error.Metres, LineToCircle * GroundDefaults.DistanceErrorMetres(metres)),
            across: Sum(origin.Error.Metres, LineToCircle * metres * aim.ErrorDegrees * (Math.PI / 180)),
            aim.Doubts
        );
    }

    /// <summary>The direction of a sight without a distance; null where there is a spot, or no place to look from.</summary>
    public static Ray? RayOf(Whereabouts where, Gazetteer gazetteer)
    {
        if (where.Sight is not { Metres: null } sight || OriginOf(where, gazetteer) is not { } origin)
            return null;
        var aim = AimOf(sight, origin, gazetteer);
        return new Ray(
            origin.At,
            where.ErrorMetres is { } said ? Distance.FromMetres(said) : origin.Error,
            aim.Bearing,
            aim.ErrorDegrees,
            aim.Doubts
        );
    }

    /// <summary>The place of a <c>LAT,LON</c> as claims hold it; null beyond the poles or the antimeridian.</summary>
    public static Place? PlaceOf(string latLon) =>
        latLon.Split(',') is [var north, var east]
        && double.TryParse(north, CultureInfo.InvariantCulture, out var latitude)
        && double.TryParse(east, CultureInfo.InvariantCulture, out var longitude)
        && Math.Abs(latitude) <= 90
        && Math.Abs(longitude) <= 180
            ? new Place(latitude, longitude)
            : null;

    private readonly record struct Origin(Place At, Distance Error, int? Zone);

    private readonly record struct Aim(Bearing Bearing, double ErrorDegrees, IReadOnlyList<Phrase> Doubts);

    private static Origin? OriginOf(Whereabouts where, Gazetteer gazetteer)
    {
        if (where.Place is { } id)
            return gazetteer.Find(id) is { } landmark ? new Origin(landmark.At, landmark.Error, null) : null;
        if (where.Grid is { } text)
            return Mgrs.TryParse(text, out var grid, out _) ? new Origin(grid.Centre, grid.Error, grid.Zone) : null;
        return PlaceOf(where.LatLon!) is { } place ? new Origin(place, OfDigits(where.LatLon!, place), null) : null;
    }

    // Half a unit of the last digit of each, to the corner of that field.
    private static Distance OfDigits(string latLon, Place place)
    {
        double HalfUnit(string number) => 0.5 * Math.Pow(10, -(number.Split('.').ElementAtOrDefault(1)?.Length ?? 0));
        var parts = latLon.Split(',');
        var corner = new Place(
            place.Latitude > 0 ? place.Latitude - HalfUnit(parts[0]) : place.Latitude + HalfUnit(parts[0]),
            place.Longitude + HalfUnit(parts[1])
        );
        return place.DistanceTo(corner);
    }

    private static Aim AimOf(Sight sight, Origin origin, Gazetteer gazetteer)
    {
        var said = sight.Unit is AngleUnit.Mils ? (double)sight.Bearing * 360 / 6400 : (double)sight.Bearing;
        var error = GroundDefaults.BearingErrorDegrees(sight);
        return sight.North switch
        {
            North.True => new Aim(Bearing.FromDegrees(said), error, []),
            North.Grid => new Aim(Bearing.FromDegrees(said + Convergence(origin)), error, []),
            North.Magnetic when gazetteer.Declination is { } declination => new Aim(
                Bearing.FromDegrees(said + declination),
                error,
                []
            ),
            _ => new Aim(
                Bearing.FromDegrees(said),
                Sum(error, GroundDefaults.UnknownDeclinationDegrees),
                [Phrase.Of("place.doubt.declination", ("degrees", GroundDefaults.UnknownDeclinationDegrees))]
            ),
        };
    }

    // A grid that was said in the zone beside its own is read off that zone's map, and so is the bearing.
    private static double Convergence(Origin origin) =>
        !GridZone.Covers(origin.At) ? 0
        : origin.Zone is { } zone ? Utm.In(zone, origin.At).Convergence
        : Utm.Of(origin.At).Convergence;

    private static double Sum(double one, double other) => double.Hypot(one, other);

    private static Spot Circle(Place at, double radius, IReadOnlyList<Phrase> doubts)
    {
        var metres = Distance.FromMetres(radius);
        return new Spot(at, metres, metres, default, doubts);
    }

    private static Spot Ellipse(Place at, Bearing sight, double along, double across, IReadOnlyList<Phrase> doubts)
    {
        var isLong = along >= across;
        var bearing = Bearing.FromDegrees((sight.Degrees + (isLong ? 0 : 90)) % 180);
        return new Spot(
            at,
            Distance.FromMetres(isLong ? along : across),
            Distance.FromMetres(isLong ? across : along),
            bearing,
            doubts
        );
    }
}
