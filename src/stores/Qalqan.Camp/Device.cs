using System.Security.Cryptography;
using NodaTime;

namespace Qalqan.Camp;

/// <summary>
/// A phone that speaks for a person in a post, by the key that it made itself and never gave away, from
/// <see cref="PairedAt"/> (included) until <see cref="Ends"/> (excluded) or until it was revoked, whichever is first.
/// </summary>
/// <param name="Id">The node's name for it, such as PH-7K2M.</param>
/// <param name="Scope">The contingent it belongs to.</param>
/// <param name="Post">For whom it speaks.</param>
/// <param name="Person">By reference.</param>
/// <param name="PublicKey">Of ECDSA on P-256, as SubjectPublicKeyInfo in DER.</param>
/// <param name="PairedAt">By the node's clock.</param>
/// <param name="Ends">By the node's clock.</param>
/// <param name="RevokedAt">Null where it was not.</param>
public sealed record Device(
    string Id,
    string Scope,
    string Post,
    string Person,
    byte[] PublicKey,
    Instant PairedAt,
    Instant Ends,
    Instant? RevokedAt
)
{
    /// <summary>Whether it may speak at that time.</summary>
    public bool SpeaksAt(Instant at) => RevokedAt is null && PairedAt <= at && at < Ends;

    /// <summary>
    /// Whether the device's own key signed exactly this: ECDSA over SHA-256, the two numbers one after the other as WebCrypto
    /// gives them (IEEE P1363). Whether it may still speak is another question.
    /// </summary>
#pragma warning disable CA1720 // it is the verb, and no kind of number
    public bool Signed(ReadOnlySpan<byte> data, ReadOnlySpan<byte> signature)
#pragma warning restore CA1720
    {
        using var key = DeviceKey.Read(PublicKey);
        return key?.VerifyData(
                data,
                signature,
                HashAlgorithmName.SHA256,
                DSASignatureFormat.IeeeP1363FixedFieldConcatenation
            ) ?? false;
    }
}
