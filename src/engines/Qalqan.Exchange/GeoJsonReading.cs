using System.Text.Json;
using System.Text.Unicode;
using Qalqan.Measures;

namespace Qalqan.Exchange;

/// <summary>GeoJSON (RFC 7946): a collection, a feature or a geometry alone. Flaws name the feature, or the line where the JSON itself ends.</summary>
internal static class GeoJsonReading
{
    private static readonly string[] Names = ["name", "title"];
    private static readonly string[] Words = ["description", "desc"];
    private static readonly string[] Times = ["time", "timestamp", "when"];

    public static void Read(ReadOnlyMemory<byte> bytes, Gathering into)
    {
        if (bytes.Span.StartsWith("\uFEFF"u8))
            bytes = bytes[3..];
        if (!Utf8.IsValid(bytes.Span))
        {
            into.Refuse(0, "bytes that are no UTF-8", "text in UTF-8");
            return;
        }
        try
        {
            using var document = JsonDocument.Parse(
                bytes,
                new JsonDocumentOptions { MaxDepth = FeatureFile.MostLevels }
            );
            ReadRoot(document.RootElement, into);
        }
        catch (JsonException error)
        {
            into.Refuse(
                (int)(error.LineNumber ?? 0) + 1,
                "text that is no JSON there",
                $"GeoJSON, whole, at most {FeatureFile.MostLevels} levels deep, with numbers as JSON writes them"
            );
        }
    }

    private static void ReadRoot(JsonElement root, Gathering into)
    {
        switch (TypeOf(root))
        {
            case "FeatureCollection":
                if (!root.TryGetProperty("features", out var all) || all.ValueKind is not JsonValueKind.Array)
                    into.Refuse(0, "a collection without its array \"features\"", "one");
                else
                    foreach (var one in all.EnumerateArray())
                    {
                        if (into.IsSpent || !into.Begin())
                            return;
                        ReadFeature(one, into);
                    }
                break;
            case "Feature" when into.Begin():
                ReadFeature(root, into);
                break;
            case not null when into.Begin():
                ReadOutline(root, new Feature(new PointOutline(default)), into);
                break;
            default:
                into.Refuse(0, "JSON without a \"type\" of GeoJSON", "a FeatureCollection");
                break;
        }
    }

    private static void ReadFeature(JsonElement feature, Gathering into)
    {
        if (TypeOf(feature) != "Feature" || !feature.TryGetProperty("geometry", out var outline))
        {
            into.Refuse(0, "something that is no feature", "a Feature with its geometry");
            return;
        }
        if (outline.ValueKind is JsonValueKind.Null)
        {
            into.LeaveOut($"feature {into.Number}: it has no geometry");
            return;
        }
        ReadOutline(outline, Said(feature), into);
    }

    private static Feature Said(JsonElement feature)
    {
        List<KeyValuePair<string, string>> rest = [];
        string? name = null,
            words = null,
            time = null;
        if (feature.TryGetProperty("properties", out var properties) && properties.ValueKind is JsonValueKind.Object)
            foreach (var property in properties.EnumerateObject())
            {
                var text =
                    property.Value.ValueKind is JsonValueKind.Null ? null : Texts.Kept(property.Value.ToString());
                if (text is null || Texts.Kept(property.Name) is not { } key)
                    continue;
                if (name is null && Names.Contains(key, StringComparer.OrdinalIgnoreCase))
                    name = text;
                else if (words is null && Words.Contains(key, StringComparer.OrdinalIgnoreCase))
                    words = text;
                else if (
                    time is null
                    && Times.Contains(key, StringComparer.OrdinalIgnoreCase)
                    && Texts.TimeOf(text) is not null
                )
                    time = text;
                else if (rest.Count < Texts.MostProperties)
                    rest.Add(new(key, text));
            }
        return new Feature(new PointOutline(default), name, words, Texts.TimeOf(time)) { Properties = rest };
    }

    private static void ReadOutline(JsonElement outline, Feature said, Gathering into)
    {
        if (TypeOf(outline) is "GeometryCollection")
        {
            if (outline.TryGetProperty("geometries", out var parts) && parts.ValueKind is JsonValueKind.Array)
                foreach (var part in parts.EnumerateArray())
                    ReadOutline(part, said, into);
            return;
        }
        if (!outline.TryGetProperty("coordinates", out var of) || of.ValueKind is not JsonValueKind.Array)
        {
            into.Refuse(0, "a geometry without its array \"coordinates\"", "one");
            return;
        }
        switch (TypeOf(outline))
        {
            case "Point":
                Add(PlaceOf(of, into) is { } at ? new PointOutline(at) : null);
                break;
            case "MultiPoint":
                foreach (var one in of.EnumerateArray())
                    Add(PlaceOf(one, into) is { } place ? new PointOutline(place) : null);
                break;
            case "LineString":
                Add(Outlines.Line(PlacesOf(of, into), 0, into));
                break;
            case "MultiLineString":
                foreach (var one in of.EnumerateArray())
                    Add(Outlines.Line(PlacesOf(one, into), 0, into));
                break;
            case "Polygon":
                Add(AreaOf(of, into));
                break;
            case "MultiPolygon":
                foreach (var one in of.EnumerateArray())
                    Add(AreaOf(one, into));
                break;
            case var other:
                into.Refuse(0, $"geometry {Texts.Clip(other ?? "")}", "one of GeoJSON's, such as LineString");
                break;
        }

        void Add(Outline? read)
        {
            if (read is not null && !into.IsSpent)
                into.Add(said with { Outline = read });
        }
    }

    private static AreaOutline? AreaOf(JsonElement rings, Gathering into) =>
        rings.ValueKind is JsonValueKind.Array
            ? Outlines.Area([.. rings.EnumerateArray().Select(ring => PlacesOf(ring, into))], 0, into)
            : Outlines.Area([], 0, into);

    private static List<Place>? PlacesOf(JsonElement list, Gathering into)
    {
        if (list.ValueKind is not JsonValueKind.Array)
            return [];
        List<Place> places = [];
        var isWhole = true;
        foreach (var one in list.EnumerateArray())
            if (into.IsSpent)
                return null;
            else if (PlaceOf(one, into) is { } place)
                places.Add(place);
            else
                isWhole = false;
        return isWhole ? places : null;
    }

    private static Place? PlaceOf(JsonElement pair, Gathering into)
    {
        if (pair.ValueKind is JsonValueKind.Array && pair.GetArrayLength() >= 2)
            return into.PlaceOf(0, pair[1].ToString(), pair[0].ToString());
        into.Refuse(0, $"a point {Texts.Clip(pair.ToString())}", "[LONGITUDE, LATITUDE]");
        return null;
    }

    private static string? TypeOf(JsonElement element) =>
        element.ValueKind is JsonValueKind.Object
        && element.TryGetProperty("type", out var type)
        && type.ValueKind is JsonValueKind.String
            ? type.GetString()
            : null;
}
