using System.Text;

namespace Qalqan.Web;

/// <summary>
/// Whether a sentence names somebody, however it is spelled: both scripts are brought to one, look-alikes and doubled
/// letters to one, and endings are let go, so that a case of a name is the name. It rather refuses a word too many.
/// </summary>
internal static class NamesInText
{
    private const int FewestThatBend = 5;

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
    };

    private static readonly (string, string)[] Alike =
    [
        ("shch", "sh"),
        ("kh", "h"),
        ("gh", "g"),
        ("zh", "j"),
        ("dj", "j"),
        ("ts", "c"),
        ("q", "k"),
        ("w", "v"),
        ("yo", "e"),
        ("ye", "e"),
        ("y", "i"),
        ("x", "ks"),
        ("ng", "n"),
    ];

    /// <summary>The place, from 1, of the first word of the text that is one of the names or a case of one; null where none is.</summary>
    public static int? FirstIn(string text, IEnumerable<string> names)
    {
        var words = Words(text);
        var folded = names.Select(Fold).Where(name => name.Length > 1).ToHashSet();
        for (var i = 0; i < words.Count; i++)
        {
            var word = Fold(words[i]);
            if (folded.Contains(word) || folded.Any(name => IsCaseOf(word, name)))
                return i + 1;
        }
        return null;
    }

    private static bool IsCaseOf(string word, string name) =>
        name.Length >= FewestThatBend && word.StartsWith(name[..^1], StringComparison.Ordinal);

    private static List<string> Words(string text)
    {
        List<string> words = [];
        var word = new StringBuilder();
        foreach (var letter in text.Append(' '))
            if (char.IsLetter(letter))
                word.Append(letter);
            else if (word.Length > 0)
            {
                words.Add(word.ToString());
                word.Clear();
            }
        return words;
    }

    private static string Fold(string word)
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
