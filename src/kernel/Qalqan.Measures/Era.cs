using NodaTime;

namespace Qalqan.Measures;

/// <summary>
/// The days the record may speak of: 1 January 1900 to 31 December 2199, both included, in any zone. Wide enough for every
/// agreement a contingent serves under, and narrow enough that no sum of days and months leaves the calendar.
/// </summary>
public static class Era
{
    public const string Wanted = "a day from 1900-01-01 to 2199-12-31";

    private static readonly LocalDate First = new(1900, 1, 1);
    private static readonly LocalDate Last = new(2199, 12, 31);
    private static readonly Instant Opens = First.PlusDays(-1).AtStartOfDayInZone(DateTimeZone.Utc).ToInstant();
    private static readonly Instant Closes = Last.PlusDays(2).AtStartOfDayInZone(DateTimeZone.Utc).ToInstant();

    public static bool Holds(LocalDate date) => date >= First && date <= Last;

    /// <summary>By the UTC day, a day more at either end, so that a local day of the era is held whole in every zone.</summary>
    public static bool Holds(Instant instant) => instant >= Opens && instant < Closes;
}
