using System.Net;
using System.Security.Cryptography;
using System.Security.Cryptography.X509Certificates;
using NodaTime;
using Qalqan.Store;

namespace Qalqan.Camp;

/// <summary>
/// The node's own certificate authority: made once and kept, key and all, in the secret file <c>camp.json</c>. It signs the
/// certificate that the node shows in the camp, and one over the key of every phone. Safe for many threads.
/// </summary>
public sealed class Authority : IDisposable
{
    public const string FileName = "camp.json";

    private const string ClientUse = "1.3.6.1.5.5.7.3.2";
    private const string ServerUse = "1.3.6.1.5.5.7.3.1";
    private static readonly Duration Lasts = Duration.FromDays(3650);
    private static readonly Duration ServerLasts = Duration.FromDays(397); // what browsers take at most of public ones
    private static readonly Duration Renewed = Duration.FromDays(30);

    // A phone whose clock is a little behind is to find everything valid already.
    private static readonly Duration Behind = Duration.FromDays(1);

    private readonly SecretFile file;
    private readonly IClock clock;
    private readonly ECDsa key;
    private readonly X509Certificate2 certificate;
    private readonly Lock gate = new();
    private State state;
    private X509Certificate2? server;

    /// <summary>Makes it where the folder has none.</summary>
    /// <exception cref="InvalidDataException">The file is not what was written under this key.</exception>
    public Authority(string folder, FolderKey folderKey, IClock clock)
    {
        (file, this.clock) = (new SecretFile(Path.Combine(folder, FileName), folderKey), clock);
        if (SecretJson.Read<State>(file) is { } kept)
            state = kept;
        else
            SecretJson.Write(file, state = Make(clock.GetCurrentInstant()));
        key = ECDsa.Create();
        try
        {
            key.ImportPkcs8PrivateKey(state.Key, out _);
            certificate = X509CertificateLoader.LoadCertificate(state.Certificate);
        }
        catch (CryptographicException error)
        {
            key.Dispose();
            throw new InvalidDataException($"{FileName}: {error.Message}");
        }
    }

    /// <summary>By which people tell nodes apart: eight digits of its key's hash.</summary>
    public string Node => NodeOf(key);

    /// <summary>What a phone is to trust, in DER.</summary>
    public ReadOnlyMemory<byte> Certificate => certificate.RawDataMemory;

    /// <summary>SHA-256 of the certificate in lower-case hex, to be compared by eye.</summary>
    public string Fingerprint => Convert.ToHexStringLower(certificate.GetCertHash(HashAlgorithmName.SHA256));

    public Instant Ends => Instant.FromDateTimeUtc(certificate.NotAfter.ToUniversalTime());

    /// <summary>
    /// What the node shows under these names, each an address or a host name: kept until the names change or less than 30 days
    /// are left.
    /// </summary>
    public X509Certificate2 ServerFor(IReadOnlyList<string> names)
    {
        lock (gate)
        {
            var now = clock.GetCurrentInstant();
            if (state.Server is { } kept && kept.Names.SequenceEqual(names) && now + Renewed < kept.Ends)
                return server ??= Load(kept);
            using var own = ECDsa.Create(ECCurve.NamedCurves.nistP256);
            var until = Instant.Min(Floor(now + ServerLasts), Ends);
            var request = Request(new X500DistinguishedName($"CN=Qalqan {Node}"), new PublicKey(own), ServerUse);
            var alternatives = new SubjectAlternativeNameBuilder();
            foreach (var name in names)
                if (IPAddress.TryParse(name, out var address))
                    alternatives.AddIpAddress(address);
                else
                    alternatives.AddDnsName(name);
            request.CertificateExtensions.Add(alternatives.Build());
            var made = new ServerState(
                own.ExportPkcs8PrivateKey(),
                Sign(request, now - Behind, until),
                [.. names],
                until
            );
            state = state with { Server = made };
            SecretJson.Write(file, state);
            // Connections that shake hands just now still hold the one before: it is left to the collector.
            return server = Load(made);
        }
    }

    /// <summary>The certificate over the device's key, in DER; it ends when the device does.</summary>
    public byte[] Issue(Device device)
    {
        var name = new X500DistinguishedNameBuilder();
        name.AddCommonName(device.Id);
        name.AddOrganizationalUnitName(device.Post);
        name.AddOrganizationName(Node);
        var request = Request(
            name.Build(),
            PublicKey.CreateFromSubjectPublicKeyInfo(device.PublicKey, out _),
            ClientUse
        );
        return Sign(request, device.PairedAt, Instant.Min(device.Ends, Ends));
    }

