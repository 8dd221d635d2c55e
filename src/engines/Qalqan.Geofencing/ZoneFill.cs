namespace Qalqan.Geofencing;

/// <summary>Of one zone after the other: which cells it holds whole, and whether it holds the middles of the cells its edges pass.</summary>
internal sealed class ZoneFill(Edge[] edges, int[] firstEdge, Grid grid, ZoneSets sets)
{
    private readonly List<int>[] ofRow = [.. Enumerable.Range(0, grid.Side).Select(_ => new List<int>())];

    public void Fill(int zone, CrossedCells crossed, int[] cells)
    {
        var (low, high) = Bucket(zone);
        var parts = crossed.OfZone[zone];
        var next = 0;
        for (var row = low; row <= high; row++)
        {
            var column = -1; // of the last cell with an edge
            for (; next < parts.Count && crossed.Parts[parts[next]].Cell / grid.Side == row; next++)
            {
                var here = crossed.Parts[parts[next]].Cell % grid.Side;
                // West of the first edge is outside; between two cells with edges all is one or the other.
                if (column >= 0 && here > column + 1 && Holds(row, grid.X(column + 1.5), grid.Y(row + 0.5)))
                    Add(zone, cells.AsSpan(row * grid.Side + column + 1, here - column - 1));
                column = here;
            }
        }
        foreach (var part in parts)
        {
            var (x, y) = crossed.Middles[part];
            crossed.IsInside[part] = Holds(crossed.Parts[part].Cell / grid.Side, x, y);
        }
        for (var row = low; row <= high; row++)
            ofRow[row].Clear();
    }

    private (int Low, int High) Bucket(int zone)
    {
        var (low, high) = (grid.Side, -1);
        for (var i = firstEdge[zone]; i < firstEdge[zone + 1]; i++)
        {
            var (from, to) = (
                grid.Row(Math.Min(edges[i].Ay, edges[i].By)),
                grid.Row(Math.Max(edges[i].Ay, edges[i].By))
            );
            for (var row = from; row <= to; row++)
                ofRow[row].Add(i);
            (low, high) = (Math.Min(low, from), Math.Max(high, to));
        }
        return (low, high);
    }

    // An edge that a ray from within the row meets has a part in the row.
    private bool Holds(int row, double x, double y)
    {
        var isInside = false;
        foreach (var i in ofRow[row])
            isInside ^= edges[i].IsEastOf(x, y);
        return isInside;
    }

    private void Add(int zone, Span<int> cells)
    {
        var (before, after) = (-1, -1);
        foreach (ref var cell in cells)
        {
            if (cell != before)
                (before, after) = (cell, sets.With(cell, zone));
            cell = after;
        }
    }
}
