using System.Buffers;

namespace Qalqan.Claims;

/// <summary>
/// Words that somebody wrote, kept as they are. Marks that turn the order of letters around are refused, because words under
/// them can read as other words; letters of a language that runs from the right are words like any.
/// </summary>
internal static class Wording
{
    private static readonly SearchValues<char> Turning = SearchValues.Create(
        "\u202A\u202B\u202C\u202D\u202E\u2066\u2067\u2068\u2069"
    );

    /// <summary>One line of 1 to <paramref name="most"/> characters.</summary>
    public static IEnumerable<(string, string)> Line(string text, string what, int most) =>
        Check(text, what, most, text.Any(char.IsControl), "one line");

    /// <summary>The same, or nothing at all.</summary>
    public static IEnumerable<(string, string)> LineOrNone(string? text, string what, int most) =>
        text is null ? [] : Line(text, what, most);

    /// <summary>Lines with <c>\n</c> between them, 1 to <paramref name="most"/> characters in all.</summary>
    public static IEnumerable<(string, string)> Lines(string text, string what, int most) =>
        Check(text, what, most, text.Any(letter => char.IsControl(letter) && letter != '\n'), "lines");

    private static IEnumerable<(string, string)> Check(
        string text,
        string what,
        int most,
        bool hasControls,
        string wanted
    )
    {
        if (string.IsNullOrWhiteSpace(text) || text.Length > most || hasControls)
            yield return ($"{what} empty, long or with control characters", $"{wanted} of 1 to {most} characters");
        if (text.AsSpan().ContainsAny(Turning))
            yield return ($"{what} with marks that turn its order around", "the words without them");
    }
}
