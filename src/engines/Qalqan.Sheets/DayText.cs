using System.Globalization;
using System.Text.RegularExpressions;
using NodaTime;
using Qalqan.Measures;

namespace Qalqan.Sheets;

/// <summary>How a column writes 03/04/2024, as far as its own values tell.</summary>
public enum DayOrder
{
    /// <summary>No value tells, or two contradict: what could be either is read as neither.</summary>
    Unsettled,
    DayFirst,
    MonthFirst,
}

/// <summary>A day as written: the day; or that it could be two, and which; or neither: no day.</summary>
public readonly record struct DayReading(LocalDate? Day, bool IsAmbiguous = false, Instant? At = null);

/// <summary>
/// Days as people type them: 2024-03-15, 15.03.2024, 15/03/2024, 15 MAR 24, 15 March 2024, 15 марта 2024 г., 2024 ж. 15 наурыз,
/// and date-time groups. With dots the day comes first. With slashes or dashes it may not, and the column decides. Two figures
/// of a year mean 2000 to 2099, as they do in a date-time group.
/// </summary>
public static partial class DayText
{
    // By their beginnings, long enough to tell them apart; Russian in the genitive and the nominative.
    private static readonly string[][] Months =
    [
        ["jan", "янв", "қаң", "каң", "қан", "кан"],
        ["feb", "фев", "ақп", "акп"],
        ["mar", "мар", "нау"],
        ["apr", "апр", "сәу", "сау"],
        ["may", "май", "мая", "мам"],
        ["jun", "июн", "мау"],
        ["jul", "июл", "шіл", "шил"],
        ["aug", "авг", "там"],
        ["sep", "сен", "қыр", "кыр"],
        ["oct", "окт", "қаз", "каз"],
        ["nov", "ноя", "қар", "кар"],
        ["dec", "дек", "жел"],
    ];

    /// <summary>What the values of a column tell of its order: one with a first number over 12, or a second, settles it.</summary>
    public static DayOrder OrderOf(IEnumerable<string> values)
    {
        var (dayFirst, monthFirst) = (false, false);
        foreach (var value in values)
            if (Slashed.Match(Bare(value)) is { Success: true } match)
            {
                var (first, second) = (Number(match, "a"), Number(match, "b"));
                dayFirst |= first > 12 && second <= 12;
                monthFirst |= second > 12 && first <= 12;
            }
        return (dayFirst, monthFirst) switch
        {
            (true, false) => DayOrder.DayFirst,
            (false, true) => DayOrder.MonthFirst,
            _ => DayOrder.Unsettled,
        };
    }

    /// <param name="text">As typed.</param>
    /// <param name="order">Of its column.</param>
    /// <param name="zone">Whose day a date-time group falls in.</param>
    public static DayReading Read(string text, DayOrder order, DateTimeZone zone)
    {
        var bare = Bare(text);
        if (Iso.Match(bare) is { Success: true } iso)
            return Of(Number(iso, "y"), Number(iso, "m"), Number(iso, "d"));
        if (Dotted.Match(bare) is { Success: true } dotted)
            return Of(Year(dotted), Number(dotted, "m"), Number(dotted, "d"));
        if (Slashed.Match(bare) is { Success: true } slashed)
            return Either(Number(slashed, "a"), Number(slashed, "b"), Year(slashed), order);
        if (Worded.Match(bare) is { Success: true } worded)
            return Of(Year(worded), Month(worded.Groups["w"].Value), Number(worded, "d"));
        if (YearFirst.Match(bare) is { Success: true } first)
            return Of(Year(first), Month(first.Groups["w"].Value), Number(first, "d"));
        if (Dtg.TryParse(text.Trim(), out var instant, out _, zone))
            return new DayReading(instant.InZone(zone).Date, At: instant);
        return default;
    }

    private static DayReading Either(int first, int second, int year, DayOrder order) =>
        first > 12 || second > 12 || first == second
            ? second > 12
                ? Of(year, first, second)
                : Of(year, second, first)
            : order switch
            {
                DayOrder.DayFirst => Of(year, second, first),
                DayOrder.MonthFirst => Of(year, first, second),
                _ => new DayReading(null, IsAmbiguous: true),
            };

    private static DayReading Of(int year, int month, int day) =>
        month is >= 1 and <= 12
        && year is >= 1 and <= 9999
        && day >= 1
        && day <= CalendarSystem.Iso.GetDaysInMonth(year, month)
            ? new DayReading(new LocalDate(year, month, day))
            : default;

    private static int Year(Match match) =>
        Number(match, "y") is var year && match.Groups["y"].Length == 2 ? 2000 + year : year;

    private static int Month(string word) =>
        Array.FindIndex(Months, names => names.Any(name => word.StartsWith(name, StringComparison.Ordinal))) + 1;

    private static int Number(Match match, string group) =>
        int.Parse(match.Groups[group].ValueSpan, NumberStyles.None, CultureInfo.InvariantCulture);

    private static string Bare(string text) =>
        string.Join(' ', text.ToLowerInvariant().Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries));

    [GeneratedRegex(@"^(?<y>[0-9]{4})[-./](?<m>[0-9]{1,2})[-./](?<d>[0-9]{1,2})(?:t00:00(?::00)?z?)?$")]
    private static partial Regex Iso { get; }

    [GeneratedRegex(@"^(?<d>[0-9]{1,2})\. ?(?<m>[0-9]{1,2})\. ?(?<y>[0-9]{4}|[0-9]{2})(?: ?(?:г|ж)\.?)?$")]
    private static partial Regex Dotted { get; }

    [GeneratedRegex(@"^(?<a>[0-9]{1,2})(?<s>[-/])(?<b>[0-9]{1,2})\k<s>(?<y>[0-9]{4}|[0-9]{2})$")]
    private static partial Regex Slashed { get; }

    [GeneratedRegex(
        @"^(?<d>[0-9]{1,2})[ .-]*(?<w>\p{L}{3,})[ .,-]*(?<y>[0-9]{4}|[0-9]{2})(?: ?(?:года|год|гг?|ж)\.?)?$"
    )]
    private static partial Regex Worded { get; }

    [GeneratedRegex(@"^(?<y>[0-9]{4}) ?(?:жылғы|жыл|ж|г)?\.? (?<d>[0-9]{1,2}) (?<w>\p{L}{3,})$")]
    private static partial Regex YearFirst { get; }
}
