using System.Security.Cryptography;
using System.Text;
using NodaTime;

namespace Qalqan.Camp.Tests;

/// <summary>A phone as its browser does it: makes its key, signs with it, and never gives it away.</summary>
internal sealed class Phone : IDisposable
{
    private readonly ECDsa key = ECDsa.Create(ECCurve.NamedCurves.nistP256);

    public byte[] PublicKey => key.ExportSubjectPublicKeyInfo();

    public byte[] Sign(string text) => key.SignData(Encoding.UTF8.GetBytes(text), HashAlgorithmName.SHA256);

    public byte[] SignSession(string origin, string nonce) => Sign($"qalqan.session/1\n{origin}\n{nonce}");

    public Device PairedAt(Instant now, string id = "PH-7K2M", int days = 90) =>
        new(id, "mil-1", "S1", "R1-017", PublicKey, now, now + Duration.FromDays(days), null);

    public void Dispose() => key.Dispose();
}

/// <summary>A clock that stands until it is moved.</summary>
internal sealed class Moved : IClock
{
    public Instant Now { get; set; } = Instant.FromUtc(2026, 3, 1, 10, 0, 0);

    public Instant GetCurrentInstant() => Now;
}
