using NodaTime;
using Qalqan.Claims;
using Qalqan.Store;

namespace Qalqan.Web;

/// <summary>
/// Up to which entry a paper knows: the last of its scope that bears on a figure. What left, and who may look or has looked,
/// does not; so that a paper issued again, or asked for by another, is the same paper.
/// </summary>
internal static class Cutoff
{
    private const long FirstStep = 64;

    /// <param name="journal">Of the folder.</param>
    /// <param name="scope">Of the paper.</param>
    /// <param name="upTo">The last entry that may be known.</param>
    /// <returns>Its number and when it was recorded; 0 and null where there is none.</returns>
    public static (long Number, Instant? RecordedAt) Of(IJournal journal, string scope, long upTo)
    {
        // From the end, in growing steps: nearly always one of the last few is it.
        for (var step = FirstStep; ; step *= 8)
        {
            var after = Math.Max(0, upTo - step);
            var bearing = journal
                .ReadAfter(after, scope)
                .TakeWhile(stored => stored.Number <= upTo)
                .Select(stored => stored.Read())
                .LastOrDefault(entry => Bears(entry.Report.Claim));
            if (bearing is not null)
                return (bearing.Number, bearing.RecordedAt);
            if (after == 0)
                return (0, null);
        }
    }

    private static bool Bears(Claim claim) =>
        claim is not (Issued or Reissued or Voided or FormKept or Released)
        && !Kinds.NameOf(claim).StartsWith("access.", StringComparison.Ordinal);
}
