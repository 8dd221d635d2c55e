using System.Security.Cryptography;
using System.Text;
using NodaTime;

namespace Qalqan.Camp.Tests;

public sealed class DeviceTests
{
    private static readonly byte[] Said = Encoding.UTF8.GetBytes("qalqan.message/1\nabc");
    private static readonly Instant Now = Instant.FromUtc(2026, 3, 1, 0, 0);

    [Fact]
    public void What_its_own_key_signed_is_signed_and_nothing_else_is()
    {
        using var key = ECDsa.Create(ECCurve.NamedCurves.nistP256);
        using var other = ECDsa.Create(ECCurve.NamedCurves.nistP256);
        var device = Of(key);
        var signature = key.SignData(Said, HashAlgorithmName.SHA256);

        Assert.True(device.Signed(Said, signature));
        Assert.False(device.Signed(Said.AsSpan(1), signature));
        Assert.False(device.Signed(Said, other.SignData(Said, HashAlgorithmName.SHA256)));
        Assert.False(device.Signed(Said, signature.AsSpan(1)));
        Assert.False(
            device.Signed(Said, key.SignData(Said, HashAlgorithmName.SHA256, DSASignatureFormat.Rfc3279DerSequence))
        );
    }

    [Fact]
    public void A_key_of_another_curve_or_kind_is_none()
    {
        using var p384 = ECDsa.Create(ECCurve.NamedCurves.nistP384);
        using var rsa = RSA.Create(2048);
        using var p256 = ECDsa.Create(ECCurve.NamedCurves.nistP256);
        var good = p256.ExportSubjectPublicKeyInfo();

        Assert.Null(DeviceKey.Read(p384.ExportSubjectPublicKeyInfo()));
        Assert.Null(DeviceKey.Read(rsa.ExportSubjectPublicKeyInfo()));
        Assert.Null(DeviceKey.Read([.. good, 0]));
        Assert.Null(DeviceKey.Read([]));
        Assert.NotNull(DeviceKey.Read(good));
    }

    [Fact]
    public void It_speaks_from_its_first_moment_to_before_its_end_and_never_once_revoked()
    {
        using var key = ECDsa.Create(ECCurve.NamedCurves.nistP256);
        var device = Of(key);

        Assert.True(device.SpeaksAt(Now));
        Assert.False(device.SpeaksAt(Now - Duration.Epsilon));
        Assert.True(device.SpeaksAt(device.Ends - Duration.Epsilon));
        Assert.False(device.SpeaksAt(device.Ends));
        Assert.False((device with { RevokedAt = Now }).SpeaksAt(Now));
    }

    private static Device Of(ECDsa key) =>
        new(
            "PH-7K2M",
            "mil-1",
            "S1",
            "R1-017",
            key.ExportSubjectPublicKeyInfo(),
            Now,
            Now + Duration.FromDays(90),
            null
        );
}
