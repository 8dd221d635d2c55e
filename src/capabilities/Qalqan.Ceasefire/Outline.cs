using Qalqan.Geofencing;
using Qalqan.Kernel;

namespace Qalqan.Ceasefire;

/// <summary>The outline of an area that was drawn.</summary>
public sealed class Outline(Drawing drawing)
{
    private readonly Polygon polygon = new(drawing.Points);
    private readonly Polyline ring = new([.. drawing.Points, drawing.Points[0]]);

    /// <summary>Whether the spot is in it; null where its edge is nearer than the errors of spot and drawing together.</summary>
    public bool? Holds(Spot spot) =>
        ring.Nearest(spot.At).Distance.Metres <= double.Hypot(spot.Error.Metres, drawing.Error.Metres)
            ? null
            : polygon.Holds(spot.At);
}
