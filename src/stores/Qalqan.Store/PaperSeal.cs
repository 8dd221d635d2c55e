using System.Security.Cryptography;
using System.Text;
using Qalqan.Claims;
using Qalqan.Kernel;

namespace Qalqan.Store;

/// <summary>
/// How the bytes of a paper lie in the vault, format 1: AES-256-GCM of its files one after the other, under a key that
/// HKDF-SHA256 derives from the paper's own, with the id of the report that has their digests as associated data, laid out
/// <c>1 | nonce 12 | tag 16 | ciphertext</c>; how long each file is, the report says. Version rule: the first byte. A photo lies
/// there in the same way, under a key of its own that is derived for photos.
/// </summary>
public static class PaperSeal
{
    private const byte Format = 1;
    private const int NonceBytes = 12;
    private const int TagBytes = 16;
    private const int HeadBytes = 1 + NonceBytes + TagBytes;

    public static IssuedFile Describe(string format, byte[] bytes) =>
        new(format, Convert.ToHexStringLower(SHA256.HashData(bytes)), bytes.Length);

    /// <param name="report">Which has the digests of the files.</param>
    /// <param name="scope">Of the report.</param>
    /// <param name="files">In the report's order.</param>
    /// <param name="key">Of <see cref="KeyHolder.OfPaper"/>.</param>
    public static VaultRecord Seal(ReportId report, string scope, IReadOnlyList<byte[]> files, byte[] key) =>
        Seal(report, KeyHolder.OfPaper(scope, report), files, key);

    /// <param name="report">Which has the digest.</param>
    /// <param name="scope">Of the report.</param>
    /// <param name="photo">As it was sent, or its covered copy.</param>
    /// <param name="key">Of <see cref="KeyHolder.OfPhoto"/>.</param>
    public static VaultRecord SealPhoto(ReportId report, string scope, byte[] photo, byte[] key) =>
        Seal(report, KeyHolder.OfPhoto(scope, report), [photo], key);

    private static VaultRecord Seal(ReportId report, KeyHolder holder, IReadOnlyList<byte[]> files, byte[] key)
    {
        var plain = files.SelectMany(file => file).ToArray();
        var record = new byte[HeadBytes + plain.Length];
        record[0] = Format;
        RandomNumberGenerator.Fill(record.AsSpan(1, NonceBytes));
        using var aes = new AesGcm(Derive(key, holder), TagBytes);
        aes.Encrypt(
            record.AsSpan(1, NonceBytes),
            plain,
            record.AsSpan(HeadBytes),
            record.AsSpan(1 + NonceBytes, TagBytes),
            report.Value.ToByteArray(bigEndian: true)
        );
        return new VaultRecord(report, holder, record);
    }

    /// <summary>The files in the report's order; null where record or key is not the one, or the bytes are not those on record.</summary>
    public static IReadOnlyList<byte[]>? Open(VaultRecord record, IReadOnlyList<IssuedFile> files, byte[] key)
    {
        var bytes = record.Sealed.Span;
        if (bytes.Length < HeadBytes || bytes[0] != Format || bytes.Length - HeadBytes != files.Sum(file => file.Bytes))
            return null;
        var plain = new byte[bytes.Length - HeadBytes];
        try
        {
            using var aes = new AesGcm(Derive(key, record.Holder), TagBytes);
            aes.Decrypt(
                bytes.Slice(1, NonceBytes),
                bytes[HeadBytes..],
                bytes.Slice(1 + NonceBytes, TagBytes),
                plain,
                record.Report.Value.ToByteArray(bigEndian: true)
            );
        }
        catch (CryptographicException)
        {
            return null;
        }
        List<byte[]> opened = [];
        var at = 0;
        foreach (var file in files)
        {
            opened.Add(plain[at..(at += (int)file.Bytes)]);
            if (Describe(file.Format, opened[^1]) != file)
                return null;
        }
        return opened;
    }

    private static byte[] Derive(byte[] key, KeyHolder holder) =>
        HKDF.Expand(
            HashAlgorithmName.SHA256,
            key,
            32,
            Encoding.ASCII.GetBytes(holder.IsPhoto ? "qalqan.vault/1 photo" : "qalqan.vault/1 paper")
        );
}
