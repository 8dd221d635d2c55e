using System.Text;
using System.Text.RegularExpressions;
using Qalqan.Tests;

namespace Qalqan.Web.Tests;

/// <summary>The movement order: what it says, whom it does not name, and what it waits for before it may leave.</summary>
public sealed partial class MovementOrderTests(FirstCase first, ToldMove told) : IClassFixture<ToldMove>
{
    private static readonly PaperOrder Order = new("movement-order", AsOf: MoveCase.Day, Subject: MoveCase.Move);

    public static TheoryData<string, string> Papers { get; } =
        new(
            from document in new[] { "movement-order", "handover-book", "end-of-tour-report" }
            from language in new[] { "en", "ru", "kk" }
            select (document, language)
        );

    [Theory]
    [MemberData(nameof(Papers))]
    public void A_paper_of_the_move_says_what_was_approved(string document, string language)
    {
        var made = told.Case.Made(Order with { Document = document, Language = language });
        var text = Entries()
            .Replace(Encoding.UTF8.GetString(PaperFormats.Write(made, "txt")), match => new string('0', match.Length));

        var name = $"{document}-{MoveCase.Day}-{language}.txt";
        var approved = Repository.PathOf("tests", "Qalqan.Web.Tests", "approved", name);
        var received = Path.Combine(Path.GetTempPath(), "qalqan-received-" + name);
        File.WriteAllText(received, text);
        Assert.True(
            File.Exists(approved) && File.ReadAllText(approved) == text,
            $"Read {received}, then: cp {received} {approved}"
        );
    }

    [Fact]
    public void The_order_of_the_same_cut_off_has_the_same_bytes_and_names_nobody()
    {
        var once = told.Case.Desk.Papers.Draft(MoveCase.Officer, Order, "pdf");
        var again = told.Case.Desk.Papers.Draft(MoveCase.Officer, Order, "pdf");

        Assert.Equal(once.File, again.File);
        Assert.Empty(once.Drafted.Persons!);
    }

    [Fact]
    public void While_a_paper_is_missing_the_order_is_not_released_and_each_is_named_with_what_to_do()
    {
        using var move = new MoveCase(first);
        var issued = move.Desk.Papers.Issue(MoveCase.Officer, Order);
        Assert.Empty(issued.Problems);

        var refused = move.Desk.Papers.Let(MoveCase.Commander, null, issued.Paper!.Serial);
        var problem = Assert.Single(refused.Problems);
        Assert.Equal("K2", problem.File);
        Assert.Contains("landing of SY for leg L3: nothing was applied for", problem.Seen, StringComparison.Ordinal);
        Assert.Contains("apply", problem.Wanted, StringComparison.Ordinal);
        Assert.Null(refused.Paper!.Release);

        move.Grant("K2", "SY-4", "2024-03-14 12:00", "2024-03-14 13:00"); // of another time
        problem = Assert.Single(move.Desk.Papers.Let(MoveCase.Commander, null, issued.Paper.Serial).Problems);
        Assert.Contains("another time", problem.Seen, StringComparison.Ordinal);

        move.Grant("K2", "SY-5", "2024-03-14 12:00", "2024-03-15 12:00");
        Assert.Empty(move.Desk.Papers.Let(MoveCase.Commander, null, issued.Paper.Serial).Problems);
    }

    [Fact]
    public void What_was_granted_when_it_was_issued_and_was_taken_back_since_holds_it_back()
    {
        using var move = new MoveCase(first);
        move.Grant("K2", "SY-5", "2024-03-14 12:00", "2024-03-15 12:00");
        var issued = move.Desk.Papers.Issue(MoveCase.Officer, Order);
        move.Say(
            new Claims.ClearanceStepped(
                MoveCase.Move,
                "K1",
                Claims.ClearanceDoing.Revoked,
                null,
                DayCase.At("2024-03-13 00:00"),
                DayCase.At("2024-03-16 00:00"),
                null
            ),
            "2024-03-13 09:00"
        );

        var problem = Assert.Single(move.Desk.Papers.Let(MoveCase.Commander, null, issued.Paper!.Serial).Problems);
        Assert.Equal("K1", problem.File);
        Assert.Contains("refused", problem.Seen, StringComparison.Ordinal);
    }

