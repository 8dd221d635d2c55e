using NodaTime;

namespace Qalqan.Exercise;

/// <summary>
/// Who of the first contingent travels with whom. A platoon sits together, and so do signals, logistics and engagement; the
/// headquarters, operations, engineers and medical are dealt over the three aircraft, so that none of them is lost with one.
/// </summary>
public sealed class MoveCrew(List<Post> posts, MovePen pen)
{
    public const int Vehicles = 14;

    /// <summary>From the top down; no two neighbours sit together.</summary>
    public static IReadOnlyList<string> Command { get; } = ["HQ-01", "HQ-02", "OPS-01", "PL1-01", "PL2-01", "PL3-01"];

    public static IReadOnlyList<string> Chalks { get; } = ["C1", "C2", "C3"];

    public static string ChalkOf(Post post)
    {
        var place = post.Id[^1] - '0' + 10 * (post.Id[^2] - '0') - 1;
        return post.SubUnit switch
        {
            "PL1" or "SIG" => "C1",
            "PL2" or "LOG" => "C2",
            "PL3" or "EGT" => "C3",
            "OPS" => Chalks[(place + 2) % 3],
            _ => Chalks[place % 3],
        };
    }

    /// <summary>Those who went three weeks ahead, in the order of the posts.</summary>
    public List<(Post Post, Member Member)> Advance(Instant at) =>
        [.. Holders(at).Where(holder => holder.Member.Arrives == RotationDates.AdvanceGroupArrives)];

    public List<(Post Post, Member Member)> MainBody(Instant at) =>
        [.. Holders(at).Where(holder => holder.Member.Arrives != RotationDates.AdvanceGroupArrives)];

    public List<(Post Post, Member Member)> Of(string chalk, Instant at) =>
        [.. MainBody(at).Where(holder => ChalkOf(holder.Post) == chalk)];

    /// <summary>The main body by aircraft, then divided as evenly as it goes over the vehicles of the road.</summary>
    public List<(string Vehicle, List<string> People)> OnTheRoad(Instant at)
    {
        var people = Chalks.SelectMany(chalk => References(Of(chalk, at))).ToList();
        return
        [
            .. Enumerable
                .Range(0, Vehicles)
                .Select(number =>
                    (
                        $"V{number + 1:00}",
                        people[(number * people.Count / Vehicles)..((number + 1) * people.Count / Vehicles)]
                    )
                ),
        ];
    }

    public static List<string> References(IEnumerable<(Post Post, Member Member)> holders) =>
        [.. holders.Select(holder => holder.Member.Reference)];

    private IEnumerable<(Post Post, Member Member)> Holders(Instant at) =>
        posts.Select(post => (Post: post, Member: pen.Holder(post.Id, at)!));
}
