using System.Security.Cryptography;
using NodaTime;

namespace Qalqan.Camp;

/// <summary>What devices are asked to sign: 32 bytes by chance, each for one device, for a minute, and answered once. Safe for many threads.</summary>
internal sealed class Challenges(IClock clock)
{
    private const int MostOfOne = 8;
    private static readonly Duration Lasts = Duration.FromMinutes(1);

    private readonly Dictionary<string, List<(string Nonce, Instant Until)>> open = [];
    private readonly Lock gate = new();

    public string New(string device)
    {
        var nonce = Convert.ToBase64String(RandomNumberGenerator.GetBytes(32));
        lock (gate)
        {
            var now = clock.GetCurrentInstant();
            if (!open.TryGetValue(device, out var own))
                open.Add(device, own = []);
            own.RemoveAll(one => one.Until <= now);
            if (own.Count >= MostOfOne)
                own.RemoveAt(0);
            own.Add((nonce, now + Lasts));
        }
        return nonce;
    }

    /// <summary>Whether that is a challenge of this device still to be answered: it is none from now on.</summary>
    public bool Take(string device, string nonce)
    {
        lock (gate)
        {
            if (!open.TryGetValue(device, out var own))
                return false;
            var at = own.FindIndex(one => one.Nonce == nonce);
            if (at < 0)
                return false;
            var until = own[at].Until;
            own.RemoveAt(at);
            return clock.GetCurrentInstant() < until;
        }
    }
}
