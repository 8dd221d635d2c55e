using NodaTime;
using Qalqan.Claims;

namespace Qalqan.Movement.Tests;

/// <summary>
/// A convoy played from a script: 139 in eight vehicles of two serials, one vehicle lost on the way and its people taken up by the next, one tracker
/// whose file comes late.
/// </summary>
public sealed class ConvoyTests
{
    private static readonly string[] People = [.. Enumerable.Range(1, 139).Select(number => $"R1-{number:000}")];

    private static string[] In(int vehicle) => [.. People.Where((_, at) => at % 8 == vehicle - 1)];

    // Everything that is said before the convoy leaves.
    private static Planned Ordered(decimal kilometresAnHour = 30)
    {
        var plan = new Planned().Leg("L6", MoveMode.Road, "OSDI", "FAOUAR", "2024-03-15 08:00", "2024-03-15 12:00");
        for (var vehicle = 1; vehicle <= 8; vehicle++)
            plan.Chalk($"V{vehicle}", "truck", ["L6"], In(vehicle));
        return plan.Say(
                new MarchOrdered(
                    Planned.Move,
                    "L6",
                    100,
                    8,
                    0,
                    10,
                    [new MarchSerial("S1", [4]), new MarchSerial("S2", [4])],
                    [
                        new MarchPoint("SP", "airport gate", 0, 0, 0, 10, null),
                        new MarchPoint("CP1", "first checkpoint", 40, kilometresAnHour, 20, 15, null),
                        new MarchPoint("RP", "camp", 88, 30, 0, 15, null),
                    ],
                    []
                ),
                "2024-03-15 08:00"
            )
            .Say(
                new EscortArranged(
                    Planned.Move,
                    "E1",
                    "L6",
                    "un-unit",
                    "escort of the mission",
                    "front and rear",
                    "SP",
                    "RP",
                    "SP",
                    "channel 3",
                    "wait inside the gate"
                ),
                "2024-03-15 07:30"
            );
    }

    [Fact]
    public void Every_time_of_a_pass_is_one_that_can_be_told()
    {
        var plan = Ordered(47).Look("2024-03-15 07:00");

        var passes = RoadMarch.Of(plan, "L6")!.Passes.ToList();

        Assert.NotEmpty(passes);
        foreach (var pass in passes)
        foreach (var at in new[] { pass.Planned.Arrive, pass.Planned.Leave, pass.Planned.Clear, pass.OverdueFrom })
            Assert.EndsWith("Z", Qalqan.Measures.Iso.Format(at), StringComparison.Ordinal);
    }

    private static Planned Left() =>
        Ordered()
            .Say(new EscortMet(Planned.Move, "E1", true, null), "2024-03-15 07:35")
            .Say(Count("OSDI", CountDoing.Leaving, 139), "2024-03-15 07:50")
            .Say(new LegPassed(Planned.Move, "L6", null, LegDoing.Left, null), "2024-03-15 08:00")
            .Say(CheckIn("S1", "SP", 4), "2024-03-15 08:00")
            .Say(CheckIn("S2", "SP", 4), "2024-03-15 08:13");

    [Fact]
    public void Played_to_its_end_the_convoy_has_the_right_139()
    {
        var end = Left()
            .Say(CheckIn("S1", "CP1", 4), "2024-03-15 09:25")
            // V6 breaks down; who was in it is taken up by V7 and V8.
            .Say(new ChalkStated(Planned.Move, "V6", ChalkState.Lost, "gearbox, abandoned"), "2024-03-15 09:40")
            .Say(CheckIn("S2", "CP1", 3), "2024-03-15 10:05")
            .Say(CheckIn("S1", "RP", 4), "2024-03-15 11:20")
            .Say(CheckIn("S2", "RP", 3), "2024-03-15 12:00")
            .Say(new LegPassed(Planned.Move, "L6", null, LegDoing.Arrived, null), "2024-03-15 12:05")
            .Say(Count("FAOUAR", CountDoing.Arrived, 139), "2024-03-15 12:20")
            .Look("2024-03-15 13:00");

        var counts = HeadCounts.Of(end);
        Assert.Equal([139, 139], counts.Select(count => count.Counted));
        Assert.All(counts, count => Assert.Equal(CountStanding.Complete, count.Standing));
        Assert.Equal(People, counts[^1].Expected.Order(StringComparer.Ordinal));
        var march = RoadMarch.Of(end, "L6")!;
        Assert.Empty(march.Problems);
        Assert.Empty(march.Overdue);
        Assert.True(march.Escorts.Single().Met!.Said.IsMet);
    }

