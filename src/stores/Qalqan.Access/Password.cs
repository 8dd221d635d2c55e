using System.Security.Cryptography;
using System.Text;
using Qalqan.Store;

namespace Qalqan.Access;

/// <summary>A password as it is kept: its Argon2id hash with salt and parameters.</summary>
public sealed record Password(byte[] Salt, byte[] Hash, int MemoryKibibytes, int Passes, int Lanes)
{
    public const int Shortest = 12;
    public const int Longest = 200;

    // What OWASP recommends of Argon2id where many sign in: some 80 ms on a camp laptop. A folder's own lock takes more.
    private static readonly Argon2Parameters Today = new(19 << 10, 2, 1);

    public static Password Of(string text)
    {
        var salt = Argon2.NewSalt();
        return new Password(salt, HashOf(text, salt, Today), Today.MemoryKibibytes, Today.Passes, Today.Lanes);
    }

    /// <summary>Of nobody: whoever is not known is refused after the same work.</summary>
    public static Password OfNobody { get; } =
        new(new byte[Argon2.SaltBytes], new byte[Argon2.HashBytes], Today.MemoryKibibytes, Today.Passes, Today.Lanes);

    public bool Is(string text) =>
        text.Length is > 0 and <= Longest
        && CryptographicOperations.FixedTimeEquals(
            HashOf(text, Salt, new Argon2Parameters(MemoryKibibytes, Passes, Lanes)),
            Hash
        );

    /// <summary>Whether it may be somebody's: long enough, more than one letter over and over, and not the reference itself.</summary>
    public static bool IsFit(string text, string person) =>
        text.Length is >= Shortest and <= Longest
        && text.Distinct().Count() > 4
        && !text.Contains(person, StringComparison.OrdinalIgnoreCase);

    private static byte[] HashOf(string text, byte[] salt, Argon2Parameters parameters)
    {
        var secret = Encoding.UTF8.GetBytes(text.Normalize(NormalizationForm.FormC));
        try
        {
            return Argon2.Hash(secret, salt, parameters);
        }
        finally
        {
            CryptographicOperations.ZeroMemory(secret);
        }
    }
}
