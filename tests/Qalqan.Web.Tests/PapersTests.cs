using System.Security.Cryptography;
using NodaTime;
using Qalqan.Claims;
using Qalqan.Kernel;
using Qalqan.Store;

namespace Qalqan.Web.Tests;

/// <summary>Papers through the desk, as page, API and command ask for them.</summary>
public sealed class PapersTests(NamedFolder named, FirstCase first) : IClassFixture<NamedFolder>
{
    private const string Scope = NamedFolder.Scope;
    private static readonly User Officer = User.Local(post: "S1", person: "R1-003");
    private static readonly User Commander = User.Local(post: "CO", person: "R1-001");

    private Desk Desk { get; } = Judging.DeskOf(named.Folder);

    [Fact]
    public void Issued_twice_it_is_one_paper_with_one_digest_and_the_bytes_that_are_served_have_it()
    {
        var state = State("2024-10-02");
        var issued = Issue(state);
        var again = Desk.Papers.Issue(Officer, state);

        Assert.False(again.IsNew);
        Assert.Equal(issued.Serial, again.Paper!.Serial);
        Assert.Equal(PaperFormats.Issued, issued.Files.Select(file => file.Format));
        var fresh = Judging.DeskOf(named.Folder);
        foreach (var file in issued.Files)
            Assert.Equal(
                file.Digest,
                Convert.ToHexStringLower(
                    SHA256.HashData(fresh.Papers.Bytes(fresh.Papers.Find(Officer, null, issued.Serial)!, file.Format)!)
                )
            );
    }

    [Fact]
    public void Two_machines_give_the_same_digests_for_the_same_exercise()
    {
        // Of a paper that no other test here issues, so that on both it is the first of its series.
        var brief = new PaperOrder("readiness-brief", AsOf: "2024-03-14");
        using var one = new NamedFolder(first);
        using var other = new NamedFolder(first);

        Assert.Equal(
            Judging.DeskOf(one.Folder).Papers.Issue(Officer, brief).Paper!.Files,
            Judging.DeskOf(other.Folder).Papers.Issue(Officer, brief).Paper!.Files
        );
    }

    [Fact]
    public void What_left_and_who_looked_moves_no_cut_off()
    {
        var state = State("2024-10-04");
        var before = Issue(state);
        Desk.Papers.Let(Commander, null, before.Serial);
        Desk.Posts.Entrust(Officer, Scope, "S9", Role.Named("s1")!, new HashSet<Compartment>());

        Assert.False(Desk.Papers.Issue(Officer, state).IsNew);
        var other = Desk.Papers.Issue(Officer with { Person = "R1-004" }, state);
        Assert.True(other.IsNew);
        Assert.Equal(before.Issued.KnownUpTo, other.Paper!.Issued.KnownUpTo);
    }

    [Fact]
    public void Serials_run_without_holes_however_many_issue_at_once()
    {
        var state = State("2024-10-05");
        var before = Count();
        var serials = new string[8];
        Parallel.For(0, serials.Length, i => serials[i] = Issue(state with { AsOf = $"2024-11-{i + 1:00}" }).Serial);

        Assert.Equal(before + serials.Length, Count());
        var year = SystemClock.Instance.GetCurrentInstant().InUtc().Year;
        Assert.Equal(
            Enumerable.Range(1, States().Count).Select(i => $"strength-state-{year}-{i:0000}"),
            States().Order(StringComparer.Ordinal)
        );
    }

    [Fact]
    public void Each_day_form_of_address_that_means_the_same_morning_means_the_same_paper()
    {
        var state = State("2024-10-06");
        Issue(state);

        Assert.False(Desk.Papers.Issue(Officer, state with { AsOf = "060900ZOCT24" }).IsNew);
        Assert.True(Desk.Papers.Issue(Officer, state with { Language = "kk" }).IsNew);
        Assert.True(Desk.Papers.Issue(Officer, state with { Marking = "unclassified" }).IsNew);
    }

