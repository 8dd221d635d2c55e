using System.Text.RegularExpressions;
using Qalqan.Claims;
using Qalqan.Kernel;

namespace Qalqan.Exercise.Tests;

/// <summary>Each fault of the README shows on the board as it says there, and was not there without the faults.</summary>
public sealed partial class FaultTests
{
    [Theory]
    // a post taken later than believed: what was met on 20 March 2024 is seen to have been vacant
    [InlineData("2024-03-20", "2024-03-31", "posts", "", Verdict.Met, 139)]
    [InlineData("2024-03-20", null, "posts", "", Verdict.Breached, 138)]
    [InlineData("2024-03-20", null, "posts", "/post/PL2-13", Verdict.Breached, 0)]
    [InlineData("2024-04-02", null, "posts", "/post/PL2-13", Verdict.Met, 1)]
    // a substitute three weeks late
    [InlineData("2024-06-11", "2024-06-11", "posts", "/post/PL3-16", Verdict.Met, 1)]
    [InlineData("2024-06-20", "2024-06-20", "posts", "/post/PL3-16", Verdict.Breached, 0)]
    [InlineData("2024-06-20", null, "strength-ceiling", "", Verdict.Met, 138)]
    [InlineData("2024-07-02", null, "posts", "/post/PL3-16", Verdict.Met, 1)]
    // two in one post
    [InlineData("2024-09-05", null, "posts", "/post/OPS-01", Verdict.Breached, 2)]
    [InlineData("2024-09-05", null, "key-reserve", "/post/OPS-01", Verdict.Breached, 0)]
    // an extension withdrawn: beyond the tour
    [InlineData("2025-03-20", "2025-03-01", "end-of-tour", "/person/R1-019", Verdict.Met, 24)]
    [InlineData("2025-03-20", null, "end-of-tour", "/person/R1-019", Verdict.Breached, -6)]
    // left behind at the relief
    [InlineData("2026-04-12", null, "end-of-tour", "/person/R2-057", Verdict.Breached, -2)]
    [InlineData("2026-04-12", null, "strength-ceiling", "", Verdict.Breached, 140)]
    // a substitute who never comes; one person in two posts, then a vacancy to this day
    [InlineData("2026-10-08", null, "posts", "/post/LOG-05", Verdict.Breached, 0)]
    [InlineData("2026-10-20", null, "one-post-a-person", "/person/R3-122", Verdict.Breached, 2)]
    [InlineData("2026-10-20", null, "posts", "/post/LOG-05", Verdict.Met, 1)]
    [InlineData("2026-11-20", null, "posts", "/post/LOG-05", Verdict.Breached, 0)]
    // two ends of one tour, and a claim of another program
    [InlineData("2026-11-20", null, "end-of-tour", "/person/R3-033", Verdict.Undetermined, null)]
    [InlineData("2026-11-20", null, "unread", "/unread/welfare.parcel.1", Verdict.Undetermined, 1)]
    // a passport read again ends in tour, and is renewed
    [InlineData("2024-09-01", "2024-06-30", "papers", "", Verdict.Met, 139)]
    [InlineData("2024-09-01", null, "papers", "/person/R1-054", Verdict.Breached, 1)]
    [InlineData("2024-12-31", null, "papers", "", Verdict.Met, 139)]
    // a passport and a card amiss now, one end of tour in doubt; a title above the rank on the roll
    [InlineData("2026-11-20", null, "papers", "", Verdict.Breached, 135)]
    [InlineData("2026-11-20", null, "papers", "/person/R3-087", Verdict.Breached, 1)]
    [InlineData("2026-11-20", null, "papers", "/person/R3-083", Verdict.Undetermined, 1)]
    [InlineData("2026-11-20", null, "papers", "/person/R3-033", Verdict.Undetermined, 0)]
    [InlineData("2026-11-20", null, "ranks", "/person/R3-034", Verdict.Breached, 0)]
    [InlineData("2026-11-20", "2026-08-16", "papers", "", Verdict.Met, 139)]
    public void The_board_shows(
        string asOf,
        string? knownAt,
        string rule,
        string subject,
        Verdict verdict,
        int? measured
    )
    {
        var finding = Assert.Single(
            Board.WithFaults.Assess(asOf, knownAt),
            finding => finding.Rule.Id == rule && finding.Subject == Story.Scope + subject
        );

        Assert.Equal((verdict, (decimal?)measured), (finding.Verdict, finding.Amount.Measured));
    }

