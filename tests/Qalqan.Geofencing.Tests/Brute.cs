using Qalqan.Measures;

namespace Qalqan.Geofencing.Tests;

/// <summary>Distances by search along every edge, and sides from them; no projection, no choosing among edges.</summary>
internal static class Brute
{
    private static readonly double Golden = (Math.Sqrt(5) - 1) / 2;

    public static double Metres(IReadOnlyList<Place> line, Place place) => Nearest(line, place).Metres;

    public static (double Metres, bool IsPast, Side Side) ToLine(IReadOnlyList<Place> line, Place place)
    {
        var (metres, segment, share) = Nearest(line, place);
        for (var i = 0; i + 1 < line.Count; i++)
            if (Exact.Touches(Point(line[i]), Point(line[i + 1]), Point(place)))
                return (0, false, Side.On);
        // Past an end: seen from it, the place lies ahead of where the line would have gone on.
        var isFirst = segment == 0 && share < 1e-9;
        var isLast = segment == line.Count - 2 && share > 1 - 1e-9;
        var isPast = isFirst && Lean(line[0], line[1], place) < 0 || isLast && Lean(line[^1], line[^2], place) < 0;
        // A corner's two segments disagree on places behind it: the side is that of the nearer of two points a little way along each.
        var turn = Exact.Turn(Point(line[segment]), Point(line[segment + 1]), Point(place));
        if (share is < 1e-9 && segment > 0)
            turn = AtCorner(line, segment, place);
        else if (share is > 1 - 1e-9 && segment + 2 < line.Count)
            turn = AtCorner(line, segment + 1, place);
        return (
            metres,
            isPast,
            turn > 0 ? Side.Left
            : turn < 0 ? Side.Right
            : Side.On
        );
    }

    /// <summary>Whether an end is nearest and the place lies square to the line there: a hair decides whether it is past the end.</summary>
    public static bool IsAbreastOfEnd(IReadOnlyList<Place> line, Place place)
    {
        var (metres, segment, share) = Nearest(line, place);
        return metres > 0
            && (
                segment == 0 && share < 1e-3 && Math.Abs(Lean(line[0], line[1], place)) < 0.01
                || segment == line.Count - 2 && share > 1 - 1e-3 && Math.Abs(Lean(line[^1], line[^2], place)) < 0.01
            );
    }

    private static int AtCorner(IReadOnlyList<Place> line, int corner, Place place)
    {
        var (a, b, c, p) = (Point(line[corner - 1]), Point(line[corner]), Point(line[corner + 1]), Point(place));
        var bend = Exact.Turn(a, b, c);
        var (one, other) = (Exact.Turn(a, b, p), Exact.Turn(b, c, p));
        return bend > 0 ? Math.Min(one, other) : Math.Max(one, other);
    }

    /// <summary>The cosine of the angle at the end between the line and the place; negative past the end.</summary>
    private static double Lean(Place end, Place before, Place place)
    {
        var scale = Math.Cos(end.Latitude * Math.PI / 180);
        var (ax, ay) = ((before.Longitude - end.Longitude) * scale, before.Latitude - end.Latitude);
        var (bx, by) = ((place.Longitude - end.Longitude) * scale, place.Latitude - end.Latitude);
        return (ax * bx + ay * by) / (double.Hypot(ax, ay) * double.Hypot(bx, by));
    }

    private static (double Metres, int Segment, double Share) Nearest(IReadOnlyList<Place> line, Place place)
    {
        var best = (Metres: double.MaxValue, Segment: 0, Share: 0.0);
        for (var i = 0; i + 1 < line.Count; i++)
        {
            // Golden section: each step keeps one of its two points for the next.
            var (from, to) = (0.0, 1.0);
            var (one, other) = (1 - Golden, Golden);
            var (atOne, atOther) = (At(i, one), At(i, other));
            for (var step = 0; step < 45; step++)
                if (atOne < atOther)
                {
                    (to, other, atOther) = (other, one, atOne);
                    atOne = At(i, one = to - Golden * (to - from));
                }
                else
                {
                    (from, one, atOne) = (one, other, atOther);
                    atOther = At(i, other = from + Golden * (to - from));
                }
            foreach (var share in new[] { 0, (from + to) / 2, 1 })
                if (At(i, share) < best.Metres - (share is 0 or 1 ? 0 : 1e-7))
                    best = (At(i, share), i, share);
        }
        return best;

        double At(int segment, double share) =>
            new Place(
                line[segment].Latitude + share * (line[segment + 1].Latitude - line[segment].Latitude),
                line[segment].Longitude + share * (line[segment + 1].Longitude - line[segment].Longitude)
            )
                .DistanceTo(place)
                .Metres;
    }

    private static (double, double) Point(Place place) => (place.Longitude, place.Latitude);
}
