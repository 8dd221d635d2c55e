namespace Qalqan.Paper;

/// <summary>
/// Breaks text into lines: at spaces, behind a hyphen or stroke between letters, at line ends of its own; a word wider than the
/// line is broken where the line is full. Numbers and serials (<c>R1-017</c>) are words.
/// </summary>
internal static class Wrapping
{
    public static IReadOnlyList<string> Lines(string text, Style style, float width)
    {
        List<string> lines = [];
        foreach (var paragraph in style.Face.Sayable(text).Split('\n'))
            Fill(lines, paragraph, style, width);
        return lines;
    }

    /// <summary>The width below which a word would be broken.</summary>
    public static float LongestWord(string text, Style style)
    {
        var longest = 0f;
        foreach (var paragraph in style.Face.Sayable(text).Split('\n'))
        foreach (var (start, end) in Words(paragraph))
            longest = Math.Max(longest, style.Width(paragraph.AsSpan(start, end - start).TrimEnd(' ')));
        return longest;
    }

    private static void Fill(List<string> lines, string text, Style style, float width)
    {
        var (from, to, filled) = (0, 0, 0f);
        foreach (var (start, end) in Words(text))
        {
            var word = text.AsSpan(start, end - start);
            var (bare, whole) = (style.Width(word.TrimEnd(' ')), style.Width(word));
            if (filled + bare > width && to > from)
            {
                lines.Add(text[from..to].TrimEnd(' '));
                (from, filled) = (start, 0);
            }
            if (bare > width)
            {
                from = BreakWord(lines, text, start, end, style, width);
                whole = style.Width(text.AsSpan(from, end - from));
            }
            (to, filled) = (end, filled + whole);
        }
        lines.Add(text[from..to].TrimEnd(' '));
    }

    // Whole lines of the word are added; given back is where the rest begins.
    private static int BreakWord(List<string> lines, string text, int start, int end, Style style, float width)
    {
        while (style.Width(text.AsSpan(start, end - start).TrimEnd(' ')) > width)
        {
            var at = start + 1;
            while (at < end && style.Width(text.AsSpan(start, at + 1 - start)) <= width)
                at++;
            while (at < end && IsMark(text[at]) && at > start + 1)
                at--;
            if (at == end)
                break;
            lines.Add(text[start..at]);
            start = at;
        }
        return start;
    }

    private static bool IsMark(char sign) =>
        char.GetUnicodeCategory(sign) is System.Globalization.UnicodeCategory.NonSpacingMark;

    // Each with the spaces behind it.
    private static IEnumerable<(int Start, int End)> Words(string text)
    {
        var start = 0;
        for (var at = 1; at < text.Length; at++)
            if (MayBreak(text, at))
            {
                yield return (start, at);
                start = at;
            }
        if (start < text.Length)
            yield return (start, text.Length);
    }

    private static bool MayBreak(string text, int at) =>
        text[at - 1] switch
        {
            ' ' => text[at] != ' ',
            '-' or '/' or '\u2013' or '\u2014' => at > 1 && char.IsLetter(text[at - 2]) && char.IsLetter(text[at]),
            _ => false,
        };
}
