namespace Qalqan.Geofencing;

/// <summary>
/// Every cell that edges pass or may pass, and by zone which edges: parts, ordered by cell and then by zone. In each such cell a
/// middle is chosen that lies on no edge and straight above or below no corner of the edges there.
/// </summary>
internal sealed class CrossedCells
{
    public CrossedCells(Edge[] edges, int[] firstEdge, Grid grid)
    {
        List<Part> parts = [];
        List<int> edgeOf = [];
        for (var zone = 0; zone + 1 < firstEdge.Length; zone++)
            AddZone(edges, firstEdge[zone], firstEdge[zone + 1], zone, grid, parts, edgeOf);
        Edges = [.. edgeOf];

        // Zones came in their order; a stable order by cell keeps it.
        Parts = [.. parts];
        var cells = Parts.Select(part => ((long)part.Cell << 32) | (uint)part.Zone).ToArray();
        Array.Sort(cells, Parts);
        List<int>[] ofZone = [.. Enumerable.Range(0, firstEdge.Length - 1).Select(_ => new List<int>())];
        OfZone = ofZone;
        Middles = new (double, double)[Parts.Length];
        IsInside = new bool[Parts.Length];
        for (var first = 0; first < Parts.Length; )
        {
            var end = first;
            for (; end < Parts.Length && Parts[end].Cell == Parts[first].Cell; end++)
                ofZone[Parts[end].Zone].Add(end);
            var middle = MiddleOf(edges, grid, first, end);
            Array.Fill(Middles, middle, first, end - first);
            first = end;
        }
    }

    /// <summary>A zone's edges in one cell: <c>Count</c> of <see cref="Edges"/> from <c>First</c>.</summary>
    public readonly record struct Part(int Cell, int Zone, int First, int Count);

    public Part[] Parts { get; }

    public int[] Edges { get; }

    /// <summary>Of each part, its cell's.</summary>
    public (double X, double Y)[] Middles { get; }

    /// <summary>Of each part, whether its zone holds its cell's middle; found by <see cref="ZoneFill"/>.</summary>
    public bool[] IsInside { get; }

    /// <summary>Of each zone the numbers of its parts, by cell.</summary>
    public IReadOnlyList<int>[] OfZone { get; }

    private static void AddZone(Edge[] edges, int from, int to, int zone, Grid grid, List<Part> parts, List<int> edgeOf)
    {
        List<long> passes = []; // cell, then edge
        for (var i = from; i < to; i++)
        {
            ref readonly var edge = ref edges[i];
            var (low, high) = (grid.Row(Math.Min(edge.Ay, edge.By)), grid.Row(Math.Max(edge.Ay, edge.By)));
            for (var row = low; row <= high; row++)
            {
                var (west, east) = grid.ColumnsOf(edge, row);
                for (var column = west; column <= east; column++)
                    passes.Add(((long)(row * grid.Side + column) << 32) | (uint)i);
            }
        }
        passes.Sort();
        for (var first = 0; first < passes.Count; )
        {
            var cell = (int)(passes[first] >> 32);
            var part = new Part(cell, zone, edgeOf.Count, 0);
            for (; first < passes.Count && (int)(passes[first] >> 32) == cell; first++)
                edgeOf.Add((int)passes[first]);
            parts.Add(part with { Count = edgeOf.Count - part.First });
        }
    }

    private (double, double) MiddleOf(Edge[] edges, Grid grid, int firstPart, int endPart)
    {
        var (column, row) = (Parts[firstPart].Cell % grid.Side, Parts[firstPart].Cell / grid.Side);
        // Each try is elsewhere both ways; every corner and edge can spoil a few of them and no more.
        for (var attempt = 0; ; attempt++)
        {
            var share = 0.5 + 0.4 * Math.IEEERemainder(attempt * 0.6180339887498949, 1);
            var (x, y) = (grid.X(column + share), grid.Y(row + 1 - share));
            var isSound = true;
            for (var part = firstPart; isSound && part < endPart; part++)
            for (var i = 0; isSound && i < Parts[part].Count; i++)
            {
                ref readonly var edge = ref edges[Edges[Parts[part].First + i]];
                isSound = edge.Ax != x && edge.Bx != x && edge.Turn(x, y) != 0;
            }
            if (isSound)
                return (x, y);
        }
    }
}
