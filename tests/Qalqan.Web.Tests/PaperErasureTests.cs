using Qalqan.Claims;
using Qalqan.Kernel;
using Qalqan.Store;

namespace Qalqan.Web.Tests;

/// <summary>A person erased whom papers name; and the program killed at any point of it.</summary>
public sealed class PaperErasureTests(NamedFolder named) : IClassFixture<NamedFolder>
{
    private const string Scope = NamedFolder.Scope;
    private static readonly User Officer = User.Local(post: "S1", person: "R1-003");

    [Fact]
    public void Every_paper_that_names_the_person_is_written_again_with_the_name_struck_and_both_digests_on_record()
    {
        var desk = Judging.DeskOf(named.Folder);
        var papers = new[] { "2024-09-20", "2024-09-21" }.Select(day => Issue(desk, day)).ToList();
        var person = papers[0].Persons.Intersect(papers[1].Persons).First();
        var name = desk.Personnel.Roll(User.Local(), new Inquiry(AsOf: "2024-09-20")).Scopes[0].Value.Names[person];
        Assert.All(
            papers,
            paper => Assert.Contains(name.Latin!.ToString(), Text(desk, paper), StringComparison.Ordinal)
        );

        var report = desk.Erasure.Erase(User.Local(post: "HQ-01"), null, person, "Order 12").Report!;

        Assert.True(report.IsComplete, report.Unfinished);
        Assert.Equal(papers.Select(paper => paper.Serial), report.Papers);
        foreach (var before in papers)
        {
            var after = desk.Papers.Find(Officer, null, before.Serial)!;
            var again = (Reissued)Assert.Single(after.Again).Claim;
            Assert.Equal(person, again.Erased);
            Assert.Equal(before.Files, again.Was);
            Assert.NotEqual(before.Files, after.Files);
            Assert.DoesNotContain(person, after.Persons);
            Assert.DoesNotContain(name.Latin!.Family, Text(desk, after), StringComparison.Ordinal);
            Assert.Contains("name erased", Text(desk, after), StringComparison.Ordinal);
            Assert.Contains(person, Text(desk, after), StringComparison.Ordinal);
            Assert.Empty(desk.Papers.Since(Officer, after).Changes);
            Assert.Null(named.Folder.Vault.Find(before.BytesOf));
            Assert.Null(named.Folder.Vault.KeyOf(KeyHolder.OfPaper(Scope, before.BytesOf)));
        }
        var check = VaultCheck.Of(named.Folder.Journal, named.Folder.Vault);
        Assert.True(check.IsSound);
        Assert.Empty(check.Strays);
    }

    [Fact]
    public void Killed_at_any_step_it_is_unfinished_and_done_again_it_is_finished()
    {
        var desk = Judging.DeskOf(named.Folder);
        var papers = new[] { "2024-10-20", "2024-10-21" }.Select(day => Issue(desk, day)).ToList();
        foreach (var (person, steps) in papers[0].Persons.Intersect(papers[1].Persons).Take(8).Select((p, i) => (p, i)))
        {
            using var mortal = new MortalFolder(named.Folder, steps);
            var dying = mortal.Desk();
            var killed = Record.Exception(() => dying.Erasure.Erase(User.Local(), null, person, "Order 12"));
            var check = VaultCheck.Of(named.Folder.Journal, named.Folder.Vault);
            Assert.True(
                killed is null
                    ? check.IsSound
                    : killed is KilledException
                        && (steps == 0 || check.Unfinished.Contains(new KeyHolder(Scope, person))),
                $"{steps}: {killed} {string.Join(' ', check.Unfinished)}"
            );

            var report = Judging.DeskOf(named.Folder).Erasure.Erase(User.Local(), null, person, "Order 12").Report!;

            Assert.True(report.Unfinished is null, report.Unfinished);
            check = VaultCheck.Of(named.Folder.Journal, named.Folder.Vault);
            Assert.True(
                check.IsSound,
                $"{steps}: {string.Join(' ', check.Broken)} {string.Join(' ', check.Unfinished)}"
            );
            Assert.Empty(check.Strays);
            if (killed is null)
                return; // more steps than there are
        }
        Assert.Fail("It has more steps than were tried.");
    }

    private static KeptPaper Issue(Desk desk, string day) =>
        desk.Papers.Issue(Officer, new PaperOrder("strength-state", AsOf: day)).Paper!;

    private static string Text(Desk desk, KeptPaper paper) => WorkbookText.Of(desk.Papers.Bytes(paper, "xlsx")!);
}
