using System.Text.Json;
using Qalqan.Kernel;
using Qalqan.Measures;
using Qalqan.Words;

namespace Qalqan.Web;

/// <summary>Findings for programs and commands alike, an object a line; what is said is in one language, and never a name.</summary>
public static class FindingLines
{
    /// <summary>Every finding of the answer.</summary>
    public static IEnumerable<string> Of(Answer answer, Speech speech) =>
        answer.Scopes.SelectMany(scope =>
            scope.Findings.Select(finding =>
                JsonLines.Of(json => Write(json, scope, finding, answer.IsExercise, speech))
            )
        );

    /// <summary>As judged; those that pass a filter, and in another order where one is asked.</summary>
    public static IEnumerable<string> Of(
        Looks<ScopeFindings> looks,
        IReadOnlyList<(string Name, string Value)> list,
        Speech speech
    )
    {
        var answer = FindingList.Listing.Answer(looks, list, speech);
        foreach (var (look, part) in looks.Scopes.Zip(answer.Parts))
        {
            HashSet<object> passed = new(part.Rows, ReferenceEqualityComparer.Instance);
            foreach (
                var finding in answer.Question.Order is null ? look.Value.Findings.Where(passed.Contains) : part.Rows
            )
                yield return JsonLines.Of(json => Write(json, look.Value, finding, looks.IsExercise, speech));
        }
    }

    /// <summary>One finding opened: the rule, the arithmetic, what would change it, and the reports it rests on.</summary>
    public static string Of(Explanation explanation, Answer answer, Speech speech) =>
        JsonLines.Of(json =>
        {
            var finding = explanation.Finding;
            Write(json, explanation.Context, finding, answer.IsExercise, speech);
            json.WriteString("paraphrase", speech.Say(finding.Rule.Paraphrase));
            json.Texts("arithmetic", finding.Arithmetic.Select(speech.Say));
            json.Texts("wouldChange", finding.WouldChange.Select(speech.Say));
            json.WriteNumber("knownUpTo", answer.KnownUpTo);
            json.Objects("reports", explanation.Evidence, Write);
        });

    private static void Write(Utf8JsonWriter json, ScopeFindings scope, Finding finding, bool isExercise, Speech speech)
    {
        json.WriteString("id", finding.Id);
        json.WriteString("standard", finding.Standard.Id);
        json.WriteString("edition", finding.Standard.Edition);
        json.WriteString("rule", finding.Rule.Id);
        json.WriteString("document", finding.Citation.Document);
        json.WriteString("paragraph", finding.Citation.Paragraph);
        json.WriteString("subject", finding.Subject);
        json.WriteString("verdict", Reader.WordOf(finding.Verdict));
        json.WriteString("decision", finding.Decision.ToString().ToLowerInvariant());
        json.WriteString("basis", Reader.WordOf(finding.Basis));
        Amount(json, "measured", finding.Amount.Measured);
        Amount(json, "required", finding.Amount.Required);
        json.WriteString("unit", finding.Amount.Unit);
        json.WriteString("at", Iso.Format(finding.At));
        json.WriteString("says", (isExercise ? "EXERCISE " : "") + speech.Say(finding.Says));
        json.WriteString("remedy", finding.Remedy is { } remedy ? speech.Say(remedy) : null);
        json.Texts("evidence", finding.Evidence.Select(report => report.ToString()));
        json.WriteBoolean("exercise", isExercise);
        json.WriteString("scope", scope.Scope);
        json.WriteString("digest", finding.Standard.Digest);
    }

    internal static void Write(Utf8JsonWriter json, EvidenceLine line)
    {
        json.WriteString("id", line.Id.ToString());
        json.WriteNumber("number", line.Number);
        json.Time("recordedAt", line.RecordedAt);
        json.WriteString("name", line.WireName);
        json.Time("from", line.Valid.From);
        json.Time("to", line.Valid.To);
        json.WriteString("post", line.Source.Post);
        json.WriteString("person", line.Source.Person);
        json.WriteString("corrects", line.Corrects?.ToString());
        json.WriteStartObject("body");
        foreach (var (key, value) in line.Body)
            json.WriteString(key, value);
        json.WriteEndObject();
    }

    private static void Amount(Utf8JsonWriter json, string key, decimal? number)
    {
        if (number is { } value)
            json.WriteNumber(key, value);
        else
            json.WriteNull(key);
    }
}
