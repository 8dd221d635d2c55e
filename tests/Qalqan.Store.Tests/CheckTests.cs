using Qalqan.Store.Sqlite;

namespace Qalqan.Store.Tests;

public sealed class CheckTests : IDisposable
{
    private readonly JournalFolder folder = new();
    private readonly string head;

    public CheckTests()
    {
        using var journal = folder.Open();
        journal.AppendAll([.. Samples.All.Select(report => new Submission(report))]).AsTask().GetAwaiter().GetResult();
        head = journal.Head.Hash;
    }

    public void Dispose() => folder.Dispose();

    [Theory]
    [InlineData("bytes = cast(replace(cast(bytes as text), 'S1', 'S3') as blob)")]
    [InlineData("bytes = cast(bytes || x'20' as blob)")]
    [InlineData("recorded_at = recorded_at + 1")]
    [InlineData("id = randomblob(16)")]
    [InlineData("scope = 'undof'")]
    [InlineData("hash = zeroblob(32)")]
    public void A_change_names_its_entry_and_no_other(string change)
    {
        foreach (var number in new[] { 1, 5, Samples.All.Count })
        {
            var before = File.ReadAllBytes(folder.Path);
            folder.Sql($"update entry set {change} where number = {number}; pragma wal_checkpoint(truncate)");
            Assert.Equal([(long)number], Check().Alterations.Select(alteration => alteration.Number).Distinct());
            File.Delete(folder.Path + "-wal");
            File.Delete(folder.Path + "-shm");
            File.WriteAllBytes(folder.Path, before);
        }
    }

    [Fact]
    public void A_changed_number_is_a_missing_entry()
    {
        folder.Sql("update entry set number = 999 where number = 5");
        Assert.Equal(5, Check().Alterations[0].Number);
    }

    [Fact]
    public void A_deleted_entry_is_missing()
    {
        folder.Sql("delete from entry where number = 5");
        Assert.Contains("missing", Assert.Single(Check().Alterations).What, StringComparison.Ordinal);
    }

    [Fact]
    public void A_deleted_tail_is_found_by_a_head_noted_before()
    {
        Assert.Null(Check(head).HeadMissing);
        folder.Sql($"delete from entry where number = {Samples.All.Count}");

        Assert.Empty(Check().Alterations);
        Assert.Equal(head, Check(head).HeadMissing);
        Assert.Equal("nonsense", Check("nonsense").HeadMissing);
    }

    [Fact]
    public void A_changed_kind_is_found_by_the_first_link()
    {
        folder.Sql("update meta set value = 'REAL'");
        Assert.Contains("EXERCISE or REAL", Assert.Single(Check().Alterations).What, StringComparison.Ordinal);
    }

    [Fact]
    public void Damage_around_the_entries_is_not_an_alteration_of_one()
    {
        folder.Sql("pragma wal_checkpoint(truncate); pragma journal_mode = delete");
        File.AppendAllText(folder.Path, new string('x', 4096));

        var report = Check();
        Assert.Empty(report.Alterations);
        Assert.NotEmpty(report.Damage);
    }

    [Theory]
    [InlineData("create trigger sly after insert on entry begin delete from entry where number = 1; end", "trigger")]
    [InlineData("create table notes(text text)", "table")]
    public void What_is_none_of_ours_in_the_file_is_named(string sql, string kind)
    {
        folder.Sql(sql);
        var report = Check();

        Assert.Empty(report.Alterations);
        Assert.Contains(kind, Assert.Single(report.Damage), StringComparison.Ordinal);
    }

    [Fact]
    public void A_sound_journal_is_sound_beside_its_writer()
    {
        using var journal = folder.Open();
        Assert.True(Check(head).IsSound);
    }

    private JournalReport Check(string? expected = null) => JournalCheck.Of(folder.Path, expected);
}
