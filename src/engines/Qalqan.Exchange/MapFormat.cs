namespace Qalqan.Exchange;

/// <summary>The formats that are read and written, by the ending of their files.</summary>
public enum MapFormat
{
    GeoJson,
    Kml,
    Kmz,
    Gpx,
}

public static class MapFormats
{
    public const string Wanted = "a file that ends in .geojson, .kml, .kmz or .gpx";

    /// <summary>By the ending of the name, case apart, <c>.json</c> being GeoJSON; null of any other.</summary>
    public static MapFormat? Of(string fileName) =>
        fileName[(fileName.LastIndexOf('.') + 1)..].ToLowerInvariant() switch
        {
            "geojson" or "json" => MapFormat.GeoJson,
            "kml" => MapFormat.Kml,
            "kmz" => MapFormat.Kmz,
            "gpx" => MapFormat.Gpx,
            _ => null,
        };

    /// <summary>The ending without its dot, which is also how claims call the format.</summary>
    public static string Ending(this MapFormat format) => format.ToString().ToLowerInvariant();

    public static string ContentType(this MapFormat format) =>
        format switch
        {
            MapFormat.GeoJson => "application/geo+json",
            MapFormat.Kml => "application/vnd.google-earth.kml+xml",
            MapFormat.Kmz => "application/vnd.google-earth.kmz",
            _ => "application/gpx+xml",
        };
}
