using Qalqan.Claims;

namespace Qalqan.People.Tests;

/// <summary>What a post's and a person's file hold.</summary>
public sealed class FilesTests
{
    [Fact]
    public void A_post_shows_its_gaps_before_between_and_after_its_holders()
    {
        var look = new Told()
            .Post("HQ-01", "2024-01-01 00:00")
            .Held("HQ-01", "R-1", Tenure.Substantive, "2024-02-01 00:00", "2024-03-01 00:00")
            .Held("HQ-01", "R-2", Tenure.Acting, "2024-04-01 00:00", "2024-05-01 00:00")
            .Look("2024-06-01 00:00");

        Assert.Equal(
            ["- 2024-01-01", "R-1 2024-02-01", "- 2024-03-01", "R-2 2024-04-01", "- 2024-05-01"],
            Shown(PostFile.Of(look, "HQ-01"))
        );
    }

    [Fact]
    public void A_successor_or_a_reserve_fills_no_gap_and_overlapping_holders_leave_none()
    {
        var look = new Told()
            .Post("HQ-01", "2024-01-01 00:00")
            .Held("HQ-01", "R-1", Tenure.Substantive, "2024-01-01 00:00", "2024-03-01 00:00")
            .Held("HQ-01", "R-2", Tenure.Acting, "2024-02-01 00:00", "2024-02-10 00:00")
            .Held("HQ-01", "R-3", Tenure.Reserve, "2024-01-01 00:00")
            .Held("HQ-01", "R-4", Tenure.Substantive, "2024-03-01 00:00")
            .Look("2024-06-01 00:00");

        Assert.DoesNotContain(PostFile.Of(look, "HQ-01")!.History, stretch => stretch.Person is null);
        var reserveOnly = new Told()
            .Post("HQ-02", "2024-01-01 00:00")
            .Held("HQ-02", "R-3", Tenure.Reserve, "2024-01-01 00:00")
            .Look("2024-06-01 00:00");
        Assert.Contains(PostFile.Of(reserveOnly, "HQ-02")!.History, stretch => stretch.Person is null);
    }

    [Fact]
    public void Of_what_nobody_ever_spoke_there_is_no_file()
    {
        var look = new Told().Enrolled("R-1").Look("2024-06-01 00:00");

        Assert.Null(PostFile.Of(look, "HQ-01"));
        Assert.Null(PersonFile.Of(look, "R-2"));
        Assert.NotNull(PersonFile.Of(look, "R-1"));
    }

    /// <summary>The line made alone is the clock's own, but for whom the person relieves.</summary>
    [Fact]
    public void A_persons_tour_is_the_line_of_the_tour_clock()
    {
        var look = new Told()
            .Post("HQ-01")
            .Enrolled("R-1")
            .Enrolled("R-2")
            .Held("HQ-01", "R-1", Tenure.Substantive, "2024-01-01 00:00")
            .Held("HQ-01", "R-2", Tenure.Handover, "2024-05-20 00:00")
            .Arrived("R-1", "2024-03-15 09:00")
            .Tour("R-1", "R1", new NodaTime.LocalDate(2025, 3, 14), "2024-02-01 00:00")
            .Stated("R-1", PersonState.Leave, "2024-04-01 00:00", "2024-04-05 00:00")
            .Look("2024-06-01 00:00");
        var clock = TourClock.Of(look).ByPerson["R-1"];

        var alone = PersonFile.Of(look, "R-1")!.Tour!;

        Assert.Equal(clock with { Successors = [] }, alone with { Successors = [] });
        Assert.Equal(clock.Successors, alone.Successors);
    }

    private static IEnumerable<string> Shown(PostFile? file) =>
        file!.History.Select(stretch =>
            $"{stretch.Person ?? "-"} {stretch.From.InZone(NodaTime.DateTimeZoneProviders.Tzdb["Asia/Damascus"]).Date:uuuu-MM-dd}"
        );
}
