using System.Globalization;
using Qalqan.Measures;

namespace Qalqan.Exchange;

/// <summary>How rings and points are written.</summary>
internal static class Rings
{
    /// <summary>With its first point again at the end, running that way around.</summary>
    public static IEnumerable<Place> Closed(IReadOnlyList<Place> ring, bool isClockwise)
    {
        var turned = Area(ring) < 0 == isClockwise ? ring : ring.Reverse();
        return turned.Append(turned.First());
    }

    public static string Degrees(double degrees) => degrees.ToString("0.#########", CultureInfo.InvariantCulture);

    // Twice the area in degrees, positive against the clock.
    private static double Area(IReadOnlyList<Place> ring)
    {
        var sum = 0.0;
        for (var at = 0; at < ring.Count; at++)
        {
            var (one, next) = (ring[at], ring[(at + 1) % ring.Count]);
            sum +=
                (one.Longitude - ring[0].Longitude) * (next.Latitude - ring[0].Latitude)
                - (next.Longitude - ring[0].Longitude) * (one.Latitude - ring[0].Latitude);
        }
        return sum;
    }
}
