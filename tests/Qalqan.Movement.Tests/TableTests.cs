using NodaTime;
using Qalqan.Claims;
using Qalqan.Kernel;
using Qalqan.Lift;
using Qalqan.Measures;

namespace Qalqan.Movement.Tests;

public class TableTests
{
    private static readonly string[] Neighbours = ["OSDI", "OLBA", "OSLK", "OJAI"];

    // As two other implementations computed them for the study, in kilometres.
    [Theory]
    [InlineData("UAAA", "OSDI", 3668.5)]
    [InlineData("UAAA", "UATE", 2087.1)]
    [InlineData("UATE", "OSDI", 1714.5)]
    [InlineData("UAAA", "OLBA", 3729.5)]
    [InlineData("UAAA", "OJAI", 3806.1)]
    [InlineData("UATE", "OLBA", 1749.0)]
    [InlineData("UATE", "UBBB", 386.6)]
    [InlineData("UBBB", "OSDI", 1434.8)]
    public void Great_circles_agree_with_the_study_within_a_hundred_metres(string from, string to, double kilometres)
    {
        var length = At(from).DistanceTo(At(to)).Kilometres;
        Assert.True(Math.Abs(length - kilometres) < 0.1, $"{from}-{to}: {length}");
    }

    [Fact]
    public void A_way_through_points_is_as_long_as_its_parts()
    {
        List<KnownWay> drawn = [];
        foreach (var from in Tables.All.AllAirfields)
        foreach (var to in Tables.All.AllAirfields)
            if (Tables.All.Way(from.Value.Field.Code, to.Value.Field.Code)?.Value is { Length: not null } way)
                drawn.Add(way);
        Assert.True(drawn.Count >= 10);
        foreach (var way in drawn)
        {
            string[] points = [way.From, .. way.Via, way.To];
            var length = points.Zip(points.Skip(1)).Sum(pair => At(pair.First).DistanceTo(At(pair.Second)).Kilometres);
            Assert.True(Math.Abs(length - way.Length!.Value.Kilometres) < 2, $"{way.From}-{way.To}: {length}");
        }
    }

    [Fact]
    public void A_way_is_known_both_ways_round_and_its_states_come_in_the_order_flown()
    {
        Assert.Equal(["KZ", "AZ", "IR", "IQ", "SY"], Tables.All.Way("UATE", "OSDI")!.Value.States);
        Assert.Equal(["SY", "IQ", "IR", "AZ", "KZ"], Tables.All.Way("OSDI", "UATE")!.Value.States);
        Assert.Equal(1851, Tables.All.Way("OSDI", "UATE")!.Value.Length!.Value.Kilometres);
        Assert.Null(Tables.All.Way("UAAA", "OSLK"));
    }

    [Theory]
    [InlineData("2023-10-22", true)]
    [InlineData("2023-11-26", true)]
    [InlineData("2023-11-27", false)]
    [InlineData("2024-03-15", false)]
    [InlineData("2024-12-08", true)]
    [InlineData("2025-01-07", false)]
    public void Damascus_was_shut_when_it_was_shut(string day, bool isShut)
    {
        var damascus = Tables.All.Airfield("OSDI")!.Value;
        var on = NodaTime.Text.LocalDatePattern.Iso.Parse(day).Value;
        Assert.Equal(isShut, damascus.Field.IsClosedOn(on));
        Assert.All(damascus.Closures, closure => Assert.NotEmpty(closure.Source));
    }

    [Theory]
    [InlineData(2024, 2, 22, 4)]
    [InlineData(2024, 3, 14, 5)]
    public void Ten_in_Almaty_is_another_hour_before_and_after_the_first_of_March(int year, int month, int day, int utc)
    {
        var zone = Tables.All.Airfield("UAAA")!.Value.Zone;
        var ten = zone.AtStrictly(new LocalDateTime(year, month, day, 10, 0)).ToInstant();
        Assert.Equal(Instant.FromUtc(year, month, day, utc, 0), ten);
    }

    [Fact]
    public void Every_figure_of_an_aircraft_says_how_it_is_known_and_the_engine_takes_each_type()
    {
        Assert.Equal(
            ["a400m", "an26", "c130h", "c295m", "il76td"],
            Tables.All.AllAircraft.Select(type => type.Value.Id).Order()
        );
        foreach (var type in Tables.All.AllAircraft)
        {
            Assert.All(
                type.Value.Aircraft.Figures.Where(figure => figure.Figure is not null),
                figure => Assert.NotEmpty(figure.Figure!.Source)
            );
            var range = new PayloadRange(type.Value.Aircraft, Reserves.Study, null);
            Assert.True(range.With(0)!.Value.Kilometres > 1_000, type.Value.Id);
        }
    }

    [Theory]
    [InlineData("UN0285", 40, "not-with-passengers")]
    [InlineData("UN0012", 40, null)]
    [InlineData("UN0285", 0, "approval-missing")]
    [InlineData("UN0339", 0, null)]
    public void What_flies_with_passengers_is_what_the_air_table_lets_fly(
        string number,
        int passengers,
        string? refused
    )
    {
        var table = Tables.All.GoodsTable(MoveMode.Air)!.Value;
        var judged = table.Check(
            [new TransportUnit("A1", UnitKind.Aircraft, passengers)],
            [new GoodsLine("1", "A1", number, 100, 10, 5)]
        );
        Assert.Empty(judged.Problems);
        Assert.Equal(refused, judged.Faults.SingleOrDefault()?.Code);
        Assert.All(judged.Faults, fault => Assert.Contains("49 CFR", fault.Cited!.Source, StringComparison.Ordinal));
    }

