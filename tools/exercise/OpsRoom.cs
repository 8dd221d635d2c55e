using NodaTime;
using Qalqan.Claims;
using Qalqan.Kernel;

namespace Qalqan.Exercise;

/// <summary>Who is there to go out or to keep the watch: those who hold a post in the mission, and are neither away nor at something else.</summary>
public sealed class OpsRoom(List<Post> posts, Roster roster, Func<string, bool> isLeftOut)
{
    private readonly Dictionary<string, List<Interval>> busy = [];
    private readonly List<(Post Post, Member Member, Stint Stint)> holders =
    [
        .. from rotation in roster.Rotations
        from member in rotation.Members
        where !isLeftOut(member.Reference)
        from stint in member.Stints
        where stint.Tenure is Tenure.Substantive
        select (posts.Find(post => post.Id == stint.Post)!, member, stint),
    ];

    /// <summary>S3 at that time: one of the two watchkeepers by turns, or else the operations officer.</summary>
    public Source At(Instant instant)
    {
        var watch = Free(instant, instant, post => post.Trade == "WATCH").OrderBy(person => person).ToList();
        var day = (int)(instant.ToUnixTimeSeconds() / 86_400);
        return new Source("S3", watch.Count > 0 ? watch[day % watch.Count] : Holder(instant, "OPSO"));
    }

    /// <summary>Whoever of that trade is there, or nobody.</summary>
    public string? Holder(Instant instant, string trade) =>
        Free(instant, instant, post => post.Trade == trade).FirstOrDefault();

    // Whoever comes back late is not on the next task yet.
    private static readonly Duration Late = Duration.FromHours(3);

    /// <summary>Up to so many of the trade in the sub-unit who are free throughout, from now on at this.</summary>
    public List<string> Take(string subUnit, string trade, int people, Interval time, Xoshiro256StarStar dice)
    {
        var free = Free(time.Start, time.End, post => post.SubUnit == subUnit && post.Trade == trade)
            .Where(person => !busy.GetValueOrDefault(person, []).Exists(other => Overlap(other, time)));
        List<string> taken = [.. dice.Shuffled(free).Take(people)];
        foreach (var person in taken)
            (busy.TryGetValue(person, out var times) ? times : busy[person] = []).Add(
                new Interval(time.Start - Late, time.End + Late)
            );
        return taken;
    }

    // The relieving rotation goes out from the morning after the last of it has come.
    private IEnumerable<string> Free(Instant from, Instant to, Func<Post, bool> wanted) =>
        holders
            .Where(holder =>
                wanted(holder.Post)
                && holder.Member.Arrives < from
                && !(holder.Member.Departs < to + Duration.FromDays(1))
                && holder.Stint.From <= from
                && !(holder.Stint.To < to)
                && !holder.Member.Absences.Exists(away => away.From <= to && from < away.To)
            )
            .Select(holder => holder.Member.Reference);

    private static bool Overlap(Interval one, Interval other) => one.Start < other.End && other.Start < one.End;
}
