using CsCheck;
using NodaTime;

namespace Qalqan.Lift.Tests;

public sealed class ClearingTests
{
    private static readonly DateInterval Year = new(new LocalDate(2024, 1, 1), new LocalDate(2024, 12, 31));

    // Weekends G; of the holidays only those that the cases meet, G.
    private static readonly WorkingCalendar Azerbaijan = new(
        "AZ",
        Zone("Asia/Baku"),
        [IsoDayOfWeek.Saturday, IsoDayOfWeek.Sunday],
        [new(2024, 3, 8), .. Enumerable.Range(20, 5).Select(day => new LocalDate(2024, 3, day))],
        Year
    );

    private static readonly WorkingCalendar Iraq = new(
        "IQ",
        Zone("Asia/Baghdad"),
        [IsoDayOfWeek.Friday, IsoDayOfWeek.Saturday],
        [],
        Year
    );

    // 14 working days and 72 h as its ministry publishes (R); the other by a handling agent (R, low).
    private static readonly ClearanceRule Azeri = Rule("AZ", 14, null, Duration.FromHours(72));
    private static readonly ClearanceRule Iraqi = Rule("IQ", null, Duration.FromHours(48), null);

    private static readonly Instant Noon = Instant.FromUtc(2024, 3, 14, 12, 0);

    private static readonly Crossing[] Plan =
    [
        new("UATE-OSDI", "AZ", Azeri, Noon, Noon + Duration.FromHours(1)),
        new("UATE-OSDI", "IQ", Iraqi, Noon + Duration.FromHours(2), Noon + Duration.FromHours(3)),
        new("UATE-OSDI", "SY", null, Noon + Duration.FromHours(3), Noon + Duration.FromHours(4)),
    ];

    private static readonly Clearing Granted = new(
        [
            Paper("AZ", ClearanceStep.Granted, Instant.FromUtc(2024, 3, 14, 0, 0), 72),
            Paper("IQ", ClearanceStep.Granted, Instant.FromUtc(2024, 3, 1, 0, 0), 31 * 24),
        ],
        [Azerbaijan, Iraq]
    );

    [Fact]
    public void Fourteen_working_days_before_14_March_with_a_holiday_between_is_21_February()
    {
        var judged = new Clearing([], [Azerbaijan, Iraq]).Judge(Plan, Instant.FromUtc(2024, 2, 20, 9, 0));

        Assert.Equal(
            [ClearanceStatus.Missing, ClearanceStatus.Missing, ClearanceStatus.Unknown],
            judged.Select(one => one.Status)
        );
        Assert.Equal(new LocalDate(2024, 2, 21), judged[0].ToDo!.ApplyBy);
        Assert.Equal(Instant.FromUtc(2024, 2, 21, 20, 0), judged[0].ToDo!.Before); // midnight in Baku
        Assert.Equal(Instant.FromUtc(2024, 3, 12, 14, 0), judged[1].ToDo!.Before);
        Assert.Null(judged[2].ToDo!.ApplyBy);
        Assert.DoesNotContain(judged, one => one.ToDo!.IsLate);
    }

    [Fact]
    public void A_slip_of_four_days_kills_the_72_hours_alone_and_says_what_to_do_by_when()
    {
        var decided = Instant.FromUtc(2024, 3, 12, 6, 0);

        var reopened = Assert.Single(Granted.Reopened(Plan, Slipped(4), decided));

        Assert.Equal((ClearanceStatus.OtherTime, "AZ"), (reopened.Status, reopened.Crossing.State));
        Assert.True(reopened.ToDo!.Again);
        Assert.Equal(new LocalDate(2024, 2, 23), reopened.ToDo.ApplyBy);
        Assert.True(reopened.ToDo.IsLate);
        // Handed in on the 12th, with the New Year of spring between: the midnight that begins 5 April in Baku.
        Assert.Equal(Instant.FromUtc(2024, 4, 4, 20, 0), reopened.ToDo.EarliestEntry);
        Assert.Equal("clearance-for-another-time", Assert.Single(Granted.Problems(Slipped(4))).Code);
    }

    [Theory]
    [InlineData(0, 0)]
    [InlineData(2, 0)]
    [InlineData(3, 1)]
    [InlineData(4, 1)]
    [InlineData(20, 2)]
    public void A_slip_opens_again_exactly_what_it_touches(int days, int count) =>
        Assert.Equal(count, Granted.Reopened(Plan, Slipped(days), Noon).Count);

