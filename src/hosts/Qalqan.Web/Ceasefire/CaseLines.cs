using System.Text.Json;
using NodaTime;
using Qalqan.Kernel;
using Qalqan.Measures;

namespace Qalqan.Web;

/// <summary>An incident opened, for programs: itself, then its reports, findings, decisions and protests, one object a line.</summary>
internal static class CaseLines
{
    public static string Opened(string incident, bool isExercise) =>
        JsonLines.Of(json =>
        {
            json.WriteString("incident", incident);
            json.WriteBoolean("exercise", isExercise);
        });

    public static IEnumerable<string> Of(string scope, Case found, Instant now, bool isExercise) =>
        [
            IncidentLines.Of(scope, found.Incident, isExercise),
            .. found.Reports.Select(report =>
                Line(
                    "report",
                    isExercise,
                    json =>
                    {
                        json.WriteString("id", $"{report.Joined.Said.Report:D}");
                        json.WriteBoolean("believed", report.Fact is not null);
                        json.Texts("reasons", report.Joined.Said.Reasons);
                        json.WriteString("by", report.Joined.Link.Source.Post);
                    }
                )
            ),
            .. found.Findings.Select(finding =>
                Line(
                    "finding",
                    isExercise,
                    json =>
                    {
                        json.WriteString("id", finding.Id);
                        json.WriteString("rule", finding.Rule.Id);
                        json.WriteString("verdict", Reader.WordOf(finding.Verdict));
                        json.WriteString("decision", JsonLines.Kebab(finding.Decision));
                    }
                )
            ),
            .. found.Decisions.Select(decision =>
                Line(
                    "decision",
                    isExercise,
                    json =>
                    {
                        json.WriteString("rule", decision.Said.Rule);
                        json.WriteString("outcome", JsonLines.Kebab(decision.Said.Outcome));
                        json.WriteString("by", decision.Post);
                        json.WriteString("at", Iso.Format(decision.Fact.From));
                        json.WriteString("why", decision.Said.Why);
                    }
                )
            ),
            .. found.Protests.Select(protest =>
                Line(
                    "protest",
                    isExercise,
                    json =>
                    {
                        json.WriteString("protest", protest.Said.Protest);
                        json.WriteString("party", protest.Said.Party);
                        json.WriteString("to", protest.Said.To);
                        json.WriteString("at", Iso.Format(protest.Fact.From));
                        json.WriteNumber("replies", protest.Replies.Count);
                        json.WriteString("outcome", protest.Closed?.Said.Outcome);
                        json.WriteNumber("daysOpen", protest.DaysOpen(now));
                    }
                )
            ),
        ];

    private static string Line(string kind, bool isExercise, Action<Utf8JsonWriter> members) =>
        JsonLines.Of(json =>
        {
            json.WriteString("line", kind);
            members(json);
            json.WriteBoolean("exercise", isExercise);
        });
}
