using NodaTime;
using Qalqan.Measures;

namespace Qalqan.Geofencing;

/// <summary>An ellipse around a place that holds the truth 95 times of 100; <c>Along</c> is the bearing of the longer half-axis.</summary>
public sealed record Area95(Place At, Distance Major, Distance Minor, Bearing Along)
{
    public static Area95 Circle(Place at, Distance radius) => new(at, radius, radius, default);
}

/// <summary>What one source says of something that happened once. Where it was is an area or, of a bearing alone, a ray; one of the two.</summary>
/// <param name="Id">Unique among those to be joined.</param>
/// <param name="Source">The post or patrol; null where it is not known, and then nothing is held against joining it with another of them.</param>
/// <param name="From">The earliest it was, by the source's clock; of what was heard, when it was heard.</param>
/// <param name="To">The latest.</param>
/// <param name="Kind">A code.</param>
/// <param name="Area">Where.</param>
/// <param name="Ray">In which direction from the source.</param>
/// <param name="HeardAt">Where the source was that heard it and did not see it; null where it was seen, or where that is not known.</param>
public sealed record Account(
    string Id,
    string? Source,
    Instant From,
    Instant To,
    string Kind,
    Area95? Area,
    BearingRay? Ray = null,
    Place? HeardAt = null
);

/// <summary>Why two accounts may be of one event.</summary>
[Flags]
public enum JoinReasons
{
    None = 0,

    /// <summary>Their places agree within their errors.</summary>
    Near = 1,

    /// <summary>Their times agree within the errors of clocks and watchkeepers.</summary>
    SameTime = 2,

    /// <summary>Their times agree better once the way of the sound is taken off.</summary>
    SoundDelay = 4,

    /// <summary>They call it the same, and not only something that it may be.</summary>
    SameKind = 8,

    /// <summary>A bearing of one leads to the place, or to the bearing, of the other.</summary>
    BearingsMeet = 16,
}

/// <summary>Two accounts of a group and how well they agree: 1 where nothing is between them, towards 0 the worse.</summary>
public sealed record JoinLink(
    string One,
    string Other,
    JoinReasons Reasons,
    double Agreement,
    Distance? Apart,
    Duration Between
);

/// <summary>Accounts that seem to be of one event, by id; the links that led there, one fewer than the accounts, the surest first.</summary>
public sealed record ProposedJoin(IReadOnlyList<string> Accounts, IReadOnlyList<JoinLink> Links);

/// <summary>What is taken for granted when accounts are joined.</summary>
public sealed record JoiningPlan
{
    /// <summary>How wrong a time may be, 95 times of 100, besides its own interval: watches, and when it was written down; local default.</summary>
    public Duration TimeError { get; init; } = Duration.FromSeconds(120);

    /// <summary>Of sound, in metres a second.</summary>
    public double SoundSpeed { get; init; } = 340;

    /// <summary>Whether two kinds may be of one event; both ways alike.</summary>
    public Func<string, string, bool> KindsAgree { get; init; } = (one, other) => one == other;

    /// <summary>Whether two accounts may ever be joined: never across a line. Both ways alike.</summary>
    public Func<Account, Account, bool> MayJoin { get; init; } = (_, _) => true;
}
