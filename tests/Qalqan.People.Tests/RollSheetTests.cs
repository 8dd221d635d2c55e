using NodaTime;
using Qalqan.Claims;
using Qalqan.Kernel;

namespace Qalqan.People.Tests;

/// <summary>A roll against the record: new, the same, corrected, moved, gone.</summary>
public sealed class RollSheetTests
{
    private const string Head =
        "Roll number;Full name;Date of birth;UN rank;Trade;Post;How the post is held;Rotation;End of tour;Arrival\n";
    private const string Aset = "R-1;Сейтжанов Асет;1990-03-15;OR-4;rifle;P-1;substantive;1;2025-03-17;2024-03-15\n";
    private const string Dana = "R-2;Омарова Дана;1992-05-01;OR-6;medic;P-2;;1;2025-03-17;2024-03-15\n";

    private readonly Desk desk = new();

    [Fact]
    public void A_good_row_says_all_it_holds_and_said_again_on_any_later_day_it_says_nothing()
    {
        var first = desk.Take(SheetKind.Roll, "2024-03-16", Head + Aset + Dana);
        var entries = desk.Entries;
        var again = desk.Take(SheetKind.Roll, "2024-03-16", Head + Aset + Dana);
        var later = desk.Take(SheetKind.Roll, "2024-05-01", Head + Dana + Aset);

        Assert.Equal((2, 0, 0), (first.New, first.Changed, first.Same));
        Assert.Equal((0, 0, 2), (again.New, again.Changed, again.Same));
        Assert.Equal((0, 0, 2), (later.New, later.Changed, later.Same));
        Assert.Equal(entries, desk.Entries);
        var line = NominalRoll.Of(desk.At("2024-03-20")).ByPerson["R-1"];
        Assert.Equal(("OR-4", "rifle", "P-1", "1"), (line.Rank, line.Trade, line.Holds!.Post, line.Rotation));
        Assert.Equal(new LocalDate(2025, 3, 17), line.TourEnds);
        Assert.True(line.IsInMission);
        Assert.Equal("Асет", desk.Identity("R-1", "2024-03-20")!.Cyrillic!.Given);
    }

    [Fact]
    public void Another_rank_of_the_same_day_is_a_correction_and_of_a_later_day_a_promotion()
    {
        desk.Take(SheetKind.Roll, "2024-03-16", Head + Aset);

        var corrected = desk.Take(
            SheetKind.Roll,
            "2024-03-16",
            Head + Aset.Replace("OR-4", "OR-5", StringComparison.Ordinal)
        );
        Assert.NotNull(Assert.Single(corrected.Changes).Corrects);
        Assert.Equal("OR-5", RankOn("2024-03-16"));

        var promoted = desk.Take(
            SheetKind.Roll,
            "2024-06-01",
            Head + Aset.Replace("OR-4", "OR-6", StringComparison.Ordinal)
        );
        Assert.Equal(2, promoted.Changes.Count);
        Assert.Equal("OR-5", RankOn("2024-05-31"));
        Assert.Equal("OR-6", RankOn("2024-06-01"));

        string? RankOn(string day) => NominalRoll.Of(desk.At(day)).ByPerson["R-1"].Rank;
    }

    [Fact]
    public void A_name_put_right_was_always_so_and_what_the_sheet_leaves_out_stays()
    {
        desk.Take(SheetKind.Roll, "2024-03-16", Head + Aset);

        desk.Take(SheetKind.Roll, "2024-06-01", "Roll number;Full name\nR-1;Сейтжанов Асхат\n");

        var identity = desk.Identity("R-1", "2024-04-01")!;
        Assert.Equal("Асхат", identity.Cyrillic!.Given);
        Assert.Equal(new LocalDate(1990, 3, 15), identity.Born);
        Assert.Equal("OR-4", NominalRoll.Of(desk.At("2024-06-02")).ByPerson["R-1"].Rank);
    }

    [Fact]
    public void Another_post_ends_the_old_one_on_the_sheets_day()
    {
        desk.Take(SheetKind.Roll, "2024-03-16", Head + Aset + Dana);

        desk.Take(
            SheetKind.Roll,
            "2024-06-01",
            Head
                + Aset.Replace("P-1", "P-2", StringComparison.Ordinal)
                + Dana.Replace("P-2", "P-1", StringComparison.Ordinal)
        );

        Assert.Equal(["R-1"], HoldersOf("P-1", "2024-05-31"));
        Assert.Equal(["R-2"], HoldersOf("P-1", "2024-06-01"));
        Assert.Equal(["R-1"], HoldersOf("P-2", "2024-06-01"));
    }

