using System.Text.Json;

namespace Qalqan.Exercise;

/// <summary>A post as the establishment's own pack gives it; the exercise has no table of posts of its own.</summary>
public sealed record Post(string Id, string SubUnit, string Rank, string Trade, bool IsKey, int Reserves)
{
    /// <summary>The posts of the edition that the contingent adopts, in the order of the pack.</summary>
    public static List<Post> Read(string root) =>
        PackRule.Read(root, Story.Establishment, "establishment", "posts", Read);

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
