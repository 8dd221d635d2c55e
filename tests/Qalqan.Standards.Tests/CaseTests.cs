using Qalqan.Kernel;

namespace Qalqan.Standards.Tests;

public class CaseTests
{
    public static TheoryData<string> Cases =>
        [.. Packs.Editions.Select(edition => edition.Split('/')[0]).Distinct().SelectMany(Case.FilesOf)];

    [Theory]
    [MemberData(nameof(Cases))]
    public void The_case_is_judged_as_it_says(string file)
    {
        var given = Case.Read(file);
        var findings = given.Assess().ToDictionary(finding => (finding.Rule.Id, finding.Subject));
        foreach (var expected in given.Expect)
        {
            var found = findings.GetValueOrDefault((expected.Rule, expected.Subject));
            Assert.True(
                found is not null,
                $"{given.Says}: no finding of {expected.Rule} on {expected.Subject}; there are {string.Join("; ", findings.Values.Select(Short))}"
            );
            Assert.Equal(Seen(expected), Seen(found, expected));
        }
        if (given.AndNothingElse)
            Assert.Equal(
                given.Expect.Select(expected => $"{expected.Rule} {expected.Subject} {expected.Verdict}").Order(),
                findings.Values.Select(Short).Order()
            );
    }

    private static string Short(Finding finding) =>
        $"{finding.Rule.Id} {finding.Subject} {finding.Verdict.ToString().ToLowerInvariant()}";

    private static Expected Seen(Expected expected) => expected;

    private static Expected Seen(Finding finding, Expected asked) =>
        new(
            finding.Rule.Id,
            finding.Subject,
            finding.Verdict.ToString().ToLowerInvariant(),
            finding.Amount.Measured,
            finding.Amount.Required,
            finding.Amount.Unit,
            finding.Basis is RuleBasis.Cited ? "cited" : "local-default",
            asked.Document is null ? null : finding.Citation.Document,
            asked.Paragraph is null ? null : finding.Citation.Paragraph,
            asked.Evidence is null ? null : finding.Evidence.Count,
            asked.Says is null ? null : finding.Says.Key
        );
}
