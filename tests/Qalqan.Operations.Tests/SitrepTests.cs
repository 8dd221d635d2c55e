using System.Diagnostics;
using NodaTime;
using Qalqan.Claims;
using static Qalqan.Operations.Tests.Told;

namespace Qalqan.Operations.Tests;

public sealed class SitrepTests
{
    private static readonly Interval Day = new(At("2024-03-14 21:00"), At("2024-03-15 21:00"));

    private static SitrepFigures Figures(Told told, params string[] posts) =>
        SitrepFigures.Of(told.Look("2024-03-15 21:00"), Day, posts, upTo => told.Look("2024-03-15 21:00", upTo));

    [Fact]
    public void Observations_are_counted_by_kind_and_post_and_a_number_that_nobody_gave_is_no_zero()
    {
        var told = new Told();
        told.Observe("P68", "shot", "2024-03-15 08:00", 3);
        told.Observe("P68", "shot", "2024-03-15 08:10");
        told.Observe("P10", Codes.AllQuiet, "2024-03-15 09:00");
        told.Observe("P10", "shot", "2024-03-14 20:59", 100);

        var figures = Figures(told, "P68", "P10", "P85");

        Assert.Equal(
            [new SeenOf("shot", "P68", 2, 3, true, 1), new SeenOf(Codes.AllQuiet, "P10", 1, 0, true, 1)],
            figures.Seen
        );
        Assert.Equal(2, figures.Significant.Count);
        Assert.Equal((2, "P85"), (figures.Heard, Assert.Single(figures.Silent).Post));
    }

    [Fact]
    public void A_place_says_when_one_was_there_last_before()
    {
        var told = new Told();
        Patrol(told, "T-240310-01", "2024-03-10 08:00", "2024-03-10 12:00", "P85", "2024-03-10 09:00");
        Patrol(told, "T-240315-01", "2024-03-15 08:00", "2024-03-15 12:00", "P85", "2024-03-15 09:00");

        var visited = Assert.Single(Figures(told).Visits);

        Assert.Equal(At("2024-03-10 09:00"), visited.Before);
        Assert.Equal(At("2024-03-15 08:00"), visited.Task.Out);
        Assert.Equal(At("2024-03-15 12:00"), visited.Task.Back);
    }

    [Fact]
    public void What_changed_of_earlier_days_since_their_report_is_said_as_corrections()
    {
        var told = new Told();
        var corrected = told.Observe("P68", "shot", "2024-03-14 08:00", 3);
        var struck = told.Observe("P10", "drone", "2024-03-14 09:00");
        told.Observe("P10", "vehicle", "2024-03-14 10:00");
        var upTo = told.Look("2024-03-15 00:00").UpTo;
        told.Say(Report("2024-03-14 20:59", upTo), "2024-03-15 02:00", "now");
        told.Say(Observation("P68", "shot", 5), "2024-03-14 08:00", "now", corrects: corrected);
        told.Say(new Withdrawal(WithdrawalReason.EnteredInError), "2024-03-15 09:00", "now", withdraws: struck);
        told.Observe("P85", "explosion", "2024-03-14 11:00");
        told.Observe("P85", "explosion", "2024-03-15 11:00");

        var changes = Figures(told).Changes!;

        Assert.Equal("sitrep-2024-0001", changes.Serial);
        Assert.Equal(
            [("shot", "shot"), ("drone", null), (null, "explosion")],
            changes.Lines.Select(line => (What(line.Was), What(line.Now)))
        );
        Assert.Equal((3, 5), (Count(changes.Lines[0].Was), Count(changes.Lines[0].Now)));

        static string? What(Kernel.Fact? fact) => (fact?.Claim as Observed)?.What;
        static int? Count(Kernel.Fact? fact) => (fact?.Claim as Observed)?.Count;
    }

    [Fact]
    public void Before_any_report_was_issued_there_is_nothing_to_correct() => Assert.Null(Figures(new Told()).Changes);

    [Fact]
    public void A_minute_that_nobody_said_is_none_lost_and_is_counted_apart()
    {
        var told = new Told();
        told.Say(Restriction("R-1", 40), "2024-03-15 08:00", "2024-03-15 09:00");
        told.Say(Restriction("R-2", null), "2024-03-15 10:00");

        Assert.Equal((40, 1), Figures(told).Lost);

        static Restricted Restriction(string reference, int? minutes) =>
            new(reference, null, null, null, minutes, "Turned back at a checkpoint");
    }

