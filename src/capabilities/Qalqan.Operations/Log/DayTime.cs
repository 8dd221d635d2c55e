using System.Globalization;
using System.Text.RegularExpressions;
using NodaTime;
using Qalqan.Kernel;
using Qalqan.Measures;

namespace Qalqan.Operations;

/// <summary>The clock by which a line is read: now, and the mission's zone.</summary>
public sealed record LogClock(Instant Now, DateTimeZone Zone);

/// <summary>
/// When a line came to pass. Four figures are the mission's own clock, with a letter that letter's: of today, or of yesterday where
/// today's is still to come and yesterday's was within twelve hours; a whole date-time group is itself. The future and hours
/// that the clock skipped or showed twice are refused and never moved.
/// </summary>
public static partial class DayTime
{
    private static readonly Duration Slack = Duration.FromMinutes(5);
    private static readonly Duration Yesterday = Duration.FromHours(12);

    [GeneratedRegex("^([0-9]{2}):?([0-9]{2})([A-IK-Za-ik-z]?)$")]
    private static partial Regex OfDay { get; }

    [GeneratedRegex("^[0-9]{6}[A-Za-z]$|^[0-9]{6}[A-Za-z][A-Za-z]{3}[0-9]{2}$")]
    private static partial Regex Group { get; }

    /// <summary>Whether the word is written as a time, a good one or not.</summary>
    public static bool IsTime(string word) => OfDay.IsMatch(word) || Group.IsMatch(word);

    /// <summary>The instant, or what is wrong with the word.</summary>
    public static (Instant? At, Phrase? Wrong) Read(string word, LogClock clock)
    {
        var (at, wrong) = OfDay.Match(word) is { Success: true } match
            ? ReadOfDay(match, clock)
            : ReadGroup(word, clock);
        return NotAhead(at, wrong, word, clock);
    }

    private static (Instant?, Phrase?) ReadOfDay(Match match, LogClock clock)
    {
        var (hour, minute) = (Number(match.Groups[1].Value), Number(match.Groups[2].Value));
        if (hour > 23 || minute > 59)
            return (null, Phrase.Of("operations.slip.hour", ("time", match.Value)));
        var letter = match.Groups[3].Value is [var one] ? char.ToUpperInvariant(one) : 'J';
        var zone = letter == 'J' ? clock.Zone : ZoneOf(letter);
        var today = clock.Now.InZone(zone).Date;
        var (at, wrong) = Map(today.At(new LocalTime(hour, minute)), zone, match.Value);
        if (at is not { } time || time <= clock.Now + Slack)
            return (at, wrong);
        var (before, wrongBefore) = Map(today.PlusDays(-1).At(new LocalTime(hour, minute)), zone, match.Value);
        return before is { } earlier && clock.Now - earlier <= Yesterday ? (before, wrongBefore) : (at, null);
    }

    private static (Instant?, Phrase?) ReadGroup(string word, LogClock clock)
    {
        // A group without month and year is of this month, or of the month before where that day is still to come.
        var whole = word.Length > 7 ? [word] : Months(word, clock.Now);
        Instant? last = null;
        string? problem = null;
        foreach (var text in whole)
            if (Dtg.TryParse(text, out var at, out problem, clock.Zone))
            {
                last = at;
                if (at <= clock.Now + Slack)
                    return (at, null);
            }
        return last is not null
            ? (last, null)
            : (null, Phrase.Of("operations.slip.group", ("time", word), ("problem", problem ?? "")));
    }

    private static string[] Months(string word, Instant now)
    {
        var month = now.InUtc().Date;
        return
        [
            .. new[] { month, month.PlusMonths(-1) }.Select(day =>
                word + Dtg.Format(day.AtMidnight().InUtc().ToInstant())[7..]
            ),
        ];
    }

    /// <summary>The instant of a clock's time; an hour that it skipped or showed twice is refused, and never moved.</summary>
    internal static (Instant?, Phrase?) Map(LocalDateTime clock, DateTimeZone zone, string word)
    {
        var mapping = zone.MapLocal(clock);
        return mapping.Count switch
        {
            1 => (mapping.Single().ToInstant(), null),
            0 => (null, Phrase.Of("operations.slip.skipped", ("time", word), ("zone", zone.Id))),
            _ => (null, Phrase.Of("operations.slip.twice", ("time", word), ("zone", zone.Id))),
        };
    }

    /// <summary>The same where it is not in the future.</summary>
    internal static (Instant? At, Phrase? Wrong) NotAhead(Instant? at, Phrase? wrong, string word, LogClock clock) =>
        at is { } time && time > clock.Now + Slack ? (null, Ahead(word, time, clock)) : (at, wrong);

    private static Phrase Ahead(string word, Instant at, LogClock clock) =>
        Phrase.Of("operations.slip.ahead", ("time", word), ("minutes", (long)(at - clock.Now).TotalMinutes));

    // Every letter but J is so many whole hours from Z.
    private static DateTimeZone ZoneOf(char letter)
    {
        _ = Dtg.TryParse($"010000{letter}JAN24", out var at, out _);
        return DateTimeZone.ForOffset(Offset.FromTicks((Instant.FromUtc(2024, 1, 1, 0, 0) - at).BclCompatibleTicks));
    }

    private static int Number(string digits) => int.Parse(digits, CultureInfo.InvariantCulture);
}
