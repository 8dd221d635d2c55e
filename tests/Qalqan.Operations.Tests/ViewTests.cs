using NodaTime;
using Qalqan.Claims;
using Qalqan.Kernel;
using static Qalqan.Operations.Tests.Told;

namespace Qalqan.Operations.Tests;

public sealed class ViewTests
{
    private static readonly Interval Day = new(At("2024-03-14 21:00"), At("2024-03-15 21:00"));

    [Fact]
    public void A_day_is_midnight_to_midnight_of_the_missions_clock() =>
        Assert.Equal(Day, Periods.DayOf(new Told().Look("2024-03-20 00:00"), new LocalDate(2024, 3, 15)));

    [Fact]
    public void A_silent_post_is_another_than_a_quiet_one()
    {
        var told = new Told();
        told.Observe("P10", Codes.AllQuiet, "2024-03-15 06:00");
        told.Observe("P85", "shot", "2024-03-14 03:40");
        told.Say(new Logged("ops", "P68", "P68 radio check"), "2024-03-15 07:00", "now");

        var heard = Hearing.Of(told.Look("2024-03-16 00:00"), Day, ["P10", "P68", "P85", "P80"]);

        Assert.Equal([false, false, true, true], heard.Select(post => post.IsSilent));
        Assert.Equal(At("2024-03-14 03:40"), heard[2].Last);
        Assert.Null(heard[3].Last);
    }

    [Fact]
    public void A_struck_line_stays_and_a_merged_one_falls_into_its_time()
    {
        var told = new Told();
        var late = told.Say(new Logged("ops", null, "second"), "2024-03-15 08:00", "now");
        told.Say(new Logged("p68", null, "first, merged later"), "2024-03-15 07:00", "now");
        told.Say(new Withdrawal(WithdrawalReason.EnteredInError), "2024-03-15 09:00", "now", withdraws: late);

        var lines = LogLines.Of(told.Look("2024-03-16 00:00"), Day);

        Assert.Equal([("first, merged later", false), ("second", true)], lines.Select(l => (l.Said.Words, l.IsStruck)));
    }

    [Fact]
    public void An_observation_is_read_with_its_last_grade()
    {
        var told = new Told();
        var shot = told.Observe("P68", "shot", "2024-03-15 08:00", 3);
        told.Say(new Graded(shot.Value, "C", 3), "2024-03-15 09:00");
        told.Say(new Graded(shot.Value, "B", 2), "2024-03-15 10:00");

        Assert.Equal("B", Assert.Single(Observations.Of(told.Look("2024-03-16 00:00"), Day)).Grade?.Reliability);
    }

    [Theory]
    [InlineData("2024-03-15 07:59", TaskStanding.Planned)]
    [InlineData("2024-03-15 08:10", TaskStanding.NotOut)]
    [InlineData("2024-03-15 09:00", TaskStanding.Out)]
    [InlineData("2024-03-15 12:30", TaskStanding.Overdue)]
    [InlineData("2024-03-15 13:30", TaskStanding.AwaitsDebrief)]
    public void A_task_stands_as_its_hours_say_and_stays_open_until_it_is_debriefed(string at, TaskStanding standing)
    {
        var told = new Told();
        told.Say(Order, "2024-03-15 08:00", "2024-03-15 12:00");
        told.Say(new TaskStaged("T-240315-01", TaskStage.Out), "2024-03-15 08:30", "now");
        told.Say(new TaskStaged("T-240315-01", TaskStage.Back), "2024-03-15 13:00", "now");

        Assert.Equal(standing, Tasks.Find(told.Look(at), "T-240315-01")?.Standing);
        Assert.True(Tasks.Find(told.Look("2024-03-18 00:00"), "T-240315-01")?.IsOpen);
    }

    [Fact]
    public void A_flash_report_has_its_versions_in_order_each_with_who_let_it_leave()
    {
        var told = new Told();
        var shot = told.Observe("P68", "shot", "2024-03-15 08:00");
        var draft = told.Say(
            new FlashDrafted("F-240315-01", 0, [shot.Value], "Three shots", null),
            "2024-03-15 08:05",
            "now"
        );
        told.Say(new Released(draft.Value), "2024-03-15 08:09", "now");
        told.Say(new FlashAcknowledged("F-240315-01", 0, "joc"), "2024-03-15 08:15", "now");
        told.Say(new FlashDrafted("F-240315-01", 1, [shot.Value], "Four shots", null), "2024-03-15 08:30", "now");

        var flash = Assert.Single(Flashes.Of(told.Look("2024-03-15 09:00"), Day));

        Assert.Equal([true, false], flash.Versions.Select(version => version.Released is not null));
        Assert.Equal([true, false], flash.Versions.Select(version => version.Acknowledged is not null));
        Assert.True(flash.IsOpen);
    }

    [Fact]
    public void The_next_number_of_a_day_is_never_one_that_was_given()
    {
        var told = new Told();
        told.Say(Order, "2024-03-15 08:00", "2024-03-15 12:00");

        var known = told.Look("2024-03-16 00:00");

        Assert.Equal("T-240315-02", DayNumbers.Next<TaskOrdered>(known, "T", new LocalDate(2024, 3, 15)));
        Assert.Equal("T-240316-01", DayNumbers.Next<TaskOrdered>(known, "T", new LocalDate(2024, 3, 16)));
    }

    private static TaskOrdered Order =>
        new("T-240315-01", "patrol", "kaz-undof-2024", "Patrol", null, [], 6, [], [], null);
}
