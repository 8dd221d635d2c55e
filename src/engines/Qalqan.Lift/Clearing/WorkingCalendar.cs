using NodaTime;

namespace Qalqan.Lift;

/// <summary>
/// The working days of one state: its own weekend, its holidays, and weekend days that it makes up for by working. Holidays are known
/// for the years of <see cref="Known"/> alone; a count that leaves them has no answer, since a holiday unheard of is a deadline missed.
/// </summary>
public sealed record WorkingCalendar(
    string State,
    DateTimeZone Zone,
    IReadOnlyList<IsoDayOfWeek> Weekend,
    IReadOnlyList<LocalDate> Holidays,
    DateInterval Known
)
{
    /// <summary>Days of a weekend on which that state works all the same.</summary>
    public IReadOnlyList<LocalDate> MovedWorkdays { get; init; } = [];

    public bool IsWorking(LocalDate day) =>
        !Holidays.Contains(day) && (!Weekend.Contains(day.DayOfWeek) || MovedWorkdays.Contains(day));

    /// <summary>
    /// The last working day with so many whole working days between it and the given day, neither of the two counted; null where
    /// the count leaves the years whose holidays are known.
    /// </summary>
    /// <remarks>Offices count differently; that neither end counts is the cautious reading of "so many working days before".</remarks>
    public LocalDate? Before(LocalDate day, int clearDays)
    {
        ArgumentOutOfRangeException.ThrowIfNegative(clearDays);
        for (var at = day.PlusDays(-1); Known.Contains(at); at = at.PlusDays(-1))
            if (IsWorking(at) && clearDays-- == 0)
                return at;
        return null;
    }

    /// <summary>The first working day with so many whole working days between the given day and it: an answer by then.</summary>
    public LocalDate? After(LocalDate day, int clearDays)
    {
        ArgumentOutOfRangeException.ThrowIfNegative(clearDays);
        for (var at = day.PlusDays(1); Known.Contains(at); at = at.PlusDays(1))
            if (IsWorking(at) && clearDays-- == 0)
                return at;
        return null;
    }
}
