using System.Globalization;
using NodaTime;
using NodaTime.Text;
using Qalqan.Kernel;
using Qalqan.Measures;

namespace Qalqan.Operations;

/// <summary>
/// Times of tasks as they are typed: four figures are today's, by the mission's clock; a date-time group, or a day and time as
/// <c>2024-03-14T08:30</c>, is itself. What is planned may lie ahead, what was done may not; hours that the clock skipped or showed
/// twice are refused and never moved.
/// </summary>
internal static class TaskTime
{
    private static readonly LocalDateTimePattern DayAndTime = LocalDateTimePattern.CreateWithInvariantCulture(
        "uuuu-MM-dd'T'HH:mm"
    );

    public static (Instant? At, Phrase? Wrong) Planned(string typed, LogClock clock) =>
        typed.Length is 4 or 5 && DayTime.IsTime(typed) && char.IsAsciiDigit(typed[^1])
            ? OfToday(typed.Replace(":", "", StringComparison.Ordinal), typed, clock)
        : DayAndTime.Parse(typed) is { Success: true } local ? DayTime.Map(local.Value, clock.Zone, typed)
        : Dtg.TryParse(typed, out var at, out _, clock.Zone) ? (at, null)
        : (null, Unread(typed));

    public static (Instant? At, Phrase? Wrong) Done(string typed, LogClock clock)
    {
        if (DayTime.IsTime(typed))
            return DayTime.Read(typed, clock);
        if (DayAndTime.Parse(typed) is not { Success: true } local)
            return (null, Unread(typed));
        var (at, wrong) = DayTime.Map(local.Value, clock.Zone, typed);
        return DayTime.NotAhead(at, wrong, typed, clock);
    }

    private static (Instant?, Phrase?) OfToday(string figures, string typed, LogClock clock)
    {
        var (hour, minute) = (
            int.Parse(figures[..2], CultureInfo.InvariantCulture),
            int.Parse(figures[2..], CultureInfo.InvariantCulture)
        );
        return hour > 23 || minute > 59
            ? (null, Phrase.Of("operations.slip.hour", ("time", typed)))
            : DayTime.Map(clock.Now.InZone(clock.Zone).Date.At(new LocalTime(hour, minute)), clock.Zone, typed);
    }

    private static Phrase Unread(string typed) => Phrase.Of("operations.task.time", ("time", typed));
}
