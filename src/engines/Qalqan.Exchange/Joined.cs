using Qalqan.Measures;

namespace Qalqan.Exchange;

/// <summary>One line of the pieces in which a file brings it, in any order and direction.</summary>
public static class Joined
{
    /// <summary>Ends that are no further apart are one point.</summary>
    public static Distance Tolerance { get; } = Distance.FromMetres(1);

    /// <summary>From its northern end to its southern; or the flaw of the piece that meets no other, with how far it is off.</summary>
    public static (IReadOnlyList<Place>? Way, Flaw? Gap) Of(IReadOnlyList<Feature> pieces)
    {
        var left = pieces.ToList();
        var way = ((LineOutline)left[0].Outline).Way.ToList();
        left.RemoveAt(0);
        while (left.Count > 0)
        {
            var (piece, isAtEnd, isTurned, gap) = Nearest(way, left);
            if (gap > Tolerance)
                return (null, Gap(piece, gap));
            left.Remove(piece);
            var next = ((LineOutline)piece.Outline).Way;
            IReadOnlyList<Place> turned = isTurned ? [.. next.Reverse()] : next;
            if (isAtEnd)
                way.AddRange(turned.Skip(1));
            else
                way.InsertRange(0, turned.SkipLast(1));
        }
        if (way[0].Latitude < way[^1].Latitude)
            way.Reverse();
        return (way, null);
    }

    private static Flaw Gap(Feature piece, Distance gap) =>
        new(
            piece.Line,
            piece.Number,
            $"a gap of {Math.Ceiling(gap.Metres):#,##0} m between this piece and the rest of \"{piece.Name}\"",
            $"pieces whose ends are within {Tolerance.Metres:0} m of each other"
        );

    private static (Feature Piece, bool IsAtEnd, bool IsTurned, Distance Gap) Nearest(
        List<Place> way,
        List<Feature> left
    ) =>
        left.SelectMany(piece =>
            {
                var next = ((LineOutline)piece.Outline).Way;
                return new[]
                {
                    (piece, true, false, way[^1].DistanceTo(next[0])),
                    (piece, true, true, way[^1].DistanceTo(next[^1])),
                    (piece, false, false, way[0].DistanceTo(next[^1])),
                    (piece, false, true, way[0].DistanceTo(next[0])),
                };
            })
            .MinBy(one => one.Item4);
}
