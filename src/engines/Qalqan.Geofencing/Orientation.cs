using System.Runtime.CompilerServices;

namespace Qalqan.Geofencing;

/// <summary>On which side of a directed line a point lies, in the plane of longitude (x) and latitude (y). Never wrong by rounding.</summary>
/// <remarks>
/// J. R. Shewchuk, Adaptive Precision Floating-Point Arithmetic and Fast Robust Geometric Predicates (1997): the determinant as
/// doubles, and where its sign is within the bound of its own rounding, the six products of the expanded determinant as a sum of
/// doubles without any rounding. His middle stages are left out: one point in some millions comes so close, and then the exact sum
/// costs half a microsecond.
/// </remarks>
internal static class Orientation
{
    // (3 + 16 u) u of the paper's first stage, u = 2^-53.
    private const double Bound = 3.3306690738754716e-16;

    /// <summary>1 where c lies to the left of the line from a to b, -1 to the right, 0 on it. Coordinates are 0 or at least 1e-15 in size.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static int Of(double ax, double ay, double bx, double by, double cx, double cy)
    {
        var left = (ax - cx) * (by - cy);
        var right = (ay - cy) * (bx - cx);
        var determinant = left - right;
        var bound = Bound * (Math.Abs(left) + Math.Abs(right));
        if (determinant > bound)
            return 1;
        return determinant < -bound ? -1 : Exactly(ax, ay, bx, by, cx, cy);
    }

    // ax by - ay bx + ay cx - ax cy + bx cy - by cx: the two products of cx and cy cancel.
    [MethodImpl(MethodImplOptions.NoInlining)]
    private static int Exactly(double ax, double ay, double bx, double by, double cx, double cy)
    {
        Span<double> sum = stackalloc double[12];
        var length = 0;
        Add(sum, ref length, ax, by);
        Add(sum, ref length, -ay, bx);
        Add(sum, ref length, ay, cx);
        Add(sum, ref length, -ax, cy);
        Add(sum, ref length, bx, cy);
        Add(sum, ref length, -by, cx);
        for (var last = length - 1; last >= 0; last--)
            if (sum[last] != 0)
                return Math.Sign(sum[last]); // the largest part outweighs all before it
        return 0;
    }

    private static void Add(Span<double> sum, ref int length, double one, double other)
    {
        var product = one * other;
        Grow(sum, ref length, Math.FusedMultiplyAdd(one, other, -product));
        Grow(sum, ref length, product);
    }

    // Grow-Expansion, figure 6 of the paper: the parts stay in order of size and do not overlap.
    private static void Grow(Span<double> sum, ref int length, double more)
    {
        for (var i = 0; i < length; i++)
        {
            var total = more + sum[i];
            var virtualPart = total - more;
            sum[i] = more - (total - virtualPart) + (sum[i] - virtualPart);
            more = total;
        }
        sum[length++] = more;
    }
}
