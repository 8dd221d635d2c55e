using CsCheck;
using NodaTime;

namespace Qalqan.Lift.Tests;

public sealed class BackwardPlanTests
{
    private static readonly DateTimeZone Almaty = DateTimeZoneProviders.Tzdb["Asia/Almaty"];
    private static readonly DateTimeZone Damascus = DateTimeZoneProviders.Tzdb["Asia/Damascus"];

    [Theory]
    [InlineData(2024, 2, 22, 4)]
    [InlineData(2024, 3, 14, 5)]
    public void Ten_in_Almaty_is_the_studys_hour(int year, int month, int day, int utc) =>
        Assert.Equal(
            Instant.FromUtc(year, month, day, utc, 0),
            PlaceClock.Deadline(new LocalDateTime(year, month, day, 10, 0), Almaty)
        );

    [Fact]
    public void A_time_that_comes_twice_is_an_early_deadline_and_a_late_beginning()
    {
        var twice = new LocalDateTime(2024, 2, 29, 23, 30); // the clocks were merged that midnight

        Assert.Equal(Instant.FromUtc(2024, 2, 29, 17, 30), PlaceClock.Deadline(twice, Almaty));
        Assert.Equal(Instant.FromUtc(2024, 2, 29, 18, 30), PlaceClock.NotBefore(twice, Almaty));
    }

    [Fact]
    public void Hours_of_a_night_whose_clock_jumps_are_an_hour_shorter()
    {
        var beirut = DateTimeZoneProviders.Tzdb["Asia/Beirut"];
        var day = new LocalDate(2024, 3, 30);

        var hours = PlaceClock.Hours(
            new DateInterval(day, day.PlusDays(1)),
            new LocalTime(22, 0),
            new LocalTime(6, 0),
            beirut
        );

        Assert.Equal([7, 8], hours.Select(night => night.Duration.TotalHours));
    }

    /// <summary>The first case, planned back from a handover at noon on 18 March; durations C or made up.</summary>
    [Fact]
    public void The_first_case_planned_back_from_the_handover_says_when_the_train_must_leave()
    {
        PlannedLeg[] legs =
        [
            new(
                "train",
                Duration.FromHours(72),
                [],
                PlaceClock.NotBefore(new LocalDateTime(2024, 2, 22, 10, 0), Almaty)
            ),
            new("cargo-flight", Duration.FromHours(4), [new("train", Duration.FromHours(24))]),
            new(
                "advance",
                Duration.FromHours(10),
                [],
                PlaceClock.NotBefore(new LocalDateTime(2024, 2, 22, 10, 0), Almaty)
            ),
            new(
                "cargo-road",
                Duration.FromHours(4),
                [new("cargo-flight", Duration.FromHours(6)), new("advance", Duration.FromHours(12))]
            ),
            new(
                "main-flight",
                Duration.FromHours(11.5),
                [new("cargo-road", Duration.FromHours(12))],
                PlaceClock.NotBefore(new LocalDateTime(2024, 3, 14, 10, 0), Almaty)
            ),
            new("main-road", Duration.FromHours(4), [new("main-flight", Duration.FromHours(2))]),
            new(
                "handover",
                Duration.FromHours(1),
                [new("main-road", Duration.FromHours(48))],
                Required: PlaceClock.Deadline(new LocalDateTime(2024, 3, 18, 12, 0), Damascus)
            ),
        ];

        var plan = BackwardPlan.Of(legs);

        Assert.Empty(plan.Problems);
        var times = plan.Legs.ToDictionary(leg => leg.Leg);
        // 18 March 12:00 in Damascus is 09:00 UTC; less 1, 48, 4, 2 and 11.5 hours.
        Assert.Equal(Instant.FromUtc(2024, 3, 15, 14, 30), times["main-flight"].LatestStart);
        Assert.Equal(Instant.FromUtc(2024, 3, 14, 5, 0), times["main-flight"].EarliestStart);
        Assert.Equal(33.5, times["main-flight"].Slack!.Value.TotalHours);
        Assert.Equal(
            Instant.FromUtc(2024, 3, 15, 14, 30) - Duration.FromHours(12 + 4 + 6 + 4 + 24 + 72),
            times["train"].LatestStart
        );
        Assert.Equal(["main-flight", "main-road", "handover"], plan.Critical);
    }

