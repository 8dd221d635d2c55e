using NodaTime;
using Qalqan.Claims;
using Qalqan.Kernel;
using Qalqan.Store.Sqlite;

namespace Qalqan.Store.Tests;

/// <summary>Journal and vault as one: written together, checked together.</summary>
public sealed class LedgerTests : IDisposable
{
    private const string Scope = "kaz-undof-2024";
    private readonly JournalFolder folder = new();

    private string VaultPath => Path.Combine(folder.Root, "vault.sqlite");

    public void Dispose() => folder.Dispose();

    [Fact]
    public async Task Every_sealed_entry_has_its_detail_and_the_check_says_so()
    {
        using var open = Open();
        await open.Ledger.Append(open.Ledger.Prepare(Drafts));

        var report = open.Check();
        Assert.True(report.IsSound);
        Assert.Equal((4, 0, 0), (report.Whole, report.Erased, report.Absent));
        Assert.Empty(report.Strays);
    }

    [Fact]
    public async Task The_same_drafts_again_record_nothing_and_rewrite_no_detail()
    {
        using var open = Open();
        await open.Ledger.Append(open.Ledger.Prepare(Drafts));
        var before = Sealed(open.Vault);
        var again = await open.Ledger.Append(open.Ledger.Prepare(Drafts));

        Assert.All(again, receipt => Assert.Equal(Outcome.AlreadyThere, receipt.Outcome));
        Assert.Equal(before, Sealed(open.Vault));
        Assert.Equal(5, open.Journal.Head.Number);
    }

    [Fact]
    public async Task The_same_drafts_again_bring_back_nothing_of_an_erased_person()
    {
        using var open = Open();
        await open.Ledger.Append(open.Ledger.Prepare(Drafts, "seed"));
        open.Vault.Erase(new KeyHolder(Scope, "R1-001"));
        await open.Journal.Append(new Submission(Samples.Say(90, new Erased("R1-001", "order 12", 3))));
        var prepared = open.Ledger.Prepare(Drafts, "seed");
        await open.Ledger.Append(prepared);

        Assert.Equal(3, prepared.Submissions.Count(submission => submission is null));
        Assert.Null(open.Vault.KeyOf(new KeyHolder(Scope, "R1-001")));
        Assert.Equal(["R1-002"], open.Vault.All(Scope).Select(record => record.Holder.Person));
        var report = open.Check();
        Assert.True(report.IsSound);
        Assert.Equal((1, 3), (report.Whole, report.Erased));
    }

    [Fact]
    public async Task What_was_prepared_before_an_erasure_is_not_put_after_it()
    {
        using var open = Open();
        await open.Ledger.Append(open.Ledger.Prepare([Drafts[0]]));
        var prepared = open.Ledger.Prepare(Drafts);
        open.Vault.Erase(new KeyHolder(Scope, "R1-001"));

        await Assert.ThrowsAsync<InvalidOperationException>(async () => await open.Ledger.Append(prepared));
        Assert.Empty(open.Vault.All(Scope));
        Assert.Equal(1, open.Journal.Head.Number);
    }

    [Fact]
    public async Task A_kill_between_vault_and_journal_leaves_a_stray_that_harms_nothing_and_is_replaced()
    {
        using var open = Open();
        var prepared = open.Ledger.Prepare(Drafts);
        open.Vault.Put(prepared.Keys, prepared.Records);
        await open.Ledger.Append(open.Ledger.Prepare([Drafts[3]]));

        var killed = open.Check();
        Assert.True(killed.IsSound);
        Assert.Equal(4, killed.Strays.Count);

        await open.Ledger.Append(open.Ledger.Prepare(Drafts));
        var report = open.Check();
        Assert.True(report.IsSound);
        Assert.Equal((4, 0), (report.Whole, report.Strays.Count));
    }

