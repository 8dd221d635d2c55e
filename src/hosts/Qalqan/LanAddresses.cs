using System.Net;
using Qalqan.Web;

namespace Qalqan;

/// <summary>The setting that says where a node is served in the camp: <c>off</c>, <c>all</c>, or addresses with commas between.</summary>
public static class LanAddresses
{
    public const string Off = "off";
    public const string All = "all";

    /// <summary>What was wanted, where the setting cannot be read; else null.</summary>
    public static string? Refuse(string lan) =>
        lan switch
        {
            Off => null,
            All when CampNetwork.OfThisMachine().Addresses.Count == 0 => "a machine with an address that others reach",
            All => null,
            _ when Named(lan) is { Count: > 0 } => null,
            _ => $"{Off}, {All}, or addresses of this machine with commas between, such as 192.168.1.10",
        };

    /// <summary>The network; null where it is off or cannot be read.</summary>
    public static CampNetwork? Read(string lan) =>
        lan switch
        {
            Off => null,
            All => CampNetwork.OfThisMachine(),
            _ => Named(lan) is { Count: > 0 } named ? new CampNetwork(named, CampNetwork.HostNames()) : null,
        };

    // Every address by itself: 0.0.0.0 would be whatever the machine has tomorrow, and no certificate is for that.
    private static List<IPAddress> Named(string lan)
    {
        List<IPAddress> addresses = [];
        foreach (var text in lan.Split(',', StringSplitOptions.TrimEntries))
            if (
                !IPAddress.TryParse(text, out var address)
                || address.ToString() != text
                || address.Equals(IPAddress.Any)
                || address.Equals(IPAddress.IPv6Any)
                || address.Equals(IPAddress.Loopback)
                || address.Equals(IPAddress.IPv6Loopback)
            )
                return [];
            else
                addresses.Add(address);
        return [.. addresses.Distinct()];
    }
}
