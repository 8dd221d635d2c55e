using NodaTime;
using Qalqan.Ceasefire;
using Qalqan.Claims;
using Qalqan.Kernel;
using Qalqan.Operations;

namespace Qalqan.Web;

/// <summary>A report that is joined to an incident, with what it says; null where it is not believed any more.</summary>
public sealed record CaseReport(JoinedReport Joined, Fact? Fact);

/// <summary>An incident opened: what it is made of, what was found of it, what was decided, and its ledger.</summary>
public sealed record Case(
    Incident Incident,
    IReadOnlyList<CaseReport> Reports,
    IReadOnlyList<Finding> Findings,
    IReadOnlyList<DecisionMade> Decisions,
    IReadOnlyList<Protest> Protests,
    IReadOnlyList<(Fact Fact, bool IsBelieved)> Versions,
    Placed? Place
);

/// <summary>
/// Incidents of a mission: opened from observations that a person joins, taken apart again, confirmed, ended, decided on and protested. The
/// machine proposes; whoever writes here is a named post.
/// </summary>
internal sealed partial class Casebook(Archive archive, Adoption adoption, Days days)
{
    /// <summary>
    /// Those of the period up to the look, newest first, each with what was found of it; of the public layer only where it is asked for.
    /// </summary>
    public Looks<IReadOnlyList<CaseRow>> Rows(Inquiry inquiry, bool withPublic) =>
        days.Look<IReadOnlyList<CaseRow>>(
            inquiry,
            (look, problems) =>
            {
                var found = CaseFindings.Of(adoption, look.Known, problems).ToLookup(finding => finding.Subject);
                return
                [
                    .. Incidents
                        .Of(look.Known, look.Known.Period)
                        .Where(incident =>
                            incident.Fact.From <= look.Known.At && (withPublic || !incident.IsUnassessed)
                        )
                        .Reverse()
                        .Select(incident => new CaseRow(
                            incident,
                            look.Known.Zone, // what the record tells of may be older than the record and its zone
                            [.. found[incident.Id]]
                        )),
                ];
            }
        );

    /// <summary>One by its reference; null in a mission that does not have it.</summary>
    public Looks<Case?> One(Inquiry inquiry, string reference) =>
        days.Look(
            inquiry,
            (look, problems) =>
                Incidents.Find(look.Known, reference) is { } incident ? CaseOf(look.Known, incident, problems) : null
        );

    /// <summary>Whether there is one of that reference: none is once it was struck.</summary>
    public bool IsThere(Inquiry inquiry, string reference) =>
        days.Look(inquiry, (look, _) => Incidents.Find(look.Known, reference) is not null)
            .Scopes.Any(look => look.Value);

    /// <summary>What seems to be of one event among the observations of the seven days up to the look.</summary>
    public Looks<IReadOnlyList<JoinProposal>> Proposals(Inquiry inquiry) =>
        days.Look(
            inquiry,
            (look, _) =>
                JoinProposals.Of(
                    look.Known,
                    new Interval(look.Known.At - Duration.FromDays(7), look.Known.At + Duration.FromMilliseconds(1))
                )
        );

    /// <summary>Says that two reports are not of one event: they are not proposed as one again.</summary>
    public Said HoldApart(User user, string? scope, ReportId one, ReportId other, string words) =>
        days.Say(
            user,
            scope,
            (mission, look, problems) =>
            {
                foreach (var report in new[] { one, other })
                    if (look.Known.NumberOf(report) == 0)
                        problems.Add(new Problem("report", 0, $"{report}", "a report on record"));
                var (first, last) =
                    one.Value.CompareTo(other.Value) < 0 ? (one.Value, other.Value) : (other.Value, one.Value);
                var saying = Checked(mission, new HeldApart(first, last, words), problems);
                return problems.Count > 0 ? [] : [saying with { Valid = Validity.Since(archive.Now) }];
            }
        );