    [Theory]
    [InlineData(MoveMode.Air, UnitKind.Aircraft, false)]
    [InlineData(MoveMode.Road, UnitKind.Vehicle, true)]
    [InlineData(MoveMode.Sea, UnitKind.Hold, true)]
    public void Detonators_and_TNT_do_not_share_a_unit(MoveMode mode, UnitKind kind, bool isByGroup)
    {
        var judged = Tables
            .All.GoodsTable(mode)!
            .Value.Check(
                [new TransportUnit("U", kind)],
                [
                    new GoodsLine("1", "U", "UN0030", 10, 5, 1, IsApproved: true),
                    new GoodsLine("2", "U", "UN0209", 10, 5, 1, IsApproved: true),
                ]
            );
        // By air different groups may share a unit but for 1.4B: 1.1B and 1.1D are refused there by approval alone.
        Assert.Equal(isByGroup, judged.Faults.Any(fault => fault is { Code: "segregation", Seen: "1.1B+1.1D" }));
    }

    [Fact]
    public void Every_goods_table_is_symmetric_and_one_that_is_not_is_refused_at_load()
    {
        foreach (var mode in (MoveMode[])[MoveMode.Air, MoveMode.Road, MoveMode.Sea])
            Assert.Empty(Tables.All.GoodsTable(mode)!.Value.Problems());
        var (standard, problems) = Tables.Read(
            Tables
                .Text("movement-goods-sea")
                .Replace("\"* * * 4 2 2 4 4", "\"* * * 3 2 2 4 4", StringComparison.Ordinal)
        );
        Assert.Null(standard);
        Assert.Contains(problems, problem => problem.Wanted.Contains("symmetric", StringComparison.Ordinal));
    }

    [Theory]
    [InlineData("movement-air", "\"runwayMetres\": 4500", "\"runwayMetres\": 4900", "feet")]
    [InlineData(
        "movement-air",
        "\"operatingMass\": { \"value\": 15020",
        "\"operatingMass\": { \"value\": 25020",
        "takeoff"
    )]
    [InlineData("movement-clearances", "\"weekend\": [\"friday\"", "\"weekend\": [\"freeday\"", "freeday")]
    [InlineData("movement-clearances", "2024-03-08", "2026-03-08", "2026-03-08")]
    public void A_table_that_contradicts_itself_is_refused(string pack, string from, string to, string says)
    {
        var text = Tables.Text(pack);
        Assert.Contains(from, text, StringComparison.Ordinal);
        var (standard, problems) = Tables.Read(text.Replace(from, to, StringComparison.Ordinal));
        Assert.Null(standard);
        Assert.Contains(problems, problem => problem.ToString().Contains(says, StringComparison.Ordinal));
    }

    [Fact]
    public void Azerbaijan_asks_fourteen_working_days_and_four_days_of_slip_kill_its_approval()
    {
        var rule = Tables.All.ClearanceRule("AZ", "state", "military")!.Value;
        Assert.Equal((14, Duration.FromHours(72)), (rule.LeadWorkingDays, rule.Validity));
        var calendar = Tables.All.WorkingCalendar("AZ")!;
        var enter = Instant.FromUtc(2024, 3, 14, 12, 0);
        Crossing planned = new("L2", "AZ", rule, enter, enter + Duration.FromHours(1));
        Crossing slipped = planned with
        {
            Enter = enter + Duration.FromDays(4),
            Leave = enter + Duration.FromDays(4) + Duration.FromHours(1),
        };
        var clearing = new Clearing([Lift.Clearance.By(rule, "L2", enter)], [calendar]);
        var now = Instant.FromUtc(2024, 3, 12, 9, 0);
        Assert.Equal(ClearanceStatus.Cleared, clearing.Judge([planned], now)[0].Status);
        var again = Assert.Single(clearing.Reopened([planned], [slipped], now));
        // Fourteen whole working days before 18 March, the 8th being a holiday.
        Assert.Equal(new LocalDate(2024, 2, 23), again.ToDo!.ApplyBy);
        Assert.True(again.ToDo.IsLate);
    }

    [Fact]
    public void Of_a_state_nobody_has_asked_nothing_is_known()
    {
        Assert.Null(Tables.All.ClearanceRule("SY", "state", "military"));
        Assert.Null(Tables.All.ClearanceRule("IR", "state", "military"));
        Assert.NotNull(Tables.All.ClearanceRule("IR", "civil", "military"));
        Assert.Null(Tables.All.WorkingCalendar("SY"));
        Assert.Equal([IsoDayOfWeek.Friday, IsoDayOfWeek.Saturday], Tables.All.Week("SY")!.Value.Weekend);
    }

    [Fact]
    public void Each_neighbour_of_Damascus_has_a_road_on_and_Damascus_the_shortest()
    {
        var hours = Neighbours.ToDictionary(code => code, code => Tables.All.OnwardRoad(code)!.Value.Takes.TotalHours);
        Assert.Equal((2.5, 13.5, 8.5, 14.5), (hours["OSDI"], hours["OLBA"], hours["OSLK"], hours["OJAI"]));
        Assert.Equal(Confidence.Low, Tables.All.OnwardRoad("OLBA")!.Mark);
    }

    private static Place At(string icao) => Tables.All.Airfield(icao)!.Value.Field.At;
}
