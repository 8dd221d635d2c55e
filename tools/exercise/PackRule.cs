using System.Text.Json;

namespace Qalqan.Exercise;

/// <summary>What the adopted edition of a standard requires; the exercise has no tables of its own.</summary>
public static class PackRule
{
    /// <summary>The list of that name in the standard's one rule of that shape.</summary>
    public static List<T> Read<T>(string root, string standard, string shape, string list, Func<JsonElement, T> read)
    {
        using var contingent = JsonDocument.Parse(
            File.ReadAllBytes(Path.Combine(root, "contingents", Story.Scope, "contingent.json"))
        );
        var edition = contingent
            .RootElement.GetProperty("standards")
            .EnumerateArray()
            .Single(adopted => adopted.GetProperty("id").GetString() == standard)
            .GetProperty("edition")
            .GetString();
        using var pack = JsonDocument.Parse(
            File.ReadAllBytes(Path.Combine(root, "standards", standard, $"{edition}.json"))
        );
        return
        [
            .. pack
                .RootElement.GetProperty("rules")
                .EnumerateArray()
                .Select(rule => rule.GetProperty("requirement"))
                .Single(requirement => requirement.GetProperty("shape").GetString() == shape)
                .GetProperty(list)
                .EnumerateArray()
                .Select(read),
        ];
    }
}
