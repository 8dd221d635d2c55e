using NodaTime;
using Qalqan.Claims;

namespace Qalqan.People.Tests;

public class TourClockTests
{
    /// <summary>Rotation 1 serves until 14 March 2025; for its posts rotation 2 prepares at home.</summary>
    private static Told TwoRotations() =>
        new Told()
            .Post("A-01")
            .Post("A-02")
            .Enrolled("R-101")
            .Enrolled("R-102")
            .Held("A-01", "R-101", Tenure.Substantive, "2024-02-01 00:00", "2025-03-10 00:00")
            .Held("A-02", "R-102", Tenure.Substantive, "2024-02-01 00:00", "2025-03-10 00:00")
            .Arrived("R-101", "2024-03-15 09:00")
            .Arrived("R-102", "2024-03-15 09:00")
            .Tour("R-101", "R1", new LocalDate(2025, 3, 14), "2024-03-15 09:00")
            .Tour("R-102", "R1", new LocalDate(2025, 3, 14), "2024-03-15 09:00")
            .Enrolled("R-201", "2024-12-01 00:00")
            .Tour("R-201", "R2", new LocalDate(2026, 3, 14), "2024-12-01 00:00")
            .Held("A-01", "R-201", Tenure.Substantive, "2025-03-10 00:00")
            .Enrolled("R-301", "2024-12-01 00:00")
            .Held("A-01", "R-301", Tenure.Reserve, "2024-12-01 00:00");

    [Fact]
    public void One_table_shows_rotation_2_in_preparation_while_rotation_1_serves() =>
        Assert.Equal(
            [
                new RotationLine("R1", 2, 2, 0, 0, new LocalDate(2025, 3, 14), new LocalDate(2025, 3, 14)),
                new RotationLine("R2", 1, 0, 1, 0, new LocalDate(2026, 3, 14), new LocalDate(2026, 3, 14)),
                new RotationLine(null, 1, 0, 1, 0, null, null),
            ],
            Clock(TwoRotations(), "2025-02-20 12:00").Rotations
        );

    [Fact]
    public void Handover_goes_before_the_next_tenure_and_that_before_a_reserve()
    {
        var told = TwoRotations();
        var before = Clock(told, "2025-02-20 12:00");
        Assert.Equal(
            [("R-201", SuccessorBy.NextTenure), ("R-301", SuccessorBy.Reserve)],
            before.ByPerson["R-101"].Successors.Select(next => (next.Person, next.By))
        );
        Assert.Equal("R-101", before.ByPerson["R-201"].Relieves);
        Assert.Null(before.ByPerson["R-102"].Successor);
        told.Held("A-01", "R-201", Tenure.Handover, "2025-03-01 00:00", "2025-03-10 00:00");
        Assert.Equal(
            ("R-201", SuccessorBy.Handover, Told.At("2025-03-01 00:00")),
            Clock(told, "2025-03-02 12:00").ByPerson["R-101"].Successor is { } next
                ? (next.Person, next.By, next.From)
                : default
        );
    }

    [Fact]
    public void Who_leaves_within_14_days_is_counted_from_today_to_the_last_day_and_stays_listed_beyond_it()
    {
        var told = TwoRotations().Tour("R-102", "R1", new LocalDate(2025, 4, 12), "2025-02-01 00:00");
        Assert.Empty(Clock(told, "2025-02-27 23:59").LeavesWithin(14));
        Assert.Equal(["R-101"], Within(told, "2025-02-28 00:00", 14));
        Assert.Equal(["R-101", "R-102"], Within(told, "2025-03-14 00:00", 30));
        var (last, past) = (Clock(told, "2025-03-14 00:00"), Clock(told, "2025-03-15 00:00"));
        Assert.Equal((1, 2, 0), (last.CountWithin(14), last.CountWithin(30), last.CountBeyond));
        Assert.Equal((0, 1, 1), (past.CountWithin(14), past.CountWithin(30), past.CountBeyond));
        Assert.Equal(-1, past.ByPerson["R-101"].DaysLeft);
        told.Departed("R-101", "2025-03-15 08:00");
        Assert.Equal(["R-102"], Within(told, "2025-03-15 08:00", 30));
        Assert.Equal(TourPhase.Departed, Clock(told, "2025-03-15 08:00").ByPerson["R-101"].Phase);
    }

    [Fact]
    public void A_day_is_leave_by_the_state_at_its_end_and_only_once_it_has_ended()
    {
        var told = TwoRotations()
            .Stated("R-101", PersonState.Present, "2024-03-15 09:00")
            .Stated("R-101", PersonState.Leave, "2024-06-01 06:00")
            .Stated("R-101", PersonState.Present, "2024-06-15 06:00")
            .Stated("R-101", PersonState.CompensatoryTime, "2024-07-01 00:00", "2024-07-03 00:00");
        Assert.Equal(new DaysTaken(0, 0, 0), Taken("2024-06-01 23:00"));
        Assert.Equal(new DaysTaken(1, 0, 0), Taken("2024-06-02 23:00"));
        Assert.Equal(new DaysTaken(14, 0, 0), Taken("2024-06-30 23:00"));
        Assert.Equal(new DaysTaken(14, 2, 0), Taken("2024-07-03 00:00"));
        Assert.Null(Clock(told, "2024-12-04 00:00").ByPerson["R-201"].Taken);

        DaysTaken? Taken(string time) => Clock(told, time).ByPerson["R-101"].Taken;
    }

    [Fact]
    public void Days_without_a_state_on_record_are_said_and_not_taken_for_service() =>
        Assert.Equal(new DaysTaken(0, 0, 5), Clock(TwoRotations(), "2024-03-20 00:00").ByPerson["R-101"].Taken);

    [Fact]
    public void A_state_from_before_the_arrival_still_counts_and_its_earlier_days_do_not() =>
        Assert.Equal(
            new DaysTaken(2, 0, 0),
            Clock(TwoRotations().Stated("R-101", PersonState.Leave, "2024-03-01 00:00"), "2024-03-17 00:00")
                .ByPerson["R-101"]
                .Taken
        );

    [Fact]
    public void Leave_is_earned_by_full_months_from_the_day_of_arrival_and_only_where_a_rule_gives_it()
    {
        var rule = new Leave(2.5m, null);
        Assert.Equal(new DaysEarned(0, null), rule.Earned(new(2024, 3, 15), new(2024, 4, 14)));
        Assert.Equal(new DaysEarned(2, null), rule.Earned(new(2024, 3, 15), new(2024, 4, 15)));
        Assert.Equal(new DaysEarned(30, null), rule.Earned(new(2024, 3, 15), new(2025, 3, 15)));
        Assert.Equal(
            new DaysEarned(30, 12),
            (rule with { CompensatoryPerMonth = 1 }).Earned(new(2024, 3, 15), new(2025, 3, 15))
        );
        var look = TwoRotations().Look("2024-05-20 12:00");
        Assert.Equal(new DaysEarned(5, null), TourClock.Of(look, rule).ByPerson["R-101"].Earned);
        Assert.Null(TourClock.Of(look).ByPerson["R-101"].Earned);
    }

    private static TourClock Clock(Told told, string time) => TourClock.Of(told.Look(time));

    private static IEnumerable<string> Within(Told told, string time, int days) =>
        Clock(told, time).LeavesWithin(days).Select(line => line.Person);
}
