using Qalqan.Measures;

namespace Qalqan.Movement;

/// <summary>The shortest way between two places as a line that can be drawn: both ends, and between them a place at least every so many kilometres.</summary>
public static class MoveArc
{
    public static IReadOnlyList<Place> Of(Place from, Place to, double everyKilometres = 50)
    {
        ArgumentOutOfRangeException.ThrowIfNegativeOrZero(everyKilometres);
        var way = Geodesic.Inverse(from, to);
        var parts = Math.Max(1, (int)Math.Ceiling(way.Length.Kilometres / everyKilometres));
        return
        [
            from,
            .. Enumerable
                .Range(1, parts - 1)
                .Select(at => from.Destination(way.Departure, way.Length * ((double)at / parts))),
            to,
        ];
    }
}