    [Fact]
    public void A_paper_says_how_far_the_leg_may_still_slip_and_may_not_stand_longer_than_its_rule()
    {
        var paper = Clearance.By(Azeri, "UATE-OSDI", Instant.FromUtc(2024, 3, 14, 0, 0));
        var judged = new Clearing([paper], [Azerbaijan]).Judge([Plan[0]], Noon)[0];
        var longer = new Clearing([paper with { ValidTo = paper.ValidTo + Duration.FromHours(1) }], [Azerbaijan]);

        Assert.Equal(Granted.Papers[0], paper);
        Assert.Equal(Duration.FromHours(72 - 13), judged.SlipLeft);
        Assert.Equal(
            new Problem("clearance-longer-than-its-rule", "UATE-OSDI AZ", "73 h", "<=72 h", "correct-times"),
            Assert.Single(longer.Problems([Plan[0]]))
        );
    }

    [Fact]
    public void A_leg_that_is_dropped_opens_nothing_and_a_new_state_was_never_held()
    {
        Crossing[] other = [Plan[1] with { State = "TR" }];

        Assert.Empty(Granted.Reopened(Plan, [], Noon));
        Assert.Empty(Granted.Reopened(Plan, other, Noon));
        Assert.Equal(ClearanceStatus.Unknown, Granted.Judge(other, Noon)[0].Status);
    }

    [Fact]
    public void What_waits_is_not_cleared_and_what_was_refused_is_to_be_asked_again()
    {
        Clearing asked = Granted with
        {
            Papers =
            [
                Granted.Papers[0] with
                {
                    Step = ClearanceStep.Applied,
                },
                Granted.Papers[1] with
                {
                    Step = ClearanceStep.Refused,
                },
            ],
        };

        var judged = asked.Judge(Plan, Noon);

        Assert.Equal([ClearanceStatus.Waiting, ClearanceStatus.Refused], judged.Take(2).Select(one => one.Status));
        Assert.Null(judged[0].ToDo);
        Assert.True(judged[1].ToDo!.Again);
    }

    [Fact]
    public void Forty_eight_hours_that_end_on_a_weekend_are_asked_for_before_it()
    {
        // Sunday 17 March 08:00 in Baghdad, less 48 h, is a Friday: the office was last open on Thursday.
        var sunday = Instant.FromUtc(2024, 3, 17, 5, 0);
        var crossing = Plan[1] with { Enter = sunday, Leave = sunday + Duration.FromHours(1) };

        var todo = new Clearing([], [Iraq]).Judge([crossing], Noon)[0].ToDo!;

        Assert.Equal((new LocalDate(2024, 3, 14), Instant.FromUtc(2024, 3, 14, 21, 0)), (todo.ApplyBy, todo.Before));
    }

    [Fact]
    public void A_year_whose_holidays_nobody_entered_has_no_answer()
    {
        var crossing = Plan[0] with
        {
            Enter = Instant.FromUtc(2025, 1, 10, 0, 0),
            Leave = Instant.FromUtc(2025, 1, 10, 1, 0),
        };

        var judged = new Clearing([], [Azerbaijan]).Judge([crossing], Noon)[0];

        Assert.Equal((ClearanceStatus.Unknown, null), (judged.Status, judged.ToDo!.ApplyBy));
    }

    [Fact]
    public void Between_the_day_and_the_answer_lie_exactly_so_many_working_days()
    {
        Gen.Select(Gen.Int[0, 364], Gen.Int[0, 30], Gen.Int[0, 364].Array[0, 20])
            .Sample(
                (day, count, holidays) =>
                {
                    var calendar = Azerbaijan with { Holidays = [.. holidays.Select(Year.Start.PlusDays)] };
                    var at = Year.Start.PlusDays(day);
                    if (calendar.Before(at, count) is { } before)
                    {
                        Assert.True(calendar.IsWorking(before));
                        Assert.Equal(count, Between(before, at));
                    }
                    else
                        Assert.True(Between(Year.Start.PlusDays(-1), at) <= count);
                    if (calendar.After(at, count) is { } after)
                    {
                        Assert.True(calendar.IsWorking(after));
                        Assert.Equal(count, Between(at, after));
                    }

                    int Between(LocalDate from, LocalDate to) =>
                        Enumerable
                            .Range(1, Math.Max(0, Period.DaysBetween(from, to) - 1))
                            .Count(i => calendar.IsWorking(from.PlusDays(i)));
                },
                iter: 500
            );
    }

    private static DateTimeZone Zone(string id) => DateTimeZoneProviders.Tzdb[id];

    private static Crossing[] Slipped(int days) =>
        [
            .. Plan.Select(one =>
                one with
                {
                    Enter = one.Enter + Duration.FromDays(days),
                    Leave = one.Leave + Duration.FromDays(days),
                }
            ),
        ];

    private static ClearanceRule Rule(string state, int? days, Duration? lead, Duration? validity) =>
        new(
            state,
            "state aircraft",
            "arms",
            days,
            lead,
            validity,
            "movement study, section 2",
            new LocalDate(2026, 11, 1)
        );

    private static Clearance Paper(string state, ClearanceStep step, Instant from, int hours) =>
        new("UATE-OSDI", state, step, from, from + Duration.FromHours(hours));
}
