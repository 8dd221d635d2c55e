using System.Text.RegularExpressions;

namespace Qalqan.Operations;

/// <summary>
/// A grid written in up to four words, <c>36S YB 6783 6360</c>: zone and square, then figures in one word or in two of the same
/// length. Figures that a distance follows are a bearing from the square, and stay.
/// </summary>
internal static partial class GridInLine
{
    [GeneratedRegex("^[0-9]{1,2}[C-HJ-NP-X]$", RegexOptions.IgnoreCase)]
    private static partial Regex Zone { get; }

    [GeneratedRegex("^[A-HJ-NP-Z][A-HJ-NP-V]([0-9]{0,10})$", RegexOptions.IgnoreCase)]
    private static partial Regex Square { get; }

    [GeneratedRegex("^[0-9]{1,2}[C-HJ-NP-X][A-HJ-NP-Z][A-HJ-NP-V]([0-9]{0,12})$", RegexOptions.IgnoreCase)]
    private static partial Regex Whole { get; }

    /// <summary>The grid without its spaces, and how many words it takes; null where none begins there.</summary>
    /// <param name="words">Of the line.</param>
    /// <param name="from">The word that it begins with.</param>
    /// <param name="isDistance">Whether a word is a distance.</param>
    public static (string Grid, int Words)? Read(IReadOnlyList<string> words, int from, Func<string, bool> isDistance)
    {
        var (text, used) = (words[from], 1);
        if (Zone.IsMatch(text) && Next() is { } square && Square.IsMatch(square))
            (text, used) = (text + square, 2);
        if (Whole.Match(text) is not { Success: true } match)
            return null;
        var figures = match.Groups[1].Length;
        if (Next() is { } first && IsFigures(first))
        {
            var second = from + used + 1 < words.Count ? words[from + used + 1] : "";
            if (figures == 0 && IsFigures(second) && second.Length == first.Length && first.Length <= 5)
                (text, used) = (text + first + second, used + 2);
            else if (figures == first.Length || (figures == 0 && first.Length % 2 == 0 && !isDistance(second)))
                (text, used) = (text + first, used + 1);
        }
        return (text.ToUpperInvariant(), used);

        string? Next() => from + used < words.Count ? words[from + used] : null;
    }

    private static bool IsFigures(string word) => word.Length is > 0 and <= 10 && word.All(char.IsAsciiDigit);
}
