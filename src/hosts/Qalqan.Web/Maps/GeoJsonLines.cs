using System.Text.Json;
using Qalqan.Measures;

namespace Qalqan.Web;

/// <summary>Features for our own island, to six decimals of a degree, a hand's breadth.</summary>
internal static class GeoJsonLines
{
    public static void Collection<T>(
        this Utf8JsonWriter json,
        string key,
        IEnumerable<T> list,
        Action<Utf8JsonWriter, T> feature
    )
    {
        json.WriteStartObject(key);
        json.WriteString("type", "FeatureCollection");
        json.WriteStartArray("features");
        foreach (var one in list)
            feature(json, one);
        json.WriteEndArray();
        json.WriteEndObject();
    }

    public static void Feature(this Utf8JsonWriter json, Action outline, params (string Key, object Value)[] properties)
    {
        json.WriteStartObject();
        json.WriteString("type", "Feature");
        json.WriteStartObject("properties");
        foreach (var (key, value) in properties)
            if (value is string text)
                json.WriteString(key, text);
            else
                json.WriteNumber(key, Convert.ToInt64(value));
        json.WriteEndObject();
        json.WriteStartObject("geometry");
        outline();
        json.WriteEndObject();
        json.WriteEndObject();
    }

    /// <summary>A point or a line.</summary>
    public static void Outline(this Utf8JsonWriter json, string type, params IReadOnlyList<Place> places)
    {
        json.WriteString("type", type);
        json.WritePropertyName("coordinates");
        if (type == "Point")
            Write(json, places[0]);
        else
            Write(json, places);
    }

    /// <summary>An area of rings that are closed here.</summary>
    public static void Rings(this Utf8JsonWriter json, IEnumerable<IReadOnlyList<Place>> rings)
    {
        json.WriteString("type", "Polygon");
        json.WriteStartArray("coordinates");
        foreach (var ring in rings)
            Write(json, [.. ring, ring[0]]);
        json.WriteEndArray();
    }

    /// <summary>Areas of one ring each.</summary>
    public static void Polygons(this Utf8JsonWriter json, IEnumerable<IReadOnlyList<Place>> areas)
    {
        json.WriteString("type", "MultiPolygon");
        json.WriteStartArray("coordinates");
        foreach (var ring in areas)
        {
            json.WriteStartArray();
            Write(json, [.. ring, ring[0]]);
            json.WriteEndArray();
        }
        json.WriteEndArray();
    }

    private static void Write(Utf8JsonWriter json, IReadOnlyList<Place> places)
    {
        json.WriteStartArray();
        foreach (var place in places)
            Write(json, place);
        json.WriteEndArray();
    }

    private static void Write(Utf8JsonWriter json, Place place)
    {
        json.WriteStartArray();
        json.WriteNumberValue(Math.Round(place.Longitude, 6));
        json.WriteNumberValue(Math.Round(place.Latitude, 6));
        json.WriteEndArray();
    }
}
