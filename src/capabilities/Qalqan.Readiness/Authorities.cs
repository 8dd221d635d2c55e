using NodaTime;
using Qalqan.Kernel;

namespace Qalqan.Readiness;

/// <summary>How an instrument stands on the day of the look.</summary>
public enum InstrumentStanding
{
    InForce,

    /// <summary>Adopted, its first day still ahead.</summary>
    ToCome,

    /// <summary>Its period is not published.</summary>
    Unpublished,

    Ended,
}

/// <summary>
/// An instrument that is known on the day of the look, of its kind, by the edition that lists it. <c>DaysLeft</c>: of one in force
/// to its last day, 0 on that day; below 0 of the last that ended, where none of its kind covers the day; else null.
/// </summary>
public sealed record AuthorityLine(
    string Kind,
    Instrument Instrument,
    Standard Standard,
    InstrumentStanding Standing,
    int? DaysLeft
);

/// <summary>
/// Every mandate, decision and agreement that the editions in force list: by kind, those in force first, then what is to come,
/// what has no published period, and what has ended, the last first.
/// </summary>
public static class Authorities
{
    private static readonly string[] InOrder = ["mandate", "national-decision", "mou", "status-of-forces"];

    /// <summary>The kinds, as a pack writes them.</summary>
    public static IReadOnlyList<string> Kinds => InOrder;

    /// <summary>The place of a kind among them.</summary>
    public static int PlaceOf(string kind) => Array.IndexOf(InOrder, kind);

    public static IReadOnlyList<AuthorityLine> Of(LocalDate today, IEnumerable<(Standard Standard, Rule Rule)> rules) =>
        [
            .. rules
                .Where(rule => rule.Rule.Requirement is AuthorityInForce)
                .SelectMany(rule => Of(today, rule.Standard, (AuthorityInForce)rule.Rule.Requirement))
                .OrderBy(line => PlaceOf(line.Kind))
                .ThenBy(line => line.Standing)
                .ThenByDescending(line => line.Instrument.From)
                .ThenBy(line => line.Instrument.Name, StringComparer.Ordinal),
        ];

    /// <summary>What a kind is called.</summary>
    public static Phrase KindOf(string kind) => AuthorityInForce.KindOf(kind);

    private static IEnumerable<AuthorityLine> Of(LocalDate today, Standard standard, AuthorityInForce authority)
    {
        var known = authority.Instruments.Where(instrument => instrument.IsKnownOn(today)).ToList();
        var lapsed = known.Exists(instrument => instrument.Covers(today))
            ? null
            : known.Where(instrument => instrument.To < today).Max(instrument => instrument.To);
        return known.Select(instrument => new AuthorityLine(
            authority.Kind,
            instrument,
            standard,
            StandingOf(instrument, today),
            instrument.To is { } to && (instrument.Covers(today) || to == lapsed) ? Period.DaysBetween(today, to) : null
        ));
    }

    private static InstrumentStanding StandingOf(Instrument instrument, LocalDate today) =>
        !instrument.IsPublished ? InstrumentStanding.Unpublished
        : instrument.Covers(today) ? InstrumentStanding.InForce
        : instrument.From > today ? InstrumentStanding.ToCome
        : InstrumentStanding.Ended;
}