    [Theory]
    [InlineData("strenght-state", null, null, null, "document", "strength-state: near it")]
    [InlineData("strength-state", "1999-01-01", null, null, "--as-of", "when the record of kaz-undof-2024 begins")]
    [InlineData("strength-state", "2099-01-01", null, null, "--as-of", "today or a day before it")]
    [InlineData("strength-state", "yesterday", null, null, "--as-of", "a date 2024-03-20")]
    [InlineData("strength-state", null, "0", null, "--known-at", "an entry by which the record had begun")]
    [InlineData("strength-state", null, null, "fr", "--lang", "en, ru or kk")]
    public void What_is_wrong_with_an_order_is_said_and_nothing_is_issued(
        string document,
        string? asOf,
        string? knownAt,
        string? language,
        string where,
        string wanted
    )
    {
        var before = Desk.Papers.List(Officer).Scopes[0].Value.Count;
        var outcome = Desk.Papers.Issue(Officer, new PaperOrder(document, null, asOf, knownAt, language));

        var problem = Assert.Single(outcome.Problems);
        Assert.Equal(where, problem.File);
        Assert.Contains(wanted, problem.Wanted, StringComparison.Ordinal);
        Assert.Equal(before, Desk.Papers.List(Officer).Scopes[0].Value.Count);
    }

    [Fact]
    public void Whoever_issued_it_cannot_release_it_as_person_or_as_post_and_another_can_once()
    {
        var state = State("2024-10-07");
        var paper = Issue(state);

        foreach (var same in new[] { Officer, User.Local(post: "S1", person: "R1-009"), Officer with { Post = "CO" } })
            Assert.NotEmpty(Desk.Papers.Let(same, null, paper.Serial).Problems);
        Assert.True(Desk.Papers.Let(Commander, null, paper.Serial).IsNew);
        Assert.False(Desk.Papers.Let(Commander, null, paper.Serial).IsNew);
        Assert.Equal("CO", Desk.Papers.Find(Officer, null, paper.Serial)!.Release!.Source.Post);
    }

    [Fact]
    public void A_voided_paper_keeps_bytes_and_serial_is_not_released_and_the_same_basis_is_issued_anew()
    {
        var state = State("2024-10-08");
        var paper = Issue(state);
        Assert.NotEmpty(Desk.Papers.Void(Officer, null, paper.Serial, "asked by Mysalbbg").Problems);
        Assert.True(Desk.Papers.Void(Officer, null, paper.Serial, "wrong day").IsNew);

        var voided = Desk.Papers.Find(Officer, null, paper.Serial)!;
        Assert.Equal("wrong day", ((Voided)voided.Void!.Claim).Why);
        Assert.NotNull(Desk.Papers.Bytes(voided, "pdf"));
        Assert.Contains(
            "voided",
            Assert.Single(Desk.Papers.Let(Commander, null, paper.Serial).Problems).Seen,
            StringComparison.Ordinal
        );
        var anew = Desk.Papers.Issue(Officer, state);
        Assert.True(anew.IsNew);
        Assert.NotEqual(paper.Serial, anew.Paper!.Serial);
    }

    [Fact]
    public void What_became_known_since_is_told_line_by_line_and_the_paper_stays_as_it_was()
    {
        var state = State("2024-10-09");
        var paper = Issue(state);
        Assert.Empty(Desk.Papers.Since(Officer, paper).Changes);
        var present = Desk
            .Signing.Sheet(new Inquiry(Scope: Scope), "2024-10-09")
            .Scopes[0]
            .Value.State.Rows.First(row => row.State is PersonState.Present)
            .Person;
        var outcome = Desk.Signing.Carry(
            Officer,
            new StateOrder(Scope, "2024-10-09", [new StateEntry(present, "sick", "", "")])
        );
        Assert.True(outcome.IsDone);

        var since = Desk.Papers.Since(Officer, paper);

        Assert.True(since.Now > since.KnownUpTo);
        Assert.Contains(since.Changes, change => change.Then.Length == 0 && change.Now == present);
        Assert.Contains(since.Changes, change => change.Place.EndsWith("· Total · Sick", StringComparison.Ordinal));
        Assert.DoesNotContain(present, Text(paper), StringComparison.Ordinal);
        Assert.True(Desk.Papers.Issue(Officer, state).IsNew);
    }

