using NodaTime;
using Qalqan.Kernel;

namespace Qalqan.People.Tests;

/// <summary>What a row may hold that nobody can take: each named, with its row and cell, and nothing of the row taken.</summary>
public sealed class RefusedRowTests
{
    private const string Good = "R-9;OR-4;rifle";

    /// <summary>A heading more, the cell under it, and the reason.</summary>
    public static TheoryData<string, string, string> Cells() =>
        new()
        {
            { "Full name", "Иванoв Иван", "people.sheet.name.latin" },
            { "Full name", "Ivаnov Ivan", "people.sheet.name.cyrillic" },
            { "Full name", "Иванов", "people.sheet.name.split" },
            { "Full name", "Иванов Иван Иванович Младший", "people.sheet.name.split" },
            { "Full name in Latin letters", "Иванов Иван", "people.sheet.name.script" },
            { "Family name", "Иванов", "people.sheet.name.half" },
            { "Sex", "other", "people.sheet.choice" },
            { "Sex", "female", "people.sheet.name.none" },
            { "Date of birth", "31.02.1990", "people.sheet.day" },
            { "Date of birth", "03/04/1990", "people.sheet.day.ambiguous" },
            { "Date of birth", "1066-10-14", "people.sheet.day.era" },
            { "Date of birth", "2024-03-17", "people.sheet.born" },
            { "Post", "РL1-01", "people.sheet.lookalike" },
            { "Post", "Р-01", "people.sheet.lookalike" },
            { "Post", "?!", "people.sheet.code" },
            { "How the post is held", "sometimes", "people.sheet.choice" },
            { "Rotation", "стрeлок", "people.sheet.lookalike" },
            { "Relation of next of kin", "mother", "people.sheet.kin" },
            { "Medical category", "A2", "people.sheet.medical" },
            { "Conduct certification", "cleared", "people.sheet.conduct" },
            { "Conduct certified by", "Иванов И.И.", "people.sheet.office" },
            { "Conduct certified by", "Ivanov", "people.sheet.office" },
            { "Language test", "Petrov P.", "people.sheet.office" },
            { "Conduct certification", "maybe", "people.sheet.choice" },
            { "Score of the language test", "6.5", "people.sheet.language" },
            { "Language", "Klingonish", "people.sheet.language.unknown" },
            { "Vaccination: polio", "perhaps", "people.sheet.day" },
            { "Phone", new string('7', 201), "people.sheet.wanted" },
        };

    [Theory]
    [MemberData(nameof(Cells))]
    public void A_cell_that_cannot_be_taken_names_its_reason_and_its_row(string heading, string cell, string reason)
    {
        var sheet = $"Roll number;UN rank;Trade;{heading};Tester\n{Good};{cell}\nR-8;OR-4;rifle\n";

        var verdict = new Desk().Take(SheetKind.Roll, "2024-03-16", sheet);

        var refusal = Assert.Single(verdict.Refusals);
        Assert.Equal((2, reason), (refusal.Row, refusal.Reason.Key));
        Assert.Equal((1, 0), (verdict.New, verdict.Changed));
        Assert.DoesNotContain(verdict.Changes, change => change.Row == 2);
    }

    /// <summary>What only a workbook can hold, as <see cref="Qalqan.Tests.RawWorkbook"/> writes it, and the reason.</summary>
    public static TheoryData<string, string, string> Typed() =>
        new()
        {
            { "Score of the language test", "@45418", "people.sheet.not-day" },
            { "Phone", "@45418", "people.sheet.not-day" },
            { "Phone", "=WEBSERVICE(\"http://elsewhere.example\")", "people.sheet.uncomputed" },
            { "Phone", new string('7', 10_001), "people.sheet.long" },
            { "Date of birth", "@60", "people.sheet.error" },
        };

    [Theory]
    [MemberData(nameof(Typed))]
    public void A_cell_that_a_workbook_spoiled_refuses_its_row(string heading, string cell, string reason)
    {
        var file = Qalqan.Tests.RawWorkbook.Of(
            ["Roll number", "UN rank", "Trade", heading],
            ["R-9", "OR-4", "rifle", cell],
            ["R-8", "=CHOOSE(1,2)=>OR-4", "rifle"]
        );

        var verdict = new Desk().Try(SheetKind.Roll, "2024-03-16", file.Bytes());

        Assert.Equal((2, reason), (Assert.Single(verdict.Refusals).Row, verdict.Refusals[0].Reason.Key));
        Assert.Equal(1, verdict.New);
    }

    public static TheoryData<string, string> Numbers() =>
        new()
        {
            { "", "people.sheet.person.none" },
            { "990101300123", "people.sheet.person.secret" },
            { "N12 345-678-9", "people.sheet.person.secret" },
            { "Иванов", "people.sheet.person.form" },
            { "Ivanov", "people.sheet.person.form" },
            { "Иванов 1", "people.sheet.person.form" },
            { "R 1", "people.sheet.person.form" },
            { "Р-1", "people.sheet.lookalike" },
        };

    [Theory]
    [MemberData(nameof(Numbers))]
    public void A_roll_number_is_ours_and_neither_a_name_nor_an_identity_number(string number, string reason)
    {
        var verdict = new Desk().Try(SheetKind.Roll, "2024-03-16", $"Roll number;UN rank;Trade\n{number};OR-4;rifle\n");

        var refusal = Assert.Single(verdict.Refusals);
        Assert.Equal(reason, refusal.Reason.Key);
        Assert.DoesNotContain(
            refusal.Reason.Values,
            value => value.Value is string said && said.Contains("ванов", StringComparison.Ordinal)
        );
    }

