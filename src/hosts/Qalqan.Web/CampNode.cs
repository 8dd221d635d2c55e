using NodaTime;
using Qalqan.Camp;

namespace Qalqan.Web;

/// <summary>What a node is in the camp while <c>serve --lan</c> runs: where it is served, whom phones trust, who lets them in.</summary>
public sealed record CampNode(CampNetwork Network, Authority Authority, Reception Reception)
{
    public static CampNode Of(CampNetwork network, Authority authority, Devices devices, IClock clock) =>
        new(network, authority, new Reception(authority, devices, clock));

    /// <summary>
    /// What the QR on the laptop's screen says. The code stands behind the #, where no browser sends it from, so that it is in
    /// no log.
    /// </summary>
    public string QrOf(string code) => $"{Network.Begin}#c={code}&f={Authority.Fingerprint}&s={Network.SealedPort}";
}
