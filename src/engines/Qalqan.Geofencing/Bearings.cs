using Qalqan.Measures;

namespace Qalqan.Geofencing;

/// <summary>
/// A direction from a place, as a post takes it. Both errors hold the truth 95 times of 100: the first is the radius of a circle around
/// the place, the second a half-width in degrees to either side.
/// </summary>
public sealed record BearingRay(Place From, Distance FromError, Bearing Bearing, double ErrorDegrees);

/// <summary>Why two rays give a place or none.</summary>
public enum Meeting
{
    Meet,

    /// <summary>The angle between them is too small for their errors: anywhere along them is as likely.</summary>
    TooParallel,

    /// <summary>They would meet behind one of the posts, or at it.</summary>
    Behind,

    /// <summary>They meet further away than anybody sees.</summary>
    TooFar,
}

/// <summary>A place and the ellipse around it that holds the truth 95 times of 100; <c>Along</c> is the bearing of the longer half-axis, below 180°.</summary>
public sealed record Fix(Place At, Distance Major, Distance Minor, Bearing Along);

/// <summary>Where bearings of two posts meet.</summary>
public static class Bearings
{
    // Standard deviations that hold 95 of 100: to both sides of a line, and within a circle or an ellipse.
    private const double OfLine = 1.95996;
    private const double OfEllipse = 2.44775;

    private const double Radian = Math.PI / 180;

    /// <summary>The least angle between two rays that a place is made from; local default. Below, or below twice what both bearings
    /// may be wrong by, the ellipse would be far longer than the sum of squares says.</summary>
    public const double LeastAngleDegrees = 5;

    /// <summary>Further than this nobody sees; local default.</summary>
    public static readonly Distance MostDistance = Distance.FromKilometres(50);

    /// <summary>Where two rays meet on the ellipsoid. The fix is null unless they do.</summary>
    /// <remarks>
    /// Each ray says how far to its side the place may be: the post's own error, and the bearing's, which grows with the
    /// distance, added as squares. Two such bands that cross at an angle hold an ellipse between them: the sum of their
    /// weights, inverted.
    /// </remarks>
    public static (Meeting Meeting, Fix? Fix) IntersectionOf(BearingRay one, BearingRay other)
    {
        ArgumentNullException.ThrowIfNull(one);
        ArgumentNullException.ThrowIfNull(other);
        if (FlatMeeting(one, other) is not { } at)
            return (Meeting.TooParallel, null);
        if (at.Meeting != Meeting.Meet)
            return (at.Meeting, null);

        var place = at.Place;
        for (var step = 0; ; step++)
        {
            var (first, second) = (new Band(one, place), new Band(other, place));
            var sine = first.X * second.Y - first.Y * second.X;
            if (Math.Abs(sine) < Math.Sin(LeastAngle(one, other) * Radian))
                return (Meeting.TooParallel, null);
            var east = (first.Offset * second.Y - second.Offset * first.Y) / sine;
            var north = (second.Offset * first.X - first.Offset * second.X) / sine;
            if (double.Hypot(east, north) < 1e-4 || step == 10)
                return
                    first.IsAhead
                    && second.IsAhead
                    && first.Metres < MostDistance.Metres
                    && second.Metres < MostDistance.Metres
                    ? (Meeting.Meet, Ellipse(place, first, second))
                    : (first.IsAhead && second.IsAhead ? Meeting.TooFar : Meeting.Behind, null);
            place = place.Destination(
                Bearing.FromDegrees(Math.Atan2(-east, -north) / Radian),
                Distance.FromMetres(double.Hypot(east, north))
            );
        }
    }

    private static double LeastAngle(BearingRay one, BearingRay other) =>
        Math.Clamp(2 * double.Hypot(one.ErrorDegrees, other.ErrorDegrees), LeastAngleDegrees, 60);

    // On a plane at the first post; good to a few parts in a thousand, which is where the search begins.
    private static (Meeting Meeting, Place Place)? FlatMeeting(BearingRay one, BearingRay other)
    {
        var arc = Geodesic.Inverse(one.From, other.From);
        var (bx, by) = Math.SinCos(arc.Departure.Degrees * Radian) is var (s, c)
            ? (s * arc.Length.Metres, c * arc.Length.Metres)
            : default;
        var (ux, uy) = Math.SinCos(one.Bearing.Degrees * Radian);
        // A direction there, as it is counted here: meridians draw together.
        var turn = arc.Departure.Degrees - arc.Arrival.Degrees;
        var (vx, vy) = Math.SinCos((other.Bearing.Degrees + turn) * Radian);
        var sine = ux * vy - uy * vx;
        if (Math.Abs(sine) < Math.Sin(LeastAngle(one, other) * Radian))
            return null;
        var along = (bx * vy - by * vx) / sine;
        var alongOther = (bx * uy - by * ux) / sine;
        if (along <= 0 || alongOther <= 0)
            return (Meeting.Behind, default);
        return Math.Max(along, alongOther) > 2 * MostDistance.Metres
            ? (Meeting.TooFar, default)
            : (Meeting.Meet, one.From.Destination(one.Bearing, Distance.FromMetres(along)));
    }

    private static Fix Ellipse(Place at, Band one, Band other)
    {
        var (w, v) = (1 / (one.Deviation * one.Deviation), 1 / (other.Deviation * other.Deviation));
        var xx = w * one.X * one.X + v * other.X * other.X;
        var xy = w * one.X * one.Y + v * other.X * other.Y;
        var yy = w * one.Y * one.Y + v * other.Y * other.Y;
        var (middle, half) = ((xx + yy) / 2, double.Hypot((xx - yy) / 2, xy));
        // The least weight lies along the longer axis, and the weights' own longer axis across it.
        var across = Math.Atan2(2 * xy, xx - yy) / 2; // from east, against the clock
        var least = w * v * Square(one.X * other.Y - one.Y * other.X) / (middle + half); // middle - half, without the loss
        return new Fix(
            at,
            Distance.FromMetres(OfEllipse / Math.Sqrt(least)),
            Distance.FromMetres(OfEllipse / Math.Sqrt(middle + half)),
            Bearing.FromDegrees((360 - across / Radian) % 180)
        );
    }

    private static double Square(double value) => value * value;

    /// <summary>What one ray says of a place: how far it lies to the right of the ray, in which direction right is there (x east, y
    /// north), and how wrong that may be.</summary>
    private readonly struct Band
    {
        public Band(BearingRay ray, Place place)
        {
            var arc = Geodesic.Inverse(ray.From, place);
            var off = (arc.Departure.Degrees - ray.Bearing.Degrees) * Radian;
            (Metres, IsAhead) = (arc.Length.Metres, Math.Cos(off) > 0 && arc.Length.Metres > 0);
            Offset = Metres * Math.Sin(off);
            var (sin, cos) = Math.SinCos(arc.Arrival.Degrees * Radian);
            (X, Y) = (cos, -sin);
            var bearing = Metres * ray.ErrorDegrees * Radian / OfLine;
            Deviation = Math.Max(double.Hypot(ray.FromError.Metres / OfEllipse, bearing), 0.01); // nothing is known to a centimetre
        }

        public double Metres { get; }
        public bool IsAhead { get; }
        public double Offset { get; }
        public double X { get; }
        public double Y { get; }
        public double Deviation { get; }
    }
}
