using Qalqan.Camp;

namespace Qalqan.Web;

/// <summary>Phones in words: how each stands, and why one is not let in.</summary>
internal static class PhoneWords
{
    public static string Of(PhoneState state) =>
        state switch
        {
            PhoneState.Revoked => "web.phones.revoked",
            PhoneState.Ended => "web.phones.ended",
            PhoneState.Unknown => "web.phones.unknown",
            PhoneState.HandedOver => "web.phones.handed-over",
            _ => "web.phones.open",
        };

    /// <summary>One sentence for whoever holds the phone: what was seen, and what to do.</summary>
    public static string Of(Refusal why) =>
        why switch
        {
            Refusal.NoSuchCode => "web.device.no-such-code",
            Refusal.TooMany => "web.device.too-many",
            Refusal.UnfitKey => "web.device.unfit-key",
            Refusal.ClockOff => "web.device.clock-off",
            Refusal.AnotherNode => "web.device.another-node",
            Refusal.NotADevice => "web.device.not-a-device",
            Refusal.NotYetValid => "web.device.not-yet-valid",
            Refusal.Ended => "web.device.ended",
            Refusal.Unpaired => "web.device.unpaired",
            Refusal.Revoked => "web.device.revoked",
            Refusal.SpentChallenge => "web.device.spent-challenge",
            Refusal.WrongSignature => "web.device.wrong-signature",
            Refusal.NotRecorded => "web.device.not-recorded",
            _ => "web.device.unreadable",
        };
}
