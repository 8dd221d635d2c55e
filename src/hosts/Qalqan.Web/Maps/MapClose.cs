using System.Text.Encodings.Web;
using System.Text.Json;
using Qalqan.Kernel;
using Qalqan.Measures;

namespace Qalqan.Web;

/// <summary>What is drawn where one looks closely: error ellipses, bearings with how wrong they may be, and the grid of a kilometre.</summary>
internal static class MapClose
{
    private const int GridMetres = 1_000;
    private const int EllipsePoints = 48;

    /// <summary>How much may be looked at closely at once, in degrees each way.</summary>
    public const double MostDegrees = 0.8;

    private static readonly JsonWriterOptions Compact = new() { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    /// <summary>One collection of GeoJSON.</summary>
    public static byte[] Of(MapLook map, Box box)
    {
        using var buffer = new MemoryStream();
        using (var json = new Utf8JsonWriter(buffer, Compact))
        {
            json.WriteStartObject();
            json.WriteString("type", "FeatureCollection");
            json.WriteStartArray("features");
            foreach (var feature in MapGrid.Of(box, GridMetres))
                feature(json);
            foreach (var row in map.Rows)
            {
                if (row.Spot is { } spot && box.Holds(spot.At) && spot.Major.Metres > 0)
                    json.Feature(
                        () => json.Rings([Ellipse(spot)]),
                        ("what", "ellipse"),
                        ("at", row.From.ToUnixTimeMilliseconds())
                    );
                if (row.Ray is { } ray && box.Widened(MapFeatures.RayLength).Holds(ray.From))
                {
                    var at = row.From.ToUnixTimeMilliseconds();
                    json.Feature(() => json.Rings([Wedge(ray)]), ("what", "wedge"), ("at", at));
                    json.Feature(
                        () =>
                            json.Outline(
                                "LineString",
                                [ray.From, ray.From.Destination(ray.Bearing, MapFeatures.RayLength)]
                            ),
                        ("what", "ray"),
                        ("at", at)
                    );
                }
            }
            json.WriteEndArray();
            json.WriteEndObject();
        }
        return buffer.ToArray();
    }

    internal static IReadOnlyList<Place> Ellipse(Spot spot) =>
        [
            .. Enumerable
                .Range(0, EllipsePoints)
                .Select(at =>
                {
                    var turned = at * 2 * Math.PI / EllipsePoints;
                    var (sin, cos) = Math.SinCos(turned);
                    var (major, minor) = (spot.Major.Metres, Math.Max(1, spot.Minor.Metres));
                    var radius = major * minor / double.Hypot(minor * cos, major * sin);
                    return spot.At.Destination(
                        Bearing.FromDegrees(spot.Along.Degrees + turned * 180 / Math.PI),
                        Distance.FromMetres(radius)
                    );
                }),
        ];

    private static IReadOnlyList<Place> Wedge(Ray ray) =>
        [
            ray.From,
            .. Enumerable
                .Range(-4, 9)
                .Select(step =>
                    ray.From.Destination(
                        Bearing.FromDegrees(ray.Bearing.Degrees + ray.BearingErrorDegrees * step / 4.0),
                        MapFeatures.RayLength
                    )
                ),
        ];
}