    [Fact]
    public void A_clearance_that_ends_before_the_aircraft_is_ready_is_named_and_one_that_opens_later_moves_the_plan()
    {
        var ready = Instant.FromUtc(2024, 3, 14, 5, 0);
        PlannedLeg leg = new("flight", Duration.FromHours(4), [], ready, ready + Duration.FromHours(40));
        var later = leg with { DepartWithin = [Window(20, 30)], ArriveWithin = [Window(0, 22), Window(26, 28)] };
        var ended = leg with { DepartWithin = [Window(-72, 0)] };

        var moved = BackwardPlan.Of([later]).Legs[0];
        var dead = BackwardPlan.Of([ended]);

        Assert.Equal(ready + Duration.FromHours(22), moved.EarliestStart);
        Assert.Equal(ready + Duration.FromHours(24) - Duration.FromSeconds(1), moved.LatestStart);
        Assert.Equal(
            ["no-window-after flight", "cannot-be-in-time flight"],
            dead.Problems.Select(problem => $"{problem.Code} {problem.Subject}")
        );

        Interval Window(int from, int to) => new(ready + Duration.FromHours(from), ready + Duration.FromHours(to));
    }

    [Fact]
    public void A_window_is_a_deadline_and_a_beginning_where_nothing_else_is()
    {
        var (opens, shuts) = (Instant.FromUtc(2024, 3, 14, 0, 0), Instant.FromUtc(2024, 3, 17, 0, 0));
        PlannedLeg[] legs =
        [
            new("drive", Duration.FromHours(5), []),
            new("flight", Duration.FromHours(4), [new("drive", Duration.FromHours(1))])
            {
                ArriveWithin = [new Interval(opens, shuts)],
            },
        ];

        var plan = BackwardPlan.Of(legs);

        Assert.Equal(shuts - Duration.FromHours(10) - Duration.FromSeconds(1), plan.Legs[0].LatestStart);
        Assert.Equal(opens - Duration.FromHours(4), plan.Legs[1].EarliestStart);
    }

    /// <summary>Second by second over three quarters of an hour, the slow way.</summary>
    [Fact]
    public void A_leg_in_windows_begins_at_the_first_and_the_last_second_that_fit_both()
    {
        var epoch = Instant.FromUtc(2024, 3, 1, 0, 0);
        var windows = Gen.Select(Gen.Int[0, 40], Gen.Int[1, 6]).Array[1, 3];
        Gen.Select(windows, windows, Gen.Int[0, 6], Gen.Int[0, 10], Gen.Int[20, 48])
            .Sample(
                (departs, arrives, takes, ready, required) =>
                {
                    var leg = new PlannedLeg("a", Minutes(takes), [], epoch + Minutes(ready), epoch + Minutes(required))
                    {
                        DepartWithin = Of(departs),
                        ArriveWithin = Of(arrives),
                    };
                    Instant[] fitting =
                    [
                        .. Enumerable
                            .Range(0, 48 * 60)
                            .Select(second => epoch + Duration.FromSeconds(second))
                            .Where(at => leg.DepartWithin.Any(window => window.Contains(at)))
                            .Where(at => leg.ArriveWithin.Any(window => window.Contains(at + leg.Takes))),
                    ];
                    var first = fitting.Where(at => at >= leg.NotBefore).Cast<Instant?>().FirstOrDefault();
                    var last = fitting.Where(at => at + leg.Takes <= leg.Required).Cast<Instant?>().LastOrDefault();

                    var plan = BackwardPlan.Of([leg]);

                    Assert.Equal(first is null, plan.Problems.Any(problem => problem.Code == "no-window-after"));
                    Assert.Equal(last is null, plan.Problems.Any(problem => problem.Code == "no-window-before"));
                    Assert.Equal(first ?? plan.Legs[0].EarliestStart, plan.Legs[0].EarliestStart);
                    Assert.Equal(last ?? plan.Legs[0].LatestStart, plan.Legs[0].LatestStart);
                },
                iter: 300
            );

        static Duration Minutes(int hours) => Duration.FromMinutes(hours);

        IReadOnlyList<Interval> Of((int From, int Length)[] windows) =>
            [.. windows.Select(one => new Interval(epoch + Minutes(one.From), epoch + Minutes(one.From + one.Length)))];
    }