    [Theory]
    [InlineData("2024-11-20", "2024-11-30", 1)]
    [InlineData("2024-11-20", "2024-12-31", 0)]
    [InlineData("2026-11-20", null, 1)]
    public void So_many_reports_are_corrected_by_two(string asOf, string? knownAt, int reports) =>
        Assert.Equal(reports, Board.WithFaults.Look(asOf, knownAt).Conflicts().Count());

    [Fact]
    public void An_illness_is_believed_until_it_is_known_to_have_been_a_journey()
    {
        Assert.Equal(PersonState.Sick, StateOn("2025-08-17", "2025-08-31"));
        Assert.Equal(PersonState.DutyTravel, StateOn("2025-08-17", null));

        static PersonState StateOn(string day, string? knownAt) =>
            ((Stated)Board.WithFaults.Look(day, knownAt).Of<Stated>("R2-038").Last().Claim).State;
    }

    [Fact]
    public void The_substitute_of_june_2024_had_no_card_of_the_mission_before_coming()
    {
        Assert.Empty(Board.WithFaults.Look("2024-06-20").Of<PaperHeld>("R1-159/un-id"));
        Assert.Single(Board.WithFaults.Look("2024-06-20", "2024-06-11").Of<PaperHeld>("R1-159/un-id"));
        Assert.Single(Board.WithFaults.Look("2024-07-02").Of<PaperHeld>("R1-159/un-id"));
    }

    [Fact]
    public void The_substitute_who_never_came_has_no_card() =>
        Assert.Empty(Board.WithFaults.Look("2026-11-20").Ever<PaperHeld>("R3-155/un-id"));

    [Fact]
    public void A_vaccination_has_lapsed_and_a_board_ends_before_the_tour()
    {
        var look = Board.WithFaults.Look("2026-11-20");

        Assert.Empty(look.Of<Vaccinated>("R3-036/tetanus"));
        Assert.Equal(Story.Day("2026-12-31"), ((FoundFit)Assert.Single(look.Of<FoundFit>("R3-053")).Claim).Until);
    }

    [Fact]
    public void A_name_is_spelled_as_the_passport_has_it_once_that_was_seen()
    {
        var lines = Board.Pack.Reports.Where(line => line.Report.Claim is Identified { Person: "R1-046" }).ToList();
        var spelled = lines.ToDictionary(line => Board.Sealed(line).Id, line => ((IdentityDetail)line.Detail!).Latin!);

        Assert.EndsWith("ayev", Family("2024-02-25"), StringComparison.Ordinal);
        Assert.EndsWith("baev", Family(null), StringComparison.Ordinal);

        string Family(string? knownAt) =>
            spelled[Assert.Single(Board.WithFaults.Look("2024-03-20", knownAt).Of<Identified>("R1-046")).Id].Family;
    }

    [Fact]
    public void The_readme_names_every_post_and_person_of_a_fault()
    {
        var readme = File.ReadAllText(Path.Combine(Board.Folder, "README.md"));
        var faults = string.Concat(
            Directory.EnumerateFiles(Path.Combine(Board.Folder, "faults")).Select(File.ReadAllText)
        );
        var named = Bodies.Matches(faults).SelectMany(body => References.Matches(body.Value)).ToList();

        Assert.NotEmpty(named);
        Assert.All(named, reference => Assert.Contains(reference.Groups[1].Value, readme, StringComparison.Ordinal));
    }

    [GeneratedRegex("\"body\":.*")]
    private static partial Regex Bodies { get; }

    [GeneratedRegex("\"(?:post|person)\":\"([^\"]+)\"")]
    private static partial Regex References { get; }
}
