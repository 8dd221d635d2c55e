using NodaTime;
using Qalqan.Claims;
using Qalqan.Kernel;
using Qalqan.Measures;
using Qalqan.Operations;
using Qalqan.People;
using Qalqan.Store;
using Qalqan.Tests;

namespace Qalqan.Exercise.Tests;

/// <summary>The days of the exercise: the record counts what the sources count, and what is amiss in it is amiss on purpose.</summary>
public sealed class DayTests
{
    private static readonly Interval Always = new(null, null);
    private static readonly Known Clean = Board.WithoutFaults.LookAtMission("2026-11-20");
    private static readonly Known Faulty = Board.WithFaults.LookAtMission("2026-11-20");
    private static readonly IReadOnlyList<TaskLine> Own = Tasks.Of(Clean, Always);

    private static readonly Dictionary<ReportId, Instant> WhenSaid = Board
        .Pack.Reports.Where(line => line.Report.Scope == Story.Mission)
        .ToDictionary(line => line.Report.Id, line => line.Report.SaidAt);

    private static readonly IReadOnlyList<string> Positions = [.. Position.All.Select(position => position.Id)];

    [Theory]
    [InlineData("tasks", "2025-03-14", 557)]
    [InlineData("tasks", "2025-04-14", 607)]
    [InlineData("evacuations", "2025-03-14", 3)]
    [InlineData("evacuations", "2025-04-14", 4)]
    [InlineData("medical-evacuations", "2025-02-17", 1)]
    [InlineData("ordnance-items", "2025-02-17", 203)]
    [InlineData("ordnance-items", "2025-04-14", 506)]
    [InlineData("ordnance-items", "2025-04-13", 506)]
    [InlineData("ieds", "2025-04-13", 6)]
    [InlineData("ordnance-tasks", "2025-04-13", 14)]
    [InlineData("ordnance-tasks", "2025-12-05", 32)]
    [InlineData("ordnance-items", "2025-12-05", 1034)]
    [InlineData("ieds", "2025-12-05", 23)]
    [InlineData("ordnance-tasks", "2026-01-21", 44)]
    [InlineData("ordnance-items", "2026-01-21", 1217)]
    [InlineData("ieds", "2026-01-21", 43)]
    [InlineData("searches", "2026-01-21", 5)]
    [InlineData("minefield-recces", "2026-01-21", 3)]
    [InlineData("find-recces", "2026-01-21", 11)]
    public void Over_the_days_of_a_published_total_the_record_counts(string of, string lastDay, int counted)
    {
        var end = Story.At(Story.Day(lastDay).PlusDays(1), 0, 0, Story.Camp);
        var line = Assert.Single(
            Totals.Of(Board.WithoutFaults.Look("2026-11-20"), Own),
            line => line.Said.Of == of && line.Fact.To == end
        );

        Assert.Equal((counted, TotalFit.Agrees), (line.Counted, line.Fit));
    }

    [Fact]
    public void Every_published_total_is_borne_out_with_the_faults_too() =>
        Assert.All(
            Totals.Of(Board.WithFaults.Look("2026-11-20"), Tasks.Of(Faulty, Always)),
            line => Assert.Equal(TotalFit.Agrees, line.Fit)
        );

    [Fact]
    public void A_day_had_55_to_60_tasks_in_the_mission_and_3_to_5_from_8_December_2024_on()
    {
        var days = Clean
            .Keys<TempoReported>()
            .SelectMany(Clean.Ever<TempoReported>)
            .Select(fact => (TempoReported)fact.Claim);

        Assert.Equal(389, days.Count());
        foreach (var day in days)
        {
            var (least, most) = day.Day < TaskPlan.Changed ? (55, 60) : (3, 5);
            Assert.InRange(day.Tasks, least, most);
            Assert.True(
                Own.Count(task => DayOf(task) == day.Day && task.Standing is not TaskStanding.Cancelled) <= day.Tasks
            );
        }
    }

