using System.Runtime.InteropServices;

namespace Qalqan.Geofencing;

/// <summary>A straight piece of an outline, from a to b; x is longitude and y latitude.</summary>
[StructLayout(LayoutKind.Sequential)]
internal readonly record struct Edge(double Ax, double Ay, double Bx, double By)
{
    public Edge Reversed => new(Bx, By, Ax, Ay);

    public int Turn(double x, double y) => Orientation.Of(Ax, Ay, Bx, By, x, y);

    public bool Touches(double x, double y) =>
        Math.Min(Ay, By) <= y
        && y <= Math.Max(Ay, By)
        && Math.Min(Ax, Bx) <= x
        && x <= Math.Max(Ax, Bx)
        && Turn(x, y) == 0;

    /// <summary>Whether a ray from the point to the east meets it; of a point that is not on it. Level with its lower end counts,
    /// with its upper end not, so that a corner counts once.</summary>
    public bool IsEastOf(double x, double y) => Ay > y != By > y && Turn(x, y) > 0 == By > Ay;
}
