using NodaTime;
using Qalqan.Measures;

namespace Qalqan.Geofencing.Tests;

/// <summary>What the watch claims, by small examples: a line from north to south along 35.8° E with 300 m of error, and a square on its east.</summary>
public sealed class WatchTests
{
    private static readonly Instant Nine = Instant.FromUtc(2025, 1, 7, 9, 0);

    private static readonly WatchPlan Plan = new()
    {
        Lines = [new("line", Ground.Line("33.2,35.8 33.0,35.8"), Distance.FromMetres(300))],
        Zones =
        [
            new(new Zone("square", Ground.Area("33.0,35.9 33.0,36.0 33.1,36.0 33.1,35.9")), Distance.FromMetres(400)),
        ],
        Dwells = [new("an-hour", "square", Among.All, Duration.FromHours(1))],
        Presences = [new("nobody", ["square"], new Among(["one"], []))],
        Speed = 60,
        Silence = Duration.FromHours(6),
        Lateness = Duration.FromMinutes(10),
    };

    [Fact]
    public void Within_the_errors_of_a_line_nothing_is_claimed_until_a_position_clearly_beyond_it()
    {
        var wobble = new[] { 35.81, 35.801, 35.799, 35.8015, 35.798, 35.8005, 35.79 };
        var crossing = Assert.Single(Watched([.. wobble.Select((lon, i) => At(i, 33.1, lon))]));
        Assert.Equal((AlarmKind.Crossing, Side.Left), (crossing.Kind, crossing.From));
        Assert.Equal((Nine, Minute(6)), (crossing.NotBefore, crossing.NotAfter));
        Assert.InRange(crossing.At, Minute(5), Minute(6)); // where it last met the line
        Assert.Equal(35.8, crossing.Place!.Value.Longitude, 9);
        Assert.True(crossing.Margin > crossing.Error, $"{crossing}");
    }

    [Fact]
    public void Back_to_where_it_came_from_is_no_crossing() =>
        Assert.Empty(Watched(At(0, 33.1, 35.81), At(1, 33.1, 35.799), At(2, 33.1, 35.81)));

    [Fact]
    public void Round_the_end_of_a_line_is_no_crossing() =>
        Assert.Empty(Watched(At(0, 33.02, 35.81), At(3, 32.98, 35.80), At(6, 33.02, 35.79)));

    [Fact]
    public void Over_a_line_and_back_and_then_round_its_end_is_none() =>
        Assert.Empty(
            Watched(
                At(0, 33.02, 35.81),
                At(1, 33.02, 35.799),
                At(2, 33.02, 35.801),
                At(5, 32.98, 35.80),
                At(8, 33.02, 35.79)
            )
        );

    [Fact]
    public void Over_a_line_and_then_past_its_end_is_one() =>
        Assert.Single(Watched(At(0, 33.02, 35.81), At(3, 32.995, 35.79), At(6, 33.02, 35.79)));

    [Fact]
    public void Of_three_meetings_on_one_step_the_last_is_told()
    {
        var saw = Plan with
        {
            Lines =
            [
                new(
                    "line",
                    Ground.Line("33.2,35.79 33.11,35.79 33.105,35.82 33.095,35.78 33.09,35.81 33.0,35.81"),
                    default
                ),
            ],
        };
        var crossing = Assert.Single(Watched(saw, At(0, 33.1, 35.83), At(2, 33.1, 35.77)));
        Assert.Equal(35.8, crossing.Place!.Value.Longitude, 9);
        var steep = Assert.Single(Watched(saw, At(0, 33.115, 35.80), At(2, 33.085, 35.80)));
        Assert.True(steep.Place!.Value.Latitude < 33.095, $"{steep}");
    }

    [Fact]
    public void Without_errors_a_hair_beside_the_line_is_a_side()
    {
        // A third of the way along, but for the rounding of decimals: too near for any distance in metres.
        var slanted = Plan with
        {
            Lines = [new("line", Ground.Line("33.25,35.80 33.22,35.86"), default)],
        };
        Assert.Equal(Side.Left, Assert.Single(Watched(slanted, Bare(0, 33.24, 35.82), Bare(3, 33.23, 35.816))).From);
        Position Bare(int minutes, double latitude, double longitude) =>
            At(minutes, latitude, longitude) with
            {
                Error = default,
            };
    }

    [Fact]
    public void A_jump_is_named_and_draws_no_crossing()
    {
        // Forty kilometres within a minute, and back.
        var jump = Assert.Single(Watched(At(0, 33.1, 35.82), At(1, 33.1, 35.39), At(2, 33.1, 35.82)));
        Assert.Equal(AlarmKind.Jump, jump.Kind);
        Assert.Equal(40.1, jump.Margin!.Value.Kilometres, 1);
    }

    [Fact]
    public void After_a_jump_that_the_next_position_bears_out_the_track_goes_on_from_there()
    {
        var alarms = Watched(At(0, 33.05, 35.95), At(1, 33.1, 35.39), At(2, 33.1, 35.40), At(40, 33.1, 35.81));
        Assert.Equal(
            [AlarmKind.Enter, AlarmKind.Jump, AlarmKind.Leave, AlarmKind.Crossing],
            alarms.Select(alarm => alarm.Kind)
        );
        Assert.Equal(LeaveReason.Jumped, alarms[2].Reason);
    }

