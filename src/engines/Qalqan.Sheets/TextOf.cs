using System.Text;

namespace Qalqan.Sheets;

/// <summary>
/// The text of bytes in UTF-8, UTF-16 or Windows-1251, told by a mark at the beginning or by what the bytes can be. What fits
/// none of them well is refused: a wrong guess would spoil every name without a sign.
/// </summary>
internal static class TextOf
{
    private const int Sample = 200_000;

    // Russian text in another 8-bit encoding, read as Windows-1251, is letters that Russian and Kazakh do not have, or
    // capitals after small letters.
    private const double LeastCyrillic = 0.9;
    private const double MostTurned = 0.05;

    static TextOf() => Encoding.RegisterProvider(CodePagesEncodingProvider.Instance);

    public static (string Text, string Encoding, bool IsGuessed) Read(ReadOnlySpan<byte> bytes)
    {
        if (bytes.StartsWith((ReadOnlySpan<byte>)[0xEF, 0xBB, 0xBF]))
            return (Strict(new UTF8Encoding(false, true), bytes[3..]), "UTF-8", false);
        if (bytes.StartsWith((ReadOnlySpan<byte>)[0xFF, 0xFE]))
            return (Strict(new UnicodeEncoding(false, false, true), bytes[2..]), "UTF-16", false);
        if (bytes.StartsWith((ReadOnlySpan<byte>)[0xFE, 0xFF]))
            return (Strict(new UnicodeEncoding(true, false, true), bytes[2..]), "UTF-16", false);
        if (Utf16Order(bytes) is { } isBig)
            return (Strict(new UnicodeEncoding(isBig, false, true), bytes), "UTF-16", true);
        if (bytes.Contains((byte)0))
            throw new SheetRefusedException(RefusalKind.UnknownEncoding);
        if (System.Text.Unicode.Utf8.IsValid(bytes))
            return (Encoding.UTF8.GetString(bytes), "UTF-8", false);
        var text = Encoding.GetEncoding(1251).GetString(bytes);
        return IsRussian(text)
            ? (text, "Windows-1251", true)
            : throw new SheetRefusedException(RefusalKind.UnknownEncoding);
    }

    private static string Strict(Encoding encoding, ReadOnlySpan<byte> bytes)
    {
        try
        {
            return encoding.GetString(bytes);
        }
        catch (DecoderFallbackException)
        {
            throw new SheetRefusedException(RefusalKind.UnknownEncoding);
        }
    }

    // Delimiters and digits have a zero byte on one side only.
    private static bool? Utf16Order(ReadOnlySpan<byte> bytes)
    {
        if (bytes.Length < 4 || bytes.Length % 2 != 0)
            return null;
        var zeros = new int[2];
        var length = Math.Min(bytes.Length, Sample);
        for (var at = 0; at < length; at++)
            if (bytes[at] == 0)
                zeros[at % 2]++;
        return (zeros[0] > length / 20, zeros[1] > length / 20) switch
        {
            (true, false) => true,
            (false, true) => false,
            _ => null,
        };
    }

    private static bool IsRussian(string text)
    {
        var (high, russian, turned, letters) = (0, 0, 0, 0);
        var before = ' ';
        foreach (var sign in text.AsSpan(0, Math.Min(text.Length, Sample)))
        {
            if (sign > '\u007F')
            {
                high++;
                if (
                    sign
                    is (>= 'А' and <= 'я')
                        or 'Ё'
                        or 'ё'
                        or 'І'
                        or 'і'
                        or '№'
                        or '«'
                        or '»'
                        or '—'
                        or '–'
                        or '\u00A0'
                        or '°'
                        or '…'
                        or '“'
                        or '”'
                )
                    russian++;
            }
            if (char.IsLetter(sign) && char.IsLetter(before))
            {
                letters++;
                if (char.IsUpper(sign) && char.IsLower(before))
                    turned++;
            }
            before = sign;
        }
        return russian >= high * LeastCyrillic && turned <= letters * MostTurned;
    }
}
