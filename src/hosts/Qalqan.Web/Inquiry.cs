using NodaTime;
using Qalqan.Kernel;

namespace Qalqan.Web;

/// <summary>
/// What somebody asks, as typed; null is not asked. <c>AsOf</c>, and each end of <c>Period</c> (A/B), is a date, an instant
/// in Z or a DTG; <c>KnownAt</c> one of these or an entry number; <c>Without</c> a report's id or a wire name, with or
/// without its version.
/// </summary>
public sealed record Inquiry(
    string? AsOf = null,
    string? KnownAt = null,
    string? Period = null,
    string? Scope = null,
    string? Standard = null,
    string? Subject = null,
    string? Without = null
)
{
    /// <summary>The scopes there are for whoever asks; null where it is every one.</summary>
    public IReadOnlySet<string>? Reach { get; init; }

    public bool Reaches(string scope) => Reach?.Contains(scope) ?? true;
}

/// <summary>The findings of one scope, at the instant its own zone makes of the question.</summary>
/// <param name="Zones">Those the scope has lived by, as known then: half-open, the later of two that overlap counts.</param>
public sealed record ScopeFindings(
    string Scope,
    string Title,
    Instant At,
    IReadOnlyList<(Validity When, DateTimeZone Zone)> Zones,
    IReadOnlyList<Standard> InForce,
    IReadOnlyList<Finding> Findings
)
{
    /// <summary>What the rules in force cannot find as things stand, and is no finding.</summary>
    public IReadOnlyList<Phrase> Notes { get; init; } = [];

    public DateTimeZone Zone => ZoneAt(At);

    /// <summary>The zone the scope lived by at the instant, in which its clocks are read; UTC where none is known.</summary>
    public DateTimeZone ZoneAt(Instant instant) =>
        Zones.LastOrDefault(zone => zone.When.From <= instant && (zone.When.To is not { } to || instant < to)).Zone
        ?? DateTimeZone.Utc;
}

/// <summary>Where a look stands: the instant it looks at, by which clock, now, and the last entry it knows of.</summary>
public sealed record Stand(string Scope, Instant At, DateTimeZone Zone, Instant Now, long KnownUpTo)
{
    public static Stand? Of(ScopeFindings? scope, Answer answer) =>
        scope is null ? null : new Stand(scope.Scope, scope.At, scope.Zone, answer.Now, answer.KnownUpTo);

    public static Stand? Of<T>(Looks<T> looks) =>
        looks.Scopes is [var first, ..] ? new Stand(first.Scope, first.At, first.Zone, looks.Now, first.UpTo) : null;
}

/// <summary>The answer to an inquiry: findings scope by scope, or what was wrong with the question.</summary>
public sealed record Answer(
    bool IsExercise,
    long KnownUpTo,
    Instant Now,
    IReadOnlyList<ScopeFindings> Scopes,
    IReadOnlyList<Problem> Problems,
    string? Damage
)
{
    public IEnumerable<Finding> Findings => Scopes.SelectMany(scope => scope.Findings);
}

/// <summary>A finding opened: where it stands and the reports it rests on.</summary>
public sealed record Explanation(Finding Finding, ScopeFindings Context, IReadOnlyList<EvidenceLine> Evidence);

/// <summary>One report in evidence, as the record holds it.</summary>
public sealed record EvidenceLine(
    ReportId Id,
    long Number,
    Instant RecordedAt,
    Validity Valid,
    Source Source,
    string WireName,
    IReadOnlyList<KeyValuePair<string, string>> Body,
    ReportId? Corrects
);

/// <summary>One entry as it stands on the record: <c>Corrects</c> and <c>Withdraws</c> are numbers of entries; <c>Zone</c> the scope's own when it was recorded.</summary>
public sealed record OpenEntry(
    EvidenceLine Line,
    string Scope,
    Instant SaidAt,
    DateTimeZone Zone,
    long? Corrects,
    long? Withdraws,
    long Head
);
