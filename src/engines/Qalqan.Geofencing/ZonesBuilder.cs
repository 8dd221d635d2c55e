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
        var (mixed, outcomes) = new MixedCells(edges, sets).Write(crossed, cells);
        sets.Settle();
        return new Zones(zones, grid, cells, mixed, outcomes, sets);
    }

    // As MixedCell does with the places it is asked.
    private static double Sound(double degrees) => Math.Abs(degrees) < 1e-15 ? 0 : degrees;

    // Some ten cells an edge keep nine places of ten in cells without one; beyond 16 MB of cells a look-up waits for memory instead.
    private static Grid GridOver(Edge[] edges, int side)
    {
        if (side == 0)
        {
            var wanted = Math.Sqrt(edges.Length * 10.0);
            for (side = LeastSide; side < MostSide && side < wanted; side *= 2) { }
        }
        if (edges.Length == 0)
            return new Grid(0, 0, 1, 1, Math.Max(side, 4));
        return new Grid(
            edges.Min(edge => edge.Ax),
            edges.Min(edge => edge.Ay),
            edges.Max(edge => edge.Ax),
            edges.Max(edge => edge.Ay),
            Math.Max(side, 4)
        );
    }
}
