using Qalqan.Claims;

namespace Qalqan.Movement.Tests;

/// <summary>Flight plans by item: what the record says stands in them, and what it does not say is a gap and no guess.</summary>
public sealed class FlightPlanTests
{
    private static readonly AirframeFigures Airframe = new("C295", "M");

    [Fact]
    public void A_plan_has_the_items_that_the_record_knows_in_their_places()
    {
        var plan = Assert.Single(FlightPlan.Of(Flown().Look(), _ => Airframe));
        var lines = plan.Text.Split('\n');

        Assert.Equal("(FPL-[7: identification]-[8: rules]M", lines[0]);
        Assert.Equal("-C295/M-[10: equipment]", lines[1]);
        Assert.Equal("-UATE1124", lines[2]);
        Assert.Equal("-[15: speed][15: level] [15: route]", lines[3]);
        Assert.Equal("-OSDI0418 [16: alternate]", lines[4]);
        Assert.Equal("-STS/STATE DOF/240314 REG/[18: registration] OPR/[18: operator] RMK/CHALK C1 LEG L3", lines[5]);
        Assert.Equal("-E/[19: endurance] P/[19: persons, 2 and the crew] [19: survival])", lines[6]);
        Assert.Equal(Planned.At("2024-03-09 11:24"), plan.FiledFrom);
    }

    [Theory]
    [InlineData(7_000, "L")]
    [InlineData(23_200, "M")]
    [InlineData(135_999, "M")]
    [InlineData(136_000, "H")]
    public void The_wake_is_by_the_greatest_take_off_mass(double kilograms, string wake) =>
        Assert.Equal(wake, AirframeFigures.WakeOf(kilograms));

    [Fact]
    public void Every_gap_that_stands_in_the_text_is_listed_and_no_other()
    {
        var plan = Assert.Single(FlightPlan.Of(Flown().Look(), _ => null));

        Assert.Equal(plan.Text.Count(letter => letter == '['), plan.Gaps.Count);
        Assert.Contains(new FlightGap(9, "type"), plan.Gaps);
        Assert.Contains(new FlightGap(9, "wake"), plan.Gaps);
        Assert.Equal([.. plan.Gaps.Select(gap => gap.Item).Order()], plan.Gaps.Select(gap => gap.Item));
    }

    [Fact]
    public void A_place_without_four_letters_is_named_where_it_has_to_be()
    {
        var move = new Planned()
            .Leg("L1", MoveMode.Air, "CAMP", "strip-7", "2024-03-14 23:30", "2024-03-15 01:05")
            .Chalk("C1", "c295m", ["L1"]);

        var text = Assert.Single(FlightPlan.Of(move.Look(), _ => Airframe)).Text;

        Assert.Contains("-CAMP2330\n", text, StringComparison.Ordinal);
        Assert.Contains("-ZZZZ0135 [16: alternate]", text, StringComparison.Ordinal);
        Assert.Contains("DOF/240314 DEST/[18: destination-place]", text, StringComparison.Ordinal);
    }

    [Fact]
    public void Each_chalk_has_its_own_and_a_leg_by_road_or_one_cancelled_has_none()
    {
        var move = Flown()
            .Chalk("C2", "c295m", ["L3"])
            .Leg("L4", MoveMode.Road, "OSDI", "FAOUAR", "2024-03-15 06:00", "2024-03-15 09:00")
            .Chalk("V1", "truck", ["L4"])
            .Leg("L9", MoveMode.Air, "UATE", "OLBA", "2024-03-16 06:00", "2024-03-16 10:00")
            .Chalk("C3", "c295m", ["L9"])
            .Say(new LegPassed(Planned.Move, "L9", null, LegDoing.Cancelled, null), "2024-03-12 06:00");

        Assert.Equal(["C1", "C2"], FlightPlan.Of(move.Look(), _ => Airframe).Select(plan => plan.Chalk));
    }

    [Fact]
    public void A_movement_number_stays_with_its_leg_however_it_slips()
    {
        var move = Flown().Leg("L4", MoveMode.Road, "OSDI", "FAOUAR", "2024-03-14 20:00", "2024-03-14 23:00");
        var before = move.Look();
        Assert.Equal("14-KAZ-01", MovementNumbers.Of(before.Known)[before.Leg("L3")!]);
        Assert.Equal("14-KAZ-02", MovementNumbers.Of(before.Known)[before.Leg("L4")!]);

        var after = move.Leg("L3", MoveMode.Air, "UATE", "OSDI", "2024-03-16 11:24", "2024-03-16 15:42").Look();
        Assert.Equal("14-KAZ-01", MovementNumbers.Of(after.Known)[after.Leg("L3")!]);
    }

    private static Planned Flown() =>
        new Planned()
            .Leg("L3", MoveMode.Air, "UATE", "OSDI", "2024-03-14 11:24", "2024-03-14 15:42", "c295m")
            .Chalk("C1", "c295m", ["L3"], "R1-001", "R1-017");
}
