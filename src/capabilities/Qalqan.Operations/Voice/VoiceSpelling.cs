using System.Collections.Frozen;
using System.Text;

namespace Qalqan.Operations;

/// <summary>
/// The form as it is said, and what was heard as the form. Digits are said as radio procedure commonly has them: zero, wun, too, tree,
/// fower, fife, six, seven, ait, niner; the plain words are understood too. A comma is said COMMA, a slash SLANT, the check
/// figure CHECK, a line begins with LINE; a word that is one of these is said after WORD.
/// </summary>
public static class VoiceSpelling
{
    internal const string Comma = "COMMA";
    private const string Slant = "SLANT";
    private const string Line = "LINE";
    private const string Check = "CHECK";
    private const string Word = "WORD";

    private static readonly string[] Said =
    [
        "ZERO",
        "WUN",
        "TOO",
        "TREE",
        "FOWER",
        "FIFE",
        "SIX",
        "SEVEN",
        "AIT",
        "NINER",
    ];

    private static readonly string[] Plain =
    [
        "ZERO",
        "ONE",
        "TWO",
        "THREE",
        "FOUR",
        "FIVE",
        "SIX",
        "SEVEN",
        "EIGHT",
        "NINE",
    ];

    private static readonly FrozenDictionary<string, char> DigitOf = Said.Index()
        .Concat(Plain.Index())
        .DistinctBy(digit => digit.Item)
        .ToFrozenDictionary(digit => digit.Item, digit => (char)('0' + digit.Index));

    private static readonly FrozenSet<string> Kept = DigitOf
        .Keys.Concat([Comma, Slant, Line, Check, Word])
        .ToFrozenSet();

    /// <summary>A line of speech for each line of the form.</summary>
    public static string Spoken(string text)
    {
        var spoken = new StringBuilder();
        foreach (var line in text.Split('\n', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries))
        {
            spoken.Append(Line);
            foreach (var part in line.Split(' '))
                Say(spoken, part);
            spoken.Append('\n');
        }
        return spoken.ToString();
    }

    /// <summary>The form that was heard; what cannot be told apart is left to its check figures.</summary>
    public static string Heard(string spoken)
    {
        var text = new StringBuilder();
        foreach (var line in spoken.Split('\n', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries))
        {
            var words = line.ToUpperInvariant().Split(' ', StringSplitOptions.RemoveEmptyEntries);
            text.Append(FormOf(words is [Line, ..] ? words[1..] : words)).Append('\n');
        }
        return text.ToString();
    }

    private static void Say(StringBuilder spoken, string part)
    {
        var at = 0;
        while (at < part.Length)
        {
            var letter = part[at];
            var end = at + 1;
            if (char.IsAsciiDigit(letter))
                spoken.Append(' ').Append(Said[letter - '0']);
            else if (Mark(letter) is { } mark)
                spoken.Append(' ').Append(mark);
            else
            {
                while (end < part.Length && !char.IsAsciiDigit(part[end]) && Mark(part[end]) is null)
                    end++;
                var word = part[at..end];
                spoken.Append(' ').Append(Kept.Contains(word) ? $"{Word} {word}" : word);
            }
            at = end;
        }
    }

    private static string? Mark(char letter) =>
        letter switch
        {
            ',' => Comma,
            '/' => Slant,
            '=' => Check,
            _ => null,
        };

    // Number, tag, value and check stand apart; within a value nothing does, but for the words of the last line.
    private static string FormOf(string[] words)
    {
        var form = new StringBuilder();
        var (isTagged, isOfWords) = (false, false);
        var (isAfterWord, last) = (false, ' ');
        foreach (var word in words)
        {
            if (!isAfterWord && word == Word)
            {
                isAfterWord = true;
                continue;
            }
            var isPlain = isAfterWord || !Kept.Contains(word);
            var piece = isPlain
                ? word
                : word switch
                {
                    Comma => ",",
                    Slant => "/",
                    Check => " =",
                    _ => DigitOf.TryGetValue(word, out var digit) ? digit.ToString() : word,
                };
            isAfterWord = false;
            if (!isTagged && isPlain)
            {
                form.Append(' ').Append(piece).Append(' ');
                (isTagged, isOfWords, last) = (true, piece == "SAY", ' ');
                continue;
            }
            var isDigit = piece.Length == 1 && char.IsAsciiDigit(piece[0]);
            if (isOfWords && piece != " =" && last != ' ' && last != '=' && !(isDigit && char.IsAsciiDigit(last)))
                form.Append(' ');
            form.Append(piece);
            last = piece[^1];
        }
        return form.ToString();
    }
}
