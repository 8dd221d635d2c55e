using Qalqan.Measures;

namespace Qalqan.Exchange;

/// <summary>Lines and areas of the points that were read; null where a point was refused already, or with the flaw.</summary>
internal static class Outlines
{
    public static LineOutline? Line(List<Place>? points, int line, Gathering into)
    {
        if (points is null)
            return null;
        if (points.Count >= 2)
            return new LineOutline(points);
        into.Refuse(line, $"a line of {points.Count} points", "at least two");
        return null;
    }

    /// <summary>The outside first. A ring that crosses itself is named with where it does.</summary>
    public static AreaOutline? Area(IReadOnlyList<List<Place>?> rings, int line, Gathering into)
    {
        if (rings.Count == 0)
        {
            into.Refuse(line, "an area without a ring", "its outside, then its holes");
            return null;
        }
        List<IReadOnlyList<Place>> whole = [];
        foreach (var ring in rings)
            if (ring is not null && Ring(ring, line, into) is { } one)
                whole.Add(one);
        return whole.Count == rings.Count ? new AreaOutline(whole[0], whole[1..]) : null;
    }

    private static List<Place>? Ring(List<Place> points, int line, Gathering into)
    {
        var open = points.Count > 1 && points[^1] == points[0] ? points[..^1] : points;
        if (open.Distinct().Count() < 3)
        {
            into.Refuse(line, $"a ring of {open.Distinct().Count()} points", "at least three");
            return null;
        }
        switch (Crossings.FirstOf(open))
        {
            case { } where:
                into.Refuse(
                    line,
                    $"an area that crosses itself at {Short(where)}",
                    "an outline that meets itself nowhere"
                );
                return null;
            default:
                return open;
        }
    }

    internal static string Short(Place place) =>
        FormattableString.Invariant($"{place.Latitude:0.#####},{place.Longitude:0.#####}");
}
