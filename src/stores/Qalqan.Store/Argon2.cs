using System.Security.Cryptography;
using Konscious.Security.Cryptography;

namespace Qalqan.Store;

/// <summary>How dear a guess is made: memory, passes over it, lanes. Kept beside every hash, so that each can be checked for ever.</summary>
public readonly record struct Argon2Parameters(int MemoryKibibytes, int Passes, int Lanes)
{
    /// <summary>What new hashes take: 64 MiB, three passes, one lane; about half a second on a camp laptop.</summary>
    public static Argon2Parameters Today { get; } = new(64 << 10, 3, 1);

    /// <summary>Whether this program would compute it: what a file asks for must not exhaust the machine, nor be cheaper than 8 MiB once.</summary>
    public bool AreSane =>
        MemoryKibibytes is >= 8 << 10 and <= 1 << 20 && Passes is >= 1 and <= 16 && Lanes is >= 1 and <= 16;
}

/// <summary>Argon2id (RFC 9106), version 0x13: from what a person remembers to bytes that are dear to guess.</summary>
public static class Argon2
{
    public const int SaltBytes = 16;
    public const int HashBytes = 32;

    public static byte[] NewSalt() => RandomNumberGenerator.GetBytes(SaltBytes);

    /// <summary>32 bytes. The caller zeroes the secret, and the answer when it is done with it.</summary>
    /// <exception cref="ArgumentException">No secret, a salt under 8 bytes, or parameters that are not sane.</exception>
    public static byte[] Hash(ReadOnlySpan<byte> secret, ReadOnlySpan<byte> salt, Argon2Parameters parameters)
    {
        if (secret.IsEmpty || salt.Length < 8 || !parameters.AreSane)
            throw new ArgumentException(
                "Argon2id wants a secret, a salt of 8 bytes or more, and parameters that are sane."
            );
        var copy = secret.ToArray();
        try
        {
            using var argon = new Argon2id(copy)
            {
                Salt = salt.ToArray(),
                MemorySize = parameters.MemoryKibibytes,
                Iterations = parameters.Passes,
                DegreeOfParallelism = parameters.Lanes,
            };
            return argon.GetBytes(HashBytes);
        }
        finally
        {
            CryptographicOperations.ZeroMemory(copy);
        }
    }
}