    [Fact]
    public void A_successor_who_takes_over_holds_and_no_longer_waits_and_a_reserve_stays_one()
    {
        desk.Take(
            SheetKind.Roll,
            "2024-03-16",
            Head + Aset.Replace("substantive", "handover", StringComparison.Ordinal)
        );
        desk.Take(SheetKind.Roll, "2024-03-18", Head + Aset);
        desk.Take(
            SheetKind.Roll,
            "2024-03-19",
            Head + Aset.Replace("P-1;substantive", "P-9;reserve", StringComparison.Ordinal)
        );

        var ties = NominalRoll.Of(desk.At("2024-03-20")).ByPerson["R-1"].Ties;
        Assert.Equal(
            [("P-1", Tenure.Substantive), ("P-9", Tenure.Reserve)],
            ties.Select(tie => (tie.Post, tie.Tenure))
        );
    }

    [Fact]
    public void Another_day_for_the_same_arrival_corrects_it_and_one_after_leaving_is_another()
    {
        desk.Take(SheetKind.Roll, "2024-03-16", Head + Aset);
        desk.Take(
            SheetKind.Roll,
            "2024-03-20",
            Head + Aset.Replace("2024-03-15", "2024-03-14", StringComparison.Ordinal)
        );
        Assert.Equal(Told.At("2024-03-14 00:00"), Assert.Single(desk.At("2024-04-01").Until<Arrived>("R-1")).From);

        desk.Take(
            SheetKind.Roll,
            "2024-09-01",
            Head + Dana,
            _ => new GoneChoice(GoneAnswer.Ended, new LocalDate(2024, 8, 31))
        );
        Assert.False(NominalRoll.Of(desk.At("2024-09-01")).ByPerson.ContainsKey("R-1"));
        Assert.True(NominalRoll.Of(desk.At("2024-08-30")).ByPerson["R-1"].IsInMission);

        desk.Take(
            SheetKind.Roll,
            "2025-01-10",
            Head + Dana + Aset.Replace("2024-03-15", "2025-01-10", StringComparison.Ordinal)
        );
        Assert.Equal(2, desk.At("2025-02-01").Until<Arrived>("R-1").Count());
        Assert.True(NominalRoll.Of(desk.At("2025-02-01")).ByPerson["R-1"].IsInMission);
    }

    [Fact]
    public void Who_is_gone_from_the_sheet_is_asked_about_and_left_alone_until_it_is_answered()
    {
        desk.Take(SheetKind.Roll, "2024-03-16", Head + Aset + Dana);

        var kept = desk.Take(SheetKind.Roll, "2024-06-01", Head + Aset);
        Assert.Equal(["R-2"], kept.Gone);
        Assert.Empty(kept.Changes);
        var error = desk.Take(SheetKind.Roll, "2024-06-01", Head + Aset, _ => new GoneChoice(GoneAnswer.InError));
        Assert.All(error.Changes, change => Assert.NotNull(change.Withdraws));
        Assert.False(NominalRoll.Of(desk.At("2024-04-01")).ByPerson.ContainsKey("R-2"));
    }

    [Fact]
    public void A_refused_row_is_in_the_sheet_and_so_not_gone_from_it()
    {
        desk.Take(SheetKind.Roll, "2024-03-16", Head + Aset);

        var verdict = desk.Try(
            SheetKind.Roll,
            "2024-06-01",
            Head + Aset.Replace("OR-4", "OR-44", StringComparison.Ordinal)
        );

        Assert.Equal(1, verdict.Refused);
        Assert.Empty(verdict.Gone);
        Assert.Empty(verdict.Changes);
    }

    [Fact]
    public void A_sheet_of_an_earlier_day_reaches_back_and_takes_nothing_from_what_came_later()
    {
        desk.Take(SheetKind.Roll, "2024-06-01", Head + Aset);

        desk.Take(SheetKind.Roll, "2024-03-16", Head + Aset.Replace("OR-4", "OR-3", StringComparison.Ordinal));

        Assert.Equal("OR-3", NominalRoll.Of(desk.At("2024-05-31")).ByPerson["R-1"].Rank);
        Assert.Equal("OR-4", NominalRoll.Of(desk.At("2024-06-01")).ByPerson["R-1"].Rank);
        Assert.Equal("P-1", NominalRoll.Of(desk.At("2024-03-16")).ByPerson["R-1"].Holds!.Post);
    }

    [Fact]
    public void An_arrival_on_record_with_its_hour_is_the_same_as_its_day_in_the_sheet()
    {
        desk.Take(
            SheetKind.Roll,
            "2024-03-16",
            Head + Aset.Replace("2024-03-15", "150900ZMAR24", StringComparison.Ordinal)
        );

        Assert.Equal(1, desk.Try(SheetKind.Roll, "2024-03-16", Head + Aset).Same);
    }

    private string[] HoldersOf(string post, string day) => [.. NominalRoll.Of(desk.At(day)).ByPost[post].Holders];
}
