using NodaTime;
using Qalqan.Claims;
using Qalqan.Kernel;
using Qalqan.Store;

namespace Qalqan.Standards.Tests;

/// <summary>All 139 posts filled by fit people in the mission, each key post with its reserve at home.</summary>
public class FullStrengthTests
{
    private static readonly Instant AsOf = Instant.FromUtc(2024, 3, 20, 12, 0);

    private static readonly Standard[] All = [.. Packs.Editions.Select(Packs.Load)];

    private static readonly People.Establishment Table = All.SelectMany(standard => standard.Rules)
        .Select(rule => rule.Requirement)
        .OfType<People.Establishment>()
        .Single();

    [Fact]
    public void A_full_contingent_breaches_nothing_and_leaves_open_only_what_no_source_publishes()
    {
        var findings = Case.Assess(All, Contingent(), AsOf);
        Assert.Equal(
            ["memorandum", "national-decision", "status-of-forces"],
            findings.Where(finding => finding.Verdict is not Verdict.Met).Select(finding => finding.Rule.Id)
        );
        Assert.Equal(139, findings.Count(finding => finding.Rule.Id == "posts" && finding.Subject != Case.Scope));
        Assert.Equal(139, findings.Single(f => f.Rule.Id == "posts" && f.Subject == Case.Scope).Amount.Measured);
        Assert.Equal(139, findings.Count(finding => finding.Rule.Id == "holder-fits"));
        Assert.Equal(13, findings.Count(finding => finding.Rule.Id == "key-reserve"));
    }

    [Theory]
    [InlineData("HQ-01")]
    [InlineData("PL2-17")]
    [InlineData("EGT-06")]
    public void One_vacancy_breaches_that_post_and_the_sum_and_nothing_else(string post)
    {
        var without = Contingent()
            .Where(report => report.Claim is not Held { Tenure: Tenure.Substantive } held || held.Post != post);
        var breached = Case.Assess(All, without, AsOf).Where(finding => finding.Verdict is Verdict.Breached);
        Assert.Equal(["case", $"case/post/{post}"], breached.Select(finding => finding.Subject));
        Assert.All(breached, finding => Assert.Equal("posts", finding.Rule.Id));
    }

    [Fact]
    public void Everybody_is_beyond_the_tour_the_day_after_it_ends_and_beyond_the_authorities_too()
    {
        var breached = Case.Assess(All, Contingent(), Instant.FromUtc(2026, 7, 1, 12, 0))
            .Where(finding => finding.Verdict is Verdict.Breached)
            .CountBy(finding => finding.Rule.Id)
            .ToDictionary();
        Assert.Equal(140, breached["end-of-tour"]);
        Assert.Equal(1, breached["mandate"]);
    }

    private static IEnumerable<Report> Contingent()
    {
        var formed = Instant.FromUtc(2023, 5, 1, 0, 0);
        var arrival = Instant.FromUtc(2024, 3, 15, 9, 0);
        yield return Case.ZoneReport("Asia/Damascus");
        yield return Say(formed, new StrengthDeclared(139, 16, [new("a paper", "report", null, Confidence.Low)]));
        foreach (var (post, number) in Table.Posts.Select((post, index) => (post, index + 1)))
        {
            var person = $"R-{number:000}";
            yield return Say(formed, new Enrolled(person, post.Rank, post.Trade));
            yield return Say(formed, new Held(post.Post, person, Tenure.Substantive));
            foreach (var paper in new[] { "passport", "un-id", "driving-licence" })
                yield return Say(formed, new PaperHeld(person, paper, null, null));
            yield return Say(arrival, new Arrived(person, "camp-faouar"));
            yield return Say(arrival, new TourSet(person, "R1", new LocalDate(2025, 3, 14)));
            if (post.Reserves == 0)
                continue;
            yield return Say(formed, new Enrolled($"S-{number:000}", post.Rank, post.Trade));
            yield return Say(formed, new Held(post.Post, $"S-{number:000}", Tenure.Reserve));
        }
    }

    private static Report Say(Instant from, Claim claim)
    {
        var valid = claim is Arrived ? Validity.At(from) : Validity.Since(from);
        var report = new Report(default, Case.Scope, valid, from, new Source("S1", null), claim);
        return report with { Id = DerivedId.Of(report, claim.Key) };
    }
}
