using System.Security.Cryptography;
using System.Text;
using NodaTime;

namespace Qalqan.Store;

/// <summary>What a folder is unlocked with: a passphrase or the bytes of a key file. Zeroed when disposed of.</summary>
/// <param name="isPassphrase">Then the bytes are what was typed, in UTF-8; else those of a <see cref="KeyFile"/>.</param>
/// <param name="bytes">Owned from here on.</param>
public sealed class Secret(bool isPassphrase, byte[] bytes) : IDisposable
{
    public bool IsPassphrase => isPassphrase;

    internal ReadOnlySpan<byte> Bytes => bytes;

    /// <summary>How many characters it has, for whoever refuses a short one.</summary>
    public int Characters => Encoding.UTF8.GetCharCount(bytes);

    public bool IsSame(Secret other) => CryptographicOperations.FixedTimeEquals(Bytes, other.Bytes);

    public void Dispose() => CryptographicOperations.ZeroMemory(bytes);
}

/// <summary>
/// One way into a folder: its key, sealed under what a passphrase (Argon2id) or a key file (HKDF-SHA256) comes to with this
/// salt. <c>Parameters</c> are a passphrase's only. Which key file it is, <c>Print</c> tells: it is no help in guessing one.
/// </summary>
public sealed record LockSlot(
    int Number,
    Argon2Parameters? Parameters,
    byte[] Salt,
    byte[] Sealed,
    Instant AddedAt,
    string? Print
)
{
    public bool IsPassphrase => Parameters is not null;

    public string Kind => IsPassphrase ? "passphrase" : "key-file";

    public static LockSlot Of(int number, FolderKey key, Secret secret, Instant addedAt)
    {
        var slot = new LockSlot(
            number,
            secret.IsPassphrase ? Argon2Parameters.Today : null,
            Argon2.NewSalt(),
            [],
            addedAt,
            secret.IsPassphrase ? null : PrintOf(secret)
        );
        var wrapping = slot.Under(secret);
        var sealed_ = wrapping.Seal(slot.Use, key.Bytes);
        wrapping.Forget();
        return slot with { Sealed = sealed_ };
    }

    /// <summary>The folder's key; null where this is not the secret it was sealed under. A passphrase costs half a second.</summary>
    public FolderKey? Open(Secret secret)
    {
        if (secret.IsPassphrase != IsPassphrase)
            return null;
        var wrapping = Under(secret);
        var key = wrapping.Open(Use, Sealed);
        wrapping.Forget();
        if (key is null)
            return null;
        var opened = FolderKey.Of(key);
        CryptographicOperations.ZeroMemory(key);
        return opened;
    }

    internal static string PrintOf(Secret secret) => Convert.ToHexStringLower(Derive(secret, "print", [], 4));

    // The number and the kind are sealed with it: one slot's bytes open nothing in another's place.
    private string Use => $"lock slot {Number} {Kind}";

    private FolderKey Under(Secret secret)
    {
        var bytes = Parameters is { } parameters
            ? Argon2.Hash(secret.Bytes, Salt, parameters)
            : Derive(secret, "slot", Salt, 32);
        var key = FolderKey.Of(bytes);
        CryptographicOperations.ZeroMemory(bytes);
        return key;
    }

    private static byte[] Derive(Secret secret, string use, byte[] salt, int length)
    {
        var bytes = new byte[length];
        HKDF.DeriveKey(
            HashAlgorithmName.SHA256,
            secret.Bytes,
            bytes,
            salt,
            Encoding.ASCII.GetBytes("qalqan.lock/1 " + use)
        );
        return bytes;
    }
}