    [Fact]
    public void An_officer_writes_what_only_an_officer_knows_and_no_name_and_of_no_other_move()
    {
        using var move = new MoveCase(first);
        using var pages = Pages.Of(move.Desk);
        Assert.Contains(
            "When attacked",
            pages.Text($"/document?document=movement-order&subject={MoveCase.Move}"),
            StringComparison.Ordinal
        );
        Assert.Empty(
            move.Desk.OrderWords.Write(
                MoveCase.Officer,
                null,
                MoveCase.Move,
                [new TypedWords("attack", "Drive on through, report from the next point.", null)]
            ).Problems
        );

        var text = PaperLines.Flat(move.Made(Order with { AsOf = null }));
        Assert.Contains("Drive on through", text, StringComparison.Ordinal);
        Assert.Equal("field", Refused(MoveCase.Move, "weather"));
        Assert.Equal("about", Refused("M99", "attack"));

        string Refused(string about, string field) =>
            move
                .Desk.OrderWords.Write(MoveCase.Officer, null, about, [new TypedWords(field, "fine", null)])
                .Problems.First()
                .File;
    }

    [Fact]
    public void The_book_of_one_post_has_its_page_and_property_and_no_other_posts()
    {
        var book = new PaperOrder("handover-book", AsOf: MoveCase.Day, Subject: "MT1.HQ-01");
        var text = PaperLines.Flat(told.Case.Made(book));

        Assert.Contains("SN-44871", text, StringComparison.Ordinal);
        Assert.Contains("First ask the village elder.", text, StringComparison.Ordinal);
        Assert.DoesNotContain("K-7", text, StringComparison.Ordinal); // of no post
        Assert.Equal(
            "--subject",
            Assert
                .Single(told.Case.Desk.Papers.Draft(MoveCase.Officer, book with { Subject = "MT1.HQ-99" }).Problems)
                .File
        );
    }

    [Fact]
    public void What_is_open_in_the_mission_stands_beside_the_book_for_whom_it_is_and_in_no_paper()
    {
        using var move = new MoveCase(first);
        var open = move.Desk.MovePapers.Open(MoveCase.Officer, MoveCase.Scope)!;
        using var pages = Pages.Of(move.Desk);
        var page = pages.Text("/document?document=handover-book&subject=MT1");
        Assert.Contains("Open in the mission", page, StringComparison.Ordinal);
        foreach (var one in open.Take(3))
            Assert.Contains(one.Reference, page, StringComparison.Ordinal);
        var ministry = MoveCase.Officer with { Reach = new HashSet<string> { MoveCase.Scope } };
        Assert.Null(move.Desk.MovePapers.Open(ministry, MoveCase.Scope));
        var paper = PaperLines.Flat(move.Made(new PaperOrder("handover-book", Subject: "MT1")));
        Assert.All(open, one => Assert.DoesNotContain(one.Reference, paper, StringComparison.Ordinal));
    }

    [Fact]
    public void A_move_that_there_is_not_is_no_order()
    {
        var problem = Assert.Single(
            told.Case.Desk.Papers.Draft(MoveCase.Officer, Order with { Subject = "M99" }).Problems
        );
        Assert.Equal("--subject", problem.File);
        Assert.Contains("a move on record", problem.Wanted, StringComparison.Ordinal);
    }

    // Entries are numbered behind those of the exercise, which grows; digests are of its texts.
    [GeneratedRegex("(?<=#|№.?|entry |запис[ьи] |up to |жазба )[0-9]{3,}|[0-9]{3,}(?= жазба)|[0-9a-f]{16}")]
    private static partial Regex Entries();
}
