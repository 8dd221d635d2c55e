using Qalqan.Ceasefire;
using Qalqan.Claims;
using Qalqan.Kernel;
using Qalqan.Measures;
using Qalqan.Words;

namespace Qalqan.Web;

/// <summary>Incidents for programs, one object a line.</summary>
internal static class IncidentLines
{
    private static readonly Speech English = Speech.In("en");

    public static string Of(string scope, Incident incident, bool isExercise) =>
        JsonLines.Of(json =>
        {
            var said = incident.Said;
            json.WriteString("scope", scope);
            json.WriteString("incident", incident.Id);
            json.WriteString("kind", said.Kind);
            json.Texts("acts", said.Acts);
            json.WriteString("form", said.Form is IncidentForm.State ? "state" : "event");
            json.WriteString("layer", said.Layer is IncidentLayer.Public ? "public" : "record");
            json.WriteString("from", Iso.Format(incident.Fact.From));
            json.WriteString("to", incident.Fact.To is { } to ? Iso.Format(to) : null);
            json.WriteString("lastConfirmed", Iso.Format(incident.LastConfirmed));
            json.WriteString("where", said.Where is { } where ? DayWords.Say(where, English) : null);
            json.WriteString("zone", said.Zone);
            json.WriteString("impact", said.Impact is { } impact ? DayWords.Say(impact, English) : null);
            json.WriteString("origin", said.Origin);
            json.WriteString("toward", said.Toward);
            json.WriteString("actor", said.Actor);
            json.WriteString("target", said.Target);
            json.Number("count", said.Count);
            json.WriteString("means", said.Means);
            json.WriteString("words", said.Words);
            json.Texts("reports", incident.Joined.Select(joined => $"{joined.Said.Report:D}"));
            json.WriteString("source", said.Public?.Title);
            json.Number("tier", said.Public?.Tier);
            json.WriteNumber("entry", incident.Fact.Number);
            json.WriteBoolean("exercise", isExercise);
        });

    /// <summary>How many rows of a file were new, changed, as they were, refused.</summary>
    public static Phrase Counts(IncidentsTaken taken) =>
        Phrase.Of(
            "web.incidents.import.counts",
            ("fresh", taken.New),
            ("changed", taken.Changed),
            ("same", taken.Same),
            ("refused", taken.Refused)
        );

    /// <summary>Which columns of a file were not read, and why not.</summary>
    public static Phrase NotRead(IncidentsTaken taken) =>
        Phrase.Of("web.incidents.import.not-read", ("columns", string.Join(", ", taken.NotRead)));

    /// <summary>What became of a file: a line for each row that is worth a word, then the counts.</summary>
    public static IEnumerable<string> Of(IncidentsTaken taken, string? rejects, bool isExercise) =>
        [
            .. taken.Remarks.Select(remark =>
                JsonLines.Of(json =>
                {
                    json.WriteString(remark.IsRefused ? "refused" : "note", remark.Incident);
                    json.WriteNumber("row", remark.Row);
                    json.WriteString("column", remark.What.Column);
                    json.WriteString("seen", remark.What.Seen);
                    json.WriteString("wanted", remark.What.Wanted);
                    json.WriteBoolean("exercise", isExercise);
                })
            ),
            JsonLines.Of(json =>
            {
                json.WriteNumber("new", taken.New);
                json.WriteNumber("changed", taken.Changed);
                json.WriteNumber("same", taken.Same);
                json.WriteNumber("refusedRows", taken.Refused);
                json.Texts("notRead", taken.NotRead);
                json.WriteString("rejects", rejects);
                json.WriteBoolean("exercise", isExercise);
            }),
        ];
}
