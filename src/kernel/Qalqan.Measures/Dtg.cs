using System.Diagnostics.CodeAnalysis;
using System.Globalization;
using NodaTime;

namespace Qalqan.Measures;

/// <summary>The military date-time group, <c>241530ZNOV26</c>: day, hour, minute, perhaps second, zone letter, English month
/// and two figures of the year, which always mean 2000 to 2099.</summary>
/// <remarks>Letters are whole hours from UTC: Z none, A to M (no J) one to twelve ahead, N to Y one to twelve behind. J, Juliet,
/// is the local clock of a zone that must be given.</remarks>
public static class Dtg
{
    private const int Century = 2000;
    private const string Ahead = "ABCDEFGHIKLM";
    private const string Behind = "NOPQRSTUVWXY";

    private static readonly string[] Months =
    [
        "JAN",
        "FEB",
        "MAR",
        "APR",
        "MAY",
        "JUN",
        "JUL",
        "AUG",
        "SEP",
        "OCT",
        "NOV",
        "DEC",
    ];

    /// <summary>The group that names the minute, or on request the second, in which the instant falls: what is finer is left
    /// out, never rounded up.</summary>
    public static string Format(Instant instant, char letter = 'Z', bool seconds = false) =>
        OffsetOf(letter) is { } offset
            ? Written(instant.WithOffset(offset).LocalDateTime, char.ToUpperInvariant(letter), seconds)
            : throw new ArgumentException(
                $"Zone letter '{letter}': wanted A to Z without J; J needs a time zone.",
                nameof(letter)
            );

    /// <summary>The group in Z; where a group cannot name the year, ISO 8601.</summary>
    public static string OrIso(Instant instant) =>
        instant.InUtc().Year is >= 2000 and < 2100 ? Format(instant) : Iso.Format(instant);

    /// <summary>The group on the zone's own clock, under the letter J.</summary>
    public static string Format(Instant instant, DateTimeZone local, bool seconds = false)
    {
        ArgumentNullException.ThrowIfNull(local);
        return Written(instant.InZone(local).LocalDateTime, 'J', seconds);
    }

    /// <summary>Both clocks, Z first: <c>241530ZNOV26 (24.11.2026 18:30, UTC+3)</c>.</summary>
    public static string WithLocal(Instant instant, DateTimeZone local)
    {
        ArgumentNullException.ThrowIfNull(local);
        var there = instant.InZone(local);
        var clock = there.LocalDateTime.ToString("dd'.'MM'.'uuuu HH':'mm", CultureInfo.InvariantCulture);
        var offset =
            there.Offset == Offset.Zero ? "UTC" : "UTC" + there.Offset.ToString("g", CultureInfo.InvariantCulture);
        return $"{Format(instant)} ({clock}, {WithoutLeadingZero(offset)})";
    }

    /// <summary>Reads a group in either case, with or without spaces between its parts. <paramref name="local"/> is the zone
    /// that J stands for. The problem names all that is wrong, what was seen and what was wanted.</summary>
    public static bool TryParse(
        [NotNullWhen(true)] string? text,
        out Instant instant,
        [NotNullWhen(false)] out string? problem,
        DateTimeZone? local = null
    )
    {
        instant = default;
        var reason = Split(text ?? "") is { } parts
            ? Judge(parts, local, out instant)
            : "wanted DDHHMM, a zone letter, a month and a year, as in 241530ZNOV26"
                + (LacksLetter(text ?? "") ? "; maybe the zone letter is missing" : "");
        problem = reason is null ? null : $"Date-time group '{text}': {reason}.";
        return problem is null;
    }

    private readonly record struct Parts(
        int Day,
        int Hour,
        int Minute,
        int? Second,
        char Letter,
        string Month,
        int Year
    );

