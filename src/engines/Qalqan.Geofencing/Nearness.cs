using Qalqan.Measures;

namespace Qalqan.Geofencing;

/// <summary>How a place lies to a line.</summary>
/// <param name="Distance">The geodesic distance to the line's nearest point.</param>
/// <param name="At">That point.</param>
/// <param name="Side">Of the line in its direction; beyond an end, of its last segment drawn on for ever.</param>
/// <param name="IsBeyondEnd">Whether the nearest point is an end and the place lies past it, so that the line does not part it from the other side.</param>
public readonly record struct Nearness(Distance Distance, Place At, Side Side, bool IsBeyondEnd);
