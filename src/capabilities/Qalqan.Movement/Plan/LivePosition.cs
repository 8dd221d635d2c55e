using NodaTime;
using Qalqan.Claims;
using Qalqan.Kernel;

namespace Qalqan.Movement;

/// <summary>Where a chalk was last at the look, by the time of the point itself; <c>Age</c> is how long before the look that was.</summary>
public sealed record LivePosition(string Chalk, TrackPoint Point, string Origin, Duration Age, Fact Fact)
{
    /// <summary>After so long a position is where it was, and not where it is. Our local default.</summary>
    public static readonly Duration StaleAfter = Duration.FromMinutes(15);

    public bool IsStale => Age > StaleAfter;

    /// <summary>
    /// One a chalk that was tracked. However late a file comes, its points are of their own times: one older than what is known moves
    /// nothing.
    /// </summary>
    public static IReadOnlyList<LivePosition> Of(MovePlan plan)
    {
        ArgumentNullException.ThrowIfNull(plan);
        var at = plan.Known.At;
        return
        [
            .. plan
                .Known.EverOther<Tracked>(plan.Name)
                .Select(fact => (Fact: fact, Said: (Tracked)fact.Claim))
                .SelectMany(track => track.Said.Points.Select(point => (track.Fact, track.Said, Point: point)))
                .Where(one => one.Point.At <= at)
                .GroupBy(one => one.Said.Chalk)
                .Select(same => same.MaxBy(one => (one.Point.At, one.Fact.Number)))
                .OrderBy(one => one.Said.Chalk, StringComparer.Ordinal)
                .Select(one => new LivePosition(
                    one.Said.Chalk,
                    one.Point,
                    one.Said.Origin,
                    at - one.Point.At,
                    one.Fact
                )),
        ];
    }
}
