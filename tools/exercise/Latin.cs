using System.Collections.Frozen;
using System.Text;

namespace Qalqan.Exercise;

/// <summary>
/// A Cyrillic name in Latin letters, the same letters for the same name everywhere: Kazakh and Russian alike, as passports
/// of the last decades mostly had it. Е opens a word or a syllable as <c>ye</c>.
/// </summary>
public static class Latin
{
    private const string Vowels = "аәеёиіоөуұүыэюя";

    private static readonly FrozenDictionary<char, string> Letters = new Dictionary<char, string>
    {
        ['а'] = "a",
        ['ә'] = "a",
        ['б'] = "b",
        ['в'] = "v",
        ['г'] = "g",
        ['ғ'] = "g",
        ['д'] = "d",
        ['е'] = "e",
        ['ж'] = "zh",
        ['з'] = "z",
        ['и'] = "i",
        ['і'] = "i",
        ['й'] = "y",
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
        ['х'] = "kh",
        ['һ'] = "h",
        ['ц'] = "ts",
        ['ч'] = "ch",
        ['ш'] = "sh",
        ['щ'] = "shch",
        ['ъ'] = "",
        ['ы'] = "y",
        ['ь'] = "",
        ['э'] = "e",
        ['ю'] = "yu",
        ['я'] = "ya",
    }.ToFrozenDictionary();

    /// <exception cref="KeyNotFoundException">A letter that is none of the two alphabets'.</exception>
    public static string Of(string cyrillic)
    {
        var latin = new StringBuilder();
        var before = '\0';
        foreach (var letter in cyrillic.ToLowerInvariant())
        {
            var opens = letter == 'е' && (before == '\0' || Vowels.Contains(before));
            latin.Append(opens ? "ye" : Letters[letter]);
            before = letter;
        }
        latin[0] = char.ToUpperInvariant(latin[0]);
        return latin.ToString();
    }
}