    [Fact]
    public void A_serial_that_nobody_heard_of_is_overdue_until_it_is_heard_of_anywhere_further_on()
    {
        var late = Left().Say(CheckIn("S1", "CP1", 4), "2024-03-15 09:25");
        var waiting = RoadMarch.Of(late.Look("2024-03-15 10:30"), "L6")!;
        var heard = RoadMarch.Of(late.Say(CheckIn("S2", "RP", 4), "2024-03-15 12:00").Look("2024-03-15 12:10"), "L6")!;

        Assert.Equal([("S2", "CP1")], waiting.Overdue.Select(pass => (pass.Serial, pass.Point.Point)));
        // S1 is then overdue at the end, S2 is not; its checkpoint was passed unheard.
        Assert.Equal([("S1", "RP")], heard.Overdue.Select(pass => (pass.Serial, pass.Point.Point)));
        Assert.Equal(
            PassStanding.PassedUnheard,
            heard.Passes.Single(pass => pass.Serial == "S2" && pass.Point.Point == "CP1").Standing
        );
    }

    [Fact]
    public void Before_its_margin_has_passed_nothing_is_overdue()
    {
        var march = RoadMarch.Of(Left().Look("2024-03-15 09:30"), "L6")!;

        Assert.Empty(march.Overdue);
        Assert.Contains(march.Passes, pass => pass.Standing is PassStanding.Expected);
    }

    [Fact]
    public void A_file_of_positions_that_comes_late_fills_the_track_and_moves_no_live_status()
    {
        var live = Left()
            .Say(
                Track("V3", ("2024-03-15 08:30", "33.40,36.40"), ("2024-03-15 10:55", "33.25,35.95")),
                "2024-03-15 08:30"
            );
        var before = LivePosition.Of(live.Look("2024-03-15 11:00")).Single();
        // Two days later the tracker's own file comes in; its points are of the morning.
        live.Say(
            Track("V3", ("2024-03-15 08:00", "33.41,36.51"), ("2024-03-15 09:30", "33.35,36.20")),
            "2024-03-15 08:00"
        );
        var after = LivePosition.Of(live.Look("2024-03-15 11:00")).Single();
        var overdue = RoadMarch.Of(live.Look("2024-03-15 11:00"), "L6")!.Overdue.Count();

        Assert.Equal("33.25,35.95", before.Point.LatLon);
        Assert.Equal(before.Point, after.Point);
        Assert.False(after.IsStale);
        Assert.Equal(RoadMarch.Of(Left().Look("2024-03-15 11:00"), "L6")!.Overdue.Count(), overdue);
    }

    [Fact]
    public void Who_is_missing_is_told_with_where_the_record_has_them_last()
    {
        var end = Left()
            .Say(
                new NodeCounted(
                    Planned.Move,
                    "L6",
                    "FAOUAR",
                    CountDoing.Arrived,
                    null,
                    138,
                    [new NotThere("R1-077", "at the second checkpoint, 1015")],
                    [],
                    null
                ),
                "2024-03-15 12:20"
            )
            .Look("2024-03-15 13:00");

        var arrived = HeadCounts.Of(end)[^1];
        var missing = Assert.Single(arrived.Missing);
        Assert.Equal(CountStanding.SomebodyMissing, arrived.Standing);
        Assert.Equal("R1-077", missing.Person);
        Assert.Equal("OSDI", missing.LastCounted!.Said.Node);
    }

    [Fact]
    public void Chalks_counted_one_by_one_add_up_and_a_count_of_all_takes_their_place()
    {
        var plan = Left();
        for (var vehicle = 1; vehicle <= 7; vehicle++)
            plan.Say(
                new NodeCounted(
                    Planned.Move,
                    "L6",
                    "FAOUAR",
                    CountDoing.Arrived,
                    $"V{vehicle}",
                    In(vehicle).Length,
                    [],
                    [],
                    null
                ),
                $"2024-03-15 12:{10 + vehicle}"
            );
        Assert.Equal(CountStanding.InPart, HeadCounts.Of(plan.Look("2024-03-15 13:00"))[^1].Standing);

        plan.Say(Count("FAOUAR", CountDoing.Arrived, 139), "2024-03-15 12:40");
        Assert.Equal(CountStanding.Complete, HeadCounts.Of(plan.Look("2024-03-15 13:00"))[^1].Standing);
    }

    private static NodeCounted Count(string node, CountDoing doing, int counted) =>
        new(Planned.Move, "L6", node, doing, null, counted, [], [], null);

    private static CheckedIn CheckIn(string serial, string point, int vehicles) =>
        new(Planned.Move, "L6", serial, point, vehicles, null, null);

    private static Tracked Track(string chalk, params (string At, string LatLon)[] points) =>
        new(
            Planned.Move,
            chalk,
            "tracker",
            [.. points.Select(point => new TrackPoint(Planned.At(point.At), point.LatLon))]
        );
}
