using NodaTime;
using Qalqan.Claims;
using Qalqan.Kernel;

namespace Qalqan.Operations;

/// <summary>
/// What was observed of one kind from one post. <c>Items</c> is the sum of the numbers that were given, exact where all of them
/// were; <c>Uncounted</c> how many reports gave none. Post null: of no post.
/// </summary>
public sealed record SeenOf(string What, string? Post, int Reports, int Items, bool IsExact, int Uncounted);

/// <summary>A place that a task reached; <c>Before</c> is when one was there last before, null where no visit is on record.</summary>
public sealed record PlaceVisited(TaskLine Task, Visit Visit, Instant? Before);

/// <summary>
/// Every figure of a situation report, counted from the mission's record and nowhere else. What nobody reported is not zero: <c>Posts</c> says
/// who was heard, and is empty where no position of the mission is on record.
/// </summary>
public sealed record SitrepFigures(
    Interval Period,
    string About,
    IReadOnlyList<PostHeard> Posts,
    IReadOnlyList<SeenOf> Seen,
    IReadOnlyList<Sighting> Sightings,
    IReadOnlyList<Notice> Notices,
    IReadOnlyList<TaskLine> Tasks,
    IReadOnlyList<PlaceVisited> Visits,
    IReadOnlyList<Flash> Flashes,
    IReadOnlyList<RestrictionLine> Restrictions,
    IReadOnlyList<GenderLine> Gender,
    SitrepChanges? Changes,
    IReadOnlyList<TaskLine> Ahead,
    IReadOnlyDictionary<string, FieldWords> Words
)
{
    public int Heard => Posts.Count(post => !post.IsSilent);

    public IReadOnlyList<PostHeard> Silent => [.. Posts.Where(post => post.IsSilent)];

    /// <summary>What is more than all quiet, in order of time.</summary>
    public IReadOnlyList<Sighting> Significant => [.. Sightings.Where(one => !one.IsQuiet)];

    /// <summary>The minutes that were said to be lost, and of how many restrictions nobody said.</summary>
    public (int Minutes, int Unsaid) Lost =>
        (Restrictions.Sum(one => one.Said.MinutesLost ?? 0), Restrictions.Count(one => one.Said.MinutesLost is null));

    /// <summary>How many of the period's tasks stand so.</summary>
    public int In(params ReadOnlySpan<TaskStanding> standings)
    {
        var count = 0;
        foreach (var task in Tasks)
            count += standings.Contains(task.Standing) ? 1 : 0;
        return count;
    }

    /// <param name="known">Of the mission, at the report's instant and cut-off.</param>
    /// <param name="period">With a start and an end.</param>
    /// <param name="positions">Those that are to be heard from, in order.</param>
    /// <param name="at">The mission as it was known up to an entry: for what an earlier report knew.</param>
    public static SitrepFigures Of(
        Known known,
        Interval period,
        IReadOnlyList<string> positions,
        Func<long, Known> at
    ) => SitrepCounting.Of(known, period, positions, at);
}
