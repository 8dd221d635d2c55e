using NodaTime;
using NodaTime.Text;
using Qalqan.Kernel;
using Qalqan.Measures;

namespace Qalqan.Web;

/// <summary>From when until when a state typed on a day's sheet is: read on the clock the scope lives by that day.</summary>
internal static class StateTimes
{
    private const string FromWanted = "a time of that day such as 09:30, or nothing for 06:00";
    private const string UntilWanted =
        "a time of that day such as 18:00, or a last day such as 2026-11-30, after the state begins; or nothing";

    private static readonly LocalTimePattern Clock = LocalTimePattern.CreateWithInvariantCulture("H':'mm");

    /// <summary>Null with the problem added where it cannot be read. A last day is whole: the state ends where the next begins.</summary>
    public static Validity? Read(
        StateEntry entry,
        LocalDate day,
        Instant morning,
        DateTimeZone zone,
        List<Problem> problems
    )
    {
        var from = entry.From.Length == 0 ? morning : TimeOn(entry.From);
        if (from is null)
            problems.Add(new Problem(entry.Person, 0, $"from \"{Clip(entry.From)}\"", FromWanted));
        var until = entry.Until.Length == 0 ? null : TimeOn(entry.Until) ?? EndOf(entry.Until);
        if (entry.Until.Length > 0 && (until is null || until <= from))
            problems.Add(new Problem(entry.Person, 0, $"until \"{Clip(entry.Until)}\"", UntilWanted));
        else if (from is { } begins)
            return new Validity(begins, until);
        return null;

        Instant? TimeOn(string text) =>
            Clock.Parse(text).TryGetValue(default, out var time)
                ? zone.ResolveLocal(day + time, NodaTime.TimeZones.Resolvers.LenientResolver).ToInstant()
                : null;

        Instant? EndOf(string text) =>
            LocalDatePattern.Iso.Parse(text).TryGetValue(default, out var last) && Era.Holds(last)
                ? LocalDay.Start(last.PlusDays(1), zone)
                : null;
    }

    internal static string Clip(string text) => text.Length > 40 ? text[..40] + "…" : text;
}
