using CsCheck;
using NodaTime;
using Qalqan.Measures;

namespace Qalqan.Lift.Tests;

public sealed class MarchTests
{
    private static readonly Instant Start = Instant.FromUtc(2024, 3, 15, 9, 0);

    // Times and lengths by the usual formulas (C).
    [Theory]
    [InlineData(20, 20, 25, 85, 2, 204.0, 8.4, 3.08)]
    [InlineData(26, 10, 40, 85, 3, 127.5, 15.9, 9.27)]
    public void A_column_of_one_serial_is_the_golden_vector(
        int vehicles,
        double density,
        double rate,
        double km,
        int units,
        double way,
        double pass,
        double space
    )
    {
        var column = Column([Serial("1", [.. Split(vehicles, units)])], density);
        var table = MarchTable.Of(column, Straight(km, rate), Start);

        Assert.Equal(way, (table.Rows[^1].Arrive - Start).TotalMinutes, 0.05);
        Assert.Equal(pass, column.PassTime(rate).TotalMinutes, 0.05);
        Assert.Equal(space, column.RoadSpace(rate).Kilometres, 0.005);
        Assert.Equal(way + pass, (table.End - Start).TotalMinutes, 0.1);
        Assert.Empty(table.Check());
    }

    [Fact]
    public void Twenty_five_thousand_vehicles_at_100_m_and_25_km_an_hour_pass_in_100_hours() =>
        Assert.Equal(100, Column([], 10).Moving(25_000, 25).TotalHours, 1e-9);

    [Theory]
    [InlineData(1, 1)]
    [InlineData(25, 1)]
    [InlineData(26, 2)]
    [InlineData(600, 24)]
    [InlineData(601, 26)]
    public void Extra_time_is_a_minute_for_25_and_two_beyond_600(int vehicles, int minutes) =>
        Assert.Equal(minutes, MarchCount(vehicles));

    [Fact]
    public void A_meal_and_a_checkpoint_move_what_comes_after_and_nothing_before()
    {
        var route = new MarchRoute([
            new CriticalPoint("SP", default, 0),
            new CriticalPoint("CP1", Km(30), 30, Duration.FromMinutes(30)),
            new CriticalPoint("RP", Km(60), 60),
        ]);

        var rows = MarchTable.Of(Column([Serial("1", 10), Serial("2", 16)], 10), route, Start).Rows;

        Assert.Equal([0, 60, 120], rows.Take(3).Select(row => (row.Arrive - Start).TotalMinutes));
        Assert.Equal(90, (rows[1].Leave - Start).TotalMinutes);
        // The second follows when 10 vehicles have passed at the slowest rate, 2 min, and 10 min of gap.
        Assert.Equal([12, 72, 132], rows.Skip(3).Select(row => (row.Arrive - Start).TotalMinutes));
    }

    [Fact]
    public void A_made_table_is_always_found_good_and_ends_no_sooner_than_the_whole_column_passes()
    {
        Gen.Select(Gen.Int[1, 30].Array[1, 3].Array[1, 5], Gen.Double[5, 60].Array[1, 5], Gen.Int[0, 45])
            .Sample(
                (vehicles, rates, halt) =>
                {
                    var column = Column([.. vehicles.Select((units, i) => Serial($"{i}", units))], 12);
                    var route = new MarchRoute([
                        new CriticalPoint("SP", default, 0),
                        .. rates.Select(
                            (rate, i) => new CriticalPoint($"{i}", Km(10 * (i + 1)), rate, Duration.FromMinutes(halt))
                        ),
                    ]);

                    var table = MarchTable.Of(column, route, Start);

                    Assert.Empty(table.Check());
                    var last = route.Points[^1];
                    var first = table.Rows.First(row => row.Point == last.Id);
                    Assert.True(
                        table.End - first.Leave >= column.PassTime(last.RateKmh) - Duration.FromMilliseconds(1)
                    );
                    if (rates.Distinct().Count() == 1)
                        Assert.Equal(
                            (first.Leave + column.PassTime(last.RateKmh)).ToUnixTimeMilliseconds(),
                            table.End.ToUnixTimeMilliseconds(),
                            2.0
                        );
                },
                iter: 200
            );
    }

