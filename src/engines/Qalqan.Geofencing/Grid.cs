namespace Qalqan.Geofencing;

/// <summary>
/// Cells of longitude and latitude over all zones and a little around. Which cell a coordinate falls into is a rounded sum, and
/// rounding never turns the order of two coordinates around: a cell is an interval each way, whatever its exact bounds.
/// </summary>
internal readonly struct Grid
{
    // Wider than any rounding of a bound, in cells, because a cell is never under ten centimetres.
    private const double Slack = 1e-5;
    private const double LeastDegrees = 1e-6;

    public Grid(double west, double south, double east, double north, int side)
    {
        // The outermost cells all round hold nothing.
        var (width, height) = (
            Math.Max((east - west) / (side - 3), LeastDegrees),
            Math.Max((north - south) / (side - 3), LeastDegrees)
        );
        Side = side;
        (West, South) = (west - 1.5 * width, south - 1.5 * height);
        (PerDegreeEast, PerDegreeNorth) = (1 / width, 1 / height);
    }

    private Grid(in Grid cells, int parts)
    {
        Side = cells.Side * parts;
        (West, South) = (cells.West, cells.South);
        (PerDegreeEast, PerDegreeNorth) = (cells.PerDegreeEast * parts, cells.PerDegreeNorth * parts);
    }

    /// <summary>Each cell cut as a <see cref="Tile"/> is; eight times a double is exact, so a square lies in its cell.</summary>
    public Grid Squares => new(this, Tile.Side);

    public double West { get; }
    public double South { get; }
    public double PerDegreeEast { get; }
    public double PerDegreeNorth { get; }
    public int Side { get; }

    public int Column(double x) => (int)((x - West) * PerDegreeEast);

    public int Row(double y) => (int)((y - South) * PerDegreeNorth);

    public double X(double column) => West + column / PerDegreeEast;

    public double Y(double row) => South + row / PerDegreeNorth;

    /// <summary>The columns, both included, that an edge may touch within a row; never one too few.</summary>
    public (int From, int To) ColumnsOf(in Edge edge, int row)
    {
        var (south, north) = (Y(row - Slack), Y(row + 1 + Slack));
        var (one, other) = (XAt(edge, south), XAt(edge, north));
        var (west, east) = (Math.Min(one, other), Math.Max(one, other));
        if (edge.Ay == edge.By)
            (west, east) = (Math.Min(edge.Ax, edge.Bx), Math.Max(edge.Ax, edge.Bx));
        return (
            Math.Max((int)((west - West) * PerDegreeEast - Slack), 0),
            Math.Min((int)((east - West) * PerDegreeEast + Slack), Side - 1)
        );
    }

    // Where the edge, or its end, is at that height.
    private static double XAt(in Edge edge, double y)
    {
        var share = Math.Clamp((y - edge.Ay) / (edge.By - edge.Ay), 0, 1);
        return edge.Ax + share * (edge.Bx - edge.Ax);
    }
}
