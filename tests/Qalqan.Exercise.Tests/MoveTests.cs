using NodaTime;
using Qalqan.Claims;
using Qalqan.Kernel;
using Qalqan.Lift;
using Qalqan.Measures;
using Qalqan.Movement;

namespace Qalqan.Exercise.Tests;

/// <summary>The moves of the exercise: orderly by themselves, with all of 139 counted, and a slip that kills one clearance.</summary>
public sealed class MoveTests
{
    private const string Deployment = DeploymentPlan.Move;

    /// <summary>When all was granted, on each day of the moves, and long after.</summary>
    public static TheoryData<string> Days =>
        ["2024-02-21", .. Each("2024-02-22", 30), "2025-03-01", .. Each("2025-04-06", 10), "2026-11-20"];

    [Theory]
    [MemberData(nameof(Days))]
    public void Without_its_faults_no_move_is_breached(string day)
    {
        var amiss = Board
            .WithoutFaults.Assess(day)
            .Where(IsOfAMove)
            .Where(finding => finding.Verdict is Verdict.Breached);

        Assert.Empty(amiss.Select(finding => $"{finding.Rule.Id} {finding.Subject} {finding.Says.Key}"));
    }

    [Theory]
    [InlineData("2024-01-24")]
    [InlineData("2024-02-10")]
    [MemberData(nameof(Days))]
    public void As_it_was_known_on_the_day_nothing_was_breached_but_that_manifests_were_not_written_yet(string day)
    {
        var amiss = Board
            .WithoutFaults.Assess(day, day)
            .Where(IsOfAMove)
            .Where(finding => finding.Verdict is Verdict.Breached)
            .Where(finding => !finding.Subject.EndsWith("/strength", StringComparison.Ordinal) || Written(day));

        Assert.Empty(amiss.Select(finding => $"{finding.Rule.Id} {finding.Subject} {finding.Says.Key}"));
    }

    [Theory]
    [InlineData("2024-01-21", 0)]
    [InlineData("2024-02-21", 1)]
    [InlineData("2025-04-11", 1)]
    [InlineData("2026-11-20", 0)]
    public void A_move_is_judged_from_its_opening_to_its_reconciling(string day, int moves) =>
        Assert.Equal(
            moves,
            Board
                .WithFaults.Assess(day)
                .Where(IsOfAMove)
                .Select(finding => finding.Subject.Split('/')[2])
                .Distinct()
                .Count()
        );

    [Fact]
    public void On_16_March_2024_every_count_is_complete()
    {
        var counts = HeadCounts.Of(Plan(Board.WithFaults, Deployment, "2024-03-16"));

        Assert.Equal(10, counts.Count);
        Assert.All(counts, count => Assert.Equal(CountStanding.Complete, count.Standing));
        Assert.All(
            counts.GroupBy(count => count.Leg.Name),
            ends => Assert.Single(ends.Select(end => end.Counted).Distinct())
        );
    }

    [Fact]
    public void A_hundred_and_thirty_nine_are_counted_into_the_camp()
    {
        var into = HeadCounts
            .Of(Plan(Board.WithFaults, Deployment, "2024-03-16"))
            .Where(count => count is { Node: "FAOUAR", Doing: CountDoing.Arrived })
            .ToList();

        Assert.Equal([20, 119], into.Select(count => count.Counted));
        Assert.Equal(139, into.SelectMany(count => count.Expected).Distinct().Count());
    }

    [Fact]
    public void On_13_March_2024_a_slip_of_four_days_opens_the_72_hour_clearance_and_no_other()
    {
        var plan = Plan(Board.WithFaults, Deployment, "2024-03-13");
        var opened = Crossings.Reopened(plan, ClearanceLaw.Unknown, null, Duration.FromHours(96));

        Assert.Equal([("AZ-OVF", "L5")], opened.Select(line => (line.Wanted.Said.Clearance, line.Leg.Name)));
        Assert.Empty(Crossings.Reopened(plan, ClearanceLaw.Unknown, null, Duration.FromHours(24)));
        Assert.All(Crossings.Of(plan, ClearanceLaw.Unknown), line => Assert.False(line.Blocks));
    }

