using System.Text.Json.Serialization;
using NodaTime;

namespace Qalqan.Claims;

// What the record says of itself: its scopes, clocks, adopted texts, and what was taken back.

/// <summary>Whose records these are: a contingent's are national, a mission's are the mission's.</summary>
[JsonConverter(typeof(Kebab<ScopeKind>))]
public enum ScopeKind
{
    Contingent,
    Mission,
}

/// <summary>A scope begins. <c>Title</c> is the unit's or mission's public title; <c>Mission</c> is the scope a contingent serves in.</summary>
public sealed record ScopeOpened(ScopeKind Kind, string Title, string? Mission) : Claim
{
    public override string Key => "scope";
}

/// <summary>The scope lives by this zone of the IANA database over the report's validity; bare dates are read in it.</summary>
public sealed record ZoneSet(string Zone) : Claim
{
    public override string Key => "zone";

    public override IEnumerable<(string, string)> Problems()
    {
        if (DateTimeZoneProviders.Tzdb.GetZoneOrNull(Zone) is null)
            yield return ($"zone \"{Zone}\"", "an IANA zone such as Asia/Almaty");
    }
}

/// <summary>
/// The scope judges by this edition from now on. <c>Digest</c> is the SHA-256 of the pack's bytes in lower-case hex;
/// <c>InForceFrom</c> is the edition's own first day. Of two adoptions of one edition the later entry counts.
/// </summary>
public sealed record StandardAdopted(string Standard, string Edition, string Digest, LocalDate InForceFrom) : Claim
{
    public override string Key => Standard + "@" + Edition;
}

/// <summary>The scope works in this mission's area as this pack draws it.</summary>
public sealed record MissionAdopted(string Mission, string Edition, string Digest) : Claim
{
    public override string Key => Mission + "@" + Edition;
}

[JsonConverter(typeof(Kebab<WithdrawalReason>))]
public enum WithdrawalReason
{
    EnteredInError,
    Duplicate,
    SourceRetracts,
}

/// <summary>A report is taken back: the envelope names which. It says nothing in its place.</summary>
public sealed record Withdrawal(WithdrawalReason Reason) : Claim
{
    public override string Key => "withdrawal";
}

/// <summary>This node's clock showed <c>Observed</c> when <c>Kept</c> had been recorded already; <c>Kept</c> was used again.</summary>
public sealed record ClockBack(Instant Observed, Instant Kept) : Claim
{
    public override string Key => "clock";
}

/// <summary>An event: the source, who is not who said it, lets the report leave: a signed state, a document, a message.</summary>
public sealed record Released(Guid Report) : Claim
{
    public override string Key => Report.ToString("D");
}