    private static string? Judge(Parts parts, DateTimeZone? local, out Instant instant)
    {
        instant = default;
        List<string> problems = [];
        var month = Array.IndexOf(Months, parts.Month) + 1;
        var year = Century + parts.Year;
        if (month == 0)
        {
            problems.Add($"month {parts.Month}, wanted JAN to DEC");
        }
        var days = month == 0 ? 31 : CalendarSystem.Iso.GetDaysInMonth(year, month);
        if (parts.Day < 1 || parts.Day > days)
        {
            var wanted = month == 0 ? "01 to 31" : $"01 to {days} in {parts.Month} {year}";
            problems.Add($"day {parts.Day:00}, wanted {wanted}");
        }
        if (parts.Hour > 23)
        {
            problems.Add($"hour {parts.Hour:00}, wanted 00 to 23");
        }
        if (parts.Minute > 59)
        {
            problems.Add($"minute {parts.Minute:00}, wanted 00 to 59");
        }
        if (parts.Second > 59)
        {
            problems.Add($"second {parts.Second:00}, wanted 00 to 59");
        }
        if (parts.Letter == 'J' && local is null)
        {
            problems.Add("zone letter J, wanted a letter that needs no local time zone: none is known here");
        }
        if (problems.Count > 0)
        {
            return string.Join("; ", problems);
        }

        var clock = new LocalDateTime(year, month, parts.Day, parts.Hour, parts.Minute, parts.Second ?? 0);
        if (OffsetOf(parts.Letter) is { } offset)
        {
            instant = clock.WithOffset(offset).ToInstant();
            return null;
        }
        var mapping = local!.MapLocal(clock);
        if (mapping.Count != 1)
        {
            var seen = mapping.Count == 0 ? "does not happen" : "happens twice";
            return $"the clock of {local.Id} was moved then, so this time {seen}; wanted a zone letter other than J";
        }
        instant = mapping.Single().ToInstant();
        return null;
    }

    /// <summary>Takes the shape apart and nothing more; null where the shape is another.</summary>
    private static Parts? Split(ReadOnlySpan<char> text)
    {
        var rest = text.Trim();
        if (
            !Digits(ref rest, out var day)
            || !Digits(ref rest, out var hour)
            || !Digits(ref rest, out var minute, joined: true)
        )
        {
            return null;
        }
        int? second = Digits(ref rest, out var value, joined: true) ? value : null;
        if (!Letters(ref rest, 1, out var letter) || !Letters(ref rest, 3, out var month))
        {
            return null;
        }
        return Digits(ref rest, out var year) && rest.IsEmpty
            ? new Parts(day, hour, minute, second, letter[0], month, year)
            : null;
    }

    private static bool Digits(ref ReadOnlySpan<char> rest, out int value, bool joined = false)
    {
        var at = joined ? rest : rest.TrimStart(' ');
        var found = at.Length >= 2 && char.IsAsciiDigit(at[0]) && char.IsAsciiDigit(at[1]);
        value = found ? (at[0] - '0') * 10 + at[1] - '0' : 0;
        rest = found ? at[2..] : rest;
        return found;
    }

    private static bool Letters(ref ReadOnlySpan<char> rest, int count, out string value)
    {
        var at = rest.TrimStart(' ');
        var found = at.Length >= count && !at[..count].ContainsAnyExcept(AsciiLetters);
        value = found ? at[..count].ToString().ToUpperInvariant() : "";
        rest = found ? at[count..] : rest;
        return found;
    }

    private static readonly System.Buffers.SearchValues<char> AsciiLetters = System.Buffers.SearchValues.Create(
        "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz"
    );

    private static bool LacksLetter(string text)
    {
        var letters = text.Where(char.IsAsciiLetter).ToArray();
        return letters.Length == 3 && Months.Contains(new string(letters).ToUpperInvariant());
    }

    private static Offset? OffsetOf(char letter)
    {
        var upper = char.ToUpperInvariant(letter);
        var (ahead, behind) = (Ahead.IndexOf(upper), Behind.IndexOf(upper));
        return upper == 'Z' ? Offset.Zero
            : ahead >= 0 ? Offset.FromHours(ahead + 1)
            : behind >= 0 ? Offset.FromHours(-behind - 1)
            : null;
    }

    private static string Written(LocalDateTime clock, char letter, bool seconds)
    {
        if (clock.Year is < Century or >= Century + 100)
        {
            throw new ArgumentOutOfRangeException(
                nameof(clock),
                clock,
                "A date-time group has two figures for the year and can name 2000 to 2099 only."
            );
        }
        var second = seconds ? $"{clock.Second:00}" : "";
        return $"{clock.Day:00}{clock.Hour:00}{clock.Minute:00}{second}{letter}{Months[clock.Month - 1]}{clock.Year % 100:00}";
    }

    private static string WithoutLeadingZero(string offset) =>
        offset.Length > 5 && offset[4] == '0' ? offset.Remove(4, 1) : offset;
}
