using NodaTime;
using Qalqan.Claims;
using Qalqan.Kernel;

namespace Qalqan.Operations;

/// <summary>
/// When a position was heard last by the end of the period, null where it never was; and how many reports and lines of the log
/// of the period are its own. <c>IsSilent</c>: none of the period, which is another thing than a report of all quiet.
/// </summary>
public sealed record PostHeard(string Post, Instant? Last, int Reports)
{
    public bool IsSilent => Reports == 0;
}

/// <summary>Who was heard: no report is not a good report.</summary>
public static class Hearing
{
    /// <param name="known">Of the mission.</param>
    /// <param name="period">From its start, included, to its end, excluded.</param>
    /// <param name="posts">Those that are to be heard from, in order.</param>
    public static IReadOnlyList<PostHeard> Of(Known known, Interval period, IReadOnlyList<string> posts) =>
        [.. posts.Select(post => Of(known, period, post))];

    private static PostHeard Of(Known known, Interval period, string post)
    {
        var (last, count) = ((Instant?)null, 0);
        foreach (var fact in known.Ever<Observed>(post).Concat(known.EverOther<Logged>(post)))
        {
            if (fact.From >= period.End)
                continue;
            if (last is null || fact.From > last)
                last = fact.From;
            if (fact.From >= period.Start)
                count++;
        }
        return new PostHeard(post, last, count);
    }
}