    [Fact]
    public void Legs_in_a_circle_twice_or_after_a_stranger_are_named()
    {
        PlannedLeg[] circle = [Leg("a", "b"), Leg("b", "a"), Leg("c")];
        PlannedLeg[] slips = [Leg("a"), Leg("a"), Leg("b", "z") with { Takes = Duration.FromHours(-1) }];

        Assert.Equal("legs-in-a-circle a b", Only(circle));
        Assert.Equal("leg-listed-twice a,duration-negative b,leg-unknown b", Only(slips));

        static PlannedLeg Leg(string id, params string[] after) =>
            new(id, Duration.FromHours(1), [.. after.Select(one => new LegBefore(one, Duration.Zero))]);

        static string Only(PlannedLeg[] legs) =>
            string.Join(',', BackwardPlan.Of(legs).Problems.Select(problem => $"{problem.Code} {problem.Subject}"));
    }

    /// <summary>Every leg held back to its latest still ends everything in time; held back a second more, something is late.</summary>
    [Fact]
    public void Latest_is_the_last_moment_from_which_playing_the_plan_forward_is_in_time()
    {
        var epoch = Instant.FromUtc(2024, 3, 1, 0, 0);
        var link = Gen.Select(Gen.Bool, Gen.Int[0, 5]);
        var window = Gen.Select(Gen.Int[-100, 100], Gen.Int[1, 40]);
        Gen.Select(Gen.Int[0, 20].Array[6], link.Array[36], window.Array[6], Gen.Bool.Array[6], Gen.Int[0, 30].Array[6])
            .Sample(
                (takes, links, windows, windowed, required) =>
                {
                    PlannedLeg[] legs =
                    [
                        .. Enumerable
                            .Range(0, 6)
                            .Select(i => new PlannedLeg(
                                $"{i}",
                                Duration.FromHours(takes[i]),
                                [
                                    .. Enumerable
                                        .Range(0, i)
                                        .Where(j => links[6 * i + j].Item1)
                                        .Select(j => new LegBefore($"{j}", Duration.FromHours(links[6 * i + j].Item2))),
                                ],
                                Required: i == 5 || required[i] < 5 ? epoch + Duration.FromHours(required[i]) : null
                            )
                            {
                                DepartWithin = windowed[i]
                                    ?
                                    [
                                        new Interval(
                                            epoch + Duration.FromHours(windows[i].Item1),
                                            epoch + Duration.FromHours(windows[i].Item1 + windows[i].Item2)
                                        ),
                                    ]
                                    : [],
                            }),
                    ];
                    var plan = BackwardPlan.Of(legs);
                    if (plan.Problems.Count > 0)
                        return;
                    foreach (var (leg, times) in legs.Zip(plan.Legs))
                        if (times.LatestStart is { } latest)
                        {
                            Assert.True(InTime(legs, leg.Id, latest));
                            Assert.False(InTime(legs, leg.Id, latest + Duration.FromSeconds(1)));
                        }
                },
                iter: 300
            );

        // From the one leg on, each as soon as those before it and its window let it; legs not behind it do not count.
        static bool InTime(PlannedLeg[] legs, string from, Instant start)
        {
            Dictionary<string, Instant> ends = [];
            foreach (var leg in legs)
            {
                Instant? begin = leg.Id == from ? start : null;
                foreach (var before in leg.After)
                    if (ends.TryGetValue(before.Leg, out var end) && leg.Id != from)
                        begin = begin is { } b ? Instant.Max(b, end + before.Gap) : end + before.Gap;
                if (begin is not { } at)
                    continue;
                if (leg.DepartWithin is [var window])
                {
                    if (at >= window.End || (leg.Id == from && at < window.Start))
                        return false;
                    at = Instant.Max(at, window.Start);
                }
                if (at + leg.Takes > leg.Required)
                    return false;
                ends[leg.Id] = at + leg.Takes;
            }
            return true;
        }
    }
}
