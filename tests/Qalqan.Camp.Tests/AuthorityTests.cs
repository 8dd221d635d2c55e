using System.Security.Cryptography;
using System.Security.Cryptography.X509Certificates;
using NodaTime;
using Qalqan.Store;
using Qalqan.Tests;

namespace Qalqan.Camp.Tests;

public sealed class AuthorityTests : IDisposable
{
    private readonly Scratch scratch = new();
    private readonly Moved clock = new();
    private readonly FolderKey key = FolderKey.Chance();
    private readonly Phone phone = new();
    private readonly Authority authority;

    public AuthorityTests() => authority = new Authority(scratch.Root, key, clock);

    public void Dispose()
    {
        authority.Dispose();
        phone.Dispose();
        scratch.Dispose();
    }

    [Fact]
    public void It_is_made_once_and_the_same_after_a_restart()
    {
        using var again = new Authority(scratch.Root, key, clock);

        Assert.Equal(authority.Fingerprint, again.Fingerprint);
        Assert.Equal(authority.Node, again.Node);
        Assert.Matches("^[0-9A-F]{8}$", again.Node);
        Assert.Equal(64, again.Fingerprint.Length);
    }

    [Fact]
    public void Its_key_lies_sealed_and_another_folders_key_does_not_open_it()
    {
        using var lying = ECDsa.Create();
        var bytes = File.ReadAllBytes(scratch.At(Authority.FileName));

        Assert.Equal(-1, bytes.AsSpan().IndexOf("certificate"u8));
        Assert.Throws<InvalidDataException>(() => new Authority(scratch.Root, FolderKey.Chance(), clock));
        bytes[^1] ^= 1;
        File.WriteAllBytes(scratch.At(Authority.FileName), bytes);
        Assert.Throws<InvalidDataException>(() => new Authority(scratch.Root, key, clock));
    }

    [Fact]
    public void A_devices_certificate_names_device_node_and_post_and_is_trusted_until_it_ends()
    {
        var device = phone.PairedAt(clock.Now);
        var der = authority.Issue(device);
        using var certificate = X509CertificateLoader.LoadCertificate(der);

        Assert.Equal($"CN=PH-7K2M, OU=S1, O={authority.Node}", certificate.Subject);
        Assert.Equal("PH-7K2M", Verified(der));
        clock.Now = device.Ends - Duration.FromSeconds(1);
        Assert.Equal("PH-7K2M", Verified(der));
        clock.Now = device.Ends;
        Assert.Equal("Ended", Verified(der));
        clock.Now = device.PairedAt - Duration.FromSeconds(1);
        Assert.Equal("NotYetValid", Verified(der));
    }

    [Fact]
    public void The_frameworks_own_chain_takes_what_it_issued_and_says_client_use_only()
    {
        using var root = X509CertificateLoader.LoadCertificate(authority.Certificate.Span);
        using var certificate = X509CertificateLoader.LoadCertificate(authority.Issue(phone.PairedAt(clock.Now)));

        Assert.True(Chains("1.3.6.1.5.5.7.3.2"));
        Assert.False(Chains("1.3.6.1.5.5.7.3.1"));

        bool Chains(string use)
        {
            using var chain = new X509Chain();
            chain.ChainPolicy.TrustMode = X509ChainTrustMode.CustomRootTrust;
            chain.ChainPolicy.CustomTrustStore.Add(root);
            chain.ChainPolicy.RevocationMode = X509RevocationMode.NoCheck;
            chain.ChainPolicy.DisableCertificateDownloads = true;
            chain.ChainPolicy.VerificationTimeIgnored = false;
            chain.ChainPolicy.VerificationTime = clock.Now.ToDateTimeUtc();
            chain.ChainPolicy.ApplicationPolicy.Add(new Oid(use));
            return chain.Build(certificate);
        }
    }

    [Fact]
    public void What_another_node_issued_and_what_was_issued_for_something_else_is_refused()
    {
        Directory.CreateDirectory(scratch.At("other"));
        using var other = new Authority(scratch.At("other"), FolderKey.None, clock);

        Assert.Equal("AnotherNode", Verified(other.Issue(phone.PairedAt(clock.Now))));
        Assert.Equal("NotADevice", Verified(authority.ServerFor(["10.1.2.3"]).RawData));
        Assert.Equal("NotADevice", Verified(authority.Certificate.ToArray()));
        Assert.Equal("Unreadable", Verified([]));
        Assert.Equal("Unreadable", Verified(new byte[100_000]));
    }

    /// <summary>Every altered byte is found, wherever it is; and whatever a stranger sends instead is refused and throws nothing.</summary>
    [Fact]
    public void No_altered_byte_and_no_rubbish_is_trusted()
    {
        var der = authority.Issue(phone.PairedAt(clock.Now));
        for (var at = 0; at < der.Length; at++)
        {
            var altered = der.ToArray();
            altered[at] ^= 0x01;
            Assert.True(Verified(altered) is "AnotherNode" or "Unreadable", $"byte {at}");
        }
        var seed = Environment.TickCount;
        TestContext.Current.SendDiagnosticMessage($"seed {seed}");
#pragma warning disable CA5394 // where to cut and what to put there, not a secret
        var chance = new Random(seed);
        for (var i = 0; i < 3000; i++)
        {
            var made = der[..chance.Next(der.Length)].ToArray();
            var rubbish = new byte[chance.Next(40)];
            chance.NextBytes(rubbish);
            byte[] sent = chance.Next(3) switch
            {
                0 => made,
                1 => [.. made, .. rubbish],
                _ => [.. rubbish, .. made],
            };
            Assert.True(Verified(sent) is "AnotherNode" or "Unreadable", $"seed {seed}, {Convert.ToHexString(sent)}");
        }
#pragma warning restore CA5394
    }

    [Fact]
    public void What_the_node_shows_is_kept_until_its_names_change_or_a_month_is_left()
    {
        var first = authority.ServerFor(["10.1.2.3", "laptop"]).Thumbprint;
        Assert.Equal(first, authority.ServerFor(["10.1.2.3", "laptop"]).Thumbprint);
        using (var again = new Authority(scratch.Root, key, clock))
            Assert.Equal(first, again.ServerFor(["10.1.2.3", "laptop"]).Thumbprint);

        var second = authority.ServerFor(["10.1.2.4", "laptop"]);
        Assert.NotEqual(first, second.Thumbprint);
        Assert.True(second.MatchesHostname("10.1.2.4"));
        Assert.True(second.MatchesHostname("laptop"));
        Assert.False(second.MatchesHostname("10.1.2.3"));
        Assert.True(second.HasPrivateKey);

        clock.Now += Duration.FromDays(397 - 31);
        Assert.Equal(second.Thumbprint, authority.ServerFor(["10.1.2.4", "laptop"]).Thumbprint);
        clock.Now += Duration.FromDays(2);
        Assert.NotEqual(second.Thumbprint, authority.ServerFor(["10.1.2.4", "laptop"]).Thumbprint);
    }

    private string Verified(byte[] der)
    {
        var found = authority.Verify(der, out var refusal);
        return refusal?.ToString() ?? found!.Value.Device;
    }
}
