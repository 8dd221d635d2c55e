using System.Globalization;
using System.Text.Json;
using NodaTime;
using Qalqan.Claims;
using Qalqan.Geofencing;
using Qalqan.Measures;

namespace Qalqan;

/// <summary>What is wrong with a line of the watch's input.</summary>
internal readonly record struct Refused(string Seen, string Wanted);

/// <summary>Reads one line of the watch's input: a position or an observation, strictly, with the first thing that is wrong.</summary>
/// <param name="near">Whether a place is in the mission's area or about it: tells exchanged coordinates from distant ones.</param>
internal sealed class WatchInput(Func<Place, bool> near)
{
    private const double MostErrorMetres = 100_000;

    private static readonly JsonDocumentOptions Strict = new() { MaxDepth = 4, AllowDuplicateProperties = false };
    private static readonly string[] OfPosition = ["kind", "entity", "side", "what", "at", "lat", "lon", "errorMetres"];
    private static readonly string[] OfObservation =
    [
        "kind",
        "id",
        "side",
        "what",
        "at",
        "lat",
        "lon",
        "errorMetres",
        "impactLat",
        "impactLon",
        "impactErrorMetres",
    ];

    /// <param name="now">Nothing may be of a later instant; a clock a few minutes fast is forgiven.</param>
    public object Read(ReadOnlyMemory<byte> utf8, Instant now)
    {
        try
        {
            using var json = JsonDocument.Parse(utf8, Strict);
            return Read(json.RootElement, now);
        }
        catch (JsonException error)
        {
            return new Refused("no JSON object: " + error.Message.Split('.')[0], "one JSON object on the line");
        }
        catch (RefusedException refused)
        {
            return refused.Why;
        }
    }

    private object Read(JsonElement line, Instant now)
    {
        if (line.ValueKind is not JsonValueKind.Object)
            throw new RefusedException($"{line.ValueKind}".ToLowerInvariant(), "one JSON object on the line");
        var kind =
            line.TryGetProperty("kind", out var said) && said.ValueKind is JsonValueKind.String
                ? said.GetString()
                : null;
        var keys = kind switch
        {
            "position" => OfPosition,
            "observation" => OfObservation,
            _ => throw new RefusedException($"kind {Excerpt(said)}", "\"position\" or \"observation\""),
        };
        foreach (var property in line.EnumerateObject())
            if (!keys.Contains(property.Name))
                throw new RefusedException($"key \"{Cut(property.Name)}\"", string.Join(", ", keys));
        return kind == "position" ? PositionOf(line, now) : SightingOf(line, now);
    }

    private Position PositionOf(JsonElement line, Instant now) =>
        new(
            Code(line, "entity"),
            At(line, now),
            PlaceOf(line, "lat", "lon"),
            Error(line, "errorMetres"),
            CodeOrNull(line, "side"),
            CodeOrNull(line, "what")
        );

    private Sighting SightingOf(JsonElement line, Instant now)
    {
        var hasImpact = Has(line, "impactLat") || Has(line, "impactLon");
        var error = Error(line, "errorMetres");
        return new Sighting(
            Code(line, "id"),
            At(line, now),
            Code(line, "what"),
            PlaceOf(line, "lat", "lon"),
            error,
            hasImpact ? PlaceOf(line, "impactLat", "impactLon") : null,
            Has(line, "impactErrorMetres") ? Error(line, "impactErrorMetres") : error,
            CodeOrNull(line, "side")
        );
    }

    private Place PlaceOf(JsonElement line, string lat, string lon)
    {
        var (north, east) = (Number(line, lat), Number(line, lon));
        var isLatitude = Math.Abs(north) <= 90;
        if (!isLatitude || Math.Abs(east) > 180)
            throw new RefusedException(
                $"{lat} {Text(north)}, {lon} {Text(east)}",
                "latitude -90 to 90, longitude -180 to 180"
                    + (Math.Abs(north) <= 180 && Math.Abs(east) <= 90 ? "; maybe they are exchanged" : "")
            );
        var place = new Place(north, east);
        if (Math.Abs(east) <= 90 && !near(place) && near(new Place(east, north)))
            throw new RefusedException(
                $"{lat} {Text(north)}, {lon} {Text(east)}, far from the mission's area",
                $"{lat} {Text(east)}, {lon} {Text(north)}: maybe they are exchanged"
            );
        return place;
    }

    private static Instant At(JsonElement line, Instant now)
    {
        var text = String(line, "at");
        if (!Iso.TryParse(text, out var at))
            throw new RefusedException($"at \"{Cut(text)}\"", "a time such as 2025-01-07T09:00:00Z");
        if (at > now + Duration.FromMinutes(5))
            throw new RefusedException($"at {text}, which is still to come", $"no later than {Iso.Format(Whole(now))}");
        return at;
    }

    private static Instant Whole(Instant at) => Instant.FromUnixTimeSeconds(at.ToUnixTimeSeconds());

    private static Distance Error(JsonElement line, string key) =>
        Number(line, key) is >= 0 and <= MostErrorMetres and var metres
            ? Distance.FromMetres(metres)
            : throw new RefusedException($"{key} {Excerpt(line.GetProperty(key))}", "0 to 100000 metres");

    private static double Number(JsonElement line, string key) =>
        line.TryGetProperty(key, out var value)
        && value.ValueKind is JsonValueKind.Number
        && value.TryGetDouble(out var number)
        && double.IsFinite(number)
            ? number
            : throw new RefusedException($"{key} {Excerpt(value)}", $"{key} as a number");

    private static string Code(JsonElement line, string key) =>
        String(line, key) is var text && Reference.IsWellFormed(text)
            ? text
            : throw new RefusedException($"{key} \"{Cut(text)}\"", Reference.Wanted);

    private static string? CodeOrNull(JsonElement line, string key) => Has(line, key) ? Code(line, key) : null;

    private static string String(JsonElement line, string key) =>
        line.TryGetProperty(key, out var value) && value.ValueKind is JsonValueKind.String
            ? value.GetString()!
            : throw new RefusedException($"{key} {Excerpt(value)}", $"{key} as text");

    private static bool Has(JsonElement line, string key) =>
        line.TryGetProperty(key, out var value) && value.ValueKind is not JsonValueKind.Null;

    private static string Excerpt(JsonElement value) =>
        value.ValueKind is JsonValueKind.Undefined ? "absent" : Cut(value.GetRawText());

    private static string Cut(string text) => text.Length <= 40 ? text : text[..40] + "…";

    private static string Text(double number) => number.ToString(CultureInfo.InvariantCulture);

    private sealed class RefusedException(string seen, string wanted) : Exception
    {
        public Refused Why { get; } = new(seen, wanted);
    }
}
