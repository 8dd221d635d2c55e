using NodaTime;
using Qalqan.Claims;
using Qalqan.Kernel;
using Qalqan.People;
using Qalqan.Readiness;

namespace Qalqan.Web;

/// <summary>How far ahead the board looks for papers that end. Our local default: two leaves and a consulate's working months.</summary>
public static class Ending
{
    public const int PapersWithin = 90;
}

/// <summary>
/// A text they serve under: of each kind the one that covers the day or, where none does, the last that did. <c>Last</c> is
/// null where it is open or its period is not published; <c>DaysLeft</c> is below zero once it is over.
/// </summary>
public sealed record EndingAuthority(string Kind, Rule Rule, Instrument Instrument, LocalDate? Last, int? DaysLeft)
{
    public static IReadOnlyList<EndingAuthority> Of(Known known, IEnumerable<Rule> rules) =>
        [
            .. rules
                .Where(rule => rule.Requirement is AuthorityInForce)
                .Select(rule => Of(known, rule, (AuthorityInForce)rule.Requirement))
                .OfType<EndingAuthority>()
                .OrderBy(one => one.DaysLeft is null)
                .ThenBy(one => one.DaysLeft),
        ];

    private static EndingAuthority? Of(Known known, Rule rule, AuthorityInForce authority)
    {
        var today = known.Today;
        var there = authority.Instruments.Where(instrument => instrument.IsKnownOn(today)).ToList();
        var meant =
            there
                .Where(instrument => instrument.Covers(today))
                .MaxBy(instrument => instrument.To ?? LocalDate.MaxIsoValue)
            ?? there.Where(instrument => instrument.To < today).MaxBy(instrument => instrument.To)
            ?? (there.Count > 0 ? there[^1] : null);
        return meant is null
            ? null
            : new EndingAuthority(
                authority.Kind,
                rule,
                meant,
                meant.To,
                meant.To is { } last ? Period.DaysBetween(today, last) : null
            );
    }
}

/// <summary>Papers of one kind that end soon or are over already, of those who hold a post or serve in the mission.</summary>
public sealed record EndingPapers(string Paper, int Over, int Soon, LocalDate First)
{
    public static IReadOnlyList<EndingPapers> Of(Known known)
    {
        var today = known.Today;
        var until = today.PlusDays(Ending.PapersWithin);
        var people = NominalRoll
            .Of(known)
            .People.Where(line => line.Holds is not null || line.IsInMission)
            .Select(line => line.Person)
            .ToHashSet();
        return
        [
            .. known
                .All<PaperHeld>()
                .Select(fact => (PaperHeld)fact.Claim)
                .Where(paper => people.Contains(paper.Person) && paper.Expires <= until)
                .GroupBy(paper => paper.Paper)
                .Select(group => new EndingPapers(
                    group.Key,
                    group.Count(paper => paper.Expires < today),
                    group.Count(paper => paper.Expires >= today),
                    group.Min(paper => paper.Expires)!.Value
                ))
                .OrderBy(papers => papers.First),
        ];
    }
}
