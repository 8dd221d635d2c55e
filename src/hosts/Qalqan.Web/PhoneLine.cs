using NodaTime;

namespace Qalqan.Web;

/// <summary>How a phone stands; the first that applies.</summary>
public enum PhoneState
{
    Revoked,

    Ended,

    /// <summary>On record, and this node does not have its key: it was restored from a backup without it.</summary>
    Unknown,

    /// <summary>Its person does not hold its post any more: what was said before is still taken.</summary>
    HandedOver,

    Open,
}

/// <summary>One phone, as the record and the node have it.</summary>
/// <param name="SeenAt">When it was here last; null where it never was.</param>
public sealed record PhoneLine(
    string Device,
    string Scope,
    string Post,
    string Person,
    Instant PairedAt,
    Instant Ends,
    Instant? RevokedAt,
    Instant? SeenAt,
    PhoneState State
);

/// <summary>A post held by a person, for whom a phone may be paired, and until when it would be unless somebody says otherwise.</summary>
public sealed record PhoneSeat(string Scope, string Post, string Person, LocalDate LastDay)
{
    /// <summary>As a form sends it; none of the three holds a blank.</summary>
    public string Value => $"{Scope} {Post} {Person}";
}

/// <summary>The phones of one contingent, who may be given one, and its zone.</summary>
public sealed record PhoneBook(
    string Scope,
    string Title,
    DateTimeZone Zone,
    IReadOnlyList<PhoneLine> Lines,
    IReadOnlyList<PhoneSeat> Seats
);

/// <summary>What is wanted: a phone for whoever holds the post; <c>LastDay</c> as typed, empty for the usual.</summary>
public sealed record PhoneOrder(string Scope, string Post, string Person, string LastDay);

/// <summary>A code that is open; or why there is none.</summary>
public sealed record Invited(string? Code, Instant Until, PhoneSeat? Seat, IReadOnlyList<Kernel.Problem> Problems);