    [Theory]
    [InlineData(-130, 0, 0, "arrives-before-it-leaves 1 RP 2024-03-15T09:50:00Z >2024-03-15T10:00:00Z correct-times")]
    [InlineData(-20, 0, 0, "faster-than-the-rate 1 RP 2024-03-15T11:40:00Z >=2024-03-15T12:00:00Z correct-times")]
    [InlineData(0, -70, 0, "leaves-before-it-arrives 1 RP 2024-03-15T10:50:00Z >=2024-03-15T12:00:00Z correct-times")]
    [InlineData(0, 0, -4, "clears-before-it-leaves 1 RP 2024-03-15T11:59:00Z >=2024-03-15T12:00:00Z correct-times")]
    public void A_table_that_bends_time_is_refused_with_the_time_that_is_wanted(
        int arrive,
        int leave,
        int clear,
        string problem
    )
    {
        var table = MarchTable.Of(Column([Serial("1", 10)], 10), Straight(60, 30), Start + Duration.FromHours(1));
        var last = table.Rows[^1];
        var bent = last with
        {
            Arrive = last.Arrive + Duration.FromMinutes(arrive),
            Leave = last.Leave + Duration.FromMinutes(arrive + leave),
            Clear = last.Clear + Duration.FromMinutes(arrive + clear),
        };

        var found = (table with { Rows = [table.Rows[0], bent] }).Check();

        Assert.Contains(problem, found.Select(one => $"{one.Code} {one.Subject} {one.Seen} {one.Wanted} {one.Change}"));
    }

    [Fact]
    public void Serials_in_each_others_tail_a_shut_bridge_a_short_halt_and_a_heavy_class_are_refused()
    {
        var route = new MarchRoute([
            new CriticalPoint("SP", default, 0),
            new CriticalPoint(
                "bridge",
                Km(30),
                30,
                Duration.FromMinutes(20),
                new Interval(Start, Start + Duration.FromMinutes(75)),
                40
            ),
        ]);
        var column = Column([Serial("1", 10), new Serial("2", [new MarchUnit("2a", 10, 50)])], 10);
        var table = MarchTable.Of(column, route, Start);
        MarchRow[] rows =
        [
            .. table.Rows.Take(2),
            table.Rows[2] with
            {
                Arrive = Start,
            },
            table.Rows[3] with
            {
                Leave = table.Rows[3].Arrive,
            },
        ];

        Assert.Equal(
            [
                "point-not-open 1 bridge",
                "halt-cut-short 2 bridge",
                "point-not-open 2 bridge",
                "load-class 2 bridge",
                "serials-overlap 2 SP",
            ],
            (table with { Rows = rows }).Check().Select(one => $"{one.Code} {one.Subject}")
        );
    }

    [Fact]
    public void A_column_or_a_route_that_cannot_be_is_named_before_any_time_is()
    {
        var column = Column([Serial("1", 0), Serial("1", 3)], 10);
        var route = new MarchRoute([new CriticalPoint("SP", Km(5), 0), new CriticalPoint("RP", Km(5), 0)]);

        Assert.Equal(
            ["serial-listed-twice", "serial-without-vehicles", "rate-not-positive", "points-out-of-order"],
            new MarchTable(column, route, []).Check().Select(problem => problem.Code)
        );
        Assert.Throws<ArgumentException>(() => MarchTable.Of(column, route, Start));
    }

    private static Distance Km(double km) => Distance.FromKilometres(km);

    private static int MarchCount(int vehicles) => (int)Lift.Column.Extra(vehicles).TotalMinutes;

    private static MarchRoute Straight(double km, double rate) =>
        new([new CriticalPoint("SP", default, 0), new CriticalPoint("RP", Km(km), rate)]);

    private static Column Column(IReadOnlyList<Serial> serials, double density) =>
        new(
            serials,
            Distance.FromMetres(1000 / density - 8),
            Distance.FromMetres(8),
            Duration.FromMinutes(5),
            Duration.FromMinutes(10)
        );

    private static Serial Serial(string id, params int[] units) =>
        new(id, [.. units.Select((vehicles, i) => new MarchUnit($"{id}{i}", vehicles))]);

    private static IEnumerable<int> Split(int vehicles, int units) =>
        Enumerable.Range(0, units).Select(i => (vehicles + i) / units);
}