    [Theory]
    [InlineData("OR-44", "", "people.sheet.rank")]
    [InlineData("ОR-4", "", "people.sheet.lookalike")]
    [InlineData("", "майор", "people.sheet.rank.unknown")]
    [InlineData("", "Сержант", null)]
    [InlineData("", "sgt", null)]
    [InlineData("OR-5", "сержант", null)]
    [InlineData("", "OF3", null)]
    [InlineData("", "", "people.sheet.rank.none")]
    public void A_rank_nobody_knows_is_refused(string un, string title, string? reason)
    {
        var desk = new Desk
        {
            Ranks = new RankTable([new TitledRank("sgt", new Kernel.Words("sergeant", "сержант", "сержант"), "OR-5")]),
        };

        var verdict = desk.Try(
            SheetKind.Roll,
            "2024-03-16",
            $"Roll number;Trade;UN rank;National rank\nR-1;rifle;{un};{title}\n"
        );

        Assert.Equal(reason, verdict.Refusals.SingleOrDefault()?.Reason.Key);
    }

    [Fact]
    public void Without_a_table_of_ranks_titles_are_left_out_and_it_is_said()
    {
        var with = new Desk().Try(
            SheetKind.Roll,
            "2024-03-16",
            "Roll number;Trade;UN rank;Rank\nR-1;rifle;OR-5;сержант\n"
        );
        var alone = new Desk().Try(SheetKind.Roll, "2024-03-16", "Roll number;Trade;Rank\nR-1;rifle;сержант\n");

        Assert.Equal("people.sheet.note.ranks", Assert.Single(with.Notes).Key);
        Assert.Equal(1, with.New);
        Assert.Equal("people.sheet.rank.table", Assert.Single(alone.Refusals).Reason.Key);
    }

    [Fact]
    public void One_number_twice_and_one_post_filled_twice_refuse_every_row_and_each_names_the_others()
    {
        var verdict = new Desk().Try(
            SheetKind.Roll,
            "2024-03-16",
            "Roll number;UN rank;Trade;Post;How the post is held\nR-1;OR-4;rifle;P-1;\nR-1;OR-4;rifle;P-2;\nR-3;OR-4;rifle;P-3;\nR-4;OR-4;rifle;P-3;\nR-5;OR-4;rifle;P-3;handover\n"
        );

        Assert.Equal(
            [(2, 3), (3, 2), (4, 5), (5, 4)],
            verdict.Refusals.Select(refusal => (refusal.Row, Other(refusal)))
        );
        Assert.Equal(1, verdict.New);

        static int Other(RowRefusal refusal) =>
            ((List<int>)refusal.Reason.Values.Single(value => value.Key == "rows").Value).Single();
    }

    [Fact]
    public void A_tour_that_ends_before_it_starts_is_refused() =>
        Assert.Equal(
            "people.sheet.tour",
            Assert
                .Single(
                    new Desk()
                        .Try(
                            SheetKind.Roll,
                            "2024-03-16",
                            "Roll number;UN rank;Trade;Arrival;End of tour\nR-1;OR-4;rifle;2024-03-15;2024-03-14\nR-2;OR-4;rifle;2024-03-15;2024-03-15\n"
                        )
                        .Refusals
                )
                .Reason.Key
        );

    [Fact]
    public void A_number_that_is_somebody_else_on_record_is_refused_and_a_new_family_name_is_not()
    {
        const string head = "Roll number;Full name;Date of birth;UN rank;Trade\n";
        var desk = new Desk();
        desk.Take(SheetKind.Roll, "2024-03-16", head + "R-1;Ахметова Дана;1990-01-02;OR-4;rifle\n");

        var other = desk.Try(SheetKind.Roll, "2024-04-01", head + "R-1;Ким Олег;1991-05-06;OR-4;rifle\n");
        var married = desk.Try(SheetKind.Roll, "2024-04-01", head + "R-1;Омарова Дана;1990-01-02;OR-4;rifle\n");

        Assert.Equal("people.sheet.other-person", Assert.Single(other.Refusals).Reason.Key);
        Assert.Empty(other.Changes);
        Assert.Equal(1, married.Changed);
    }

    [Fact]
    public void An_erased_number_is_not_taken_again()
    {
        var desk = new Desk();
        desk.Erase("R-1");

        var verdict = desk.Try(SheetKind.Roll, "2024-03-16", "Roll number;UN rank;Trade\nR-1;OR-4;rifle\n");

        Assert.Equal("people.sheet.erased", Assert.Single(verdict.Refusals).Reason.Key);
        Assert.Empty(verdict.Changes);
    }

    [Fact]
    public void A_column_settles_the_order_of_its_days()
    {
        var verdict = new Desk().Try(
            SheetKind.Roll,
            "2024-03-16",
            "Roll number;UN rank;Trade;Passport valid until\nR-1;OR-4;rifle;03/04/2029\nR-2;OR-4;rifle;25/12/2029\n"
        );

        var paper = verdict.Changes.Select(change => change.Claim).OfType<Claims.PaperHeld>().First();
        Assert.Equal(new LocalDate(2029, 4, 3), paper.Expires);
    }
}
