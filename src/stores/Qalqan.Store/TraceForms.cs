using System.Globalization;
using System.Text;

namespace Qalqan.Store;

/// <summary>
/// The forms in which a text or a key may lie in a file. A text: as written, in capitals, small, and with a capital first;
/// in UTF-8, both UTF-16 and Windows-1251; with <c>й</c> and <c>ё</c> in one sign or two, <c>ё</c> as <c>е</c>; as JSON, XML
/// and URLs escape it. A key: its bytes, hexadecimal, Base64.
/// </summary>
public static class TraceForms
{
    /// <summary>Fewer letters are not looked for: they are found everywhere.</summary>
    public const int FewestLetters = 3;

    // Below it a text counts only between marks.
    private const int LettersThatStandAlone = 5;

    private static readonly Encoding Cyrillic = CodePagesEncodingProvider.Instance.GetEncoding(
        1251,
        EncoderFallback.ExceptionFallback,
        DecoderFallback.ExceptionFallback
    )!;

    public static IEnumerable<TraceForm> OfText(string text)
    {
        text = text.Trim();
        if (text.Length < FewestLetters)
            yield break;
        var isShort = text.Length < LettersThatStandAlone;
        foreach (var spelled in Spelled(text).Distinct())
        {
            yield return new TraceForm(Encoding.UTF8.GetBytes(spelled), isShort);
            yield return new TraceForm(Encoding.Unicode.GetBytes(spelled), isShort, 2);
            yield return new TraceForm(Encoding.BigEndianUnicode.GetBytes(spelled), isShort, 2);
            if (spelled.All(char.IsAscii))
                continue;
            if (In1251(spelled) is { } bytes)
                yield return new TraceForm(bytes, isShort);
            foreach (var escaped in Escaped(spelled))
                yield return new TraceForm(Encoding.ASCII.GetBytes(escaped));
        }
    }

    public static IEnumerable<TraceForm> OfKey(byte[] key)
    {
        yield return new TraceForm(key);
        foreach (
            var text in new[]
            {
                Convert.ToHexString(key),
                Convert.ToHexStringLower(key),
                Convert.ToBase64String(key).TrimEnd('='),
            }
        )
        {
            yield return new TraceForm(Encoding.ASCII.GetBytes(text));
            yield return new TraceForm(Encoding.Unicode.GetBytes(text));
        }
    }

    private static IEnumerable<string> Spelled(string text)
    {
        foreach (var cased in Cased(text))
        {
            yield return cased;
            yield return cased.Replace('ё', 'е').Replace('Ё', 'Е');
            yield return cased
                .Replace("й", "и\u0306", StringComparison.Ordinal)
                .Replace("Й", "И\u0306", StringComparison.Ordinal)
                .Replace("ё", "е\u0308", StringComparison.Ordinal)
                .Replace("Ё", "Е\u0308", StringComparison.Ordinal);
        }
    }

    private static IEnumerable<string> Cased(string text)
    {
        var small = text.ToLowerInvariant();
        yield return text;
        yield return text.ToUpperInvariant();
        yield return small;
        yield return CultureInfo.InvariantCulture.TextInfo.ToTitleCase(small);
    }

    private static IEnumerable<string> Escaped(string text)
    {
        yield return Each(text, letter => $"\\u{(int)letter:x4}");
        yield return Each(text, letter => $"\\u{(int)letter:X4}");
        yield return Each(text, letter => $"&#{(int)letter};");
        yield return Each(text, letter => $"&#x{(int)letter:x};");
        yield return Each(text, letter => $"&#x{(int)letter:X};");
        yield return Uri.EscapeDataString(text);
        yield return Uri.EscapeDataString(text).ToLowerInvariant();
    }

    private static string Each(string text, Func<char, string> escape) =>
        string.Concat(text.Select(letter => char.IsAscii(letter) ? letter.ToString() : escape(letter)));

    private static byte[]? In1251(string text)
    {
        try
        {
            return Cyrillic.GetBytes(text);
        }
        catch (EncoderFallbackException)
        {
            return null; // letters that the code page has not, the Kazakh ones above all
        }
    }
}
