using NodaTime;

namespace Qalqan.Lift;

/// <summary>
/// Times on a place's own clock as instants. Where the clock is put back a time comes twice: a deadline is the first of the two, and what
/// may not happen before it waits for the second. A time that the clock leaves out is the moment it jumps.
/// </summary>
public static class PlaceClock
{
    public static Instant Deadline(LocalDateTime local, DateTimeZone zone) => At(local, zone, first: true);

    public static Instant NotBefore(LocalDateTime local, DateTimeZone zone) => At(local, zone, first: false);

    /// <summary>
    /// Hours of opening on each of the days, both ends of the days included; over midnight where the closing is not after the
    /// opening. A night that the clock cuts short or stretches is so much shorter or longer.
    /// </summary>
    public static IReadOnlyList<Interval> Hours(DateInterval days, LocalTime opens, LocalTime closes, DateTimeZone zone)
    {
        ArgumentNullException.ThrowIfNull(days);
        ArgumentNullException.ThrowIfNull(zone);
        return
        [
            .. days.Select(day => new Interval(
                NotBefore(day + opens, zone),
                Deadline((closes > opens ? day : day.PlusDays(1)) + closes, zone)
            )),
        ];
    }

    private static Instant At(LocalDateTime local, DateTimeZone zone, bool first)
    {
        ArgumentNullException.ThrowIfNull(zone);
        var mapping = zone.MapLocal(local);
        return mapping.Count == 0 ? mapping.LateInterval.Start
            : first ? mapping.First().ToInstant()
            : mapping.Last().ToInstant();
    }
}
