using NodaTime;
using Qalqan.Claims;
using Qalqan.Kernel;
using Qalqan.Measures;
using static Qalqan.Operations.Tests.Told;

namespace Qalqan.Operations.Tests;

/// <summary>What is typed about tasks is recorded as it was meant, or refused at its field, all of it at once.</summary>
public sealed class TaskTests
{
    private static readonly Gazetteer Places = new([
        new Landmark("P68", "Position 68", new Place(33.0781, 35.8692), Distance.FromMetres(1500), true),
    ]);

    private static readonly LogClock Clock = new(At("2024-03-15 12:00"), DateTimeZoneProviders.Tzdb["Asia/Damascus"]);

    private static readonly OrderTyped Good = new(
        "patrol",
        "kaz-undof-2024",
        "Be seen",
        "0830",
        "2024-03-15T12:00",
        "r1-017",
        "R1-018, R1-019 R1-017",
        "",
        "ARL-01 ARL-02",
        "P68\nP68 270 800m"
    );

    [Fact]
    public void An_order_is_read_by_the_missions_clock_and_its_leader_is_not_in_the_crew()
    {
        var (claim, valid) = Read(Good, out var problems)!.Value;

        Assert.Empty(problems);
        Assert.Equal(new Validity(At("2024-03-15 05:30"), At("2024-03-15 09:00")), valid);
        Assert.Equal("R1-017", claim.Leader);
        Assert.Equal(["R1-018", "R1-019"], claim.Crew);
        Assert.Equal(["P68", "P68"], claim.Route.Select(point => point.Place));
    }

    [Fact]
    public void Everything_that_is_wrong_in_an_order_is_said_at_its_field_and_a_name_is_not_repeated()
    {
        var typed = Good with { Back = "0700", Leader = "Smith", Crew = "R1-999", Route = "P999", Order = " " };

        Assert.Null(Read(typed, out var problems));
        Assert.Equal(
            ["order", "back", "leader", "crew", "route"],
            problems.Select(problem => problem.Field).Distinct()
        );
        Assert.DoesNotContain(
            problems,
            problem => problem.Says.ToString().Contains("Smith", StringComparison.OrdinalIgnoreCase)
        );
    }

    [Theory]
    [InlineData("2024-03-31T02:30", "operations.slip.skipped")]
    [InlineData("2024-10-27T02:30", "operations.slip.twice")]
    [InlineData("2561", "operations.slip.hour")]
    [InlineData("soon", "operations.task.time")]
    public void An_hour_that_the_clock_did_not_have_once_is_refused(string typed, string key)
    {
        List<FieldProblem> problems = [];
        var berlin = new LogClock(At("2024-03-15 12:00"), DateTimeZoneProviders.Tzdb["Europe/Berlin"]);

        Assert.Null((Good with { Out = typed }).Read("T", berlin, Places, null, null, problems));
        Assert.Contains(problems, problem => problem.Field == "out" && problem.Says.Key == key);
    }

    [Theory]
    [InlineData("1600", "", "out", "operations.slip.ahead")]
    [InlineData("1400", "1300", "back", "operations.task.back-before-out")]
    [InlineData("", "", "out", "operations.task.went")]
    public void A_debrief_does_not_speak_of_the_future_nor_of_a_return_before_it_went(
        string went,
        string came,
        string field,
        string key
    )
    {
        List<FieldProblem> problems = [];
        var typed = DebriefTyped.Empty with { Out = went, Back = came };

        Assert.Null(typed.Read(Ordered().Look, Clock, Places, problems));
        Assert.Contains(problems, problem => problem.Field == field && problem.Says.Key == key);
    }

    [Fact]
    public void More_destroyed_than_found_and_left_before_arrived_are_refused()
    {
        List<FieldProblem> problems = [];
        var typed = DebriefTyped.Empty with
        {
            Out = "0800",
            Back = "1200",
            Finds = [new FindsTyped("mine", "2", "3")],
            Visits = [new VisitTyped("P68", "1000", "0930")],
        };

        Assert.Null(typed.Read(Ordered().Look, Clock, Places, problems));
        Assert.Equal(["visits", "finds"], problems.Select(problem => problem.Field));
    }

