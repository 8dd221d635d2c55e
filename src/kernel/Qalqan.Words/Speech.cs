using System.Collections.Frozen;
using System.Globalization;
using NodaTime;
using Qalqan.Kernel;
using Qalqan.Measures;

namespace Qalqan.Words;

/// <summary>
/// Says phrases, numbers and times in one language. Given a zone (<see cref="InZone"/>) it says an instant by both clocks,
/// else by the Z group alone. Never throws on what it is given: a key it does not know is said in brackets.
/// </summary>
public sealed class Speech
{
    private const char NarrowNoBreakSpace = '\u202F';
    private const string NoBreakSpace = "\u00A0";
    private const string Minus = "\u2212";

    private readonly FrozenDictionary<string, Template> templates;
    private readonly DateTimeZone? zone;

    private Speech(Language language, FrozenDictionary<string, Template> templates, DateTimeZone? zone) =>
        (Language, this.templates, this.zone) = (language, templates, zone);

    /// <summary>One for each language, English first.</summary>
    public static IReadOnlyList<Speech> All { get; } =
    [.. Language.All.Select(language => new Speech(language, Phrases.In(language), null))];

    public Language Language { get; }

    /// <exception cref="ArgumentException">No such language.</exception>
    public static Speech In(string code) =>
        Find(code) ?? throw new ArgumentException($"Language \"{code}\": wanted en, ru or kk.", nameof(code));

    /// <summary>The speech of that code, or null.</summary>
    public static Speech? Find(string? code) => All.FirstOrDefault(speech => speech.Language.Code == code);

    /// <summary>The same language, with this local clock beside the Z group.</summary>
    public Speech InZone(DateTimeZone local) => new(Language, templates, local);

    public string Say(Phrase phrase) =>
        templates.TryGetValue(phrase.Key, out var template)
            ? template.Fill(phrase.Values, SayValue, Language)
            : $"[{phrase.Key}]";

    public string Say(Kernel.Words words) =>
        Language.Code switch
        {
            "ru" => words.Ru,
            "kk" => words.Kk,
            _ => words.En,
        };

    /// <summary>The word for a unit of an amount, as the head of a column; the unit itself where there is none.</summary>
    public string Unit(string unit) => templates.ContainsKey("unit." + unit) ? Say(Phrase.Of("unit." + unit)) : unit;

    /// <summary>With the digits it has; from five whole digits on in groups of three, so that a year is never grouped.</summary>
    public string Number(decimal number)
    {
        var (whole, fraction) = Math.Abs(number).ToString(CultureInfo.InvariantCulture).Split('.') is var digits
            ? (digits[0], digits.ElementAtOrDefault(1))
            : default;
        if (whole.Length > 4)
            for (var at = whole.Length - 3; at > 0; at -= 3)
                whole = whole.Insert(at, NarrowNoBreakSpace.ToString());
        return (number < 0 ? Minus : "") + whole + (fraction is null ? "" : Language.DecimalMark + fraction);
    }

    public string Percent(decimal number) => Number(number) + NoBreakSpace + "%";

    public string Date(LocalDate date) =>
        Language
            .DateOrder.Replace("{day}", date.Day.ToString(CultureInfo.InvariantCulture), StringComparison.Ordinal)
            .Replace("{month}", Language.Months[date.Month - 1], StringComparison.Ordinal)
            .Replace("{year}", date.Year.ToString(CultureInfo.InvariantCulture), StringComparison.Ordinal)
            .Replace(" ", NoBreakSpace, StringComparison.Ordinal);

    /// <summary>The date-time group in Z; where a group cannot name the year, ISO 8601.</summary>
    public static string Zulu(Instant instant) => Dtg.OrIso(instant);

    /// <summary>Day, time and offset on the zone's own clock: <c>20 March 2024, 23:59 UTC+5</c>.</summary>
    public string Local(Instant instant, DateTimeZone local)
    {
        var there = instant.InZone(local);
        var clock = there.TimeOfDay.ToString("HH':'mm", CultureInfo.InvariantCulture);
        return $"{Date(there.Date)}, {clock}{NoBreakSpace}{OffsetName(there.Offset)}";
    }

    /// <summary>Z first, then the local clock in brackets.</summary>
    public string BothClocks(Instant instant, DateTimeZone local) => $"{Zulu(instant)} ({Local(instant, local)})";

    /// <summary>The number a value is, or null.</summary>
    internal static decimal? NumberOf(object value) =>
        value switch
        {
            int whole => whole,
            long whole => whole,
            decimal number => number,
            double number when Math.Abs(number) < 1e15 => (decimal)number,
            _ => null,
        };

    internal string SayValue(object value) =>
        value switch
        {
            string text => text,
            Phrase phrase => Say(phrase),
            Kernel.Words words => Say(words),
            LocalDate date => Date(date),
            Instant instant => zone is null ? Zulu(instant) : BothClocks(instant, zone),
            _ when NumberOf(value) is { } number => Number(number),
            System.Collections.IEnumerable list => string.Join(", ", list.Cast<object>().Select(SayValue)),
            _ => Convert.ToString(value, CultureInfo.InvariantCulture) ?? "",
        };

    private static string OffsetName(Offset offset)
    {
        var (minutes, sign) = (Math.Abs(offset.Seconds) / 60, offset.Seconds < 0 ? Minus : "+");
        return minutes == 0 ? "UTC" : $"UTC{sign}{minutes / 60}{(minutes % 60 == 0 ? "" : $":{minutes % 60:00}")}";
    }
}
