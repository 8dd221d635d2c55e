using System.Security.Cryptography;
using System.Text;

namespace Qalqan.Camp;

/// <summary>
/// A pairing code as people read and type it: 26 letters of Crockford's base 32, 130 bits by chance, in groups. Case, blanks and
/// dashes do not count, and O, I and L are what they look like.
/// </summary>
public static class PairingCode
{
    private const string Letters = "0123456789ABCDEFGHJKMNPQRSTVWXYZ";
    private const int Length = 26;
    private const int LongestTyped = 64;

    public static string New() => RandomNumberGenerator.GetString(Letters, Length);

    /// <summary>In groups of four, as it is shown.</summary>
    public static string Spaced(string code) => string.Join(' ', code.Chunk(4).Select(letters => new string(letters)));

    /// <summary>By which codes are compared, so that how much of one was right takes no measurable time.</summary>
    internal static byte[] HashOf(string typed)
    {
        var letters = new StringBuilder(Length);
        foreach (var letter in typed.Length > LongestTyped ? "" : typed.ToUpperInvariant())
            if (letter is not (' ' or '-'))
                letters.Append(
                    letter switch
                    {
                        'O' => '0',
                        'I' or 'L' => '1',
                        _ => letter,
                    }
                );
        return SHA256.HashData(Encoding.UTF8.GetBytes(letters.ToString()));
    }
}
