using NodaTime;
using Qalqan.Claims;
using Qalqan.Kernel;
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
    public static (long Number, Instant? RecordedAt) Of(IJournal journal, string scope, long upTo) =>
        Last(journal, scope, upTo, Bears);

    /// <summary>
    /// The same of a mission's paper, which counts the strength of the mission's contingents too: the last entry of any of them.
    /// When a flash report was released bears on it, and so does that an earlier paper of its kind was issued or voided,
    /// since it says what changed after that one.
    /// </summary>
    public static (long Number, Instant? RecordedAt) OfMission(
        IJournal journal,
        string mission,
        IEnumerable<string> contingents,
        string document,
        Instant from,
        long upTo
    )
    {
        return contingents
            .Select(scope => Of(journal, scope, upTo))
            .Append(Last(journal, mission, upTo, BearsOnMission))
            .MaxBy(last => last.Number);

        bool BearsOnMission(Claim claim) =>
            claim switch
            {
                Released released => ClaimOf(journal, new ReportId(released.Report)) is FlashDrafted,
                Issued issued => issued.Document == document && issued.AsOf < from,
                Voided voided => voided.Serial.StartsWith(document + "-", StringComparison.Ordinal),
                _ => Bears(claim),
            };
    }

    private static Claim? ClaimOf(IJournal journal, ReportId report) =>
        journal.NumberOf(report) is { } number ? journal.ReadAfter(number - 1).First().Read().Report.Claim : null;

    private static (long Number, Instant? RecordedAt) Last(
        IJournal journal,
        string scope,
        long upTo,
        Func<Claim, bool> bears
    )
    {
        // From the end, in growing steps: nearly always one of the last few is it.
        for (var step = FirstStep; ; step *= 8)
        {
            var after = Math.Max(0, upTo - step);
            var bearing = journal
                .ReadAfter(after, scope)
                .TakeWhile(stored => stored.Number <= upTo)
                .Select(stored => stored.Read())
                .LastOrDefault(entry => bears(entry.Report.Claim));
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