    [Fact]
    public void A_track_that_falls_silent_leaves_when_it_has_been_silent_for_so_long()
    {
        var alarms = Watched(At(0, 33.05, 35.95), At(900, 33.3, 35.5) with { Entity = "other" });
        Assert.Equal(
            [AlarmKind.Enter, AlarmKind.LimitOver, AlarmKind.Leave, AlarmKind.LimitBack],
            alarms.Select(alarm => alarm.Kind)
        );
        Assert.Equal([Nine, Minute(60), Minute(360), Minute(360)], alarms.Select(alarm => alarm.At));
        Assert.Equal(LeaveReason.Silent, alarms[2].Reason);
    }

    [Theory]
    [InlineData(60, 0)] // exactly an hour is allowed
    [InlineData(61, 2)]
    public void A_stay_is_over_once_it_is_longer_than_it_may_be(int minutes, int limits) =>
        Assert.Equal(
            limits,
            Watched(At(0, 33.05, 35.95), At(minutes, 33.05, 35.85))
                .Count(alarm => alarm.Kind is AlarmKind.LimitOver or AlarmKind.LimitBack)
        );

    [Fact]
    public void Whose_it_is_may_be_said_later_and_the_violation_begins_then()
    {
        var alarms = Watched(At(0, 33.05, 35.95), At(5, 33.05, 35.95) with { Side = "one" }, At(9, 33.05, 35.85));
        Assert.Equal(
            [AlarmKind.Enter, AlarmKind.ViolationStart, AlarmKind.Leave, AlarmKind.ViolationEnd],
            alarms.Select(alarm => alarm.Kind)
        );
        Assert.Equal(Minute(5), alarms[1].At);
    }

    [Fact]
    public void Over_a_line_that_was_drawn_anew_in_between_no_crossing_is_drawn()
    {
        var turn = Minute(10);
        var anew = Plan with
        {
            Lines =
            [
                Plan.Lines[0] with
                {
                    When = new Interval(null, turn),
                },
                Plan.Lines[0] with
                {
                    Line = Ground.Line("33.2,35.83 33.0,35.83"),
                    When = new Interval(turn, null),
                },
            ],
        };
        var crossing = Assert.Single(
            Watched(anew, At(0, 33.1, 35.79), At(10, 33.1, 35.86), At(14, 33.1, 35.81), At(16, 33.1, 35.79))
        );
        Assert.Equal((Side.Left, turn, Minute(14)), (crossing.From, crossing.NotBefore, crossing.NotAfter));
        Assert.Equal(35.83, crossing.Place!.Value.Longitude, 9);
    }

    [Fact]
    public void A_rule_that_begins_and_ends_while_nothing_moves_is_touched_for_as_long_as_it_holds()
    {
        var dated = Plan with { Presences = [Plan.Presences[0] with { When = new Interval(Minute(10), Minute(20)) }] };
        var alarms = Watched(
            dated,
            [.. new[] { 0, 9, 10, 19, 20 }.Select(minute => At(minute, 33.05, 35.95) with { Side = "one" })]
        );
        Assert.Equal(
            [(AlarmKind.Enter, Nine), (AlarmKind.ViolationStart, Minute(10)), (AlarmKind.ViolationEnd, Minute(20))],
            alarms.Select(alarm => (alarm.Kind, alarm.At))
        );
    }

    [Fact]
    public void What_comes_too_late_is_said_to_be_late_and_changes_nothing()
    {
        var late = At(1, 33.1, 35.79);
        var alarms = Watched(At(0, 33.1, 35.81), At(30, 33.1, 35.81), late, late);
        Assert.Equal([AlarmKind.Late, AlarmKind.Late], alarms.Select(alarm => alarm.Kind));
        Assert.Equal(Minute(1), alarms[0].At);
    }

    [Fact]
    public void Fire_over_a_line_is_a_crossing_unless_either_end_is_too_close_to_call()
    {
        Sighting Shot(double from, double to) =>
            new(
                "S-1",
                Nine,
                "shot",
                new Place(33.1, from),
                Distance.FromMetres(100),
                new Place(33.1, to),
                Distance.FromMetres(100)
            );
        Alarm[] Of(Sighting shot) => [.. WatchOracleTests.Watched(Plan, [shot])];
        Assert.Equal(AlarmKind.Crossing, Assert.Single(Of(Shot(35.79, 35.83))).Kind);
        Assert.Empty(Of(Shot(35.797, 35.83)));
        Assert.Empty(Of(Shot(35.79, 35.803)));
        Assert.Empty(Of(Shot(35.81, 35.83)));
    }

    [Fact]
    public void A_plan_that_names_what_is_not_there_is_a_mistake() =>
        Assert.Throws<ArgumentException>(() =>
            new Watch(Plan with { Presences = [new("rule", ["nowhere"], Among.All)] }, _ => { })
        );

    private static Instant Minute(int minutes) => Nine + Duration.FromMinutes(minutes);

    private static Position At(int minutes, double latitude, double longitude) =>
        new("V-1", Minute(minutes), new Place(latitude, longitude), Distance.FromMetres(50));

    private static List<Alarm> Watched(params Position[] positions) => Watched(Plan, positions);

    private static List<Alarm> Watched(WatchPlan plan, params Position[] positions) =>
        WatchOracleTests.Watched(plan, positions.Cast<object>());
}
