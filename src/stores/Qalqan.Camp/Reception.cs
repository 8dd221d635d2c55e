using System.Text;
using NodaTime;

namespace Qalqan.Camp;

/// <summary>A device that came in: the token by which it is known until the session ends, and how far its clock is ahead of the node's.</summary>
public sealed record Entered(Device Device, string Token, Instant SessionEnds, Duration Ahead);

/// <summary>
/// Lets a phone in that shows its certificate and proves, by signing a challenge, that it holds the key. Nothing is remembered
/// of a phone that was refused. Safe for many threads.
/// </summary>
public sealed class Reception(Authority authority, Devices devices, IClock clock)
{
    /// <summary>How far a phone's clock may stand from the node's.</summary>
    public static readonly Duration MostOff = Duration.FromHours(24);

    private const int MostRefused = 30;
    private const int Most = 1200; // a whole camp may stand behind one address of its wireless box

    private readonly Challenges challenges = new(clock);
    private readonly Tries refused = new(MostRefused, clock);
    private readonly Tries all = new(Most, clock);

    /// <summary>What the device is to sign; null with the reason.</summary>
    public string? Challenge(ReadOnlySpan<byte> certificate, string address, out Device? device, out Refusal? refusal)
    {
        device = Known(certificate, address, out refusal);
        return refusal is null ? challenges.New(device!.Id) : null;
    }

    /// <summary>
    /// A session for the device, which is told even where it is refused; null with the reason.
    /// </summary>
    /// <param name="certificate">As it was issued, in DER.</param>
    /// <param name="nonce">The challenge.</param>
    /// <param name="signature">Over it and the origin, by the device's key.</param>
    /// <param name="origin">The address at which the phone believes to be: a signature made for another is worth nothing here.</param>
    /// <param name="saidNow">The phone's clock.</param>
    /// <param name="address">Where it asks from.</param>
    public Entered? Enter(
        ReadOnlySpan<byte> certificate,
        string nonce,
        ReadOnlySpan<byte> signature,
        string origin,
        Instant saidNow,
        string address,
        out Device? device,
        out Refusal? refusal
    )
    {
        device = Known(certificate, address, out refusal);
        if (refusal is null)
            refusal =
                !challenges.Take(device!.Id, nonce) ? Refusal.SpentChallenge
                : !device.Signed(Encoding.UTF8.GetBytes($"qalqan.session/1\n{origin}\n{nonce}"), signature)
                    ? Refusal.WrongSignature
                : IsOff(saidNow) ? Refusal.ClockOff
                : null;
        if (refusal is null)
        {
            var (token, ends) = devices.Begin(device!);
            return new Entered(device!, token, ends, saidNow - clock.GetCurrentInstant());
        }
        refused.Count(address);
        return null;
    }

    public bool IsOff(Instant saidNow)
    {
        var off = saidNow - clock.GetCurrentInstant();
        return off > MostOff || off < -MostOff;
    }

    private Device? Known(ReadOnlySpan<byte> certificate, string address, out Refusal? refusal)
    {
        refusal = refused.AreOver(address) || all.AreOver(address) ? Refusal.TooMany : null;
        if (refusal is not null)
            return null;
        all.Count(address);
        var shown = authority.Verify(certificate, out refusal);
        var device = shown is { } own ? devices.Find(own.Device) : null;
        if (shown is { } found)
            refusal =
                device is null || !device.PublicKey.AsSpan().SequenceEqual(found.PublicKey) ? Refusal.Unpaired
                : device.RevokedAt is not null ? Refusal.Revoked // also when its time is over: what it holds is still to go
                : device.SpeaksAt(clock.GetCurrentInstant()) ? refusal
                : refusal ?? Refusal.Ended;
        if (refusal is not null)
            refused.Count(address);
        return device;
    }
}
