namespace Qalqan.Geofencing;

/// <summary>Writes the cells that edges pass as <see cref="MixedCell"/> reads them.</summary>
internal sealed class MixedCells(Edge[] edges, ZoneSets sets)
{
    private readonly Dictionary<(int Set, string Zones), int> tables = [];
    private readonly List<int> outcomes = [];

    /// <param name="crossed">With the middles known to be inside or outside.</param>
    /// <param name="cells">The set that holds each cell whole; of a mixed one it is replaced by ~its first part.</param>
    /// <returns>With the offset of a cell's record by its first part.</returns>
    public (double[] Mixed, int[] Outcomes, int[] Offsets) Write(CrossedCells crossed, int[] cells)
    {
        var offsets = new int[crossed.Parts.Length];
        var mixed = new List<double>(crossed.Parts.Length * 8);
        var parts = crossed.Parts;
        for (var first = 0; first < parts.Length; )
        {
            var cell = parts[first].Cell;
            var end = first;
            while (end < parts.Length && parts[end].Cell == cell)
                end++;
            int[] zones = [.. parts[first..end].Select(part => part.Zone)];
            var (x, y) = crossed.Middles[first];
            var offset = mixed.Count;
            mixed.Add(x);
            mixed.Add(
                MixedCell.Head(
                    zones.Length,
                    zones.Length > MixedCell.MostTabled ? cells[cell] : TableOf(cells[cell], zones)
                )
            );
            (cells[cell], offsets[first]) = (~first, offset);
            for (; first < end; first++)
                WritePart(crossed, first, x, y, mixed);
        }
        return ([.. mixed], [.. outcomes], offsets);
    }

    private void WritePart(CrossedCells crossed, int number, double x, double y, List<double> mixed)
    {
        var part = crossed.Parts[number];
        mixed.Add(MixedCell.PartHead(part.Zone, crossed.IsInside[number], part.Count));
        for (var i = 0; i < part.Count; i++)
        {
            var edge = edges[crossed.Edges[part.First + i]];
            if (edge.Turn(x, y) < 0)
                edge = edge.Reversed;
            mixed.AddRange([edge.Ax, edge.Ay, edge.Bx, edge.By]);
        }
    }

    // Neighbours along an outline share one table.
    private int TableOf(int set, int[] zones)
    {
        var key = (set, string.Join(' ', zones));
        if (tables.TryGetValue(key, out var table))
            return table;
        tables[key] = table = outcomes.Count;
        for (var mask = 0; mask < 1 << zones.Length; mask++)
        {
            var outcome = set;
            for (var i = 0; i < zones.Length; i++)
                if ((mask & (1 << i)) != 0)
                    outcome = sets.With(outcome, zones[i]);
            outcomes.Add(outcome);
        }
        return table;
    }
}
