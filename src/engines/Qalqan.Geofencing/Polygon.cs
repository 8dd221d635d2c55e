using Qalqan.Measures;

namespace Qalqan.Geofencing;

/// <summary>Where an outline meets itself: two of its edges by the number of the point each begins at, counted from 0, and the place.</summary>
public readonly record struct SelfCrossing(int Edge, int OtherEdge, Place At);

/// <summary>
/// One closed outline, straight in longitude and latitude between its places; the last is joined to the first and may repeat it.
/// It does not reach around a pole or over the antimeridian.
/// </summary>
public sealed class Polygon
{
    private readonly Place[] points;

    /// <summary>Takes any three places that differ or more, and leaves out those that repeat the one before; ask
    /// <see cref="Crossings"/> whether they bound one area.</summary>
    public Polygon(IReadOnlyList<Place> outline)
    {
        ArgumentNullException.ThrowIfNull(outline);
        points = [.. outline.Where((point, i) => point != outline[i == 0 ? outline.Count - 1 : i - 1])];
        if (points.Distinct().Count() < 3)
            throw new ArgumentException("An area has at least three places that differ.", nameof(outline));
        for (var i = 0; i < points.Length; i++)
            if (Math.Abs(points[i].Longitude - points[(i + 1) % points.Length].Longitude) >= 180)
                throw new ArgumentException("An area does not reach over the antimeridian.", nameof(outline));
    }

    /// <summary>As they were given, without repeats.</summary>
    public IReadOnlyList<Place> Points => points;

    /// <summary>Whether the place is inside or on the outline, edges and corners included; exact. Of an outline that crosses itself: an
    /// odd number of times around.</summary>
    public bool Holds(Place place)
    {
        var (x, y) = (place.Longitude, place.Latitude);
        var isInside = false;
        for (var i = 0; i < points.Length; i++)
        {
            var (a, b) = (points[i], points[(i + 1) % points.Length]);
            var turn = Orientation.Of(a.Longitude, a.Latitude, b.Longitude, b.Latitude, x, y);
            if (turn == 0 && IsBetween(x, a.Longitude, b.Longitude) && IsBetween(y, a.Latitude, b.Latitude))
                return true;
            if (a.Latitude > y != b.Latitude > y && turn > 0 == b.Latitude > a.Latitude)
                isInside = !isInside;
        }
        return isInside;
    }

    /// <summary>Every pair of edges that meet where they should not: cross, touch, or lie on each other; nothing of an outline that
    /// bounds one area. At most so many are looked for.</summary>
    public IReadOnlyList<SelfCrossing> Crossings(int most = 20)
    {
        List<SelfCrossing> found = [];
        var west = (int edge) => Math.Min(points[edge].Longitude, points[Next(edge)].Longitude);
        var east = (int edge) => Math.Max(points[edge].Longitude, points[Next(edge)].Longitude);
        int[] order = [.. Enumerable.Range(0, points.Length).OrderBy(west)];
        for (var i = 0; i < order.Length; i++)
        for (var j = i + 1; j < order.Length && west(order[j]) <= east(order[i]); j++)
        {
            if (found.Count == most)
                return found;
            var (one, other) = (Math.Min(order[i], order[j]), Math.Max(order[i], order[j]));
            if (MeetingOf(one, other) is { } at)
                found.Add(new SelfCrossing(one, other, at));
        }
        return [.. found.OrderBy(crossing => (crossing.Edge, crossing.OtherEdge))];
    }

    private Place? MeetingOf(int one, int other)
    {
        var (a, b, c, d) = (points[one], points[Next(one)], points[other], points[Next(other)]);
        var (ac, ad, ca, cb) = (Turn(a, b, c), Turn(a, b, d), Turn(c, d, a), Turn(c, d, b));
        if (Next(one) == other) // neighbours share b and may only fold back
            return ad == 0 && (Holds(a, b, d) || Holds(c, d, a)) ? b : null;
        if (Next(other) == one)
            return cb == 0 && (Holds(c, d, b) || Holds(a, b, c)) ? a : null;
        if (ac * ad < 0 && ca * cb < 0)
            return Cross(a, b, c, d);
        return ac == 0 && Holds(a, b, c) ? c
            : ad == 0 && Holds(a, b, d) ? d
            : ca == 0 && Holds(c, d, a) ? a
            : cb == 0 && Holds(c, d, b) ? b
            : null;
    }

    private int Next(int point) => point + 1 == points.Length ? 0 : point + 1;

    private static int Turn(Place a, Place b, Place c) =>
        Orientation.Of(a.Longitude, a.Latitude, b.Longitude, b.Latitude, c.Longitude, c.Latitude);

    private static bool Holds(Place a, Place b, Place c) =>
        IsBetween(c.Longitude, a.Longitude, b.Longitude) && IsBetween(c.Latitude, a.Latitude, b.Latitude);

    private static bool IsBetween(double value, double one, double other) =>
        value >= Math.Min(one, other) && value <= Math.Max(one, other);

    private static Place Cross(Place a, Place b, Place c, Place d)
    {
        var (rx, ry) = (b.Longitude - a.Longitude, b.Latitude - a.Latitude);
        var (sx, sy) = (d.Longitude - c.Longitude, d.Latitude - c.Latitude);
        var share = ((c.Longitude - a.Longitude) * sy - (c.Latitude - a.Latitude) * sx) / (rx * sy - ry * sx);
        return new Place(a.Latitude + share * ry, a.Longitude + share * rx);
    }
}
