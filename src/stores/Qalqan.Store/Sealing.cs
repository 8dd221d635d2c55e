using System.Security.Cryptography;
using System.Text;
using Qalqan.Claims;
using Qalqan.Kernel;

namespace Qalqan.Store;

/// <summary>
/// How a detail is sealed, format 1. From the person's key HKDF-SHA256 derives two: one for the seal in the entry, an
/// HMAC-SHA256 over <c>wire name \n scope \n person \n detail</c>; one for the vault's record, AES-256-GCM of the detail with
/// the report's id as associated data, laid out <c>1 | nonce 12 | tag 16 | ciphertext</c>. Version rule: the first byte.
/// </summary>
public static class Sealing
{
    private const byte Format = 1;
    private const int NonceBytes = 12;
    private const int TagBytes = 16;
    private const int KeyBytes = 32;

    public static byte[] NewKey() => RandomNumberGenerator.GetBytes(KeyBytes);

    /// <summary>An exercise's key, the same on every machine: its people are invented, and so are their secrets.</summary>
    public static byte[] KeyFromSeed(string seed, KeyHolder holder) =>
        HKDF.DeriveKey(
            HashAlgorithmName.SHA256,
            Encoding.UTF8.GetBytes(seed),
            KeyBytes,
            info: Encoding.UTF8.GetBytes($"qalqan.exercise/1\n{holder.Scope}\n{holder.Person}")
        );

    /// <summary>The claim with its seal.</summary>
    public static Personal Sealed(string scope, Personal claim, Detail detail, byte[] key) =>
        claim with
        {
            Seal = SealOf(scope, claim, DetailKinds.Write(detail), key),
        };

    public static VaultRecord Record(ReportId report, string scope, Personal claim, Detail detail, byte[] key)
    {
        var plain = DetailKinds.Write(detail);
        var record = new byte[1 + NonceBytes + TagBytes + plain.Length];
        record[0] = Format;
        var nonce = record.AsSpan(1, NonceBytes);
        RandomNumberGenerator.Fill(nonce);
        using var aes = new AesGcm(Derive(key, "record"), TagBytes);
        aes.Encrypt(
            nonce,
            plain,
            record.AsSpan(1 + NonceBytes + TagBytes),
            record.AsSpan(1 + NonceBytes, TagBytes),
            report.Value.ToByteArray(bigEndian: true)
        );
        return new VaultRecord(report, new KeyHolder(scope, claim.Person), record);
    }

    /// <summary>The detail; null where the record, the claim or the key is not the one it was sealed with.</summary>
    public static Detail? Open(VaultRecord record, Personal claim, byte[] key)
    {
        var bytes = record.Sealed.Span;
        if (key.Length != KeyBytes || bytes.Length < 1 + NonceBytes + TagBytes || bytes[0] != Format)
            return null;
        var plain = new byte[bytes.Length - 1 - NonceBytes - TagBytes];
        try
        {
            using var aes = new AesGcm(Derive(key, "record"), TagBytes);
            aes.Decrypt(
                bytes.Slice(1, NonceBytes),
                bytes[(1 + NonceBytes + TagBytes)..],
                bytes.Slice(1 + NonceBytes, TagBytes),
                plain,
                record.Report.Value.ToByteArray(bigEndian: true)
            );
            return
                claim.Seal is { } seal
                && CryptographicOperations.FixedTimeEquals(
                    Encoding.ASCII.GetBytes(seal),
                    Encoding.ASCII.GetBytes(SealOf(record.Holder.Scope, claim, plain, key))
                )
                ? DetailKinds.Read(claim.GetType(), plain)
                : null;
        }
        catch (Exception error) when (error is CryptographicException or System.Text.Json.JsonException)
        {
            return null;
        }
        finally
        {
            CryptographicOperations.ZeroMemory(plain);
        }
    }

    private static string SealOf(string scope, Personal claim, ReadOnlySpan<byte> detail, byte[] key)
    {
        using var hmac = IncrementalHash.CreateHMAC(HashAlgorithmName.SHA256, Derive(key, "seal"));
        hmac.AppendData(Encoding.UTF8.GetBytes($"{Kinds.NameOf(claim)}\n{scope}\n{claim.Person}\n"));
        hmac.AppendData(detail);
        return Convert.ToHexStringLower(hmac.GetHashAndReset());
    }

    private static byte[] Derive(byte[] key, string use) =>
        HKDF.Expand(HashAlgorithmName.SHA256, key, KeyBytes, Encoding.ASCII.GetBytes("qalqan.vault/1 " + use));
}
