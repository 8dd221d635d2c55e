using System.Net;
using System.Net.NetworkInformation;
using System.Net.Sockets;
using Microsoft.AspNetCore.Connections;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Server.Kestrel.Core;
using Microsoft.AspNetCore.Server.Kestrel.Https;
using Qalqan.Camp;

namespace Qalqan.Web;

/// <summary>By which line of the camp's network a request came; what came by none came from this machine.</summary>
/// <param name="IsSealed">Over TLS, by the node's own certificate; the plain one only leads to pairing.</param>
public sealed record CampLine(bool IsSealed);

/// <summary>The addresses at which the node is served in the camp, and the names it goes by there.</summary>
public sealed class CampNetwork(IReadOnlyList<IPAddress> addresses, IReadOnlyList<string> hostNames)
{
    private readonly List<ListenOptions> plain = [];
    private readonly List<ListenOptions> sealed_ = [];

    public IReadOnlyList<IPAddress> Addresses => addresses;

    /// <summary>What the node's certificate is for: its addresses, then its names.</summary>
    public IReadOnlyList<string> Names { get; } = [.. addresses.Select(address => address.ToString()), .. hostNames];

    /// <summary>0 until it listens.</summary>
    public int SealedPort => PortOf(sealed_);

    /// <inheritdoc cref="SealedPort"/>
    public int PlainPort => PortOf(plain);

    /// <summary>Where phones begin, and where they go on, at the first address.</summary>
    public Uri Begin => new($"http://{Written(addresses[0])}:{PlainPort}/pair");

    /// <inheritdoc cref="Begin"/>
    public Uri GoOn => new($"https://{Written(addresses[0])}:{SealedPort}/phone/pair");

    /// <summary>Every address of this machine that others may reach, and its name: what <c>--lan</c> means without an address.</summary>
    public static CampNetwork OfThisMachine() =>
        new(
            [
                .. NetworkInterface
                    .GetAllNetworkInterfaces()
                    .Where(one => one.OperationalStatus is OperationalStatus.Up)
                    .SelectMany(one => one.GetIPProperties().UnicastAddresses)
                    .Select(one => one.Address)
                    .Where(address =>
                        address.AddressFamily is AddressFamily.InterNetwork && !IPAddress.IsLoopback(address)
                    )
                    .Distinct(),
            ],
            HostNames()
        );

    /// <summary>The machine's own name, as others in the camp may type it.</summary>
    public static IReadOnlyList<string> HostNames() =>
        Dns.GetHostName().ToLowerInvariant() is var name
        && Uri.CheckHostName(name) is UriHostNameType.Dns
        && name is not "localhost"
            ? [name]
            : [];

    /// <summary>Whether the Host header is one of ours in the camp: another page's script may reach us under a name of its own.</summary>
    public bool Answers(HostString host) =>
        Names.Any(name =>
            string.Equals(host.Host, name, StringComparison.OrdinalIgnoreCase)
            || (IPAddress.TryParse(name, out var address) && host.Host == Written(address))
        );

    /// <summary>Whether that is exactly one of the addresses listened on.</summary>
    public bool Serves(string url) =>
        Uri.TryCreate(url, UriKind.Absolute, out var uri)
        && IPAddress.TryParse(uri.Host, out var address)
        && addresses.Contains(address)
        && (uri.Scheme, uri.Port) is var (scheme, port)
        && (scheme == Uri.UriSchemeHttps ? port == SealedPort : port == PlainPort);

    /// <summary>Listens at every address: sealed on the one port, plain on the other; 0 is any that is free.</summary>
    public void Listen(KestrelServerOptions server, int sealedPort, int plainPort, Authority authority)
    {
        foreach (var address in addresses)
        {
            server.Listen(address, plainPort, options => Line(options, plain, new CampLine(false)));
            server.Listen(
                address,
                sealedPort,
                options =>
                {
                    Line(options, sealed_, new CampLine(true));
                    options.UseHttps(
                        new HttpsConnectionAdapterOptions
                        {
                            // Asked anew by every connection: it is renewed while the node runs.
                            ServerCertificateSelector = (_, _) => authority.ServerFor(Names),
                            SslProtocols =
                                System.Security.Authentication.SslProtocols.Tls12
                                | System.Security.Authentication.SslProtocols.Tls13,
                        }
                    );
                }
            );
        }
    }

    private static void Line(ListenOptions options, List<ListenOptions> lines, CampLine line)
    {
        lines.Add(options);
        options.Use(next =>
            connection =>
            {
                connection.Features.Set(line);
                return next(connection);
            }
        );
    }

    private static int PortOf(List<ListenOptions> lines) => lines is [var first, ..] ? first.IPEndPoint!.Port : 0;

    private static string Written(IPAddress address) =>
        address.AddressFamily is AddressFamily.InterNetworkV6 ? $"[{address}]" : address.ToString();
}
