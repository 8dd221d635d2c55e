using System.Text.RegularExpressions;

namespace Qalqan.Cli.Tests;

/// <summary>What strace saw of sockets: every address that was bound, connected to or sent to, and every socket that was made.</summary>
internal sealed partial class Sockets
{
    /// <summary>The calls by which an address reaches the kernel; each of them, or it would not be seen.</summary>
    public const string Calls = "socket,bind,connect,sendto,sendmsg,sendmmsg";

    private Sockets(IReadOnlyList<string> lines) => Lines = lines;

    public IReadOnlyList<string> Lines { get; }

    public static Sockets In(string trace) => new(File.ReadAllLines(trace));

    /// <summary>Calls that name an internet address that is not this machine's own.</summary>
    public IReadOnlyList<string> Outward =>
        [.. Lines.Where(line => Peers(line).Any(peer => !IsLoopback(peer)) || IsUnreadable(line))];

    /// <summary>Calls that name port 53, also of this machine: a resolver there would ask others in our name.</summary>
    public IReadOnlyList<string> Names => [.. Lines.Where(line => Port53.IsMatch(line))];

    /// <summary>Sockets below the internet's own: raw ones and those of the wire send without an address that we read.</summary>
    public IReadOnlyList<string> Raw => [.. Lines.Where(line => RawSocket.IsMatch(line))];

    /// <summary>Connections to other programs of this machine, of which one might ask the network in our name.</summary>
    public IReadOnlyList<string> Neighbours =>
        [
            .. Lines.Where(line =>
                line.Contains("connect(", StringComparison.Ordinal)
                && line.Contains("AF_UNIX", StringComparison.Ordinal)
            ),
        ];

    /// <summary>How many calls named an internet address at all.</summary>
    public int Inward => Lines.Count(line => Peers(line).Any());

    private static IEnumerable<string> Peers(string line) =>
        Peer.Matches(line).Select(match => match.Groups["address"].Value);

    // What strace prints of an internet address that it could not read in full.
    private static bool IsUnreadable(string line) =>
        line.Contains("sa_family=AF_INET", StringComparison.Ordinal) && !Peers(line).Any();

    private static bool IsLoopback(string address) =>
        System.Net.IPAddress.TryParse(address, out var parsed)
        && System.Net.IPAddress.IsLoopback(parsed.IsIPv4MappedToIPv6 ? parsed.MapToIPv4() : parsed);

    [GeneratedRegex(
        """inet_addr\("(?<address>[^"]*)"\)|inet_pton\(AF_INET6, "(?<address>[^"]*)"|(?<address>sa_family=AF_INET6?, sa_data)"""
    )]
    private static partial Regex Peer { get; }

    [GeneratedRegex("""htons\(53\)""")]
    private static partial Regex Port53 { get; }

    [GeneratedRegex("""socket\((AF_PACKET|AF_INET6?, SOCK_RAW)""")]
    private static partial Regex RawSocket { get; }
}
