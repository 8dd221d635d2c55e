using System.Text.Json;

namespace Qalqan.Exercise;

/// <summary>A post as the establishment's own pack gives it; the exercise has no table of posts of its own.</summary>
public sealed record Post(string Id, string SubUnit, string Rank, string Trade, bool IsKey, int Reserves)
{
    /// <summary>The posts of the edition that the contingent adopts, in the order of the pack.</summary>
    public static List<Post> Read(string root)
    {
        using var contingent = JsonDocument.Parse(
            File.ReadAllBytes(Path.Combine(root, "contingents", Story.Scope, "contingent.json"))
        );
        var edition = contingent
            .RootElement.GetProperty("standards")
            .EnumerateArray()
            .Single(standard => standard.GetProperty("id").GetString() == Story.Establishment)
            .GetProperty("edition")
            .GetString();
        using var pack = JsonDocument.Parse(
            File.ReadAllBytes(Path.Combine(root, "standards", Story.Establishment, $"{edition}.json"))
        );
        return
        [
            .. pack
                .RootElement.GetProperty("rules")
                .EnumerateArray()
                .Select(rule => rule.GetProperty("requirement"))
                .Single(requirement => requirement.GetProperty("shape").GetString() == "establishment")
                .GetProperty("posts")
                .EnumerateArray()
                .Select(Read),
        ];
    }

    private static Post Read(JsonElement post) =>
        new(
            post.GetProperty("post").GetString()!,
            post.GetProperty("subUnit").GetString()!,
            post.GetProperty("rank").GetString()!,
            post.GetProperty("trade").GetString()!,
            post.GetProperty("key").GetBoolean(),
            post.GetProperty("reserves").GetInt32()
        );
}
