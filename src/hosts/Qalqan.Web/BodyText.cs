using System.Text.Json;

namespace Qalqan.Web;

/// <summary>A member of a stored body as people read it: lists and objects without their brackets.</summary>
internal static class BodyText
{
    public static string Of(string value)
    {
        if (value is not ['[' or '{', ..])
            return value;
        try
        {
            using var json = JsonDocument.Parse(value);
            return Of(json.RootElement);
        }
        catch (JsonException)
        {
            return value; // text that only looks like it
        }
    }

    private static string Of(JsonElement json) =>
        json.ValueKind switch
        {
            JsonValueKind.Array => string.Join("; ", json.EnumerateArray().Select(Of)),
            JsonValueKind.Object => string.Join(
                ", ",
                json.EnumerateObject().Select(member => $"{member.Name} {Of(member.Value)}")
            ),
            _ => json.ToString(),
        };
}
