using Qalqan.Claims;
using Qalqan.Kernel;
using Qalqan.Store;

namespace Qalqan.Web.Tests;

/// <summary>An officer's own Word form: kept, filled, issued, and forgotten in like any paper.</summary>
public sealed class OwnFormTests(NamedFolder named) : IClassFixture<NamedFolder>
{
    private static readonly User Officer = User.Local(post: "S1", person: "R1-003");

    private Desk Desk { get; } = Judging.DeskOf(named.Folder);

    [Fact]
    public void It_comes_back_filled_with_the_figures_of_the_sheet_and_under_its_own_serial()
    {
        Keep(
            "report",
            "{{exercise}} {{serial}}: {{strength.present}} of {{strength.roll}}",
            "Unit|{{unit.title}}={{unit.roll}}"
        );
        var order = new PaperOrder("strength-state", AsOf: "2024-10-04", Form: "report");
        var sheet = Desk.Signing.Sheet(new Inquiry(Scope: NamedFolder.Scope), "2024-10-04").Scopes[0].Value;

        var paper = Desk.Papers.Issue(Officer, order).Paper!;

        Assert.Equal("docx", Assert.Single(paper.Files).Format);
        Assert.Equal("report@1", paper.Issued.Form);
        Assert.Empty(paper.Persons);
        var text = WordForm.TextOf(Desk.Papers.Bytes(paper, "docx")!);
        Assert.Contains(
            $"EXERCISE EXERCISE EXERCISE {paper.Serial}: {sheet.In(PersonState.Present)} of {sheet.State.Rows.Count}",
            text,
            StringComparison.Ordinal
        );
        foreach (var unit in sheet.State.Rows.GroupBy(row => row.SubUnit))
            Assert.Contains($"={unit.Count()}", text, StringComparison.Ordinal);
        Assert.DoesNotContain("{{", text, StringComparison.Ordinal);
        Assert.False(Desk.Papers.Issue(Officer, order).IsNew);
    }

    [Fact]
    public void A_name_that_nobody_knows_is_refused_with_the_nearest_and_nothing_is_kept()
    {
        var outcome = Desk.Papers.Forms.Keep(Officer, null, "wrong", WordForm.Of("{{strength.presnt}}"));

        var problem = Assert.Single(outcome.Problems);
        Assert.Contains("strength.presnt", problem.Seen, StringComparison.Ordinal);
        Assert.Contains("{{strength.present}}", problem.Wanted, StringComparison.Ordinal);
        Assert.Null(Desk.Papers.Forms.Find(Officer, null, "wrong"));
        Assert.NotEmpty(Desk.Papers.Forms.Keep(Officer, null, "wrong", [1, 2, 3]).Problems);
        Assert.NotEmpty(Desk.Papers.Forms.Keep(Officer, null, "../wrong", WordForm.Of("{{day}}")).Problems);
        Assert.NotEmpty(Desk.Papers.Forms.Keep(Officer, null, "wrong", WordForm.Of("nothing asked")).Problems);
    }

    [Fact]
    public void Versions_are_kept_for_ever_and_a_paper_keeps_its_own()
    {
        Assert.Equal(1, Keep("twice", "first {{day}}").Says.Version);
        Assert.False(Desk.Papers.Forms.Keep(Officer, null, "twice", WordForm.Of("first {{day}}")).IsNew);
        var before = Desk
            .Papers.Issue(Officer, new PaperOrder("strength-state", AsOf: "2024-10-05", Form: "twice"))
            .Paper!;
        Assert.Equal(2, Keep("twice", "second {{day}}").Says.Version);
        var after = Desk
            .Papers.Issue(Officer, new PaperOrder("strength-state", AsOf: "2024-10-05", Form: "twice"))
            .Paper!;

        Assert.Equal(("twice@1", "twice@2"), (before.Issued.Form, after.Issued.Form));
        Assert.Contains("first", WordForm.TextOf(Desk.Papers.Bytes(before, "docx")!), StringComparison.Ordinal);
        Assert.Contains("second", WordForm.TextOf(Desk.Papers.Bytes(after, "docx")!), StringComparison.Ordinal);
        Assert.Equal(
            "first {{day}}",
            WordForm.TextOf(Desk.Papers.Forms.Bytes(Desk.Papers.Forms.Find(Officer, null, "twice@1")!)!).Trim()
        );
        Assert.Contains(
            "twice, which is near it",
            Assert.Single(Desk.Papers.Draft(Officer, new PaperOrder("strength-state", Form: "twcie")).Problems).Wanted,
            StringComparison.Ordinal
        );
    }

    [Fact]
    public void Who_is_forgotten_is_struck_out_of_it_and_the_others_stay()
    {
        Keep("names", "Away|{{absent.person}} {{absent.name}}");
        var paper = Desk
            .Papers.Issue(Officer, new PaperOrder("strength-state", AsOf: "2024-10-06", Form: "names"))
            .Paper!;
        var (gone, stays) = (paper.Persons[0], paper.Persons[1]);
        Assert.Contains(NamedFolder.LatinOf(gone).Family, Text(paper), StringComparison.Ordinal);

        Assert.Null(Desk.Erasure.Erase(User.Local(), null, gone, "Order 12").Report!.Unfinished);

        var after = Desk.Papers.Find(Officer, null, paper.Serial)!;
        Assert.DoesNotContain(NamedFolder.LatinOf(gone).Family, Text(after), StringComparison.Ordinal);
        Assert.Contains(NamedFolder.LatinOf(stays).Family, Text(after), StringComparison.Ordinal);
        Assert.Contains("name erased", Text(after), StringComparison.Ordinal);
        Assert.True(VaultCheck.Of(named.Folder.Journal, named.Folder.Vault).IsSound);
    }

    private string Text(KeptPaper paper) => WordForm.TextOf(Desk.Papers.Bytes(paper, "docx")!);

    private KeptForm Keep(string name, params string[] lines)
    {
        var outcome = Desk.Papers.Forms.Keep(Officer, null, name, WordForm.Of(lines));
        Assert.Empty(outcome.Problems);
        Assert.True(outcome.IsNew);
        return outcome.Form!;
    }
}
