using System.Security.Cryptography;
using System.Text;

namespace Qalqan.Store;

/// <summary>
/// The key of a data folder, 32 bytes, which is never written down beside what it seals; or <see cref="None"/>, of a folder
/// that was given no lock, whose secrets lie as they are. AES-256-GCM under a key of its own for each use (HKDF-SHA256).
/// </summary>
public sealed class FolderKey
{
    private const byte Format = 1;
    private const int KeyBytes = 32;
    private const int NonceBytes = 12;
    private const int TagBytes = 16;

    private readonly byte[]? key;

    private FolderKey(byte[]? key) => this.key = key;

    public static FolderKey None { get; } = new(null);

    public bool IsNone => key is null;

    /// <param name="key">32 bytes.</param>
    public static FolderKey Of(ReadOnlySpan<byte> key) =>
        key.Length == KeyBytes
            ? new FolderKey(key.ToArray())
            : throw new ArgumentException("A folder's key is 32 bytes.", nameof(key));

    public static FolderKey Chance() => new(RandomNumberGenerator.GetBytes(KeyBytes));

    /// <summary>As <see cref="Open"/> gives it back, for the same use only.</summary>
    public byte[] Seal(string use, ReadOnlySpan<byte> plain)
    {
        if (key is null)
            return plain.ToArray();
        var sealed_ = new byte[1 + NonceBytes + TagBytes + plain.Length];
        sealed_[0] = Format;
        var nonce = sealed_.AsSpan(1, NonceBytes);
        RandomNumberGenerator.Fill(nonce);
        using var aes = Cipher(use);
        aes.Encrypt(nonce, plain, sealed_.AsSpan(1 + NonceBytes + TagBytes), sealed_.AsSpan(1 + NonceBytes, TagBytes));
        return sealed_;
    }

    /// <summary>What was sealed; null where it was not by this key and for this use, or was altered.</summary>
    public byte[]? Open(string use, ReadOnlySpan<byte> bytes)
    {
        if (key is null)
            return bytes.ToArray();
        if (bytes.Length < 1 + NonceBytes + TagBytes || bytes[0] != Format)
            return null;
        var plain = new byte[bytes.Length - 1 - NonceBytes - TagBytes];
        try
        {
            using var aes = Cipher(use);
            aes.Decrypt(
                bytes.Slice(1, NonceBytes),
                bytes[(1 + NonceBytes + TagBytes)..],
                bytes.Slice(1 + NonceBytes, TagBytes),
                plain
            );
            return plain;
        }
        catch (CryptographicException)
        {
            return null;
        }
    }

    /// <summary>The 32 bytes, for whoever locks them away.</summary>
    internal ReadOnlySpan<byte> Bytes => key;

    /// <summary>Zeroes it: it seals and opens nothing right any more. For one that only wraps another.</summary>
    internal void Forget() => CryptographicOperations.ZeroMemory(key);

    private AesGcm Cipher(string use)
    {
        Span<byte> derived = stackalloc byte[KeyBytes];
        HKDF.DeriveKey(HashAlgorithmName.SHA256, key, derived, [], Encoding.UTF8.GetBytes("qalqan.folder/1 " + use));
        var aes = new AesGcm(derived, TagBytes);
        CryptographicOperations.ZeroMemory(derived);
        return aes;
    }
}
