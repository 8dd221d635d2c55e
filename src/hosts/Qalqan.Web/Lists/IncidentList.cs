using NodaTime;
using Qalqan.Ceasefire;
using Qalqan.Claims;
using Qalqan.Kernel;
using Qalqan.Measures;
using Qalqan.Words;

namespace Qalqan.Web;

/// <summary>An incident in its list, with what was found of it and what was decided.</summary>
public sealed record CaseRow(Incident Incident, DateTimeZone Zone, IReadOnlyList<Finding> Findings);

/// <summary>
/// Incidents, the newest first. The layer of what is only reported in public is left out until it is asked for, and never has a finding.
/// </summary>
public static class IncidentList
{
    private static readonly string[] Layers = ["record", "public"];
    private static readonly string[] Decisions = ["none", "proposed", "open", "confirmed", "refused"];

    public static Listing<IReadOnlyList<CaseRow>, CaseRow> Listing { get; } =
        new(
            "incidents",
            "web.incidents",
            look => look.Value,
            [
                new("incident", "web.incidents.reference", ColumnKind.Text, row => Worth.Of(row.Incident.Id))
                {
                    IsCode = true,
                    Shows = (row, _) => [new Piece(row.Incident.Id, PageOf(row.Incident.Id), "ref")],
                },
                new(
                    "day",
                    "web.gender.day",
                    ColumnKind.Day,
                    row => Worth.Of(row.Incident.Fact.From.InZone(row.Zone).Date)
                ),
                new(
                    "kind",
                    "web.incidents.kind",
                    ColumnKind.Choice,
                    row => new Worth(row.Incident.Said.Kind, Act.All.ToList().IndexOf(row.Incident.Said.Kind))
                )
                {
                    Word = (word, speech) => CodeWords.Act(word, speech),
                    Known = [.. Act.All],
                },
                new(
                    "where",
                    "web.observations.where",
                    ColumnKind.Text,
                    (row, speech) => Worth.Of(CaseWords.Where(row.Incident.Said, speech))
                ),
                new("origin", "web.incidents.origin", ColumnKind.Choice, row => Worth.Of(row.Incident.Said.Origin))
                {
                    Word = (word, speech) => CodeWords.Zone(word, speech),
                },
                new("actor", "web.observations.actor", ColumnKind.Choice, row => Worth.Of(row.Incident.Said.Actor))
                {
                    Word = (word, speech) => CodeWords.Actor(word, speech),
                },
                new("words", "web.log.words", ColumnKind.Text, row => Worth.Of(row.Incident.Said.Words))
                {
                    IsLong = true,
                },
                new("rules", "web.incidents.rules", ColumnKind.Text, row => Worth.Of(RulesOf(row))) { IsCode = true },
                new("decision", "web.incidents.decision", ColumnKind.Choice, row => DecisionOf(row))
                {
                    Word = (word, speech) => speech.Say(ShortOf(word)),
                    Known = Decisions,
                },
                new(
                    "layer",
                    "web.incidents.layer",
                    ColumnKind.Choice,
                    row => new Worth(LayerOf(row.Incident), row.Incident.IsUnassessed ? 1 : 0)
                )
                {
                    Word = (word, speech) =>
                        speech.Say(
                            word == "public" ? Phrase.Of("web.incidents.public") : Phrase.Of("web.incidents.record")
                        ),
                    Known = Layers,
                },
            ]
        )
        {
            Beside =
            [
                ("/incidents/new", "web.incident.new", Right.SayDay),
                (IncidentImportSite.Address, "web.incidents.import", Right.SayDay),
                ("/findings", "web.place.findings", Right.SeeFindings),
                ("/observations", "web.observations", Right.SeeDay),
                (JoiningSite.Address, "web.joins", Right.SeeDay),
                (InspectionSite.Address, "web.inspections", Right.SeeDay),
            ],
            Sums = look =>
                Phrase.Of(
                    "web.incidents.sums",
                    ("count", look.Value.Count(row => !row.Incident.IsUnassessed)),
                    (
                        "open",
                        look.Value.Count(row =>
                            row.Findings.Any(finding => finding.Decision is Decision.Proposed or Decision.Open)
                        )
                    ),
                    ("public", look.Value.Count(row => row.Incident.IsUnassessed))
                ),
        };

    public static string PageOf(string incident) => $"/incident/{Uri.EscapeDataString(incident)}";

    public static string LayerOf(Incident incident) => incident.IsUnassessed ? "public" : "record";

    private static string? RulesOf(CaseRow row) =>
        row.Findings.Count == 0
            ? null
            : string.Join(
                ", ",
                row.Findings.Where(finding => finding.Verdict is not Verdict.Met).Select(finding => finding.Rule.Id)
            );

    private static Phrase ShortOf(string word) =>
        word switch
        {
            "proposed" => Phrase.Of("web.decision.proposed"),
            "open" => Phrase.Of("web.decision.open"),
            "confirmed" => Phrase.Of("web.decision.confirmed"),
            "refused" => Phrase.Of("web.decision.refused"),
            _ => Phrase.Of("web.decision.none"),
        };

    // What waits longest for a person stands first.
    private static Worth DecisionOf(CaseRow row)
    {
        var asked = row.Findings.Select(finding => finding.Decision).ToList();
        var word =
            asked.Contains(Decision.Proposed) ? "proposed"
            : asked.Contains(Decision.Open) ? "open"
            : asked.Contains(Decision.Confirmed) ? "confirmed"
            : asked.Contains(Decision.Refused) ? "refused"
            : "none";
        return new Worth(word, Array.IndexOf(Decisions, word));
    }
}
