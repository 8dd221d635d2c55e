using System.Globalization;
using NodaTime;

namespace Qalqan.Paper;

/// <summary>How a number and a day stand in a table, as the pages of the program show them.</summary>
internal static class Figures
{
    private const string NarrowNoBreakSpace = "\u202F";
    private const string Minus = "\u2212";

    private static readonly string[] Months =
    [
        "Jan",
        "Feb",
        "Mar",
        "Apr",
        "May",
        "Jun",
        "Jul",
        "Aug",
        "Sep",
        "Oct",
        "Nov",
        "Dec",
    ];

    /// <summary>With the digits it has; from five whole digits on in groups of three, so that a year is never grouped.</summary>
    public static string Show(decimal number, string language)
    {
        var digits = Math.Abs(number).ToString(CultureInfo.InvariantCulture).Split('.');
        var whole = digits[0];
        if (whole.Length > 4)
            for (var at = whole.Length - 3; at > 0; at -= 3)
                whole = whole.Insert(at, NarrowNoBreakSpace);
        var mark = language == "en" ? "." : ",";
        return (number < 0 ? Minus : "") + whole + (digits.Length > 1 ? mark + digits[1] : "");
    }

    /// <summary>Short, and never to be taken for another day: in English the month by its letters, else with full stops.</summary>
    public static string Show(LocalDate day, string language) =>
        language == "en"
            ? $"{day.Day}\u00A0{Months[day.Month - 1]}\u00A0{day.Year:0000}"
            : $"{day.Day:00}.{day.Month:00}.{day.Year:0000}";

    public static string Show(Cell cell, string language) =>
        cell switch
        {
            NumberCell number => Show(number.Number, language),
            DayCell day => Show(day.Day, language),
            TextCell text => text.Text,
            _ => "",
        };

    /// <summary>The foot of one page.</summary>
    public static string PageOf(string template, int page, int pages) =>
        template
            .Replace("{page}", page.ToString(CultureInfo.InvariantCulture), StringComparison.Ordinal)
            .Replace("{pages}", pages.ToString(CultureInfo.InvariantCulture), StringComparison.Ordinal);
}
