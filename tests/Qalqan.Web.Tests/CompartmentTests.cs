using NodaTime;
using Qalqan.Claims;
using Qalqan.Kernel;
using Qalqan.Store;
using Qalqan.Tests;

namespace Qalqan.Web.Tests;

/// <summary>What is shut stays shut, wherever it is looked up.</summary>
public sealed class CompartmentTests(FirstCase exercise) : IDisposable
{
    private static readonly Instant Day = Instant.FromUtc(2026, 11, 20, 6, 0);

    private readonly Scratch scratch = new();

    public void Dispose() => scratch.Dispose();

    /// <summary>Two corrections of one medical report are a finding that rests on it: the finding tells nothing of it.</summary>
    [Fact]
    public async Task Evidence_from_a_shut_compartment_says_whom_it_is_about_and_no_more()
    {
        var data = exercise.CopyTo(scratch, "data");
        using var folder = Folder.OpenToWrite(data, FolderKind.Exercise, SystemClock.Instance);
        var first = Say(Fitness.Fit, null);
        var ledger = new Ledger(folder.Journal, folder.Vault);
        foreach (var report in (Report[])[first, Say(Fitness.Unfit, first.Id), Say(Fitness.FitWithLimits, first.Id)])
            Assert.Equal(Outcome.Recorded, (await ledger.Append(ledger.Prepare([new Draft(report)])))[0].Outcome);
        var desk = Judging.DeskOf(folder);
        var finding = desk.Assess(new Inquiry(Standard: "record-keeping"))
            .Findings.Single(f => f.Evidence.Contains(first.Id) && f.Rule.Id == "one-correction");

        var shut = Bodies(desk, finding, User.Local());
        var open = Bodies(desk, finding, User.Local(withDetail: true));

        Assert.All(shut, body => Assert.Equal("person=R3-050 closed=medical", body));
        Assert.Contains(open, body => body.Contains("fitness=unfit", StringComparison.Ordinal));
    }

    private static IEnumerable<string> Bodies(Desk desk, Finding finding, User user) =>
        desk.Explain(finding.Id, new Inquiry(), user)
            .Explanation!.Evidence.Where(line => line.WireName == "people.medical/1")
            .Select(line => string.Join(' ', line.Body.Select(member => $"{member.Key}={member.Value}")));

    private static Report Say(Fitness fitness, ReportId? corrects) =>
        new(
            new ReportId(Guid.CreateVersion7()),
            "kaz-undof-2024",
            Validity.Since(Instant.FromUtc(2026, 11, 1, 6, 0)),
            Day,
            new Source("MED-01", null),
            new FoundFit("R3-050", fitness, null, null),
            corrects
        );
}
