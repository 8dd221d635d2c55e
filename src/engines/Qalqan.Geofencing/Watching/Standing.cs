using Qalqan.Measures;

namespace Qalqan.Geofencing;

/// <summary>How a place that may be wrong lies to a line.</summary>
/// <param name="Near">As far as it had to be known.</param>
/// <param name="Error">Of the place and the line together, in metres.</param>
/// <param name="Side">The side it is clearly on; null where it is too close to call, and past an end.</param>
/// <param name="IsPastEnd">Clearly past an end, where the line parts nothing.</param>
/// <param name="Edition">Which of the plan's lines it is; -1 where none of that id holds at the time, which parts nothing.</param>
internal readonly record struct LineStanding(Proximity Near, double Error, Side? Side, bool IsPastEnd, int Edition)
{
    public static LineStanding None { get; } =
        new(new Proximity(double.PositiveInfinity, double.PositiveInfinity, null, true), 0, null, true, -1);
}

/// <summary>How one place lies to all that is watched: to each line, and clearly inside or too close to call of zones.</summary>
internal sealed class Standing
{
    public LineStanding[] Lines { get; init; } = [];

    /// <summary>Zones and then bands by number, ascending.</summary>
    public List<int> Inside { get; } = [];

    public List<int> TooClose { get; } = [];

    /// <summary>The doubt that holds here, by its number; -1 for none.</summary>
    public int Doubt { get; set; } = -1;

    /// <summary>In doubt, the zones of which one may hold the place.</summary>
    public List<int> Possible { get; } = [];
}
