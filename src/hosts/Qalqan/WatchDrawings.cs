using System.Text.Json;
using NodaTime;
using Qalqan.Claims;
using Qalqan.Geofencing;
using Qalqan.Kernel;
using Qalqan.Measures;

namespace Qalqan;

/// <summary>A drawing, and when it holds.</summary>
internal sealed record DatedDrawing(Drawing Drawing, Interval When)
{
    public string Feature => Drawing.Feature;
}

/// <summary>
/// Lines and areas from a GeoJSON file: a FeatureCollection of LineStrings, and of Polygons without holes, whose properties say
/// <c>feature</c> and <c>errorMetres</c>, and perhaps <c>use</c> (<c>decisions</c>; otherwise a demonstration), <c>validFrom</c> and <c>validTo</c>.
/// Everything that is wrong is said at once.
/// </summary>
internal static class WatchDrawings
{
    private const long MostBytes = 20_000_000;
    private const int MostPoints = 100_000;

    public static IReadOnlyList<DatedDrawing> Read(string file, List<Problem> problems)
    {
        if (!File.Exists(file) || new FileInfo(file).Length > MostBytes)
        {
            problems.Add(
                new Problem(
                    file,
                    0,
                    File.Exists(file) ? "a larger file" : "no file",
                    $"GeoJSON of at most {MostBytes} bytes"
                )
            );
            return [];
        }
        try
        {
            using var json = JsonDocument.Parse(File.ReadAllBytes(file), new JsonDocumentOptions { MaxDepth = 16 });
            return Read(file, json.RootElement, problems);
        }
        catch (JsonException error)
        {
            problems.Add(new Problem(file, (int)(error.LineNumber ?? 0) + 1, "no JSON", "well-formed GeoJSON"));
            return [];
        }
    }

    private static List<DatedDrawing> Read(string file, JsonElement root, List<Problem> problems)
    {
        List<DatedDrawing> drawings = [];
        if (Member(root, "features") is not { ValueKind: JsonValueKind.Array } features)
        {
            problems.Add(new Problem(file, 0, "no features", "a FeatureCollection"));
            return [];
        }
        var number = 0;
        foreach (var feature in features.EnumerateArray())
        {
            number++;
            var before = problems.Count;
            var drawing = DrawingOf(
                feature,
                (seen, wanted) => problems.Add(new Problem(file, 0, $"feature {number}: {seen}", wanted))
            );
            if (problems.Count == before)
                drawings.Add(drawing);
        }
        foreach (var same in drawings.GroupBy(drawing => drawing.Feature))
            if (same.Any(one => same.Any(other => one != other && Valid.Common(one.When, other.When) is not null)))
                problems.Add(
                    new Problem(
                        file,
                        0,
                        $"\"{same.Key}\" {same.Count()} times",
                        "each feature once at a time, in one piece"
                    )
                );
        return drawings;
    }

    private static DatedDrawing DrawingOf(JsonElement feature, Action<string, string> refuse)
    {
        var properties = Member(feature, "properties");
        var geometry = Member(feature, "geometry");
        var name = Text(properties, "feature");
        if (name is null || !Reference.IsWellFormed(name))
            refuse($"feature {name ?? "absent"}", "a code such as alpha, bravo, alpha-1");
        var error = Member(properties, "errorMetres") is { ValueKind: JsonValueKind.Number } said
            ? said.GetDouble()
            : -1;
        if (error is < 0 or > 100_000)
            refuse("errorMetres absent or out of bounds", "0 to 100000: how wrong the drawing may be, 95 times of 100");
        var form = Text(geometry, "type");
        if (form is not ("LineString" or "Polygon"))
            refuse(form ?? "no geometry", "a LineString in one piece, or a Polygon");
        var coordinates = Member(geometry, "coordinates");
        var isArea = form == "Polygon";
        if (isArea && coordinates is { ValueKind: JsonValueKind.Array } rings)
        {
            if (rings.GetArrayLength() != 1)
                refuse($"{rings.GetArrayLength()} rings", "an area without holes");
            coordinates = rings.EnumerateArray().FirstOrDefault();
        }
        var points = PointsOf(coordinates, refuse);
        if (points.Distinct().Count() < (isArea ? 3 : 2))
            refuse($"{points.Distinct().Count()} places", isArea ? "three or more" : "two or more");
        var when = WhenOf(properties, refuse);
        var drawing = new Drawing(
            name ?? "",
            isArea ? DrawnForm.Area : DrawnForm.Line,
            Text(properties, "use") == "decisions" ? DrawnUse.Decisions : DrawnUse.Demonstration,
            "file",
            points,
            Distance.FromMetres(Math.Max(error, 0)),
            "given on the command line",
            null
        );
        return new DatedDrawing(drawing, when);
    }

    private static Interval WhenOf(JsonElement? properties, Action<string, string> refuse)
    {
        var (from, to) = (At("validFrom"), At("validTo"));
        if (from < to || from is null || to is null)
            return new Interval(from, to);
        refuse($"validTo {Iso.Format(to.Value)}", $"later than validFrom, {Iso.Format(from.Value)}");
        return Valid.Always;

        Instant? At(string key)
        {
            if (Member(properties, key) is null or { ValueKind: JsonValueKind.Null })
                return null;
            if (Text(properties, key) is { } text && Iso.TryParse(text, out var at))
                return at;
            refuse($"{key} that is no time", "a time such as 2025-01-07T00:00:00Z");
            return null;
        }
    }

    private static List<Place> PointsOf(JsonElement? coordinates, Action<string, string> refuse)
    {
        List<Place> points = [];
        if (coordinates is not { ValueKind: JsonValueKind.Array } all || all.GetArrayLength() > MostPoints)
        {
            refuse("no coordinates, or too many", $"at most {MostPoints} of [longitude, latitude]");
            return points;
        }
        foreach (var pair in all.EnumerateArray())
        {
            var numbers =
                pair.ValueKind is JsonValueKind.Array
                    ? pair.EnumerateArray()
                        .Select(one => one.ValueKind is JsonValueKind.Number ? one.GetDouble() : double.NaN)
                        .ToArray()
                    : [];
            if (numbers is [var east, var north, ..] && Math.Abs(east) <= 180 && Math.Abs(north) <= 90)
                points.Add(new Place(north, east));
            else
            {
                refuse(
                    $"point {points.Count + 1} {pair.GetRawText()[..Math.Min(pair.GetRawText().Length, 60)]}",
                    "[longitude, latitude] in degrees"
                );
                return points;
            }
        }
        return points;
    }

    private static JsonElement? Member(JsonElement? element, string key) =>
        element is { ValueKind: JsonValueKind.Object } some && some.TryGetProperty(key, out var value) ? value : null;

    private static string? Text(JsonElement? element, string key) =>
        Member(element, key) is { ValueKind: JsonValueKind.String } text ? text.GetString() : null;
}
