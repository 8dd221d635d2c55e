using Qalqan.Measures;

namespace Qalqan.Web;

/// <summary>All that is within the error of a line, on the ellipsoid: one rounded piece a side, which overlap at the corners.</summary>
/// <remarks>
/// The pieces are not made one: a union that cuts exactly is an engine of its own, and the map fills them with one opaque colour, under
/// which no seam is seen.
/// </remarks>
internal static class ErrorBand
{
    private const int ArcSteps = 12;

    public static IEnumerable<IReadOnlyList<Place>> Around(IReadOnlyList<Place> points, bool isClosed, Distance error)
    {
        for (var at = 0; at + (isClosed ? 0 : 1) < points.Count; at++)
        {
            var (from, to) = (points[at], points[(at + 1) % points.Count]);
            if (from == to)
                continue;
            var arc = Geodesic.Inverse(from, to);
            yield return
            [
                .. Half(from, arc.Departure.Degrees + 90, error),
                .. Half(to, arc.Arrival.Degrees - 90, error),
            ];
        }
    }

    // Clockwise, half a turn from that bearing on.
    private static IEnumerable<Place> Half(Place middle, double from, Distance radius) =>
        Enumerable
            .Range(0, ArcSteps + 1)
            .Select(step => middle.Destination(Bearing.FromDegrees(from + 180.0 * step / ArcSteps), radius));
}
