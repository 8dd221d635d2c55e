using System.Text.Json;
using Qalqan.Measures;
using Qalqan.Paper;
using Dot = Qalqan.Paper.Dot;

namespace Qalqan.Web;

/// <summary>The sea under the picture of a move, out of this assembly: coarse, without a border, between 15 and 90° E and 10 and 60° N.</summary>
internal static class MoveMapSea
{
    private static readonly Lazy<IReadOnlyList<IReadOnlyList<Place>>> All = new(Load);

    /// <summary>What of it lies within a frame from the top left corner; empty where the picture is of other shores.</summary>
    public static IReadOnlyList<IReadOnlyList<Dot>> Within(float width, float height, Func<Place, Dot> put) =>
        [.. All.Value.Select(ring => Clipped([.. ring.Select(put)], width, height)).Where(ring => ring.Count > 2)];

    // Side by side of the frame (Sutherland and Hodgman, 1974): what is beyond it is drawn along it.
    private static List<Dot> Clipped(List<Dot> ring, float width, float height)
    {
        ring = Cut(ring, dot => dot.X, 0, isAbove: true);
        ring = Cut(ring, dot => dot.X, width, isAbove: false);
        ring = Cut(ring, dot => dot.Y, 0, isAbove: true);
        return Cut(ring, dot => dot.Y, height, isAbove: false);
    }

    private static List<Dot> Cut(List<Dot> ring, Func<Dot, float> of, float limit, bool isAbove)
    {
        List<Dot> kept = [];
        for (var at = 0; at < ring.Count; at++)
        {
            var (here, next) = (ring[at], ring[(at + 1) % ring.Count]);
            if (IsIn(here))
                kept.Add(here);
            if (IsIn(here) != IsIn(next))
            {
                var part = (limit - of(here)) / (of(next) - of(here));
                kept.Add(new Dot(here.X + part * (next.X - here.X), here.Y + part * (next.Y - here.Y)));
            }
        }
        return kept;

        bool IsIn(Dot dot) => isAbove ? of(dot) >= limit : of(dot) <= limit;
    }

    private static List<IReadOnlyList<Place>> Load()
    {
        using var stream = typeof(MoveMapSea).Assembly.GetManifestResourceStream("wide-water.json")!;
        using var json = JsonDocument.Parse(stream);
        return
        [
            .. json
                .RootElement.GetProperty("geometry")
                .GetProperty("coordinates")
                .EnumerateArray()
                .SelectMany(polygon => polygon.EnumerateArray())
                .Select(ring =>
                    (IReadOnlyList<Place>)
                        [.. ring.EnumerateArray().Select(pair => new Place(pair[1].GetDouble(), pair[0].GetDouble()))]
                ),
        ];
    }
}
