using NodaTime;
using Qalqan.Kernel;

namespace Qalqan.People;

/// <summary>When the state of a day is taken: 06:00 on the clock that the scope lives by on that day.</summary>
public static class Morning
{
    private static readonly LocalTime Hour = new(6, 0);

    public static Instant Of(Known known, LocalDate day)
    {
        // The zone in force at that hour, which is asked by an instant near it: on the day a contingent moves, the later one.
        var near = (day + Hour).InZoneLeniently(known.ZoneAt((day + Hour).InUtc().ToInstant())).ToInstant();
        return (day + Hour).InZoneLeniently(known.ZoneAt(near)).ToInstant();
    }

    /// <summary>The last day whose state is due by then: until 06:00 that is yesterday.</summary>
    public static LocalDate LastDue(Known known, Instant now)
    {
        var clock = now.InZone(known.ZoneAt(now));
        return clock.TimeOfDay < Hour ? clock.Date.PlusDays(-1) : clock.Date;
    }
}
