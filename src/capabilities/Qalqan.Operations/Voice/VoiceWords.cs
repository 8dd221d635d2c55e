using System.Text;

namespace Qalqan.Operations;

/// <summary>
/// Words as a voice carries them: capitals and digits, a space between, nothing that is not heard. Letters stand apart from digits,
/// and between two numbers <c>COMMA</c> is said, because a pause is not heard either.
/// </summary>
public static class VoiceWords
{
    public const int Most = 200;

    /// <summary>Null where nothing is left of them.</summary>
    public static string? Of(string? text)
    {
        List<string> words = [];
        var word = new StringBuilder();
        foreach (var rune in (text ?? "").EnumerateRunes())
        {
            var isDigit = rune.IsAscii && char.IsAsciiDigit((char)rune.Value);
            if (!isDigit && !Rune.IsLetter(rune))
                End();
            else
            {
                if (word.Length > 0 && char.IsAsciiDigit(word[0]) != isDigit)
                    End();
                word.Append(Rune.ToUpperInvariant(rune).ToString());
            }
        }
        End();
        var joined = string.Join(' ', words);
        while (joined.Length > Most)
            joined = joined.LastIndexOf(' ') is > 0 and var end ? joined[..end] : joined[..Most];
        return joined is "" or VoiceForm.Nil ? null : joined;

        void End()
        {
            if (word.Length == 0)
                return;
            if (char.IsAsciiDigit(word[0]) && words is [.., var last] && char.IsAsciiDigit(last[0]))
                words.Add(VoiceSpelling.Comma);
            words.Add(word.ToString());
            word.Clear();
        }
    }
}
