using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;

namespace Qalqan.Geofencing;

/// <summary>
/// A cell that edges pass through, as numbers in one row so that one or two lines of memory hold it: the x of its middle C, then
/// how many zones have edges here with where their outcomes stand; of each zone its number, whether C is inside, and how many
/// edges; and those edges, each turned so that C lies to its left.
/// </summary>
internal static class MixedCell
{
    public const int HeadLength = 2;
    public const int EdgeLength = 4;

    /// <summary>Of so many zones at most, all outcomes stand in a table; of more they are put together one by one.</summary>
    public const int MostTabled = 6;

    private const int InsideBit = 1 << 30;

    /// <summary>A whole number as a double's bits. It is moved, never reckoned with.</summary>
    public static double Head(int count, int value) =>
        BitConverter.Int64BitsToDouble(((long)value << 32) | (uint)count);

    public static double PartHead(int zone, bool isInside, int edges) => Head(edges | (isInside ? InsideBit : 0), zone);

    /// <summary>The set of zones that hold the point, which lies in the cell.</summary>
    public static int SetAt(double[] pool, int offset, double x, double y, int[] outcomes, ZoneSets sets)
    {
        // What is nothing on the ground must be nothing in a product too.
        if (Math.Abs(x) < 1e-15)
            x = 0;
        if (Math.Abs(y) < 1e-15)
            y = 0;
        ref var record = ref pool[offset];
        var cx = record;
        var head = BitConverter.DoubleToInt64Bits(Unsafe.Add(ref record, 1));
        var (parts, table) = ((int)head, (int)(head >> 32));
        ref var part = ref Unsafe.Add(ref record, HeadLength);
        if (parts > MostTabled)
            return Crowded(ref part, parts, table, cx, x, y, sets);
        var mask = 0;
        for (var i = 0; i < parts; i++)
        {
            var edges = EdgesOf(part, out var isInside);
            if (Holds(ref part, edges, isInside, cx, x, y))
                mask |= 1 << i;
            part = ref Unsafe.Add(ref part, 1 + edges * EdgeLength);
        }
        return outcomes[table + mask];
    }

    /// <summary>Every zone that has edges in the cell, again where it was added before.</summary>
    public static void AddZones(double[] pool, int offset, List<int> into)
    {
        var parts = (int)BitConverter.DoubleToInt64Bits(pool[offset + 1]);
        var part = offset + HeadLength;
        for (var i = 0; i < parts; i++)
        {
            var zone = (int)(BitConverter.DoubleToInt64Bits(pool[part]) >> 32);
            if (into.Count == 0 || into[^1] != zone)
                into.Add(zone);
            part += 1 + EdgesOf(pool[part], out _) * EdgeLength;
        }
    }

    private static int Crowded(ref double part, int parts, int set, double cx, double x, double y, ZoneSets sets)
    {
        for (var i = 0; i < parts; i++)
        {
            var edges = EdgesOf(part, out var isInside);
            if (Holds(ref part, edges, isInside, cx, x, y))
                set = sets.With(set, (int)(BitConverter.DoubleToInt64Bits(part) >> 32));
            part = ref Unsafe.Add(ref part, 1 + edges * EdgeLength);
        }
        return set;
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static int EdgesOf(double part, out bool isInside)
    {
        var low = (int)BitConverter.DoubleToInt64Bits(part);
        isInside = (low & InsideBit) != 0;
        return low & ~InsideBit;
    }

    // From C to K = (cx, y), then to the point; both a hair north of y.
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static bool Holds(ref double part, int edges, bool isInside, double cx, double x, double y)
    {
        ref var edge = ref Unsafe.As<double, Edge>(ref Unsafe.Add(ref part, 1));
        for (var i = 0; i < edges; i++, edge = ref Unsafe.Add(ref edge, 1))
        {
            var isAcross = edge.Ay > y != edge.By > y;
            var turn = 0;
            if (isAcross || edge.Ay == y || edge.By == y)
            {
                turn = edge.Turn(x, y);
                if (turn == 0 && Math.Min(edge.Ax, edge.Bx) <= x && x <= Math.Max(edge.Ax, edge.Bx))
                    return true;
            }
            var isAbove = edge.Ax > cx != edge.Bx > cx; // the edge stands above or below C, and K may be on its other side
            if (!isAcross && !isAbove)
                continue;
            var turnOfK = edge.Turn(cx, y);
            if (turnOfK == 0)
                turnOfK = edge.Bx > edge.Ax ? 1 : -1;
            isInside ^= isAbove && turnOfK < 0;
            isInside ^= isAcross && turn != turnOfK;
        }
        return isInside;
    }
}
