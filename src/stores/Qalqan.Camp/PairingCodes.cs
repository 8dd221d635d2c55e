using System.Security.Cryptography;
using NodaTime;
using Qalqan.Kernel;

namespace Qalqan.Camp;

/// <summary>For whom a code pairs a phone, until when the phone may speak, and who said so.</summary>
public sealed record Invitation(string Scope, string Post, string Person, Instant Ends, Source By);

/// <summary>
/// The pairing codes that are open: each for ten minutes and for one phone, in memory only, so that a restart closes them all.
/// Safe for many threads.
/// </summary>
public sealed class PairingCodes(IClock clock)
{
    public static readonly Duration Lasts = Duration.FromMinutes(10);

    private const int MostWrong = 5;
    private const int MostOpen = 200;

    private readonly List<(byte[] Hash, Invitation For, Instant Until)> open = [];
    private readonly Tries wrong = new(MostWrong, clock);
    private readonly Lock gate = new();

    /// <summary>The code, which is kept by its hash only, and when it is over.</summary>
    public (string Code, Instant Until) Open(Invitation invitation)
    {
        var (code, now) = (PairingCode.New(), clock.GetCurrentInstant());
        lock (gate)
        {
            open.RemoveAll(one => one.Until <= now);
            if (open.Count >= MostOpen)
                open.RemoveAt(0);
            open.Add((PairingCode.HashOf(code), invitation, now + Lasts));
        }
        return (code, now + Lasts);
    }

    /// <summary>Uses the code up; null with the reason where it opens nothing. Five wrong ones a minute from an address, and no more are heard.</summary>
    public Invitation? Take(string typed, string address, out Refusal? refusal)
    {
        refusal = null;
        if (wrong.AreOver(address))
        {
            refusal = Refusal.TooMany;
            return null;
        }
        var (hash, now) = (PairingCode.HashOf(typed), clock.GetCurrentInstant());
        lock (gate)
        {
            var found = -1;
            for (var i = 0; i < open.Count; i++) // to the last, whichever it is
                if (CryptographicOperations.FixedTimeEquals(open[i].Hash, hash))
                    found = i;
            if (found >= 0)
            {
                var (_, invitation, until) = open[found];
                open.RemoveAt(found);
                if (now < until)
                    return invitation;
            }
        }
        wrong.Count(address);
        refusal = Refusal.NoSuchCode;
        return null;
    }
}
