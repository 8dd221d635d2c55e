namespace Qalqan.Camp;

/// <summary>Why a phone is not let in. Each has a sentence of its own for whoever holds the phone.</summary>
public enum Refusal
{
    /// <summary>What was sent cannot be read as what it should be.</summary>
    Unreadable,

    /// <summary>No such pairing code is open: never was, used up, or over.</summary>
    NoSuchCode,

    /// <summary>Too many refused tries from the same address.</summary>
    TooMany,

    /// <summary>The key is not ECDSA on P-256.</summary>
    UnfitKey,

    /// <summary>The phone's clock is more than a day from the node's.</summary>
    ClockOff,

    /// <summary>Not issued by this node, or altered since.</summary>
    AnotherNode,

    /// <summary>Issued by this node for something else.</summary>
    NotADevice,

    NotYetValid,

    Ended,

    /// <summary>The node does not know the device, or knows it by another key.</summary>
    Unpaired,

    Revoked,

    /// <summary>The challenge was answered before, is over, or was never made for this device.</summary>
    SpentChallenge,

    /// <summary>The challenge was not signed by the device's key for this address.</summary>
    WrongSignature,

    /// <summary>Nothing can be recorded just now.</summary>
    NotRecorded,
}
