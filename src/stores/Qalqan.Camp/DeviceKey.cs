using System.Security.Cryptography;

namespace Qalqan.Camp;

/// <summary>The one kind of key that a device may have: ECDSA on P-256, which is what WebCrypto keeps without giving it away.</summary>
public static class DeviceKey
{
    private const string P256 = "1.2.840.10045.3.1.7";
    private const int MostBytes = 256; // of P-256 it is 91; what is longer is not parsed at all

    /// <summary>The key of a SubjectPublicKeyInfo in DER; null where it is none, of another kind, or followed by anything.</summary>
    public static ECDsa? Read(ReadOnlySpan<byte> spki)
    {
        if (spki.Length > MostBytes)
            return null;
        var key = ECDsa.Create();
        try
        {
            key.ImportSubjectPublicKeyInfo(spki, out var read);
            if (read == spki.Length && key.ExportParameters(false).Curve.Oid?.Value == P256)
                return key;
        }
        catch (CryptographicException) { } // strangers send it
        key.Dispose();
        return null;
    }
}
