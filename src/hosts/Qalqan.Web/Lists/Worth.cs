using System.Globalization;
using NodaTime;
using NodaTime.Text;
using Qalqan.Words;

namespace Qalqan.Web;

/// <summary>
/// What one cell of a list is filtered and ordered by: a text, a number, a day, or nothing. Of a choice the text is its word and
/// the number its place among the others, where they have an order of their own.
/// </summary>
public readonly record struct Worth(string? Text, decimal? Number = null, LocalDate? Day = null)
{
    public bool IsEmpty => Text is null && Number is null && Day is null;

    /// <summary>An empty text is nothing.</summary>
    public static Worth Of(string? text) => new(string.IsNullOrEmpty(text) ? null : text);

    public static Worth Of(decimal? number) => new(null, number);

    public static Worth Of(LocalDate? day) => new(null, null, day);

    /// <summary>A choice of many that have an order of their own.</summary>
    public static Worth Of<T>(T? choice, Func<T, string> word)
        where T : struct, Enum =>
        choice is { } one ? new Worth(word(one), Convert.ToInt32(one, CultureInfo.InvariantCulture)) : default;

    /// <summary>In every language and every copy alike: ISO days, plain numbers.</summary>
    public override string ToString() =>
        Day is { } day
            ? LocalDatePattern.Iso.Format(day)
            : Text ?? Number?.ToString(CultureInfo.InvariantCulture) ?? "";

    /// <summary>Before, with or behind another of the same column; neither may be empty.</summary>
    public int CompareTo(Worth other) =>
        Day is { } day && other.Day is { } otherDay ? day.CompareTo(otherDay)
        : Number is { } number && other.Number is { } otherNumber && number.CompareTo(otherNumber) is not 0 and var by
            ? by
        : Alphabet.Order.Compare(Text, other.Text);
}
