using NodaTime;
using Qalqan.Claims;
using Qalqan.Kernel;

namespace Qalqan.Operations;

/// <summary>From where a gender-related line comes.</summary>
public enum GenderOrigin
{
    Observation,
    Debrief,
    Engagement,
    Words,
}

/// <summary>
/// One gender-related observation, with when and where. <c>Women</c> and <c>Men</c> are how many of each an engagement met, null
/// where nobody counted; nobody is named.
/// </summary>
public sealed record GenderLine(
    GenderOrigin Origin,
    Fact Fact,
    string? Post,
    string? Task,
    Whereabouts? Where,
    int? Women,
    int? Men,
    string? Words
);

/// <summary>
/// What belongs together as the gender-related observations: what was observed and marked so, what debriefs say of it, engagements
/// that met women, and the field of the daily report.
/// </summary>
public static class GenderRelated
{
    private const string WomenGroup = "women-group";

    /// <summary>Those of some instant of the period, in the order of when they began, then of arrival.</summary>
    public static IReadOnlyList<GenderLine> Of(Known known, Interval period) =>
        [
            .. Observed(known)
                .Concat(Debriefed(known))
                .Where(line => line.Fact.IsWithin(period))
                .Concat(Written(known, period))
                .OrderBy(line => line.Fact.From)
                .ThenBy(line => line.Fact.Number)
                .ThenBy(line => line.Origin),
        ];

    private static IEnumerable<GenderLine> Observed(Known known) =>
        from key in known.Keys<Observed>()
        from fact in known.Ever<Observed>(key)
        let said = (Observed)fact.Claim
        where said.IsGenderRelated
        select new GenderLine(
            GenderOrigin.Observation,
            fact,
            said.Post,
            said.Task,
            said.Where,
            null,
            null,
            said.Words ?? said.What
        );

    private static IEnumerable<GenderLine> Debriefed(Known known)
    {
        foreach (var key in known.Keys<Debriefed>())
        {
            if (known.Ever<Debriefed>(key).LastOrDefault() is not { Claim: Debriefed said } fact)
                continue;
            var where = said.Visits.Count > 0 ? said.Visits[0].Where : null;
            if (said.Gender is { } words)
                yield return Line(GenderOrigin.Debrief, null, null, words);
            if (said.Engaged is { } engaged && engaged.Met.Any(met => met.Women > 0 || met.Class == WomenGroup))
                yield return Line(
                    GenderOrigin.Engagement,
                    Sum(engaged.Met.Select(met => met.Women)),
                    Sum(engaged.Met.Select(met => met.Men)),
                    engaged.Concern
                );

            GenderLine Line(GenderOrigin origin, int? women, int? men, string? says) =>
                new(origin, fact, null, said.Task, where, women, men, says);
        }
    }

    // Of the day that the report is of, whenever the words were written.
    private static IEnumerable<GenderLine> Written(Known known, Interval period) =>
        from day in Days(known, period)
        let words = PaperFields.Of(known, SitrepFields.Document, SitrepFields.AboutOf(day), SitrepFields.Gender)
        where words is not null
        select new GenderLine(GenderOrigin.Words, words.Fact, null, null, null, null, null, words.Words);

    private static IEnumerable<LocalDate> Days(Known known, Interval period)
    {
        if (!period.HasEnd)
            yield break;
        // Without a start, those of which anything was written are all that can be.
        foreach (var day in SitrepFields.DaysWritten(known))
            if (Periods.DayOf(known, day) is var hours && hours.Start < period.End)
                if (!period.HasStart || hours.End > period.Start)
                    yield return day;
    }

    // Nobody counted any of them: nothing is known, and not none.
    private static int? Sum(IEnumerable<int?> counts)
    {
        var known = counts.OfType<int>().ToList();
        return known.Count == 0 ? null : known.Sum();
    }
}