    [Fact]
    public void Of_two_editors_the_later_one_follows_and_both_are_kept()
    {
        var told = new Told();
        told.Say(Words("calm"), "2024-03-15 10:00");
        told.Say(Words("tense"), "2024-03-15 09:00");
        var known = told.Look("2024-03-15 21:00");

        Assert.Equal("tense", Figures(told).Words[SitrepFields.Assessment].Words);
        Assert.Equal(
            ["tense", "calm"],
            PaperFields.Versions(known, "sitrep", "2024-03-15", SitrepFields.Assessment).Select(one => one.Words)
        );

        static PaperWords Words(string words) => new("sitrep", "2024-03-15", SitrepFields.Assessment, words);
    }

    [Fact]
    public void Gender_related_lines_come_from_observations_debriefs_engagements_and_the_officers_words()
    {
        var told = new Told();
        told.Say(
            Observation("P68", "people") with
            {
                IsGenderRelated = true,
                Words = "Women at the well",
            },
            "2024-03-15 08:00",
            "now"
        );
        told.Say(
            new Debriefed(
                "T-240315-02",
                TaskOutcome.Done,
                [],
                null,
                [],
                new Engaged([new Met("teacher", 4, null)], true, "School is closed", null),
                "Girls kept at home",
                null
            ),
            "2024-03-15 09:00",
            "2024-03-15 11:00"
        );
        told.Say(
            new PaperWords("sitrep", "2024-03-15", SitrepFields.Gender, "Mixed team asked for"),
            "2024-03-16 04:00"
        );

        var lines = Figures(told).Gender;

        Assert.Equal(
            [GenderOrigin.Observation, GenderOrigin.Debrief, GenderOrigin.Engagement, GenderOrigin.Words],
            lines.Select(line => line.Origin)
        );
        Assert.Equal((4, (int?)null), (lines[2].Women, lines[2].Men));
    }

    [Fact]
    public void A_period_is_about_its_day_or_about_both_its_ends()
    {
        var known = new Told().Look("2024-03-20 00:00");
        Assert.Equal("2024-03-15", SitrepFields.AboutOf(known, Day));
        Assert.Equal("2024-03-15", SitrepFields.AboutOf(known, new Interval(Day.Start, At("2024-03-15 12:00"))));
        Assert.Equal(
            "2024-03-15.2024-03-16",
            SitrepFields.AboutOf(known, new Interval(Day.Start, At("2024-03-16 21:00")))
        );
        Assert.Equal(
            "20240315T040000Z.20240316T040000Z",
            SitrepFields.AboutOf(known, new Interval(At("2024-03-15 04:00"), At("2024-03-16 04:00")))
        );
    }

    // A generous bound: the figure itself stands in the bench of the paper.
    [Fact]
    public void The_figures_of_a_day_of_five_hundred_reports_are_counted_in_a_moment()
    {
        var told = new Told();
        for (var report = 0; report < 500; report++)
            told.Observe($"P{report % 11}", report % 3 == 0 ? Codes.AllQuiet : "shot", "2024-03-15 08:00", report % 4);
        Figures(told, "P1", "P2");
        var clock = Stopwatch.StartNew();
        var figures = Figures(told, "P1", "P2");

        Assert.Equal(500, figures.Seen.Sum(seen => seen.Reports));
        Assert.InRange(clock.ElapsedMilliseconds, 0, 300);
    }

    private static void Patrol(Told told, string task, string from, string to, string place, string arrived)
    {
        told.Say(new TaskOrdered(task, "patrol", "kaz-undof-2024", "Patrol", null, [], 6, [], [], null), from, to);
        told.Say(
            new Debriefed(
                task,
                TaskOutcome.Done,
                [new Visit(new Whereabouts(place, null, null, null, null), At(arrived), null)],
                null,
                [],
                null,
                null,
                null
            ),
            from,
            to
        );
    }

    private static Issued Report(string asOf, long upTo) =>
        new(
            "sitrep",
            "sitrep-2024-0001",
            At(asOf) - Duration.FromHours(24),
            At(asOf),
            upTo,
            null,
            "en",
            Marking.Confidential,
            null,
            "1.0.0",
            [new IssuedFile("pdf", new string('0', 64), 1)],
            []
        );
}
