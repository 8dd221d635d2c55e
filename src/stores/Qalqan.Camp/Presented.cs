using System.Formats.Asn1;
using System.Security.Cryptography;
using System.Security.Cryptography.X509Certificates;
using NodaTime;

namespace Qalqan.Camp;

/// <summary>
/// A certificate that a stranger shows. Until the node's own signature over it has been found good only its outermost frame is
/// looked at, three fields of it; no chain is built, nothing is fetched, and no store of the machine is asked.
/// </summary>
internal static class Presented
{
    private const string EcdsaWithSha256 = "1.2.840.10045.4.3.2";
    private const string ClientUse = "1.3.6.1.5.5.7.3.2";
    private const int MostBytes = 2048; // ours have some 600

    public static ((string Device, byte[] PublicKey)?, Refusal?) Read(
        ReadOnlySpan<byte> der,
        ECDsa authority,
        Instant now
    )
    {
        if (der.Length > MostBytes)
            return (null, Refusal.Unreadable);
        try
        {
            if (!IsSignedBy(authority, der))
                return (null, Refusal.AnotherNode);
        }
        catch (AsnContentException)
        {
            return (null, Refusal.Unreadable);
        }
        using var certificate = X509CertificateLoader.LoadCertificate(der);
        if (!IsDevice(certificate) || CommonName(certificate) is not { } device)
            return (null, Refusal.NotADevice);
        return (
            (device, certificate.PublicKey.ExportSubjectPublicKeyInfo()),
            now < At(certificate.NotBefore) ? Refusal.NotYetValid
            : now >= At(certificate.NotAfter) ? Refusal.Ended
            : null
        );
    }

    // Certificate ::= SEQUENCE { tbsCertificate, signatureAlgorithm, signatureValue BIT STRING }, RFC 5280 4.1.
    private static bool IsSignedBy(ECDsa authority, ReadOnlySpan<byte> der)
    {
        var outer = new AsnReader(der.ToArray(), AsnEncodingRules.DER);
        var fields = outer.ReadSequence();
        outer.ThrowIfNotEmpty();
        var signed = fields.ReadEncodedValue();
        var algorithm = fields.ReadSequence().ReadObjectIdentifier();
        var signature = fields.ReadBitString(out var unused);
        fields.ThrowIfNotEmpty();
        return algorithm == EcdsaWithSha256
            && unused == 0
            && authority.VerifyData(
                signed.Span,
                signature,
                HashAlgorithmName.SHA256,
                DSASignatureFormat.Rfc3279DerSequence
            );
    }

    private static bool IsDevice(X509Certificate2 certificate) =>
        certificate
            .Extensions.OfType<X509EnhancedKeyUsageExtension>()
            .Any(use => use.EnhancedKeyUsages[ClientUse] is not null);

    private static Instant At(DateTime time) => Instant.FromDateTimeUtc(time.ToUniversalTime());

    private static string? CommonName(X509Certificate2 certificate) =>
        certificate
            .SubjectName.EnumerateRelativeDistinguishedNames()
            .Where(part => part.GetSingleElementType().Value is "2.5.4.3")
            .Select(part => part.GetSingleElementValue())
            .FirstOrDefault();
}
