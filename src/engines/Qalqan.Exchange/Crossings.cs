using Qalqan.Measures;

namespace Qalqan.Exchange;

/// <summary>Where a ring crosses itself, in degrees as on a plane: at the sizes of a mission's area the sides are straight on both.</summary>
internal static class Crossings
{
    /// <summary>
    /// One place where two sides of the closed ring meet that are not neighbours, or where a side folds back on the one before it; null
    /// where there is none. Touching is crossing: a ring that passes a point twice is two.
    /// </summary>
    /// <remarks>Sides are looked at from west to east, each beside those it overlaps: n log n but for outlines made to be slow.</remarks>
    public static Place? FirstOf(IReadOnlyList<Place> ring)
    {
        var sides = Enumerable
            .Range(0, ring.Count)
            .Select(at => new Side(at, ring[at], ring[(at + 1) % ring.Count]))
            .Where(side => side.From != side.To)
            .ToList();
        var order = sides.Select((_, index) => index).OrderBy(index => sides[index].West).ToList();
        List<int> open = [];
        foreach (var index in order)
        {
            var side = sides[index];
            open.RemoveAll(other => sides[other].East < side.West);
            foreach (var other in open)
                if (Meet(side, sides[other], AreNeighbours(index, other, sides.Count)) is { } where)
                    return where;
            open.Add(index);
        }
        return null;
    }

    private readonly record struct Side(int At, Place From, Place To)
    {
        public double West => Math.Min(From.Longitude, To.Longitude);
        public double East => Math.Max(From.Longitude, To.Longitude);
        public double South => Math.Min(From.Latitude, To.Latitude);
        public double North => Math.Max(From.Latitude, To.Latitude);
    }

    private static bool AreNeighbours(int one, int other, int count) =>
        Math.Abs(one - other) is 1 || Math.Abs(one - other) == count - 1;

    private static Place? Meet(Side one, Side other, bool areNeighbours)
    {
        if (one.South > other.North || other.South > one.North)
            return null;
        double Turn(Place a, Place b, Place c) =>
            (b.Longitude - a.Longitude) * (c.Latitude - a.Latitude)
            - (b.Latitude - a.Latitude) * (c.Longitude - a.Longitude);
        var (a, b) = (Turn(one.From, one.To, other.From), Turn(one.From, one.To, other.To));
        var (c, d) = (Turn(other.From, other.To, one.From), Turn(other.From, other.To, one.To));
        if (areNeighbours)
            return a == 0 && b == 0 && FoldsBack(one, other) is { } fold ? fold : null;
        if (Math.Sign(a) * Math.Sign(b) > 0 || Math.Sign(c) * Math.Sign(d) > 0)
            return null;
        if (a == 0 && b == 0)
            return Ends(one)
                .Concat(Ends(other))
                .Where(end => IsOn(one, end) && IsOn(other, end))
                .Cast<Place?>()
                .FirstOrDefault();
        var part = c / (c - d);
        return new Place(
            one.From.Latitude + part * (one.To.Latitude - one.From.Latitude),
            one.From.Longitude + part * (one.To.Longitude - one.From.Longitude)
        );
    }

    // Neighbours share one end; on one line they overlap where the other end of either lies on the other.
    private static Place? FoldsBack(Side one, Side other)
    {
        foreach (var end in Ends(one))
            if (end != other.From && end != other.To && IsOn(other, end))
                return end;
        foreach (var end in Ends(other))
            if (end != one.From && end != one.To && IsOn(one, end))
                return end;
        return null;
    }

    private static IEnumerable<Place> Ends(Side side) => [side.From, side.To];

    private static bool IsOn(Side side, Place place) =>
        place.Longitude >= side.West
        && place.Longitude <= side.East
        && place.Latitude >= side.South
        && place.Latitude <= side.North;
}
