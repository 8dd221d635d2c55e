using Qalqan.Measures;

namespace Qalqan.Geofencing;

/// <summary>
/// A directed line of two or more places. Between them it is straight in longitude and latitude, as GeoJSON draws it (RFC 7946,
/// 3.1.1); over 10 km that is at most 2 m from the geodesic. It may pass the antimeridian, the shorter way, and never a pole.
/// </summary>
public sealed class Polyline
{
    private const double Radian = Math.PI / 180;

    // A distance on the plane that touches at the place is wrong by less than this share within 50 km of it and 65 degrees of
    // the equator, and no more is asked of it than which segments may be the nearest.
    internal const double Doubt = 0.02;
    internal const double FlatMetres = 50_000;
    internal const double FlatLatitude = 65;

    private readonly Place[] points;
    private readonly double[] longitudes; // without a jump at the antimeridian

    /// <summary>Points that repeat the one before them are left out; at least two must be left.</summary>
    public Polyline(IReadOnlyList<Place> points)
    {
        ArgumentNullException.ThrowIfNull(points);
        this.points = [.. points.Where((point, i) => i == 0 || point != points[i - 1])];
        if (this.points.Length < 2)
            throw new ArgumentException("A line has at least two places that differ.", nameof(points));
        longitudes = new double[this.points.Length];
        longitudes[0] = this.points[0].Longitude;
        for (var i = 1; i < longitudes.Length; i++)
            longitudes[i] = Near(this.points[i].Longitude, longitudes[i - 1]);
    }

    public IReadOnlyList<Place> Points => points;

    /// <summary>The point of the line that is nearest by the geodesic, to a millimetre within 100 km of it; the distance is as good.</summary>
    /// <remarks>Of several equally near points it is the first along the line.</remarks>
    public Nearness Nearest(Place place)
    {
        var east = East(place);
        var segments = points.Length - 1;
        Span<double> flat = segments <= 512 ? stackalloc double[segments] : new double[segments];
        var nearest = double.PositiveInfinity;
        var (vertical, horizontal) = Scale(place.Latitude); // one for all, or it would be most of the work
        for (var i = 0; i < flat.Length; i++)
            nearest = Math.Min(nearest, flat[i] = Flat(i, place.Latitude, east, vertical, horizontal).Metres);
        var isFlat = nearest < FlatMetres && Math.Abs(place.Latitude) < FlatLatitude;
        var limit = isFlat ? nearest * (1 + 2 * Doubt) + 1 : double.PositiveInfinity;

        var best = (Metres: double.PositiveInfinity, Share: 0.0, Segment: 0);
        for (var i = 0; i < flat.Length; i++)
            if (flat[i] <= limit && Refined(i, place, east) is var (metres, share) && metres < best.Metres)
                best = (metres, share, i);

        var (segment, along) = (best.Segment, best.Share);
        var isEnd = segment == 0 && along <= 0 || segment == flat.Length - 1 && along >= 1;
        return new Nearness(
            Distance.FromMetres(best.Metres),
            At(segment, Math.Clamp(along, 0, 1)),
            SideOf(segment, along, place.Latitude, east),
            isEnd && along is < 0 or > 1
        );
    }

    /// <summary>The longitude as the line counts it.</summary>
    internal double East(Place place) => Near(place.Longitude, longitudes[0]);

    /// <summary>On a plane of so many metres a degree: the distance to a segment, and the share of it where the nearest point is.</summary>
    internal (double Metres, double Share) Flat(
        int segment,
        double north,
        double east,
        double vertical,
        double horizontal
    )
    {
        var (x, y) = (
            (longitudes[segment + 1] - longitudes[segment]) * horizontal,
            (points[segment + 1].Latitude - points[segment].Latitude) * vertical
        );
        var (px, py) = ((east - longitudes[segment]) * horizontal, (north - points[segment].Latitude) * vertical);
        var share = Math.Clamp((px * x + py * y) / (x * x + y * y), 0, 1);
        var (dx, dy) = (px - share * x, py - share * y);
        return (Math.Sqrt(dx * dx + dy * dy), share);
    }

