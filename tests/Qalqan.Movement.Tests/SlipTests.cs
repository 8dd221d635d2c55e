using NodaTime;
using Qalqan.Claims;
using Qalqan.Lift;

namespace Qalqan.Movement.Tests;

/// <summary>A changed date, by the tables of the repository's own packs.</summary>
public sealed class SlipTests
{
    private static readonly ClearanceLaw Law = MoveLaw.Of(Tables.Rules).Clearances;

    private static Planned Allowed() =>
        new Planned()
            .Leg("L4", MoveMode.Air, "UAAA", "UATE", "2024-03-14 05:00", "2024-03-14 10:00")
            .Say(
                new LegPlanned(
                    Planned.Move,
                    "L5",
                    "main",
                    MoveMode.Air,
                    "UATE",
                    "OSDI",
                    258,
                    [new LegAfter("L4", 60)],
                    null,
                    null,
                    null,
                    null
                ),
                "2024-03-14 12:00",
                "2024-03-14 16:18"
            )
            .Say(new ClearanceWanted(Planned.Move, "K-AZ", "munitions", "AZ", ["L5"], 30, 90, null), "2024-02-01 06:00")
            .Say(
                new ClearanceWanted(Planned.Move, "K-SY", "landing", "SY", ["L5"], null, null, null),
                "2024-02-01 06:00"
            )
            .Say(
                new ClearanceStepped(
                    Planned.Move,
                    "K-AZ",
                    ClearanceDoing.Granted,
                    "5/1",
                    Planned.At("2024-03-13 20:00"),
                    Planned.At("2024-03-16 20:00"),
                    null
                ),
                "2024-02-20 06:00"
            )
            .Say(
                new ClearanceStepped(Planned.Move, "K-SY", ClearanceDoing.Granted, "7", null, null, null),
                "2024-02-20 06:00"
            );

    [Fact]
    public void A_slip_of_four_days_kills_the_permission_of_72_hours_and_says_what_to_do_by_when()
    {
        var plan = Allowed().Look("2024-02-21 06:00");
        Assert.All(Crossings.Of(plan, Law), line => Assert.Equal(ClearanceStatus.Cleared, line.Judged.Status));

        var reopened = Crossings.Reopened(plan, Law, null, Duration.FromDays(4));

        // Only the one that is limited in time; the other stands.
        var line = Assert.Single(reopened);
        Assert.Equal("K-AZ", line.Wanted.Said.Clearance);
        Assert.True(line.Judged.ToDo!.Again);
        // Fourteen whole working days before 18 March 2024, by the state's own week and holidays.
        var calendar = Law.CalendarOf("AZ")!;
        Assert.Equal(calendar.Before(new LocalDate(2024, 3, 18), 14), line.Judged.ToDo.ApplyBy);
        Assert.Equal("movement.todo.again", Qalqan.Movement.Cleared.ToDo(line)!.Key);
    }

    [Theory]
    [InlineData(0)]
    [InlineData(24)]
    [InlineData(48)]
    public void A_slip_within_the_permission_opens_nothing(int hours) =>
        Assert.Empty(Crossings.Reopened(Allowed().Look("2024-02-21 06:00"), Law, null, Duration.FromHours(hours)));

    [Fact]
    public void A_slip_of_one_leg_moves_what_follows_by_no_more_than_it_must_and_what_has_left_not_at_all()
    {
        var plan = Allowed().Look("2024-02-21 06:00");

        var slipped = plan.Slipped("L4", Duration.FromMinutes(90)).ToDictionary(one => one.Leg.Name);

        Assert.Equal(Planned.At("2024-03-14 06:30"), slipped["L4"].Departs);
        Assert.Equal(Planned.At("2024-03-14 12:30"), slipped["L5"].Departs);

        var left = Allowed()
            .Say(new LegPassed(Planned.Move, "L4", null, LegDoing.Left, null), "2024-03-14 05:05")
            .Look("2024-03-14 06:00");
        Assert.Equal(
            Planned.At("2024-03-14 05:00"),
            left.Slipped(null, Duration.FromDays(1)).Single(one => one.Leg.Name == "L4").Departs
        );
    }

    [Fact]
    public void A_move_is_not_cleared_while_one_state_has_not_said_yes()
    {
        var plan = Allowed()
            .Say(
                new ClearanceWanted(Planned.Move, "K-IQ", "overflight", "IQ", ["L5"], null, null, null),
                "2024-02-01 06:00"
            )
            .Look("2024-02-21 06:00");
        var open = FileOf(plan);

        var shut = Assert.Single(MoveGate.Shut(open, MoveStage.Cleared));
        Assert.Equal("movement.gate.clearance", shut.Key);
        Assert.Empty(MoveGate.Shut(FileOf(Allowed().Look("2024-02-21 06:00")), MoveStage.Cleared));
        Assert.Empty(MoveGate.Shut(open, MoveStage.Agreed));
        Assert.Empty(MoveGate.Shut(open, MoveStage.Cancelled));
    }

    [Fact]
    public void A_move_is_not_reconciled_while_a_count_is_missing()
    {
        var plan = Allowed().Chalk("C1", "c295m", ["L4", "L5"], "R1-001").Look("2024-03-16 06:00");

        Assert.Contains(
            MoveGate.Shut(FileOf(plan), MoveStage.Reconciled),
            reason => reason.Key == "movement.gate.count"
        );
    }

    private static MoveFile FileOf(MovePlan plan) => MoveFile.Of(plan, MoveLaw.Of(Tables.Rules), []);
}