    [Fact]
    public void Whoever_goes_out_is_in_the_mission_not_away_and_on_one_task_at_a_time()
    {
        foreach (var task in Own.Where((_, number) => number % 7 == 0))
        {
            var there = InMission.Of(Board.WithoutFaults.Look($"{DayOf(task):uuuu'-'MM'-'dd}"));
            Assert.NotNull(task.Order.Leader);
            Assert.Empty(task.People.Except(there.Certain.Select(stay => stay.Person)));
            Assert.Empty(
                Tasks.Clashes(Own, task.Order.Task, [.. task.People], new Interval(task.Ordered.From, task.Ordered.To))
            );
        }
    }

    [Fact]
    public void Every_clean_task_was_done_and_debriefed_within_two_hours_of_its_return_or_cancelled()
    {
        Assert.Equal(9, Own.Count(task => task.Standing is TaskStanding.Cancelled));
        foreach (var task in Own.Where(task => task.Standing is not TaskStanding.Cancelled))
        {
            Assert.Equal(TaskStanding.Debriefed, task.Standing);
            Assert.InRange(SaidAt(task.Debrief!) - task.Back!.Value, Duration.Zero, Duration.FromHours(2));
            Assert.True(task.Out < task.Back);
        }
    }

    [Fact]
    public void Women_are_on_patrols_and_engagements_and_a_team_is_called_mixed_only_where_it_is()
    {
        var women = Board
            .Pack.Reports.Where(line => line.Detail is IdentityDetail { Sex: Sex.Female })
            .Select(line => ((Identified)line.Report.Claim).Person)
            .ToHashSet();

        Assert.Contains(Own, task => task.Order.Kind == "patrol" && task.People.Any(women.Contains));
        foreach (var task in Own.Where(task => task.Said?.Engaged is not null))
            Assert.Equal(task.People.Any(women.Contains), task.Said!.Engaged!.IsTeamMixed);
    }

    [Fact]
    public void On_most_days_thirteen_to_fifteen_of_the_sixteen_positions_are_heard()
    {
        var heard = Enumerable
            .Range(0, 60)
            .Select(week => TaskPlan.First.PlusDays(week * 6))
            .Select(day => Hearing.Of(Clean, Periods.DayOf(Clean, day), Positions).Count(post => !post.IsSilent))
            .ToList();

        Assert.All(heard, posts => Assert.InRange(posts, 12, 16));
        Assert.True(heard.Count(posts => posts is >= 13 and <= 15) > 40);
        Assert.Contains(heard, posts => posts == 16);
    }

    [Fact]
    public void The_positions_that_report_are_those_that_the_missions_pack_has_open()
    {
        List<Problem> problems = [];
        var file = Repository.PathOf("missions", Story.Mission, MissionPack.Manifest);
        var pack = MissionPack.Read(file, File.ReadAllBytes(file), problems)!;

        Assert.Equal(
            pack.Places.Where(place => place.IsMannedOn(BusyDay.Day)).Select(place => place.Id).Order(),
            Positions.Order()
        );
    }

    [Fact]
    public void The_busy_day_has_sixty_lines_and_loses_P85_at_one_in_the_night()
    {
        var day = Periods.DayOf(Clean, BusyDay.Day);

        Assert.InRange(LogLines.Of(Clean, day).Count, 55, 65);
        Assert.InRange(
            Hearing.Of(Clean, day, ["P85"])[0].Last!.Value,
            Story.At(BusyDay.Day, 1, 40, Story.Camp),
            Story.At(BusyDay.Day, 1, 50, Story.Camp)
        );
    }

    [Fact]
    public void A_flash_report_was_released_by_another_than_drafted_it_and_is_closed()
    {
        var flashes = Flashes.Of(Clean, new Interval(Story.Z("2024-03-17T21:00:00Z"), Clean.At));

        Assert.Equal(6, flashes.Count);
        Assert.All(flashes, flash => Assert.False(flash.IsOpen));
        Assert.All(
            flashes.SelectMany(flash => flash.Versions),
            version => Assert.NotEqual(version.Drafted.Source.Person, version.Released!.Source.Person)
        );
    }

