using NodaTime;
using Qalqan.Claims;
using Qalqan.Kernel;
using Qalqan.People;

namespace Qalqan.Web;

/// <summary>
/// A paper that is good at the look. <c>DaysBeyondTour</c>: from the last day of the tour to the paper's own, below 0 where
/// it falls short; null where either is not on record.
/// </summary>
public sealed record GoodPaper(Fact Fact, PaperHeld Claim, int? DaysBeyondTour)
{
    /// <summary>Of each paper the one that is good then, in order of the paper; those before it stand in the history.</summary>
    public static IEnumerable<GoodPaper> At(PersonFile file, Instant at) =>
        file.Of<PaperHeld>()
            .Where(paper => IsGood(paper.Fact, at))
            .GroupBy(paper => paper.Claim.Paper)
            .Select(paper => paper.First())
            .OrderBy(paper => paper.Claim.Paper, StringComparer.Ordinal)
            .Select(paper => new GoodPaper(
                paper.Fact,
                paper.Claim,
                paper.Claim.Expires is { } last && file.Tour?.Ends is { } ends ? Period.DaysBetween(ends, last) : null
            ));

    public static bool IsGood(Fact fact, Instant at) => fact.From <= at && (fact.To is not { } to || at < to);
}
