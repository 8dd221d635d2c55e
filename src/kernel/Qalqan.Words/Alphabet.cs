namespace Qalqan.Words;

/// <summary>
/// The order of lists: signs, digits, the Kazakh alphabet, Latin, everything else. Case counts only where all else is
/// equal, small first. The Russian alphabet lies within the Kazakh one in its own order, so one comparer serves all.
/// </summary>
public sealed class Alphabet : IComparer<string>
{
    private const string Kazakh = "аәбвгғдеёжзийкқлмнңоөпрстуұүфхһцчшщъыіьэюя";

    private Alphabet() { }

    public static Alphabet Order { get; } = new();

    public int Compare(string? x, string? y)
    {
        var (first, second) = (x ?? "", y ?? "");
        for (var at = 0; at < Math.Min(first.Length, second.Length); at++)
            if (Rank(first[at]).CompareTo(Rank(second[at])) is not 0 and var byLetter)
                return byLetter;
        return first.Length != second.Length
            ? first.Length.CompareTo(second.Length)
            : -string.CompareOrdinal(first, second);
    }

    private static (int Class, int Place) Rank(char letter)
    {
        var small = char.ToLowerInvariant(letter);
        var place = Kazakh.IndexOf(small);
        return place >= 0 ? (2, place)
            : char.IsAsciiLetter(small) ? (3, small)
            : char.IsAsciiDigit(small) ? (1, small)
            : char.IsLetter(small) ? (4, small)
            : (0, small);
    }
}