    [Fact]
    public void Who_sees_no_people_sees_no_paper_that_names_them_and_who_sees_no_drafts_only_what_was_released()
    {
        var state = State("2024-10-10");
        var naming = Issue(state);
        Assert.NotEmpty(naming.Persons);
        var ministry = new User(
            "MOD",
            "R9-001",
            Role.Named("ministry")!.Rights,
            new HashSet<Compartment>(),
            new HashSet<Compartment>()
        );
        var logistics = ministry with { Rights = Role.Named("s4")!.Rights };

        Assert.True(naming.IsFor(logistics));
        Desk.Papers.Let(Commander, null, naming.Serial);
        Assert.Null(Desk.Papers.Find(ministry, null, naming.Serial));
        Assert.NotNull(Desk.Papers.Find(ministry with { Rights = logistics.Rights }, null, naming.Serial));
        Assert.Null(
            Desk.Papers.Find(logistics with { Reach = new HashSet<string> { "kaz-other" } }, null, naming.Serial)
        );
        Assert.DoesNotContain(
            "Mysal",
            PaperLines.Flat(Desk.Papers.Draft(ministry, state).Document!),
            StringComparison.Ordinal
        );
    }

    [Fact]
    public void The_check_counts_papers_whole_and_names_one_whose_bytes_are_gone()
    {
        var state = State("2024-10-11");
        var paper = Issue(state);
        var report = VaultCheck.Of(named.Folder.Journal, named.Folder.Vault);
        Assert.True(report.IsSound);
        Assert.Equal((Count(), 0), (report.Papers, report.Strays.Count));

        named.Folder.Vault.Erase(KeyHolder.OfPaper(Scope, paper.BytesOf));

        var broken = Assert.Single(VaultCheck.Of(named.Folder.Journal, named.Folder.Vault).Broken);
        Assert.Equal(paper.Issue.Number, broken.Number);
        Assert.Null(Desk.Papers.Bytes(paper, "pdf"));
    }

    [Fact]
    public void The_brief_prints_the_figures_of_the_board_and_names_nobody()
    {
        var inquiry = new Inquiry(AsOf: "2024-03-14", Scope: Scope);
        var board = Desk.Boards.Of(User.Local(), inquiry).Scopes[0].Value;
        var drafted = Desk.Papers.Draft(User.Local(), new PaperOrder("readiness-brief", AsOf: "2024-03-14"));
        var text = PaperLines.Flat(drafted.Document!);

        Assert.Empty(drafted.Persons!);
        Assert.DoesNotContain("Mysal", text, StringComparison.Ordinal);
        foreach (
            var line in new[]
            {
                $"Strength · In the mission · Now: {board.Strength.InMission}",
                $"Strength · Posts held · Now: {board.Strength.Filled}",
                $"Organization · Total · Vacant: {board.Posts.Vacant}",
                $"What falls short · Total · Met: {board.Capabilities.Sum(one => one.Met)}",
            }
        )
            Assert.Contains(line, text, StringComparison.Ordinal);
        Assert.Contains(
            $"{board.Open.Count(one => one.Finding.Verdict is Verdict.Breached)} requirements are breached",
            text,
            StringComparison.Ordinal
        );
        Assert.Equal(
            board.Open.Count,
            drafted
                .Document!.Blocks.OfType<Paper.Table>()
                .Where(table => table.Name.Contains(" - "))
                .Sum(table => table.Rows.Count)
        );
    }

    private static PaperOrder State(string day) => new("strength-state", AsOf: day);

    private List<string> States() =>
        [
            .. Desk
                .Papers.List(Officer)
                .Scopes[0]
                .Value.Select(paper => paper.Serial)
                .Where(serial => serial.StartsWith("strength-state", StringComparison.Ordinal)),
        ];

    private int Count() => Desk.Papers.List(Officer).Scopes[0].Value.Count;

    private KeptPaper Issue(PaperOrder order)
    {
        var outcome = Desk.Papers.Issue(Officer, order);
        Assert.Empty(outcome.Problems);
        return outcome.Paper!;
    }

    private string Text(KeptPaper paper) => WorkbookText.Of(Desk.Papers.Bytes(paper, "xlsx")!);
}
