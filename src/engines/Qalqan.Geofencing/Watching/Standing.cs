using Qalqan.Measures;

namespace Qalqan.Geofencing;

/// <summary>How a place that may be wrong lies to a line.</summary>
/// <param name="Distance">To the line.</param>
/// <param name="Error">Of the place and the line together: independent errors add as squares.</param>
/// <param name="Side">The side it is clearly on; null where it is too close to call, and past an end.</param>
/// <param name="IsPastEnd">Clearly past an end, where the line parts nothing.</param>
internal readonly record struct LineStanding(Distance Distance, Distance Error, Side? Side, bool IsPastEnd);

/// <summary>How one place lies to all that is watched: to each line, and clearly inside or too close to call of zones.</summary>
internal sealed class Standing
{
    public LineStanding[] Lines { get; init; } = [];

    /// <summary>Zones and then bands by number, ascending.</summary>
    public List<int> Inside { get; } = [];

    public List<int> TooClose { get; } = [];
}
