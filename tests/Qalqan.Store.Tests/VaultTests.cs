using Qalqan.Claims;
using Qalqan.Kernel;

namespace Qalqan.Store.Tests;

/// <summary>What every vault does, whatever it lies in.</summary>
public abstract class VaultTests : IDisposable
{
    protected const string Scope = "kaz-undof-2024";
    protected static readonly KeyHolder One = new(Scope, "R1-001");
    protected static readonly KeyHolder Other = new(Scope, "R1-002");
    protected static readonly byte[] Key = [.. Enumerable.Range(1, 32).Select(i => (byte)i)];

    /// <summary>The vault of this test, opened for its writer; opened again it is the same one.</summary>
    protected abstract IVault Open();

    protected abstract IVault OpenToRead();

    public abstract void Dispose();

    [Fact]
    public void What_was_put_is_there_when_it_is_opened_again()
    {
        using (var vault = Open())
            vault.Put([(One, Key)], [Record(1, One), Record(2, One)]);
        using var again = OpenToRead();

        Assert.Equal(Key, again.KeyOf(One));
        Assert.Equal(Record(2, One).Sealed.ToArray(), again.Find(Samples.Id(2))!.Value.Sealed.ToArray());
        Assert.Equal(2, again.All(Scope).Count);
        Assert.Empty(again.All("undof"));
        Assert.Null(again.KeyOf(Other));
        Assert.False(again.IsErased(One) || again.IsErased(Other));
    }

    [Fact]
    public void A_person_of_another_scope_is_another_person()
    {
        using var vault = Open();
        vault.Put([(One, Key), (new KeyHolder("undof", One.Person), [.. Key.Reverse()])], [Record(1, One)]);

        Assert.Equal(1, vault.Erase(One));
        Assert.Equal([.. Key.Reverse()], vault.KeyOf(new KeyHolder("undof", One.Person))!);
    }

    [Fact]
    public void Many_are_found_with_their_keys_and_who_was_erased_or_never_put_is_left_out()
    {
        using var vault = Open();
        vault.Put([(One, Key), (Other, [.. Key.Reverse()])], [Record(1, One), Record(2, Other), Record(3, One)]);

        Assert.Equal(
            [(Samples.Id(1), Key), (Samples.Id(2), [.. Key.Reverse()])],
            vault
                .Find([Samples.Id(1), Samples.Id(2), Samples.Id(9)])
                .Select(found => (found.Record.Report, found.Key))
                .OrderBy(found => found.Report.Value)
        );
        Assert.Equal(Record(2, Other).Sealed.ToArray(), vault.Find([Samples.Id(2)])[0].Record.Sealed.ToArray());
        vault.Erase(One);
        Assert.Equal(
            Samples.Id(2),
            Assert.Single(vault.Find([Samples.Id(1), Samples.Id(2), Samples.Id(3)])).Record.Report
        );
    }

    [Fact]
    public void A_put_that_is_refused_leaves_nothing_of_itself()
    {
        using var vault = Open();
        vault.Put([(One, Key)], []);

        Assert.Throws<InvalidOperationException>(() =>
            vault.Put([(Other, Key), (One, [.. Key.Reverse()])], [Record(1, Other)])
        );
        Assert.Throws<InvalidOperationException>(() => vault.Put([], [Record(1, One), Record(2, Other)]));
        Assert.Equal((null, 0), (vault.KeyOf(Other), vault.All(Scope).Count));
        Assert.Equal(Key, vault.KeyOf(One));
    }

    [Fact]
    public void The_detail_of_a_report_put_again_is_replaced()
    {
        using var vault = Open();
        vault.Put([(One, Key)], [Record(1, One)]);
        vault.Put([(One, Key)], [Record(1, One, fill: 9)]);

        Assert.Equal(9, Assert.Single(vault.All(Scope, One.Person)).Sealed.Span[40]);
    }

    [Fact]
    public void An_erased_person_has_no_key_and_no_details_and_never_gets_any_again()
    {
        using var vault = Open();
        vault.Put([(One, Key), (Other, Key)], [Record(1, One), Record(2, One), Record(3, Other)]);

        Assert.Equal(2, vault.Erase(One));
        Assert.Equal((null, true), (vault.KeyOf(One), vault.IsErased(One)));
        Assert.Null(vault.Find(Samples.Id(1)));
        Assert.Equal([Samples.Id(3)], vault.All(Scope).Select(record => record.Report));
        Assert.Throws<InvalidOperationException>(() => vault.Put([(One, Key)], []));
        Assert.Throws<InvalidOperationException>(() => vault.Put([], [Record(4, One)]));
        Assert.Equal(0, vault.Erase(One));
        Assert.Equal(Key, vault.KeyOf(Other));
        Assert.False(vault.IsErased(Other));
    }

    [Fact]
    public void A_person_of_whom_nothing_is_kept_can_be_erased_all_the_same()
    {
        using var vault = Open();

        Assert.Equal((0, true), (vault.Erase(One), vault.IsErased(One)));
    }

    [Fact]
    public void A_reader_beside_the_writer_sees_what_was_put_and_what_was_erased()
    {
        using var vault = Open();
        vault.Put([(One, Key)], [Record(1, One)]);
        using var reader = OpenToRead();
        Assert.Equal(Key, reader.KeyOf(One));

        vault.Erase(One);
        Assert.Equal((null, true, null), (reader.KeyOf(One), reader.IsErased(One), reader.Find(Samples.Id(1))));
    }

    [Fact]
    public void Opened_to_be_read_it_is_not_written()
    {
        Open().Dispose();
        using var reader = OpenToRead();

        Assert.Throws<InvalidOperationException>(() => reader.Put([(One, Key)], []));
        Assert.Throws<InvalidOperationException>(() => reader.Erase(One));
    }

    protected static VaultRecord Record(int report, KeyHolder holder, byte fill = 7) =>
        new(Samples.Id(report), holder, Enumerable.Repeat(fill, 60).ToArray());
}
