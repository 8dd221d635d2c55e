using Qalqan.Kernel;
using Qalqan.Words;

namespace Qalqan.Web;

/// <summary>Findings as a list: the worst first, what is cited before what is our default, then as judged.</summary>
public static class FindingList
{
    public static Listing<ScopeFindings, Finding> Listing { get; } =
        new(
            "findings",
            "web.title",
            look =>
                Listed
                    .WorstFirst.SelectMany(verdict => Listed.Of(look.Value.Findings)[verdict])
                    .SelectMany(listed => listed.Findings),
            [
                new(
                    "verdict",
                    "web.column.verdict",
                    ColumnKind.Choice,
                    row => new Worth(Reader.WordOf(row.Verdict), Listed.PlaceOf(row.Verdict))
                )
                {
                    Word = (word, speech) => speech.Say(Phrase.Of("verdict." + word)),
                    Shows = (row, speech) =>
                        [
                            new Piece(
                                speech.Say(Phrase.Of("verdict." + Reader.WordOf(row.Verdict))),
                                null,
                                "verdict " + Reader.WordOf(row.Verdict)
                            ),
                        ],
                    Known = [.. Listed.WorstFirst.Select(Reader.WordOf)],
                },
                new("what", "web.column.what", ColumnKind.Text, (row, speech) => Worth.Of(speech.Say(row.Says)))
                {
                    IsLong = true,
                    Shows = (row, speech) =>
                        [new Piece(speech.Say(row.Says), $"/finding/{Uri.EscapeDataString(row.Id)}")],
                },
                new("measured", "web.column.measured", ColumnKind.Number, row => Worth.Of(row.Amount.Measured)),
                new("required", "web.column.required", ColumnKind.Number, row => Worth.Of(row.Amount.Required)),
                new(
                    "unit",
                    "web.column.unit",
                    ColumnKind.Choice,
                    row => Worth.Of(row.Amount is (null, null, _) ? null : row.Amount.Unit)
                )
                {
                    Word = (word, speech) => speech.Unit(word),
                },
                new(
                    "basis",
                    "web.column.basis",
                    ColumnKind.Choice,
                    row => Worth.Of<RuleBasis>(row.Basis, Reader.WordOf)
                )
                {
                    Word = (word, speech) => speech.Say(Phrase.Of($"basis.{word}.short")),
                    Known = [.. Enum.GetValues<RuleBasis>().Select(Reader.WordOf)],
                },
                new("document", "web.column.document", ColumnKind.Text, row => Worth.Of(row.Citation.Document))
                {
                    Stands = Stands.InWorkbook,
                },
                new("paragraph", "web.column.paragraph", ColumnKind.Text, row => Worth.Of(row.Citation.Paragraph))
                {
                    Stands = Stands.InWorkbook,
                },
                new(
                    "capability",
                    "web.column.capability",
                    ColumnKind.Choice,
                    row => Worth.Of(row.Rule.Shape.Capability)
                )
                {
                    Word = (word, speech) => speech.Say(Phrase.Of(CapabilityWords.Of(word))),
                    Known = CapabilityWords.All,
                    Stands = Stands.Nowhere,
                },
                new("standard", "web.authorities.standard", ColumnKind.Choice, row => Worth.Of(row.Standard.Id))
                {
                    Stands = Stands.InWorkbook,
                },
                new("rule", "web.column.rule", ColumnKind.Choice, row => Worth.Of(row.Rule.Id))
                {
                    Stands = Stands.InWorkbook,
                },
                new("subject", "web.column.subject", ColumnKind.Text, row => Worth.Of(row.Subject))
                {
                    Stands = Stands.InWorkbook,
                },
                new(
                    "remedy",
                    "web.column.remedy",
                    ColumnKind.Text,
                    (row, speech) => Worth.Of(row.Remedy is { } remedy ? speech.Say(remedy) : null)
                )
                {
                    Stands = Stands.InWorkbook,
                },
                new("id", "web.column.id", ColumnKind.Text, row => Worth.Of(row.Id)) { Stands = Stands.InWorkbook },
            ]
        )
        {
            Sums = look =>
                Phrase.Of(
                    "web.findings.sums",
                    ("breached", look.Value.Findings.Count(finding => finding.Verdict is Verdict.Breached)),
                    ("open", look.Value.Findings.Count(finding => finding.Verdict is Verdict.Undetermined)),
                    ("met", look.Value.Findings.Count(finding => finding.Verdict is Verdict.Met))
                ),
            Old = new Dictionary<string, string>
            {
                [Reader.OfVerdict] = "verdict",
                [Reader.OfBasis] = "basis",
                [Reader.OfRule] = "rule",
            },
        };

    /// <summary>An answer as what was looked at in each scope; one that has adopted nothing, such as a mission's own ground, asks nothing of anybody.</summary>
    public static Looks<ScopeFindings> Looks(Answer answer) =>
        new(
            answer.IsExercise,
            answer.Now,
            [
                .. answer
                    .Scopes.Where(scope => scope.InForce.Count > 0)
                    .Select(scope => new Looked<ScopeFindings>(
                        scope.Scope,
                        scope.Title,
                        scope.At,
                        scope.Zone,
                        answer.KnownUpTo,
                        scope
                    )),
            ],
            answer.Problems,
            answer.Damage
        );
}
