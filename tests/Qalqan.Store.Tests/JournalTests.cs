using NodaTime;
using Qalqan.Claims;
using Qalqan.Kernel;
using Qalqan.Store.Sqlite;

namespace Qalqan.Store.Tests;

public sealed class JournalTests : IDisposable
{
    private readonly JournalFolder folder = new();

    public void Dispose() => folder.Dispose();

    [Fact]
    public async Task Entries_are_numbered_in_order_and_there_when_acknowledged()
    {
        using var journal = folder.Open();
        for (var i = 1; i <= 5; i++)
        {
            Assert.Equal(new Receipt(Outcome.Recorded, i), await journal.Append(new Submission(Samples.Held(i))));
            using var other = SqliteJournal.OpenToRead(folder.Path);
            Assert.Equal((i, journal.Head.Hash), (other.Head.Number, other.Head.Hash));
        }
        Assert.Equal([3L, 4, 5], journal.ReadAfter(2).Select(entry => entry.Number));
    }

    [Fact]
    public async Task The_same_report_again_is_one_entry()
    {
        using var journal = folder.Open();
        var first = await journal.AppendAll([new(Samples.Held(1)), new(Samples.Held(1)), new(Samples.Held(2))]);

        Assert.Equal(
            [(Outcome.Recorded, 1L), (Outcome.AlreadyThere, 1L), (Outcome.Recorded, 2L)],
            first.Select(receipt => (receipt.Outcome, receipt.Number))
        );
        Assert.Equal(new Receipt(Outcome.AlreadyThere, 2), await journal.Append(new Submission(Samples.Held(2))));
        Assert.Equal(2, journal.Head.Number);
    }

    [Fact]
    public async Task The_same_id_with_other_bytes_is_refused_with_both_digests()
    {
        using var journal = folder.Open();
        await journal.Append(new Submission(Samples.Held(1)));
        var receipts = await journal.AppendAll([new(Samples.Held(1, "R1-002")), new(Samples.Held(2))]);

        Assert.Equal([Outcome.Refused, Outcome.Recorded], receipts.Select(receipt => receipt.Outcome));
        Assert.Matches("[0-9a-f]{64}.*[0-9a-f]{64}", receipts[0].Problem);
        Assert.Equal(2, receipts[1].Number);
    }

    [Fact]
    public async Task A_malformed_report_is_refused_and_leaves_no_gap()
    {
        using var journal = folder.Open();
        var self = Samples.Held(1) with { Corrects = Samples.Id(1) };
        var receipts = await journal.AppendAll([new(self), new(Samples.Held(2, "no digits")), new(Samples.Held(3))]);

        Assert.Equal([Outcome.Refused, Outcome.Refused, Outcome.Recorded], receipts.Select(receipt => receipt.Outcome));
        Assert.Contains("itself", receipts[0].Problem, StringComparison.Ordinal);
        Assert.Equal(1, receipts[2].Number);
    }

    [Fact]
    public async Task A_scope_is_read_by_itself()
    {
        using var journal = folder.Open();
        await journal.AppendAll([new(Samples.Held(1)), new(Samples.Held(2, scope: "undof")), new(Samples.Held(3))]);

        Assert.Equal(["kaz-undof-2024", "undof"], journal.Scopes());
        Assert.Equal([1L, 3], journal.ReadAfter(0, "kaz-undof-2024").Select(entry => entry.Number));
        Assert.Equal((2L, null), (journal.NumberOf(Samples.Id(2)), journal.NumberOf(Samples.Id(9))));
    }

    [Fact]
    public async Task A_pack_may_stamp_but_time_never_runs_back()
    {
        using var journal = folder.Open();
        await journal.AppendAll([
            new(Samples.Held(1), At(10)),
            new(Samples.Held(2), At(5)),
            new(Samples.Held(3), At(20)),
        ]);

        Assert.Equal([At(10), At(10), At(20)], journal.ReadAfter(0).Select(entry => entry.Read().RecordedAt));
        Assert.Equal([0L, 2, 2, 3], new[] { 9, 10, 19, 99 }.Select(second => journal.NumberAt(At(second))));
    }