    [Fact]
    public void A_debrief_takes_the_times_that_were_called_in_and_closes_the_task()
    {
        var (told, _) = Ordered();
        told.Say(new TaskStaged("T-240315-01", TaskStage.Out), "2024-03-15 06:00", "now");
        told.Say(new TaskStaged("T-240315-01", TaskStage.Back), "2024-03-15 09:10", "now");
        var task = Tasks.Find(told.Look("2024-03-15 12:00"), "T-240315-01")!;
        Assert.Equal((TaskStanding.AwaitsDebrief, 30, 10), (task.Standing, task.MinutesLateOut, task.MinutesLateBack));

        List<FieldProblem> problems = [];
        var typed = DebriefTyped.Empty with
        {
            Finds = [new FindsTyped("mine", "2", "1")],
            Met = [new MetTyped("mukhtar", "", "1")],
        };
        var (claim, valid) = typed.Read(task, Clock, Places, problems)!.Value;

        Assert.Equal(new Validity(At("2024-03-15 06:00"), At("2024-03-15 09:10")), valid);
        Assert.Equal(new Finds("mine", 2, 1), Assert.Single(claim.Finds));
        Assert.Equal(new Met("mukhtar", null, 1), Assert.Single(claim.Engaged!.Met));
        told.Say(claim, "2024-03-15 06:00", "2024-03-15 09:10");
        Assert.False(Tasks.Find(told.Look("2024-03-15 12:00"), "T-240315-01")!.IsOpen);
    }

    [Fact]
    public void A_task_does_not_come_back_before_it_went_out_and_a_closed_one_does_neither()
    {
        var (told, task) = Ordered();
        Assert.Equal("operations.task.not-out", Check(task, TaskStage.Back, "2024-03-15 09:00"));
        told.Say(new TaskStaged("T-240315-01", TaskStage.Out), "2024-03-15 06:00", "now");
        var gone = Tasks.Find(told.Look("2024-03-15 12:00"), "T-240315-01")!;
        Assert.Equal("operations.task.back-before-out", Check(gone, TaskStage.Back, "2024-03-15 05:00"));
        Assert.Equal("operations.task.is-out", Check(gone, TaskStage.Cancelled, "2024-03-15 07:00"));
        Assert.Null(Check(gone, TaskStage.Back, "2024-03-15 09:00"));
    }

    [Fact]
    public void Whoever_is_on_two_tasks_at_once_is_told_and_one_after_the_other_is_no_clash()
    {
        var (told, _) = Ordered();
        told.Say(Order("T-240315-02", "R1-017", "R1-030"), "2024-03-15 08:30", "2024-03-15 10:00");
        told.Say(Order("T-240315-03", "R1-017"), "2024-03-15 09:00", "2024-03-15 10:00");
        var tasks = Tasks.Of(
            told.Look("2024-03-15 05:00"),
            new Interval(At("2024-03-15 00:00"), At("2024-03-16 00:00"))
        );

        var clashes = Tasks.Clashes(
            tasks,
            "T-240315-01",
            ["R1-017"],
            new Interval(At("2024-03-15 05:30"), At("2024-03-15 09:00"))
        );
        Assert.Equal(
            ("R1-017", "T-240315-02"),
            Assert.Single(clashes.Select(clash => (clash.Person, clash.Task.Order.Task)))
        );
    }

    [Fact]
    public void A_stopped_movement_without_party_and_minutes_is_told_from_one_of_none()
    {
        List<FieldProblem> problems = [];
        var (claim, valid) = new RestrictionTyped("P68 270 800m", "0900", "", "", "", "Stones on the road")
            .Read("RM-240315-01", "T-240315-01", Clock, Places, problems)!
            .Value;

        Assert.Equal((null, null, null), (claim.Party, claim.MinutesLost, valid.To));
        var told = new Told();
        told.Say(claim, "2024-03-15 06:00");
        told.Say(claim with { Restriction = "RM-240315-02", MinutesLost = 0 }, "2024-03-15 07:00", "2024-03-15 07:10");
        var month = Assert.Single(
            Restrictions.ByMonth(Restrictions.Of(told.Look("2024-03-16 00:00"), new Interval(null, null)), Clock.Zone)
        );
        Assert.Equal((2, 0, 1), (month.Restrictions, month.Minutes, month.NotSaid));
    }

    private static string? Check(TaskLine task, TaskStage stage, string at)
    {
        List<FieldProblem> problems = [];
        StageText.Check(task, stage, At(at), problems);
        return problems.SingleOrDefault()?.Says.Key;
    }

    private static (Told Told, TaskLine Look) Ordered()
    {
        var told = new Told();
        told.Say(Order("T-240315-01", "R1-017", "R1-018"), "2024-03-15 05:30", "2024-03-15 09:00");
        return (told, Tasks.Find(told.Look("2024-03-15 12:00"), "T-240315-01")!);
    }

    private static TaskOrdered Order(string task, string leader, params string[] crew) =>
        new(task, "patrol", "kaz-undof-2024", "Be seen", leader, crew, null, [], [], null);

    private static (TaskOrdered Claim, Validity Valid)? Read(OrderTyped typed, out List<FieldProblem> problems)
    {
        problems = [];
        return typed.Read(
            "T-240315-01",
            Clock,
            Places,
            new HashSet<string> { "R1-017", "R1-018", "R1-019" },
            null,
            problems
        );
    }
}