    [Fact]
    public void On_10_February_2024_clearances_wait_for_an_answer()
    {
        var lines = Crossings.Of(Plan(Board.WithFaults, Deployment, "2024-02-10"), ClearanceLaw.Unknown);
        var ofFlight = lines.Where(line => line.Leg.Name == "L5" && line.Wanted.Said.Clearance != "UN-AGREED");

        Assert.Equal(
            ["AZ-OVF", "HOST-ENTRY", "IQ-OVF", "IR-OVF", "SY-LAND"],
            ofFlight
                .Where(line => line.Judged.Status is ClearanceStatus.Waiting)
                .Select(line => line.Wanted.Said.Clearance)
        );
    }

    [Fact]
    public void No_chain_of_command_shares_an_aircraft_and_every_role_survives_one()
    {
        var plan = Plan(Board.WithFaults, Deployment, "2024-03-13");
        var manned = Manning.Of(plan, LoadLaw.Unknown);

        Assert.Equal(["L4", "L5"], manned.Select(one => one.Leg.Name));
        foreach (var leg in manned)
        {
            var judged = leg.Question.Check(leg.Seats);
            Assert.Empty(judged.Problems);
            Assert.Empty(judged.Faults);
        }
    }

    [Fact]
    public void At_139_kg_a_person_no_aircraft_carries_more_than_the_tighter_leg_lets_it()
    {
        var law = LoadLaw.Unknown with { PersonKg = 139 };
        var loads = ChalkLoad.Of(Plan(Board.WithFaults, Deployment, "2024-03-13"), law);
        var aircraft = loads.Where(load => load.Chalk.Said.Carrier == "c295m").ToList();

        Assert.Equal(3, aircraft.Count);
        Assert.All(aircraft, load => Assert.InRange(load.Kg!.Value, 1, 7308));
        Assert.True(2 * 71 > aircraft.Sum(load => load.Chalk.Said.People.Count), "by seats two would have done");
    }

    [Fact]
    public void The_march_takes_three_and_a_half_hours_and_both_serials_are_heard_in_time_at_every_point()
    {
        var march = RoadMarch.Of(Plan(Board.WithFaults, Deployment, "2024-03-16"), "L6")!;

        Assert.Empty(march.Problems);
        Assert.Equal(12, march.Passes.Count);
        Assert.All(march.Passes, pass => Assert.Equal(PassStanding.Reported, pass.Standing));
        Assert.All(march.Passes, pass => Assert.InRange(pass.MinutesLate!.Value, 0, 15));
        var first = march.Passes.Where(pass => pass.Serial == "S1").Select(pass => pass.Planned.Arrive).ToList();
        Assert.InRange((first[^1] - first[0]).TotalHours, 2.5, 4);
        Assert.All(march.Escorts, escort => Assert.True(escort.Met?.Said.IsMet));
    }

    [Fact]
    public void A_batch_of_positions_comes_two_days_late_and_moves_nothing()
    {
        var batches = Board
            .Pack.Reports.Where(line => line.Report.Claim is Tracked)
            .Select(line => line.RecordedAt!.Value - line.Report.Valid.From)
            .ToList();

        Assert.Single(batches, late => late > Duration.FromHours(48));
        var (before, after) = (At("2024-03-16"), At("2024-03-18"));
        Assert.Equal(before.Point, after.Point);

        static LivePosition At(string knownAt) =>
            Assert.Single(LivePosition.Of(Plan(Board.WithFaults, Deployment, "2024-03-15T13:00:00Z", knownAt)));
    }

    [Fact]
    public void Every_label_has_its_check_figure_and_no_number_twice()
    {
        Assert.Equal((0, 8), (Sscc.Check("00614141123456789"), Sscc.Check("10614141234567890")));
        var labels = Plan(Board.WithFaults, Deployment, "2024-03-16")
            .Standing<ItemListed>()
            .Select(item => item.Said.Sscc)
            .OfType<string>()
            .ToList();

        Assert.Equal(labels.Count, labels.Distinct().Count());
        Assert.All(labels, label => Assert.Equal(label[^1] - '0', Sscc.Check(label[..^1])));
    }

    [Fact]
    public void Of_explosives_nothing_but_division_1_4S_flies_beside_people()
    {
        var plan = Plan(Board.WithFaults, Deployment, "2024-03-16");
        var withPeople = plan.Standing<ChalkListed>()
            .Where(chalk => chalk.Said.People.Count > 0)
            .Select(chalk => chalk.Said.Chalk)
            .ToHashSet();
        var explosive = plan.Standing<ItemListed>().Where(item => item.Said.NetExplosiveKg is not null).ToList();

        Assert.Equal(9, explosive.Count);
        Assert.All(
            explosive.Where(item => withPeople.Contains(item.Said.Within!)),
            item => Assert.Equal("UN0012", item.Said.UnNumber)
        );
    }

