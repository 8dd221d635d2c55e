using NodaTime;
using Qalqan.Claims;
using Qalqan.Kernel;

namespace Qalqan.People.Tests;

public class SignedDayTests
{
    private static readonly LocalDate Day = new(2024, 9, 20);

    [Fact]
    public void A_day_nobody_signed_is_not_signed() =>
        Assert.Equal(DayStanding.NotSigned, SignedDay.Of(Two().Chronicle, Two().Morning(Day)).Standing);

    [Fact]
    public void What_is_said_of_other_days_leaves_a_signature_standing()
    {
        var told = Sign(Two(), 1, 1)
            .Stated("R-001", PersonState.Leave, "2024-09-21 06:00")
            .Stated("R-002", PersonState.Sick, "2024-09-20 09:30");

        var signed = SignedDay.Of(told.Chronicle, told.Morning(Day));

        Assert.Equal((DayStanding.Stands, 1), (signed.Standing, signed.Strength!.Serial));
        Assert.Empty(signed.Since);
    }

    [Fact]
    public void A_late_report_of_the_day_is_named_with_what_was_signed_and_what_is_so_now()
    {
        var told = Sign(Two(), 1, 1).Stated("R-002", PersonState.Sick, "2024-09-20 06:00");

        var signed = SignedDay.Of(told.Chronicle, told.Morning(Day));

        var change = Assert.Single(signed.Since);
        Assert.Equal(DayStanding.ChangedSince, signed.Standing);
        Assert.Equal(
            ("R-002", PersonState.Present, PersonState.Sick),
            (change.Person, change.Then!.State, change.Now!.State)
        );
    }

    [Fact]
    public void Who_had_left_by_then_after_all_is_a_change_too()
    {
        var told = Sign(Two(), 1, 1).Departed("R-002", "2024-09-19 12:00");

        var change = Assert.Single(SignedDay.Of(told.Chronicle, told.Morning(Day)).Since);

        Assert.Equal(("R-002", true), (change.Person, change.Now is null));
    }

    [Fact]
    public void As_known_when_it_was_signed_it_still_stands()
    {
        var told = Sign(Two(), 1, 1);
        var then = told.Chronicle.Number;
        told.Stated("R-002", PersonState.Sick, "2024-09-20 06:00");

        Assert.Equal(
            DayStanding.Stands,
            SignedDay.Of(told.Chronicle, SignedDay.Look(told.Chronicle, Day, then)).Standing
        );
    }

    [Fact]
    public void A_digest_that_the_record_cannot_give_is_not_of_this_record()
    {
        var told = Two();
        told.Say(Claim(told, 1, 1) with { Digest = new string('0', 64) }, told.Morning(Day).At);

        Assert.Equal(DayStanding.OfAnotherRecord, SignedDay.Of(told.Chronicle, told.Morning(Day)).Standing);
    }

    [Fact]
    public void Of_two_signatures_that_stand_the_later_revision_counts()
    {
        var told = Sign(Sign(Two(), 1, 2), 1, 1);

        Assert.Equal(2, SignedDay.Of(told.Chronicle, told.Morning(Day)).Strength!.Revision);
    }

    /// <summary>The list of changes and the digest say the same, or a changed day could pass as signed.</summary>
    [Fact]
    public void No_change_is_listed_where_and_only_where_the_digests_agree()
    {
        var dice = new Random(20260920);
        for (var run = 0; run < 300; run++)
        {
            var told = Two();
            var before = DayState.Of(told.Morning(Day));
            for (var i = 0; i < dice.Next(3); i++)
                told.Stated(
                    $"R-00{dice.Next(1, 4)}",
                    (PersonState)dice.Next(3),
                    $"2024-09-{dice.Next(18, 22)} 0{dice.Next(5, 8)}:00"
                );
            var after = DayState.Of(told.Morning(Day));
            Assert.True(
                SignedDay.Changes(before, after).Count == 0 == (before.Digest == after.Digest),
                $"seed 20260920, run {run}"
            );
        }
    }

    [Theory]
    [InlineData("2024-03-14", 1)] // Almaty, UTC+5
    [InlineData("2024-03-15", 3)] // Damascus since midnight Z, UTC+3
    [InlineData("2024-03-16", 3)]
    public void The_morning_is_by_the_clock_that_is_lived_by_that_day(string day, int hourUtc)
    {
        var told = new Told();
        told.Say(new ZoneSet("Asia/Almaty"), At("2021-12-31T18:00:00Z"), At("2024-03-15T00:00:00Z"));
        told.Say(new ZoneSet("Asia/Damascus"), At("2024-03-15T00:00:00Z"));
        var date = NodaTime.Text.LocalDatePattern.Iso.Parse(day).Value;

        Assert.Equal(
            date.AtMidnight().InUtc().ToInstant() + Duration.FromHours(hourUtc),
            Morning.Of(told.Look("2024-03-15 12:00"), date)
        );
    }

    [Theory]
    [InlineData("2024-09-20 05:59", "2024-09-19")]
    [InlineData("2024-09-20 06:00", "2024-09-20")]
    public void Until_six_the_day_before_is_due(string now, string due) =>
        Assert.Equal(
            due,
            NodaTime.Text.LocalDatePattern.Iso.Format(Morning.LastDue(new Told().Look(now), Told.At(now)))
        );

    private static Told Two() =>
        new Told()
            .Post("A-01")
            .Post("A-02")
            .Held("A-01", "R-001", Tenure.Substantive, "2024-02-01 00:00")
            .Held("A-02", "R-002", Tenure.Substantive, "2024-02-01 00:00")
            .Arrived("R-001", "2024-03-15 09:00")
            .Arrived("R-002", "2024-03-15 09:00")
            .Stated("R-001", PersonState.Present, "2024-03-15 09:00")
            .Stated("R-002", PersonState.Present, "2024-03-15 09:00");

    private static Told Sign(Told told, int serial, int revision) =>
        told.Say(Claim(told, serial, revision), told.Morning(Day).At);

    private static StrengthSigned Claim(Told told, int serial, int revision)
    {
        var state = DayState.Of(told.Morning(Day));
        return new StrengthSigned(
            Day,
            serial,
            revision,
            state.Rows.Count,
            null,
            state.Counts!,
            told.Chronicle.Number,
            state.Digest
        );
    }

    private static Instant At(string text) => NodaTime.Text.InstantPattern.General.Parse(text).Value;
}