    [Fact]
    public void Restrictions_are_few_before_December_2024_and_many_after()
    {
        var restrictions = Restrictions.ByMonth(Restrictions.Of(Clean, Always), Story.Camp);

        Assert.True(
            restrictions.Where(month => month.Month < new YearMonth(2024, 12)).Sum(month => month.Restrictions) < 30
        );
        Assert.True(restrictions.Single(month => month.Month == new YearMonth(2025, 1)).Restrictions > 8);
        Assert.Equal(0, restrictions.Sum(month => month.NotSaid));
    }

    [Fact]
    public void A_task_of_March_2025_waits_for_its_debrief_to_this_day()
    {
        var open = Assert.Single(Tasks.Of(Faulty, Always), task => task.IsOpen);

        Assert.Equal(TaskStanding.AwaitsDebrief, open.Standing);
        Assert.InRange(DayOf(open), Story.Day("2025-03-03"), Story.Day("2025-03-20"));
    }

    [Fact]
    public void A_debrief_of_September_2024_came_three_days_late()
    {
        var late = Assert.Single(
            Tasks.Of(Faulty, Always),
            task => task.Debrief is { } debrief && SaidAt(debrief) - task.Back > Duration.FromHours(3)
        );

        Assert.InRange(SaidAt(late.Debrief!) - late.Back!.Value, Duration.FromDays(3), Duration.FromDays(4));
    }

    [Fact]
    public void A_restriction_has_no_party_and_no_minutes() =>
        Assert.Single(
            Restrictions.Of(Faulty, Always),
            line => line.Said is { Party: null, MinutesLost: null, Restriction: "RM-250211-90" }
        );

    [Fact]
    public void A_struck_line_stands_beside_the_one_that_was_meant()
    {
        var lines = LogLines.Of(Faulty, Periods.DayOf(Faulty, BusyDay.Day));

        var struck = Assert.Single(lines, line => line.IsStruck);
        Assert.Equal("P22", struck.Said.Post);
        Assert.Contains(lines, line => !line.IsStruck && line.Said.Post == "P27" && line.Fact.From == struck.Fact.From);
    }

    [Theory]
    [InlineData("2025-01-18")]
    [InlineData("2025-01-19")]
    public void P85_is_silent_once_it_is_known_whom_the_log_meant(string day)
    {
        Assert.True(IsSilent(Faulty));
        Assert.False(IsSilent(Clean));

        bool IsSilent(Known look) => Hearing.Of(look, Periods.DayOf(look, Story.Day(day)), ["P85"])[0].IsSilent;
    }

    [Fact]
    public void A_shot_of_February_2025_came_to_be_known_two_days_later()
    {
        var late = Assert.Single(
            Observations.Of(Faulty, Periods.DayOf(Faulty, Story.Day("2025-02-02"))),
            seen => SaidAt(seen.Fact) - seen.Fact.From > Duration.FromDays(1)
        );
        Assert.Equal("P10A", late.Said.Post);
    }

    [Fact]
    public void One_leader_stands_on_two_tasks_and_nobody_else_does()
    {
        var tasks = Tasks.Of(Faulty, Always);
        var second = Assert.Single(tasks, task => task.Order.Task.EndsWith("-90", StringComparison.Ordinal));
        var (person, other) = Assert.Single(
            Tasks.Clashes(
                tasks,
                second.Order.Task,
                second.Order.Crew,
                new Interval(second.Ordered.From, second.Ordered.To)
            )
        );
        Assert.Equal((other.Order.Leader, TaskStanding.Cancelled), (person, second.Standing));
    }

    private static Instant SaidAt(Fact fact) => WhenSaid[fact.Id];

    private static LocalDate DayOf(TaskLine task) => task.Ordered.From.InZone(Story.Camp).Date;
}
