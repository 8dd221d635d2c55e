using Qalqan.Claims;
using Qalqan.Sheets;

namespace Qalqan.People;

/// <summary>
/// A name in one cell taken apart: family, given, patronymic. Family comes first, unless a comma or capitals say which it is.
/// A Kazakh patronymic may be two words.
/// </summary>
internal static class FullName
{
    private static readonly string[] PatronymicEnds =
    [
        "ұлы",
        "қызы",
        "улы",
        "кызы",
        "uly",
        "qyzy",
        "kyzy",
        "оглы",
        "oglu",
    ];

    /// <summary>Null where it cannot be told which part is which.</summary>
    public static PersonName? Split(string text)
    {
        var comma = text.Split(',', StringSplitOptions.TrimEntries);
        if (comma.Length == 2 && comma.All(part => part.Length > 0))
            return Of(comma[0], Words(comma[1]));
        var words = Words(text);
        if (comma.Length > 1 || words.Count < 2)
            return null;
        var family = words.Where(IsCapitals).ToList();
        if (family.Count == 1 && words.Count is 2 or 3)
            return Of(family[0], [.. words.Where(word => word != family[0])]);
        return Of(words[0], words[1..]);
    }

    public static bool IsLatin(PersonName name) => Lookalikes.HasLatin(name.Family);

    private static PersonName? Of(string family, List<string> others) =>
        others.Count switch
        {
            1 => new PersonName(family, others[0], null),
            2 => new PersonName(family, others[0], others[1]),
            _ => null,
        };

    // "Серік ұлы" is one word of a name.
    private static List<string> Words(string text)
    {
        List<string> words = [];
        foreach (var word in text.Split(' ', StringSplitOptions.RemoveEmptyEntries))
            if (words.Count >= 2 && PatronymicEnds.Contains(word.ToLowerInvariant()))
                words[^1] += " " + word;
            else
                words.Add(word);
        return words;
    }

    private static bool IsCapitals(string word) =>
        word.Length > 1
        && word.All(letter => !char.IsLetter(letter) || char.IsUpper(letter))
        && word.Any(char.IsLetter);
}
