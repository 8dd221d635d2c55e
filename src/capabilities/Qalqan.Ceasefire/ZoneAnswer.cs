using Qalqan.Kernel;
using Qalqan.Measures;

namespace Qalqan.Ceasefire;

/// <summary>Why a place is on no side for sure.</summary>
public enum Doubt
{
    None,

    /// <summary>The nearest line is nearer than the errors of place and line together.</summary>
    TooClose,

    /// <summary>Near Qunaytirah, where Line A-1 decides and nobody drew it.</summary>
    LineA1,

    /// <summary>A line that is needed is not drawn.</summary>
    NotDrawn,
}

/// <summary>
/// Where a place lies of the lines, never a bare yes or no: the likeliest zone, how far the nearest line is, and how wrong place and line
/// together may be, 95 times of 100. <c>Band</c> is the end in kilometres of the band of limitation it lies in, measured from the own
/// side's line; null in the area of separation, beyond 25 km and where no band is sure.
/// </summary>
/// <param name="Zone">The likeliest; null where nothing is drawn.</param>
/// <param name="Doubt">Whether it is sure.</param>
/// <param name="Line">The nearest line.</param>
/// <param name="Margin">To that line.</param>
/// <param name="Error">Of place and line together, across the line.</param>
/// <param name="FromOwnLine">Of a place on a side, to the line of that side.</param>
/// <param name="Band">See above.</param>
/// <param name="Drawings">By which it was worked out.</param>
public sealed record ZoneAnswer(
    string? Zone,
    Doubt Doubt,
    string? Line,
    Distance Margin,
    Distance Error,
    Distance? FromOwnLine,
    int? Band,
    IReadOnlyList<Drawing> Drawings
)
{
    /// <summary>Every zone that it may lie in.</summary>
    public IReadOnlyList<string> Possible { get; init; } = Zone is null ? [] : [Zone];

    public static ZoneAnswer NotDrawn { get; } = new(null, Doubt.NotDrawn, null, default, default, null, null, []);

    public bool IsSure => Doubt is Doubt.None;

    /// <summary>Every drawing it rests on may be used for decisions.</summary>
    public bool IsForDecisions =>
        Drawings.Count > 0 && Drawings.All(drawing => drawing.Use is Claims.DrawnUse.Decisions);

    /// <summary>The zone with its band: <c>bravo-10</c>; the zone alone where there is no band.</summary>
    public string? Code => Band is { } band ? $"{Zone}-{band}" : Zone;
}