    /// <summary>Joins a report to the incident, with the reasons for which it was proposed.</summary>
    public Said Join(
        User user,
        string? scope,
        string incident,
        ReportId report,
        IReadOnlyList<string> reasons,
        string? words
    ) =>
        Change(
            user,
            scope,
            incident,
            (mission, look, _, problems) =>
            {
                if (look.Known.NumberOf(report) == 0)
                    problems.Add(new Problem("report", 0, $"{report}", "a report on record"));
                if (Incidents.OfReport(look.Known, report) is { } other)
                    problems.Add(new Problem("report", 0, $"joined to {other}", "a report that is of no incident"));
                return new Saying(
                    mission,
                    Validity.Since(archive.Now),
                    new Linked(incident, report.Value, reasons, words)
                );
            }
        );

    /// <summary>Takes a report out of the incident again: the link is withdrawn, and nothing else.</summary>
    public Said Part(User user, string? scope, string incident, ReportId report) =>
        Change(
            user,
            scope,
            incident,
            (mission, _, found, problems) =>
            {
                var link = found.Joined.LastOrDefault(joined => joined.Said.Report == report.Value)?.Link;
                if (link is null)
                    problems.Add(new Problem("report", 0, $"{report}", $"a report that is joined to {incident}"));
                return new Saying(
                    mission,
                    Validity.Since(archive.Now),
                    new Withdrawal(WithdrawalReason.EnteredInError),
                    Withdraws: link?.Id
                );
            }
        );

    /// <summary>Says that the state was still so now.</summary>
    public Said Confirm(User user, string? scope, string incident, string? words) =>
        Change(
            user,
            scope,
            incident,
            (mission, _, found, problems) =>
            {
                if (!found.IsOpen)
                    problems.Add(new Problem("incident", 0, incident, "a state that goes on"));
                return new Saying(mission, Validity.At(archive.Now), new StillSo(incident, words));
            }
        );

    /// <summary>Says that the state ended now.</summary>
    public Said End(User user, string? scope, string incident) =>
        Change(
            user,
            scope,
            incident,
            (mission, _, found, problems) =>
            {
                if (!found.IsOpen)
                    problems.Add(new Problem("incident", 0, incident, "a state that goes on"));
                return new Saying(
                    mission,
                    new Validity(found.Fact.From, archive.Now),
                    found.Said,
                    Corrects: found.Fact.Id
                );
            }
        );

    private Said Change(
        User user,
        string? scope,
        string incident,
        Func<string, DayLook, Incident, List<Problem>, Saying?> make
    ) =>
        days.Say(
            user,
            scope,
            (mission, look, problems) =>
            {
                if (Find(look.Known, incident, problems) is not { } found)
                    return [];
                var saying = make(mission, look, found, problems);
                return problems.Count > 0 || saying is null ? [] : [saying];
            }
        );

    private static Incident? Find(Known known, string incident, List<Problem> problems)
    {
        var found = Incidents.Find(known, incident);
        if (found is null)
            problems.Add(new Problem("incident", 0, $"\"{StateTimes.Clip(incident)}\"", "an incident on record"));
        return found;
    }

    private Case CaseOf(Known known, Incident incident, List<Problem> problems) =>
        new(
            incident,
            [
                .. incident.Joined.Select(joined => new CaseReport(
                    joined,
                    FactOf(known, new ReportId(joined.Said.Report))
                )),
            ],
            [.. CaseFindings.Of(adoption, known, problems).Where(finding => finding.Subject == incident.Id)],
            Decisions.On(known, incident.Id),
            Protests.Of(known, incident.Id),
            [.. known.EvenStruck<IncidentStated>(incident.Id)],
            Placing.Of(incident, known)
        );

    private static Fact? FactOf(Known known, ReportId report) =>
        Observations.Find(known, report)?.Fact
        ?? known.Keys<Notified>().SelectMany(known.Ever<Notified>).FirstOrDefault(fact => fact.Id == report)
        ?? known.Keys<Restricted>().SelectMany(known.Ever<Restricted>).FirstOrDefault(fact => fact.Id == report);
}
