using System.Text;

namespace Qalqan.Sheets;

/// <summary>A letter of the other script inside a word: which, and the one it looks like there.</summary>
public readonly record struct Lookalike(char Letter, char Resembles, bool IsCyrillic);

/// <summary>
/// Cyrillic and Latin letters that look alike. A word is a run of letters, digits and marks; one that holds letters of both
/// scripts was typed with the wrong keyboard, and neither a search nor a comparison would ever find it.
/// </summary>
public static class Lookalikes
{
    private const string Cyrillic = "АВЕКМНОРСТУХІЅЈҺҮаеорсухіѕјһԛԝ";
    private const string Latin = "ABEKMHOPCTYXISJHYaeopcyxisjhqw";

    /// <summary>The first letter that does not belong in a word of mixed scripts; null where no word mixes them.</summary>
    public static Lookalike? In(string text)
    {
        foreach (var word in Words(text))
        {
            var (cyrillic, latin) = (word.Count(IsCyrillic), word.Count(char.IsAsciiLetter));
            if (cyrillic == 0 || latin == 0)
                continue;
            // The fewer are the strangers; of as many, the Cyrillic ones.
            var strangersAreCyrillic = cyrillic <= latin;
            var letter = word.First(strangersAreCyrillic ? IsCyrillic : char.IsAsciiLetter);
            return new Lookalike(letter, Other(letter), strangersAreCyrillic);
        }
        return null;
    }

    /// <summary>The same code in Latin letters, where every Cyrillic letter of it looks like one; null where one does not, or none is.</summary>
    public static string? InLatin(string code)
    {
        var latin = new StringBuilder(code.Length);
        foreach (var letter in code)
            if (Cyrillic.IndexOf(letter) is >= 0 and var at)
                latin.Append(Latin[at]);
            else if (IsCyrillic(letter))
                return null;
            else
                latin.Append(letter);
        return latin.ToString() is var text && text != code ? text : null;
    }

    public static bool HasCyrillic(string text) => text.Any(IsCyrillic);

    public static bool HasLatin(string text) => text.Any(char.IsAsciiLetter);

    private static bool IsCyrillic(char letter) => letter is >= '\u0400' and <= '\u052F';

    private static char Other(char letter) =>
        Cyrillic.IndexOf(letter) is >= 0 and var from ? Latin[from]
        : Latin.IndexOf(letter) is >= 0 and var to ? Cyrillic[to]
        : letter;

    private static IEnumerable<string> Words(string text)
    {
        var start = -1;
        for (var at = 0; at <= text.Length; at++)
        {
            var isInside =
                at < text.Length && (char.IsLetterOrDigit(text[at]) || text[at] is '-' or '_' or '.' or '\'' or '’');
            if (isInside && start < 0)
                start = at;
            else if (!isInside && start >= 0)
            {
                yield return text[start..at];
                start = -1;
            }
        }
    }
}
