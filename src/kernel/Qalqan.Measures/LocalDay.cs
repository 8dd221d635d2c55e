using NodaTime;

namespace Qalqan.Measures;

/// <summary>The bounds of a calendar day on a zone's clock, in stored time: both the first and the last whole millisecond
/// belong to it.</summary>
/// <remarks>A day may last 23 or 25 hours, and may begin at 01:00 where the clock is moved at midnight. Where midnight comes
/// twice the first begins the day. A day that a zone left out of its calendar is empty: it ends 1 ms before it starts.</remarks>
public static class LocalDay
{
    private static readonly Duration Millisecond = Duration.FromMilliseconds(1);

    public static Instant Start(LocalDate day, DateTimeZone zone)
    {
        ArgumentNullException.ThrowIfNull(zone);
        var midnight = zone.MapLocal(day.AtMidnight());
        return midnight.Count == 0 ? midnight.LateInterval.Start : midnight.First().ToInstant();
    }

    public static Instant End(LocalDate day, DateTimeZone zone) => Start(day.PlusDays(1), zone) - Millisecond;
}
