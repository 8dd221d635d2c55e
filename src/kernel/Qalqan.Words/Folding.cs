using System.Text;

namespace Qalqan.Words;

/// <summary>
/// A name brought down to how it sounds, so that spellings of one name meet: Cyrillic of Kazakh and Russian, the Latin of
/// passports, Kazakh Latin. Both scripts become one, look-alikes one, doubled letters one; what is no letter goes. Only for
/// comparing: what comes out is no spelling of anything.
/// </summary>
public static class Folding
{
    private static readonly Dictionary<char, string> Latin = new()
    {
        ['а'] = "a",
        ['ә'] = "a",
        ['б'] = "b",
        ['в'] = "v",
        ['г'] = "g",
        ['ғ'] = "g",
        ['д'] = "d",
        ['е'] = "e",
        ['ё'] = "e",
        ['ж'] = "j",
        ['з'] = "z",
        ['и'] = "i",
        ['й'] = "i",
        ['к'] = "k",
        ['қ'] = "k",
        ['л'] = "l",
        ['м'] = "m",
        ['н'] = "n",
        ['ң'] = "n",
        ['о'] = "o",
        ['ө'] = "o",
        ['п'] = "p",
        ['р'] = "r",
        ['с'] = "s",
        ['т'] = "t",
        ['у'] = "u",
        ['ұ'] = "u",
        ['ү'] = "u",
        ['ф'] = "f",
        ['х'] = "h",
        ['һ'] = "h",
        ['ц'] = "c",
        ['ч'] = "ch",
        ['ш'] = "sh",
        ['щ'] = "sh",
        ['ъ'] = "",
        ['ы'] = "i",
        ['і'] = "i",
        ['ь'] = "",
        ['э'] = "e",
        ['ю'] = "iu",
        ['я'] = "ia",
        ['ä'] = "a",
        ['ç'] = "ch",
        ['é'] = "e",
        ['ğ'] = "g",
        ['ı'] = "i",
        ['ñ'] = "n",
        ['ö'] = "o",
        ['ş'] = "sh",
        ['ü'] = "u",
        ['ū'] = "u",
    };

    private static readonly (string, string)[] Alike =
    [
        ("shch", "sh"),
        ("kh", "h"),
        ("gh", "g"),
        ("dzh", "j"),
        ("zh", "j"),
        ("dj", "j"),
        ("ts", "c"),
        ("ph", "f"),
        ("ou", "u"),
        ("q", "k"),
        ("w", "v"),
        ("yo", "e"),
        ("ye", "e"),
        ("y", "i"),
        ("x", "ks"),
        ("ng", "n"),
    ];

    public static string Of(string word)
    {
        var latin = string.Concat(
            word.ToLowerInvariant().Select(letter => Latin.TryGetValue(letter, out var sound) ? sound : $"{letter}")
        );
        foreach (var (from, to) in Alike)
            latin = latin.Replace(from, to, StringComparison.Ordinal);
        var folded = new StringBuilder();
        foreach (var letter in latin.Where(char.IsLetter))
            if (folded.Length == 0 || folded[^1] != letter)
                folded.Append(letter);
        return folded.ToString();
    }
}
