using NodaTime;
using Qalqan.Claims;
using Qalqan.Kernel;

namespace Qalqan.Ceasefire;

/// <summary>A report that a person joined to an incident, and by which link; the link withdrawn, it is as it was.</summary>
public sealed record JoinedReport(Fact Link, Linked Said);

/// <summary>
/// An incident as it is believed: what is stated of it last, the reports joined to it, and of a state when it was confirmed last. What
/// several observers say of it is one incident, and is counted once.
/// </summary>
public sealed record Incident(Fact Fact, IncidentStated Said, IReadOnlyList<JoinedReport> Joined, Instant LastConfirmed)
{
    public string Id => Said.Incident;

    public bool IsState => Said.Form is IncidentForm.State;

    /// <summary>It goes on as far as is known.</summary>
    public bool IsOpen => IsState && Fact.To is null;

    /// <summary>Only reported in public: shown, and never assessed.</summary>
    public bool IsUnassessed => Said.Layer is IncidentLayer.Public;
}

/// <summary>The incidents of a mission.</summary>
public static class Incidents
{
    /// <summary>Those that were at some instant of the period, by when they began, then by reference.</summary>
    public static IReadOnlyList<Incident> Of(Known known, Interval period) =>
        [
            .. All(known)
                .Where(incident => incident.Fact.IsWithin(period))
                .OrderBy(incident => incident.Fact.From)
                .ThenBy(incident => incident.Id, StringComparer.Ordinal),
        ];

    /// <summary>The incident of that reference; null where there is none.</summary>
    public static Incident? Find(Known known, string reference) =>
        known.Ever<IncidentStated>(reference).LastOrDefault() is { Claim: IncidentStated said } fact
            ? Of(known, fact, said)
            : null;

    /// <summary>The incident that the report is joined to; null where it is to none.</summary>
    public static string? OfReport(Known known, ReportId report) =>
        known.EverOther<Linked>(report.ToString()).Select(fact => ((Linked)fact.Claim).Incident).LastOrDefault();

    private static IEnumerable<Incident> All(Known known) =>
        known.Keys<IncidentStated>().Select(key => Find(known, key)).OfType<Incident>();

    private static Incident Of(Known known, Fact fact, IncidentStated said) =>
        new(
            fact,
            said,
            [.. known.Ever<Linked>(said.Incident).Select(link => new JoinedReport(link, (Linked)link.Claim))],
            known
                .Ever<StillSo>(said.Incident)
                .Select(confirmed => confirmed.From)
                .Where(at => at <= known.At)
                .Append(fact.From)
                .Max()
        );
}
