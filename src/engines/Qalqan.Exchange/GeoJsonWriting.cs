using System.Text.Encodings.Web;
using System.Text.Json;
using Qalqan.Measures;

namespace Qalqan.Exchange;

/// <summary>RFC 7946: outsides run against the clock, holes with it, nine decimals at most.</summary>
internal static class GeoJsonWriting
{
    private static readonly JsonWriterOptions Letters = new() { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    public static byte[] Write(string title, IEnumerable<Feature> features)
    {
        using var buffer = new MemoryStream();
        using (var json = new Utf8JsonWriter(buffer, Letters))
        {
            json.WriteStartObject();
            json.WriteString("type", "FeatureCollection");
            json.WriteString("name", title);
            json.WriteStartArray("features");
            foreach (var feature in features)
                WriteFeature(json, feature);
            json.WriteEndArray();
            json.WriteEndObject();
        }
        return buffer.ToArray();
    }

    private static void WriteFeature(Utf8JsonWriter json, Feature feature)
    {
        json.WriteStartObject();
        json.WriteString("type", "Feature");
        json.WriteStartObject("properties");
        HashSet<string> written = [];
        void Text(string key, string? text)
        {
            if (text is not null && written.Add(key))
                json.WriteString(key, text);
        }
        Text("name", feature.Name);
        Text("description", feature.Words);
        Text("time", feature.Time is { } time ? Texts.Of(time) : null);
        foreach (var (key, text) in feature.Properties)
            Text(key, text);
        json.WriteEndObject();
        json.WriteStartObject("geometry");
        WriteOutline(json, feature.Outline);
        json.WriteEndObject();
        json.WriteEndObject();
    }

    private static void WriteOutline(Utf8JsonWriter json, Outline outline)
    {
        switch (outline)
        {
            case PointOutline point:
                json.WriteString("type", "Point");
                json.WritePropertyName("coordinates");
                Write(json, point.At);
                break;
            case LineOutline line:
                json.WriteString("type", "LineString");
                json.WritePropertyName("coordinates");
                Write(json, line.Way);
                break;
            case AreaOutline area:
                json.WriteString("type", "Polygon");
                json.WriteStartArray("coordinates");
                Write(json, Rings.Closed(area.Outside, isClockwise: false));
                foreach (var hole in area.Holes)
                    Write(json, Rings.Closed(hole, isClockwise: true));
                json.WriteEndArray();
                break;
        }
    }

    private static void Write(Utf8JsonWriter json, IEnumerable<Place> places)
    {
        json.WriteStartArray();
        foreach (var place in places)
            Write(json, place);
        json.WriteEndArray();
    }

    private static void Write(Utf8JsonWriter json, Place place)
    {
        json.WriteStartArray();
        json.WriteNumberValue(Math.Round(place.Longitude, 9));
        json.WriteNumberValue(Math.Round(place.Latitude, 9));
        json.WriteEndArray();
    }
}
