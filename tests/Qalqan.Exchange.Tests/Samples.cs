using System.Text;
using NodaTime;
using Qalqan.Measures;

namespace Qalqan.Exchange.Tests;

internal static class Samples
{
    public static readonly Feature[] Three =
    [
        new(
            new PointOutline(new Place(33.105, 35.826)),
            "P68 <a>",
            "Two lines\nof words & more",
            Instant.FromUtc(2024, 3, 14, 14, 32)
        )
        {
            Properties = [new("kind", "position"), new("қазақ", "шекара")],
        },
        new(new LineOutline([new Place(33.4, 35.87), new Place(33.3, 35.8), new Place(32.75, 35.757)]), "alpha"),
        new(
            new AreaOutline(
                [new Place(33, 35), new Place(34, 35), new Place(34, 36), new Place(33, 36)],
                [
                    [new Place(33.4, 35.4), new Place(33.6, 35.4), new Place(33.6, 35.6)],
                ]
            ),
            "hermon"
        ),
    ];

    public static MapRead Read(MapFormat format, string text) => FeatureFile.Read(format, Encoding.UTF8.GetBytes(text));

    public static string Kml(string body) =>
        $"<kml xmlns=\"http://www.opengis.net/kml/2.2\"><Document>{body}</Document></kml>";

    public static string GeoJson(params string[] geometries) =>
        $"{{\"type\":\"FeatureCollection\",\"features\":[{string.Join(',', geometries.Select(one => $"{{\"type\":\"Feature\",\"properties\":{{\"name\":\"alpha\"}},\"geometry\":{one}}}"))}]}}";

    public static string Line(params string[] points) =>
        $"{{\"type\":\"LineString\",\"coordinates\":[{string.Join(',', points)}]}}";

    public static string Area(params string[] points) =>
        $"{{\"type\":\"Polygon\",\"coordinates\":[[{string.Join(',', points)}]]}}";
}
