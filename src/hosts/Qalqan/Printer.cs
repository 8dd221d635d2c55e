using System.Text.Json;
using Qalqan.Kernel;
using Qalqan.Measures;
using Qalqan.Web;
using Qalqan.Words;

namespace Qalqan;

/// <summary>Findings on standard output: sentences for people, or one JSON object a line. An exercise says so on each.</summary>
public sealed class Printer(bool isJson, string language)
{
    private readonly Speech speech = Speech.In(language);

    public void Print(Answer answer)
    {
        if (isJson)
            foreach (var line in FindingLines.Of(answer, speech))
                Console.Out.WriteLine(line);
        else
            foreach (var scope in answer.Scopes.Where(scope => scope.InForce.Count > 0))
                PrintText(scope, answer);
    }

    /// <summary>What could not be found as things stand: to whoever looks on, and not among the findings.</summary>
    public void PrintNotes(Answer answer)
    {
        foreach (var note in answer.Scopes.SelectMany(scope => scope.Notes))
            Console.Error.WriteLine(speech.Say(note));
    }

    public void Print(Explanation explanation, Answer answer)
    {
        var (finding, scope) = (explanation.Finding, explanation.Context);
        if (isJson)
        {
            Console.Out.WriteLine(FindingLines.Of(explanation, answer, speech));
            return;
        }
        var output = Console.Out;
        Exercise(answer);
        output.WriteLine($"{Word(finding.Verdict)}  {speech.Say(finding.Says)}");
        output.WriteLine();
        Line(
            "cli.rule",
            $"{finding.Standard.Id} / {finding.Rule.Id}, {finding.Standard.Edition} ({finding.Standard.Digest[..12]})"
        );
        Line(
            "cli.citation",
            $"{finding.Citation.Document}, {finding.Citation.Paragraph} ({speech.Say(Phrase.Of("basis." + Basis(finding)))})"
        );
        Line("cli.paraphrase", speech.Say(finding.Rule.Paraphrase));
        Line("cli.subject", finding.Subject);
        Line("cli.at", speech.BothClocks(finding.At, scope.ZoneAt(finding.At)));
        Line("cli.known", $"#{answer.KnownUpTo}");
        foreach (var phrase in finding.Arithmetic)
            Line("cli.arithmetic", speech.Say(phrase));
        if (finding.Remedy is { } remedy)
            Line("cli.remedy", speech.Say(remedy));
        foreach (var phrase in finding.WouldChange)
            Line("cli.would-change", speech.Say(phrase));
        output.WriteLine();
        foreach (var line in explanation.Evidence)
        {
            output.WriteLine(
                $"  #{line.Number}  {Dtg.OrIso(line.RecordedAt)}  {line.Source.Post}  {line.WireName}  {line.Id}"
            );
            output.WriteLine(
                $"      {speech.BothClocks(line.Valid.From, scope.ZoneAt(line.Valid.From))}  {string.Join("  ", line.Body.Select(member => $"{member.Key}={member.Value}"))}"
            );
        }
        if (explanation.Evidence.Count == 0)
            Line("cli.evidence", speech.Say(Phrase.Of("cli.no-evidence")));
    }

    private void PrintText(ScopeFindings scope, Answer answer)
    {
        Exercise(answer);
        Console.Out.WriteLine(
            $"{scope.Title} ({scope.Scope})  {speech.BothClocks(scope.At, scope.Zone)}  #{answer.KnownUpTo}"
        );
        foreach (var verdict in (Verdict[])[Verdict.Breached, Verdict.Undetermined])
        foreach (var finding in scope.Findings.Where(finding => finding.Verdict == verdict))
        {
            Console.Out.WriteLine($"  {Word(verdict)}  {speech.Say(finding.Says)}");
            Console.Out.WriteLine(
                $"      {finding.Citation.Document}, {finding.Citation.Paragraph} ({speech.Say(Phrase.Of("basis." + Basis(finding)))})  {finding.Id}"
            );
        }
        var by = scope.Findings.ToLookup(finding => finding.Verdict);
        Console.Out.WriteLine(
            speech.Say(
                Phrase.Of(
                    "cli.summary",
                    ("breached", by[Verdict.Breached].Count()),
                    ("undetermined", by[Verdict.Undetermined].Count()),
                    ("met", by[Verdict.Met].Count())
                )
            )
        );
        Console.Out.WriteLine(
            speech.Say(
                Phrase.Of(
                    "cli.by-basis",
                    ("cited", scope.Findings.Count(finding => finding.Basis is RuleBasis.Cited)),
                    ("local", scope.Findings.Count(finding => finding.Basis is RuleBasis.LocalDefault))
                )
            )
        );
    }

    private void Exercise(Answer answer)
    {
        if (answer.IsExercise)
            Console.Out.WriteLine(speech.Say(Phrase.Of("cli.exercise")));
    }

    private void Line(string key, string text) => Console.Out.WriteLine($"  {speech.Say(Phrase.Of(key)), -22} {text}");

    private string Word(Verdict verdict) => $"[{speech.Say(Phrase.Of("verdict." + Name(verdict)))}]";

    private static string Name<T>(T choice)
        where T : struct, Enum => choice.ToString().ToLowerInvariant();

    private static string Basis(Finding finding) => finding.Basis is RuleBasis.Cited ? "cited" : "local-default";
}
