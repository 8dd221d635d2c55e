namespace Qalqan.Exercise;

/// <summary>A national rank by code, and the UN rank that it stands for, from the pack that the contingent adopts.</summary>
public sealed record Title(string Code, string Nato)
{
    public static List<Title> Read(string root) =>
        PackRule.Read(
            root,
            Story.Ranks,
            "ranks",
            "ranks",
            rank => new Title(rank.GetProperty("rank").GetString()!, rank.GetProperty("nato").GetString()!)
        );
}
