using NodaTime;
using Qalqan.Claims;

namespace Qalqan.Kernel;

/// <summary>Days as the operations room counts them: from midnight to midnight of the scope's clock.</summary>
public static class Periods
{
    /// <summary>The whole day: from its start, included, to the next one's, excluded; an hour shorter or longer where the clock is moved.</summary>
    public static Interval DayOf(Known known, LocalDate day) =>
        new(StartOf(known, day), StartOf(known, day.PlusDays(1)));

    /// <summary>Every believed fact of the kind of some instant of the period, in the order of when each began, then of arrival.</summary>
    public static IEnumerable<Fact> Within<T>(this Known known, Interval period)
        where T : Claim =>
        known
            .Keys<T>()
            .SelectMany(known.Ever<T>)
            .Where(fact => fact.IsWithin(period))
            .OrderBy(fact => fact.From)
            .ThenBy(fact => fact.Number);

    /// <summary>Whether it was true at some instant of the period.</summary>
    public static bool IsWithin(this Fact fact, Interval period) =>
        (!period.HasEnd || fact.From < period.End)
        && (!period.HasStart || fact.From >= period.Start || fact.To is not { } to || to > period.Start);

    private static Instant StartOf(Known known, LocalDate day)
    {
        var zone = known.ZoneAt(day.At(new LocalTime(12, 0)).InUtc().ToInstant());
        return day.AtStartOfDayInZone(zone).ToInstant();
    }
}
