using System.Security.Cryptography;
using System.Text;

namespace Qalqan.Access;

/// <summary>
/// A code that lets somebody in once: 16 letters of Crockford's base 32 in groups of four, 80 bits by chance. Read aloud and
/// typed in by hand: case, blanks and dashes do not count, and O I L are what they look like.
/// </summary>
public static class OneTimeCode
{
    private const string Letters = "0123456789ABCDEFGHJKMNPQRSTVWXYZ";
    private const int Length = 16;

    public static string New() =>
        string.Join('-', RandomNumberGenerator.GetString(Letters, Length).Chunk(4).Select(four => new string(four)));

    /// <summary>By which a code is kept and found: the SHA-256 of its letters, in lower-case hex.</summary>
    public static string HashOf(string typed)
    {
        var letters = typed
            .ToUpperInvariant()
            .Where(char.IsAsciiLetterOrDigit)
            .Take(Length + 1)
            .Select(letter =>
                letter switch
                {
                    'O' => '0',
                    'I' or 'L' => '1',
                    _ => letter,
                }
            );
        return Tokens.HashOf(string.Concat(letters));
    }
}

/// <summary>What a browser keeps to be known by: 256 bits by chance, of which only the SHA-256 is kept here.</summary>
public static class Tokens
{
    public static string New() => Convert.ToHexStringLower(RandomNumberGenerator.GetBytes(32));

    public static string HashOf(string token) =>
        Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(token)));
}
