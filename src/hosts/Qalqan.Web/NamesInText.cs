using System.Text;
using Qalqan.Words;

namespace Qalqan.Web;

/// <summary>
/// Whether a sentence names somebody, however it is spelled: both scripts are brought to one, look-alikes and doubled
/// letters to one, and endings are let go, so that a case of a name is the name. It rather refuses a word too many.
/// </summary>
internal static class NamesInText
{
    private const int FewestThatBend = 5;

    /// <summary>The place, from 1, of the first word of the text that is one of the names or a case of one; null where none is.</summary>
    public static int? FirstIn(string text, IEnumerable<string> names)
    {
        var words = WordsOf(text);
        var folded = names.Select(Folding.Of).Where(name => name.Length > 1).ToHashSet();
        for (var i = 0; i < words.Count; i++)
        {
            var word = Folding.Of(words[i]);
            if (folded.Contains(word) || folded.Any(name => IsCaseOf(word, name)))
                return i + 1;
        }
        return null;
    }

    private static bool IsCaseOf(string word, string name) =>
        name.Length >= FewestThatBend && word.StartsWith(name[..^1], StringComparison.Ordinal);

    private static List<string> WordsOf(string text)
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
}
