using System.Numerics;

namespace Qalqan.Geofencing.Tests;

/// <summary>The oracle's arithmetic: doubles as whole numbers of 2^-110, and fractions of such. Nothing is rounded, ever.</summary>
internal static class Exact
{
    private const int Shift = 110;

    /// <summary>Of 0 or of anything from 1e-15 up.</summary>
    public static BigInteger Of(double value)
    {
        var bits = BitConverter.DoubleToInt64Bits(value);
        var exponent = (int)((bits >> 52) & 0x7FF);
        var mantissa = bits & 0xFFFFFFFFFFFFF | (exponent == 0 ? 0 : 1L << 52);
        var by = Math.Max(exponent, 1) - 1075 + Shift;
        Assert.True(mantissa == 0 || by >= 0, $"{value:R} is too small to be held exactly");
        var whole = mantissa == 0 ? BigInteger.Zero : (BigInteger)mantissa << by;
        return bits < 0 ? -whole : whole;
    }

    public static int Turn((double X, double Y) a, (double X, double Y) b, (double X, double Y) c) =>
        Area(a, b, c).Sign;

    /// <summary>Twice the area of the triangle, positive where c lies to the left of the way from a to b.</summary>
    public static BigInteger Area((double X, double Y) a, (double X, double Y) b, (double X, double Y) c)
    {
        var (cx, cy) = (Of(c.X), Of(c.Y));
        return (Of(a.X) - cx) * (Of(b.Y) - cy) - (Of(a.Y) - cy) * (Of(b.X) - cx);
    }

    /// <summary>Whether the rings hold the point, edges and corners included, by an odd number of edges to its east.</summary>
    public static bool Covers(IEnumerable<(double X, double Y)[]> rings, (double X, double Y) point)
    {
        var isInside = false;
        foreach (var ring in rings)
            for (var i = 0; i < ring.Length; i++)
            {
                var (a, b) = (ring[i], ring[(i + 1) % ring.Length]);
                if (Touches(a, b, point))
                    return true;
                var (low, high) = a.Y <= b.Y ? (a, b) : (b, a);
                // Half-open in y; east of the point where the point is to the left of the edge going up.
                if (low.Y <= point.Y && point.Y < high.Y && Turn(low, high, point) > 0)
                    isInside = !isInside;
            }
        return isInside;
    }

    // Comparing two doubles is exact too, and spares nearly all of the rest.
    public static bool Touches((double X, double Y) a, (double X, double Y) b, (double X, double Y) point) =>
        Math.Min(a.X, b.X) <= point.X
        && point.X <= Math.Max(a.X, b.X)
        && Math.Min(a.Y, b.Y) <= point.Y
        && point.Y <= Math.Max(a.Y, b.Y)
        && Turn(a, b, point) == 0;
}
