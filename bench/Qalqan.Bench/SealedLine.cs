using System.Net;
using System.Security.Cryptography.X509Certificates;

namespace Qalqan.Bench;

/// <summary>The camp's sealed line to a server, which is trusted by the one certificate that phones were given and by no other.</summary>
internal sealed class SealedLine(Uri address, byte[] trusted)
{
    private readonly X509Certificate2 authority = X509CertificateLoader.LoadCertificate(trusted);

    public string Origin => address.GetLeftPart(UriPartial.Authority);

    /// <summary>A client with a connection of its own that takes pages packed, like a browser, where the server packs any.</summary>
    public HttpClient Connect(string? cookie = null)
    {
        var policy = new X509ChainPolicy
        {
            TrustMode = X509ChainTrustMode.CustomRootTrust,
            RevocationMode = X509RevocationMode.NoCheck,
        };
        policy.CustomTrustStore.Add(authority);
        var client = new HttpClient(
            new SocketsHttpHandler
            {
                AutomaticDecompression = DecompressionMethods.None,
                AllowAutoRedirect = false,
                UseCookies = false,
                SslOptions = { CertificateChainPolicy = policy },
            }
        )
        {
            BaseAddress = address,
            DefaultRequestVersion = HttpVersion.Version20,
            DefaultVersionPolicy = HttpVersionPolicy.RequestVersionExact,
        };
        client.DefaultRequestHeaders.Add("Origin", Origin);
        client.DefaultRequestHeaders.Add("Accept-Encoding", "gzip, br");
        if (cookie is not null)
            client.DefaultRequestHeaders.Add("Cookie", cookie);
        return client;
    }
}