    [Theory]
    [InlineData("update detail set sealed = zeroblob(80) where person = 'R1-001'", 3)]
    [InlineData("update detail set sealed = substr(sealed, 1, 20) where person = 'R1-002'", 1)]
    [InlineData("delete from detail where person = 'R1-002'", 1)]
    [InlineData("update key set bytes = randomblob(32) where person = 'R1-001'", 3)]
    [InlineData("delete from key where person = 'R1-001'", 3)]
    [InlineData("update detail set person = 'R1-002'", 3)]
    [InlineData("update key set bytes = (select bytes from key where person = 'R1-001')", 1)]
    public async Task What_was_altered_in_the_vault_is_named_by_its_entry(string sql, int entries)
    {
        using (var open = Open())
            await open.Ledger.Append(open.Ledger.Prepare(Drafts));
        Sql(sql);
        using var altered = Open();

        var report = altered.Check();
        Assert.False(report.IsSound);
        Assert.Equal((entries, 4 - entries), (report.Broken.Count, report.Whole));
        Assert.All(report.Broken, broken => Assert.InRange(broken.Number, 1, 5));
        Assert.DoesNotContain("Үлгіев", string.Join(" ", report.Broken), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Details_of_two_reports_of_one_person_swapped_are_both_named()
    {
        using (var open = Open())
            await open.Ledger.Append(open.Ledger.Prepare(Drafts));
        Sql(
            """
            create temp table two as select report, sealed from detail where person = 'R1-001' limit 2;
            update detail set sealed = (select sealed from two where two.report <> detail.report)
                where report in (select report from two);
            """
        );
        using var altered = Open();

        Assert.Equal((2, 2), (altered.Check().Broken.Count, (int)altered.Check().Whole));
    }

    [Fact]
    public async Task An_erasure_of_which_one_half_is_done_is_named_as_unfinished()
    {
        using var open = Open();
        await open.Ledger.Append(open.Ledger.Prepare(Drafts));
        open.Vault.Erase(new KeyHolder(Scope, "R1-002"));
        Assert.Equal(["R1-002"], open.Check().Unfinished.Select(holder => holder.Person));

        await open.Journal.Append(new Submission(Samples.Say(90, new Erased("R1-001", "order 12", 3))));
        Assert.Equal(["R1-001", "R1-002"], open.Check().Unfinished.Select(holder => holder.Person).Order());
        Assert.Empty(open.Check().Broken);
    }

    [Fact]
    public async Task An_export_lacks_its_details_up_to_its_head_and_no_further()
    {
        using var open = Open();
        await open.Ledger.Append(open.Ledger.Prepare(Drafts));
        Sql("delete from detail; delete from key;");

        Assert.Equal((4, 0), ((int)open.Check(absentUpTo: 5).Absent, open.Check(absentUpTo: 5).Broken.Count));
        Assert.Equal((3, 1), ((int)open.Check(absentUpTo: 4).Absent, open.Check(absentUpTo: 4).Broken.Count));
    }

    private static IReadOnlyList<Draft> Drafts { get; } =
    [
        Of(
            new Identified("R1-001", null),
            new IdentityDetail(new PersonName("Үлгіев", "Сынақ", null), null, null, null)
        ),
        Of(new Reachable("R1-001", null), new ContactDetail("+7 700 000 00 01", null, null)),
        Of(
            new PaperHeld("R1-001", "passport", new LocalDate(2031, 1, 1), null),
            new PaperDetail("N00000001", null, null)
        ),
        new(Samples.Held(50)),
        Of(
            new Identified("R1-002", null),
            new IdentityDetail(null, new PersonName("Mysalova", "Aina", null), null, null)
        ),
    ];

    private static Draft Of(Personal claim, Detail detail) => new(Samples.Say(1, claim) with { Id = default }, detail);

    private static List<string> Sealed(SqliteVault vault) =>
        [.. vault.All(Scope).Select(record => record.Report + " " + Convert.ToHexString(record.Sealed.Span)).Order()];

    private void Sql(string sql)
    {
        using var db = new Microsoft.Data.Sqlite.SqliteConnection($"Data Source={VaultPath};Pooling=False");
        db.Open();
        using var command = db.CreateCommand();
        command.CommandText = sql;
        Assert.NotEqual(0, command.ExecuteNonQuery());
    }

    private Opened Open() => new(folder.Open(FolderKind.Real), SqliteVault.OpenToWrite(VaultPath));

    private sealed record Opened(SqliteJournal Journal, SqliteVault Vault) : IDisposable
    {
        public Ledger Ledger { get; } = new(Journal, Vault);

        public VaultReport Check(long absentUpTo = 0) => VaultCheck.Of(Journal, Vault, absentUpTo);

        public void Dispose()
        {
            Journal.Dispose();
            Vault.Dispose();
        }
    }
}
