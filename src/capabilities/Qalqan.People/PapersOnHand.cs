using NodaTime;
using Qalqan.Claims;
using Qalqan.Kernel;

namespace Qalqan.People;

/// <summary>
/// A paper that somebody has at the look and that runs out. <c>DaysLeft</c>: to the last day on which it is good, 0 on that day, below
/// 0 beyond it. <c>DaysBeyondTour</c>: from the last day of the tour to the paper's own, below 0 where it falls short; null without
/// an end of tour. <c>IsDisputed</c>: reports that began last disagree on it.
/// </summary>
public sealed record PaperLine(
    string Person,
    string Paper,
    LocalDate Ends,
    int DaysLeft,
    int? DaysBeyondTour,
    TourPhase Phase,
    bool IsDisputed
);

/// <summary>
/// The papers of everybody on the roll who has not gone home, by person and paper, of each the one that began last; one that does
/// not run out is none of them. Medical fitness is not among them, since it belongs to a compartment. <c>Titles</c>: what the rule
/// in force calls a paper.
/// </summary>
public sealed record PapersOnHand(IReadOnlyList<PaperLine> Lines, IReadOnlyDictionary<string, Words> Titles)
{
    public static PapersOnHand Of(Known known, Papers? rule)
    {
        var roll = NominalRoll.Of(known);
        return new PapersOnHand(
            [
                .. roll
                    .People.Where(line => roll.PhaseOf(line.Person) is not TourPhase.Departed)
                    .SelectMany(line => Of(known, line, roll.PhaseOf(line.Person))),
            ],
            rule?.Needed.ToDictionary(needed => needed.Paper, needed => needed.Title) ?? []
        );
    }

    /// <summary>How many run out from today to so many days on.</summary>
    public int CountWithin(int days) => Lines.Count(line => line.DaysLeft >= 0 && line.DaysLeft <= days);

    private static IEnumerable<PaperLine> Of(Known known, RollLine line, TourPhase phase) =>
        from held in known.OfOther<PaperHeld>(line.Person)
        group held by ((PaperHeld)held.Claim).Paper into papers
        orderby papers.Key
        let last = papers.BeganLast()
        where ((PaperHeld)last[0].Claim).Expires is not null
        let ends = ((PaperHeld)last[0].Claim).Expires!.Value
        select new PaperLine(
            line.Person,
            papers.Key,
            ends,
            Period.DaysBetween(known.Today, ends),
            line.TourEnds is { } tour ? Period.DaysBetween(tour, ends) : null,
            phase,
            last.Any(fact => fact.Contested || ((PaperHeld)fact.Claim).Expires != ends)
        );
}