    [Fact]
    public async Task A_clock_that_jumps_back_is_put_on_record_once_a_jump()
    {
        using var journal = folder.Open();
        await Append(1, 100);
        await Append(2, 99.5);
        await Append(3, 10);
        await Append(4, 11);
        await Append(5, 101);
        await Append(6, 10);

        var entries = journal.ReadAfter(0).Select(entry => entry.Read()).ToList();
        Assert.Equal([3L, 7], entries.Where(entry => entry.Report.Claim is ClockBack).Select(entry => entry.Number));
        Assert.Equal(new ClockBack(At(10), At(100)), entries[2].Report.Claim);
        Assert.Equal(entries.Select(entry => entry.RecordedAt).Order(), entries.Select(entry => entry.RecordedAt));

        async Task Append(int id, double second)
        {
            folder.Clock.Now = At(second);
            Assert.Equal(Outcome.Recorded, (await journal.Append(new Submission(Samples.Held(id)))).Outcome);
        }
    }

    [Fact]
    public async Task A_thousand_callers_each_get_their_own_number()
    {
        using var journal = folder.Open();
        var receipts = await Task.WhenAll(
            Enumerable
                .Range(1, 1024)
                .Select(i =>
                    Task.Run(async () => (Id: i, Receipt: await journal.Append(new Submission(Samples.Held(i)))))
                )
        );

        Assert.Equal(Enumerable.Range(1, 1024).Select(i => (long)i), receipts.Select(r => r.Receipt.Number).Order());
        Assert.All(receipts, r => Assert.Equal(r.Receipt.Number, journal.NumberOf(Samples.Id(r.Id))));
        Assert.True(JournalCheck.Of(folder.Path, journal.Head.Hash).IsSound);
    }

    [Fact]
    public async Task A_second_writer_is_refused_and_the_first_goes_on()
    {
        using var journal = folder.Open();
        Assert.Throws<JournalInUseException>(() => folder.Open());

        Assert.Equal(Outcome.Recorded, (await journal.Append(new Submission(Samples.Held(1)))).Outcome);
        journal.Dispose();
        using var next = folder.Open(FolderKind.Real);
        Assert.Equal((1, FolderKind.Exercise), (next.Head.Number, next.Kind));
    }

    [Fact]
    public async Task What_was_waiting_when_it_closes_is_recorded()
    {
        Task<Receipt>[] appends;
        using (var journal = folder.Open())
            appends =
            [
                .. Enumerable.Range(1, 200).Select(i => journal.Append(new Submission(Samples.Held(i))).AsTask()),
            ];
        await Task.WhenAll(appends);

        using var reader = SqliteJournal.OpenToRead(folder.Path);
        Assert.Equal(200, reader.Head.Number);
    }

    [Fact]
    public async Task A_view_follows_the_journal_and_is_folded_again_after_it_was_dropped()
    {
        using var journal = folder.Open();
        var views = new Views(journal, budgetBytes: 1);
        await journal.AppendAll([new(Samples.Held(1)), new(Samples.Held(2, scope: "undof"))]);
        Assert.Equal((1, 1), (views.Of("kaz-undof-2024", c => c.Count), views.Of("undof", c => c.Count)));

        await journal.AppendAll([.. Enumerable.Range(3, 3000).Select(i => new Submission(Samples.Held(i)))]);
        Assert.Equal((3001, 1), (views.Of("kaz-undof-2024", c => c.Count), views.Of("undof", c => c.Count)));
        Assert.Equal(0, views.Of("nobody", c => c.Count));
    }

    [Fact]
    public void Derived_ids_are_of_version_8_and_stay_what_they_are()
    {
        var id = DerivedId.Of(Samples.Held(1), "HQ-01");

        Assert.Equal((8, id), (id.Value.Version, DerivedId.Of(Samples.Held(2), "HQ-01")));
        Assert.NotEqual(id, DerivedId.Of(Samples.Held(1), "HQ-02"));
        Assert.NotEqual(id, DerivedId.Of(Samples.Held(1, "R1-002"), "HQ-01"));
        Assert.Equal("170fcf59-c1fe-869f-a303-dd3a6eacaab4", id.ToString());
    }

    private static Instant At(double second) => Samples.Day0 + Duration.FromSeconds(second);
}
