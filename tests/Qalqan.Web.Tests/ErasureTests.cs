using Microsoft.Data.Sqlite;
using NodaTime;
using Qalqan.Claims;
using Qalqan.Kernel;
using Qalqan.Store;
using Qalqan.Tests;

namespace Qalqan.Web.Tests;

/// <summary>Erasing through the desk, as a page does it beside its own readers.</summary>
public sealed class ErasureTests : IDisposable
{
    private const string Scope = "kaz-undof-2024";
    private readonly Scratch scratch = new();
    private readonly Folder folder;
    private readonly Desk desk;

    public ErasureTests(FirstCase first)
    {
        folder = Folder.OpenToWrite(first.CopyTo(scratch, "data"), FolderKind.Exercise, SystemClock.Instance);
        desk = Judging.DeskOf(folder);
        var at = Instant.FromUtc(2024, 3, 1, 6, 0);
        var claim = new Identified("R1-017", null);
        var report = new Report(default, Scope, Validity.Since(at), at, new Source("S1", null), claim);
        var detail = new IdentityDetail(new PersonName("Мысалов", "Сынақ", null), null, Sex.Male, null);
        var ledger = new Ledger(folder.Journal, folder.Vault);
        ledger.Append(ledger.Prepare([new Draft(report, detail)])).AsTask().GetAwaiter().GetResult();
    }

    public void Dispose()
    {
        folder.Dispose();
        scratch.Dispose();
    }

    [Fact]
    public void A_name_that_was_shown_is_shown_no_more_and_the_roll_is_as_long_as_before()
    {
        var (before, details) = (Roll(), Details());
        Assert.Equal("Мысалов Сынақ", before.Names["R1-017"].Cyrillic!.ToString());

        var outcome = desk.Erasure.Erase(User.Local(post: "HQ-01"), null, "R1-017", "Order 12");

        Assert.True(outcome.Report!.IsComplete);
        Assert.DoesNotContain("R1-017", Roll().Names.Keys);
        Assert.Equal(
            before.Of.People.Select(line => (line.Person, line.Rank)),
            Roll().Of.People.Select(line => (line.Person, line.Rank))
        );
        var done = Assert.Single(Assert.Single(desk.Erasure.Done(new Inquiry()).Scopes).Value);
        Assert.Equal(
            ("R1-017", "HQ-01", "Order 12", details),
            (done.Erased.Person, done.Post, done.Erased.Why, done.Erased.Details)
        );
    }

    [Fact]
    public void While_the_vault_is_read_elsewhere_it_is_on_record_and_not_finished_and_can_be_searched_when_it_is()
    {
        var details = Details();
        using (var reading = new SqliteConnection($"Data Source={scratch.At("data", "vault.sqlite")};Pooling=False"))
        {
            reading.Open();
            using var command = reading.CreateCommand();
            command.CommandText = "begin; select count(*) from detail;";
            command.ExecuteScalar();
            folder.Vault.Put([(new KeyHolder(Scope, "R9-018"), Sealing.NewKey())], []);
            var stopped = desk.Erasure.Erase(User.Local(), Scope, "R1-017", "Order 12").Report!;
            Assert.False(stopped.IsComplete);
            Assert.Contains("Another process reads", stopped.Unfinished, StringComparison.Ordinal);
        }
        var finished = desk.Erasure.Erase(User.Local(), Scope, "R1-017", "Order 12").Report!;

        Assert.True(finished.IsComplete);
        Assert.Equal(details, finished.Details);
        Assert.True(finished.LookedFor > 1);
    }

    [Fact]
    public void What_was_typed_in_place_of_a_reference_is_not_repeated()
    {
        var problems = desk.Erasure.Erase(User.Local(), null, "Мысалов", "Order 12").Problems;

        Assert.NotEmpty(problems);
        Assert.DoesNotContain("Мысалов", string.Join(" ", problems), StringComparison.Ordinal);
    }

    private int Details() => folder.Vault.All(Scope, "R1-017").Count;

    private Named<Qalqan.People.NominalRoll> Roll() =>
        desk.Personnel.Roll(User.Local(), new Inquiry(AsOf: "2024-09-20", Scope: Scope)).Scopes[0].Value;
}
