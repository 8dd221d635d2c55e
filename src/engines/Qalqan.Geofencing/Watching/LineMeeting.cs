using Qalqan.Measures;

namespace Qalqan.Geofencing;

/// <summary>Where a straight step of a track meets a line, exactly decided; a point on the line counts as on its right.</summary>
internal static class LineMeeting
{
    /// <summary>How often they meet on the way from one place to the other, and where last, as the share of the way.</summary>
    public static (int Count, double Last) Of(Polyline line, Place from, Place to)
    {
        var (count, last) = (0, 0.0);
        var step = new Edge(from.Longitude, from.Latitude, to.Longitude, to.Latitude);
        var (west, east) = (Math.Min(step.Ax, step.Bx), Math.Max(step.Ax, step.Bx));
        var (south, north) = (Math.Min(step.Ay, step.By), Math.Max(step.Ay, step.By));
        var points = line.Points;
        for (var i = 0; i + 1 < points.Count; i++)
        {
            var edge = new Edge(
                points[i].Longitude,
                points[i].Latitude,
                points[i + 1].Longitude,
                points[i + 1].Latitude
            );
            var isApart =
                Math.Max(edge.Ax, edge.Bx) < west
                || Math.Min(edge.Ax, edge.Bx) > east
                || Math.Max(edge.Ay, edge.By) < south
                || Math.Min(edge.Ay, edge.By) > north;
            if (isApart || edge.Turn(step.Ax, step.Ay) > 0 == edge.Turn(step.Bx, step.By) > 0)
                continue;
            if (step.Turn(edge.Ax, edge.Ay) > 0 == step.Turn(edge.Bx, edge.By) > 0)
                continue;
            count++;
            last = Math.Max(last, ShareOf(edge, step));
        }
        return (count, last);
    }

    // How far off the edge the step begins, of that and how far off on the other side it ends.
    private static double ShareOf(in Edge edge, in Edge step)
    {
        var (x, y) = (edge.Bx - edge.Ax, edge.By - edge.Ay);
        var begin = Math.Abs(x * (step.Ay - edge.Ay) - y * (step.Ax - edge.Ax));
        var end = Math.Abs(x * (step.By - edge.Ay) - y * (step.Bx - edge.Ax));
        return begin + end > 0 ? begin / (begin + end) : 0;
    }
}