    /// <summary>
    /// Whose certificate it is and over which key, null where it is none of this node's for a device; and why it may not be
    /// trusted now, which may be just that its time has not come or is over.
    /// </summary>
    public (string Device, byte[] PublicKey)? Verify(ReadOnlySpan<byte> der, out Refusal? refusal)
    {
        var (found, why) = Presented.Read(der, key, clock.GetCurrentInstant());
        refusal = why;
        return found;
    }

    public void Dispose()
    {
        key.Dispose();
        certificate.Dispose();
        server?.Dispose();
    }

    private byte[] Sign(CertificateRequest request, Instant from, Instant until)
    {
        request.CertificateExtensions.Add(
            X509AuthorityKeyIdentifierExtension.CreateFromCertificate(certificate, true, false)
        );
        using var signed = request.Create(
            certificate.SubjectName,
            X509SignatureGenerator.CreateForECDsa(key),
            Floor(from).ToDateTimeOffset(),
            until.ToDateTimeOffset(),
            Serial()
        );
        return signed.RawData;
    }

    private static State Make(Instant now)
    {
        using var key = ECDsa.Create(ECCurve.NamedCurves.nistP256);
        var request = new CertificateRequest($"CN=Qalqan {NodeOf(key)}", key, HashAlgorithmName.SHA256);
        // It signs what is at its end, and no other authority.
        request.CertificateExtensions.Add(new X509BasicConstraintsExtension(true, true, 0, true));
        request.CertificateExtensions.Add(new X509KeyUsageExtension(X509KeyUsageFlags.KeyCertSign, true));
        request.CertificateExtensions.Add(new X509SubjectKeyIdentifierExtension(request.PublicKey, false));
        using var made = request.Create(
            request.SubjectName,
            X509SignatureGenerator.CreateForECDsa(key),
            Floor(now - Behind).ToDateTimeOffset(),
            Floor(now + Lasts).ToDateTimeOffset(),
            Serial()
        );
        return new State(1, key.ExportPkcs8PrivateKey(), made.RawData, null);
    }

    private static CertificateRequest Request(X500DistinguishedName name, PublicKey of, string use)
    {
        var request = new CertificateRequest(name, of, HashAlgorithmName.SHA256);
        request.CertificateExtensions.Add(new X509BasicConstraintsExtension(false, false, 0, true));
        request.CertificateExtensions.Add(new X509KeyUsageExtension(X509KeyUsageFlags.DigitalSignature, true));
        request.CertificateExtensions.Add(new X509EnhancedKeyUsageExtension([new Oid(use)], true));
        request.CertificateExtensions.Add(new X509SubjectKeyIdentifierExtension(of, false));
        return request;
    }

    private static X509Certificate2 Load(ServerState kept)
    {
        using var key = ECDsa.Create();
        key.ImportPkcs8PrivateKey(kept.Key, out _);
        using var bare = X509CertificateLoader.LoadCertificate(kept.Certificate);
        var whole = bare.CopyWithPrivateKey(key);
        if (!OperatingSystem.IsWindows())
            return whole;
        // Its TLS takes no key that was only ever in memory.
        using (whole)
            return X509CertificateLoader.LoadPkcs12(whole.Export(X509ContentType.Pkcs12), null);
    }

    private static string NodeOf(ECDsa key) =>
        Convert.ToHexString(SHA256.HashData(key.ExportSubjectPublicKeyInfo()).AsSpan(0, 4));

    private static byte[] Serial()
    {
        var serial = RandomNumberGenerator.GetBytes(16);
        serial[0] = (byte)((serial[0] & 0x7F) | 0x40); // above zero, and of one length
        return serial;
    }

    // A certificate tells whole seconds.
    private static Instant Floor(Instant instant) => Instant.FromUnixTimeSeconds(instant.ToUnixTimeSeconds());

    /// <summary>What the file holds. <c>Format</c> is 1; a change of meaning counts it up.</summary>
    private sealed record State(int Format, byte[] Key, byte[] Certificate, ServerState? Server);

    private sealed record ServerState(byte[] Key, byte[] Certificate, string[] Names, Instant Ends);
}