    /// <summary>The distance to a segment by the geodesic, and the share of it where the nearest point is.</summary>
    /// <remarks>At the nearest point of a segment the geodesic to the place stands across it. What it leans along the segment, as metres, is
    /// how far the foot is off: each step leaves a hundred-thousandth of it, or less. Past an end the share is not clamped.</remarks>
    internal (double Metres, double Share) Refined(int segment, Place place, double east)
    {
        var (y, x) = (
            points[segment + 1].Latitude - points[segment].Latitude,
            longitudes[segment + 1] - longitudes[segment]
        );
        var (vertical, horizontal) = Scale(place.Latitude);
        var (lean, speed) = (
            (place.Latitude - points[segment].Latitude) * vertical * y * vertical
                + (east - longitudes[segment]) * horizontal * x * horizontal,
            double.Hypot(y * vertical, x * horizontal)
        );
        var share = lean / (speed * speed);
        for (var step = 0; step < 6; step++)
        {
            var at = At(segment, Math.Clamp(share, 0, 1));
            var arc = Geodesic.Inverse(at, place);
            (vertical, horizontal) = Scale(at.Latitude);
            speed = double.Hypot(y * vertical, x * horizontal);
            var angle = arc.Departure.Degrees * Radian - Math.Atan2(x * horizontal, y * vertical);
            var shift = arc.Length.Metres * Math.Cos(angle) / speed;
            var next = Math.Clamp(share, 0, 1) + shift;
            var isSettled = Math.Abs(Math.Clamp(next, 0, 1) - Math.Clamp(share, 0, 1)) * speed < 1e-4;
            share = next;
            if (isSettled)
                break;
        }
        return (At(segment, Math.Clamp(share, 0, 1)).DistanceTo(place).Metres, share);
    }

    internal Side SideOf(int segment, double share, double north, double east)
    {
        var here = Turn(segment, segment + 1, north, east);
        var other =
            share <= 0 && segment > 0 ? segment - 1
            : share >= 1 && segment < points.Length - 2 ? segment + 1
            : -1;
        if (other < 0)
            return here switch
            {
                > 0 => Side.Left,
                < 0 => Side.Right,
                _ => Side.On,
            };

        // At a corner: where the line turns left the left is what lies left of both segments, where it turns right what lies left of either.
        var there = Turn(other, other + 1, north, east);
        var (first, last) = (Math.Min(segment, other), Math.Max(segment, other) + 1);
        var corner = Turn(first, first + 1, points[last].Latitude, longitudes[last]);
        var isOn = here == 0 && IsWithin(segment, north, east) || there == 0 && IsWithin(other, north, east);
        if (isOn)
            return Side.On;
        var isLeft = corner > 0 ? here > 0 && there > 0 : here > 0 || there > 0;
        return isLeft ? Side.Left : Side.Right;
    }

    private int Turn(int from, int to, double north, double east) =>
        Orientation.Of(longitudes[from], points[from].Latitude, longitudes[to], points[to].Latitude, east, north);

    private bool IsWithin(int segment, double north, double east) =>
        (north - points[segment].Latitude) * (north - points[segment + 1].Latitude) <= 0
        && (east - longitudes[segment]) * (east - longitudes[segment + 1]) <= 0;

    internal Place At(int segment, double share)
    {
        if (share is 0 or 1)
            return points[segment + (int)share];
        var (one, other) = (points[segment], points[segment + 1]);
        return new Place(
            one.Latitude + share * (other.Latitude - one.Latitude),
            longitudes[segment] + share * (longitudes[segment + 1] - longitudes[segment])
        );
    }

    /// <summary>Metres a degree of latitude and of longitude.</summary>
    internal static (double Vertical, double Horizontal) Scale(double latitude)
    {
        const double radius = 6378137;
        const double eccentricitySquared = 1 / 298.257223563 * (2 - 1 / 298.257223563);
        var (sin, cos) = Math.SinCos(latitude * Radian);
        var w = 1 - eccentricitySquared * sin * sin;
        var normal = radius / Math.Sqrt(w);
        return (normal * (1 - eccentricitySquared) / w * Radian, normal * Math.Max(cos, 1e-9) * Radian);
    }

    private static double Near(double longitude, double other) =>
        Math.Abs(longitude - other) <= 180
            ? longitude // as it was written, without a rounding
            : other + Math.IEEERemainder(longitude - other, 360);
}