    [Theory]
    [InlineData(Deployment, "2024-03-19", 12, 25)]
    [InlineData(RotationMove.Move, "2025-04-13", 8, 0)]
    public void Every_post_is_taken_over_with_its_page_and_its_property(
        string move,
        string day,
        int posts,
        int property
    )
    {
        var reliefs = Relief.Posts(Plan(Board.WithFaults, move, day));

        Assert.Equal((posts, property), (reliefs.Count, reliefs.Sum(relief => relief.Property.Count)));
        Assert.All(reliefs, relief => Assert.True(relief is { Done: not null, Page: not null }));
    }

    [Fact]
    public void The_rotation_takes_139_out_and_139_home_and_counts_them_at_both_ends()
    {
        var plan = Plan(Board.WithFaults, RotationMove.Move, "2025-04-14");

        Assert.Equal(MoveStage.Reconciled, plan.Stage);
        Assert.All(HeadCounts.Of(plan), count => Assert.Equal(CountStanding.Complete, count.Standing));
        foreach (var (node, rotation) in new[] { ("OSDI", "R2-"), ("UAAA", "R1-") })
        {
            var arrived = HeadCounts
                .Of(plan)
                .Where(count =>
                    count.Node == node && count is { Doing: CountDoing.Arrived, Leg.Said.Mode: MoveMode.Air }
                )
                .SelectMany(count => count.Expected)
                .ToList();
            Assert.Equal(139, arrived.Distinct().Count());
            Assert.All(arrived, person => Assert.StartsWith(rotation, person, StringComparison.Ordinal));
        }
    }

    [Fact]
    public void The_lessons_of_the_tour_change_the_next_checklist()
    {
        var next = Relief.Next(Plan(Board.WithFaults, Deployment, "2025-04-14"));

        Assert.Equal(13, next.Count);
        Assert.Equal(5, next.Count(line => line.Lesson is not null));
    }

    [Theory]
    [InlineData("2024-03-11", "2024-03-11", 2)]
    [InlineData("2024-03-11", null, 0)]
    [InlineData("2024-03-13", "2024-03-13", 0)]
    public void A_medic_is_on_two_manifests_for_a_day(string asOf, string? knownAt, int legs) =>
        Assert.Equal(
            legs,
            Board
                .WithFaults.Assess(asOf, knownAt)
                .Count(finding =>
                    IsOfAMove(finding)
                    && finding.Verdict is Verdict.Breached
                    && finding.Subject.EndsWith("/R1-067", StringComparison.Ordinal)
                )
        );

    [Theory]
    [InlineData("2024-03-15T01:00:00Z", CountStanding.SomebodyMissing)]
    [InlineData("2024-03-15T01:10:00Z", CountStanding.Complete)]
    public void Somebody_is_missed_at_Aktau_and_found(string asOf, CountStanding standing)
    {
        var count = HeadCounts
            .Of(Plan(Board.WithFaults, Deployment, asOf))
            .Single(count => count is { Leg.Name: "L5", Doing: CountDoing.Leaving });
        var ofC2 = Assert.Single(count.Counts, one => one.Said.Chalk == "C2");

        Assert.Equal(standing is CountStanding.SomebodyMissing ? 1 : 0, ofC2.Said.Missing.Count);
        Assert.Equal(
            standing is CountStanding.SomebodyMissing ? ["R1-132"] : [],
            count.Missing.Select(one => one.Person)
        );
    }

    private static MovePlan Plan(Board board, string move, string asOf, string? knownAt = null) =>
        MovePlan.Find(board.Look(asOf, knownAt), move, _ => null)!;

    // Those of the main body of 2024 two weeks ahead, those of 2025 three days.
    private static bool Written(string day) =>
        string.CompareOrdinal(day, "2024-02-28") >= 0 && string.CompareOrdinal(day, "2025-01-01") < 0
        || string.CompareOrdinal(day, "2025-04-07") >= 0;

    private static bool IsOfAMove(Finding finding) =>
        finding.Subject.StartsWith($"{Story.Scope}/move/", StringComparison.Ordinal);

    private static IEnumerable<string> Each(string first, int days) =>
        Enumerable.Range(0, days).Select(day => $"{Story.Day(first).PlusDays(day):uuuu'-'MM'-'dd}");
}
