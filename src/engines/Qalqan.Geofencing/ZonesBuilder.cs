namespace Qalqan.Geofencing;

/// <summary>Lays zones on a grid: which edges pass each cell, which sets of zones hold the other cells whole.</summary>
internal sealed class ZonesBuilder
{
    private const int LeastSide = 256;
    private const int MostSide = 2048;

    private readonly IReadOnlyList<Zone> zones;
    private readonly Edge[] edges; // of all zones, zone after zone
    private readonly int[] firstEdge; // of each zone, and one more for the end
    private readonly Grid grid;
    private readonly ZoneSets sets = new();

    public ZonesBuilder(IReadOnlyList<Zone> zones, int side)
    {
        this.zones = zones;
        firstEdge = new int[zones.Count + 1];
        List<Edge> all = [];
        for (var zone = 0; zone < zones.Count; zone++)
        {
            firstEdge[zone] = all.Count;
            foreach (var outline in zones[zone].Outlines)
                for (var i = 0; i < outline.Points.Count; i++)
                {
                    var (a, b) = (outline.Points[i], outline.Points[(i + 1) % outline.Points.Count]);
                    all.Add(new Edge(Sound(a.Longitude), Sound(a.Latitude), Sound(b.Longitude), Sound(b.Latitude)));
                }
        }
        firstEdge[zones.Count] = all.Count;
        edges = [.. all];
        grid = GridOver(edges, side);
    }

    public Zones Build()
    {
        var crossed = new CrossedCells(edges, firstEdge, grid);
        var cells = new int[grid.Side * grid.Side]; // the set of the zones that hold a cell whole
        var fill = new ZoneFill(edges, firstEdge, grid, sets);
        for (var zone = 0; zone < zones.Count; zone++)
            fill.Fill(zone, crossed, cells);
        var (mixed, outcomes, offsets) = new MixedCells(edges, sets).Write(crossed, cells);
        var writer = new TileWriter(
            edges,
            grid,
            crossed,
            cells,
            offsets,
            (offset, x, y) => MixedCell.SetAt(mixed, offset, x, y, outcomes, sets)
        );
        var blocks = writer.Write();
        sets.Settle();
        return new Zones(zones, grid, cells.Count(cell => cell < 0), blocks, writer.Tiles, mixed, outcomes, sets);
    }

    // As MixedCell does with the places it is asked.
    private static double Sound(double degrees) => Math.Abs(degrees) < 1e-15 ? 0 : degrees;

    // Some ten cells an edge keep nine places of ten in cells without one. Beyond 2,048 by 2,048 the tiles of cells grow out of all caches: of
    // 10,000 zones they are no faster by it and twice as large.
    private static Grid GridOver(Edge[] edges, int side)
    {
        if (side == 0)
        {
            var wanted = Math.Sqrt(edges.Length * 10.0);
            for (side = LeastSide; side < MostSide && side < wanted; side *= 2) { }
        }
        side = Math.Clamp((side + Tile.Side - 1) / Tile.Side * Tile.Side, Tile.Side, Zones.MostSide);
        if (edges.Length == 0)
            return new Grid(0, 0, 1, 1, side);
        return new Grid(
            edges.Min(edge => edge.Ax),
            edges.Min(edge => edge.Ay),
            edges.Max(edge => edge.Ax),
            edges.Max(edge => edge.Ay),
            side
        );
    }
}
