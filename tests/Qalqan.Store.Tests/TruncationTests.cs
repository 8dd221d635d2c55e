using Qalqan.Claims;
using Qalqan.Store.Sqlite;

namespace Qalqan.Store.Tests;

/// <summary>A journal cut short anywhere opens as its longest whole beginning, untouched, and can be saved.</summary>
public sealed class TruncationTests : IDisposable
{
    private readonly JournalFolder folder = new();
    private readonly List<StoredEntry> entries;

    public TruncationTests()
    {
        using var journal = folder.Open();
        // Large bodies spill into overflow pages; many small ones make inner pages of the trees.
        var press = ((StrengthDeclared)Samples.All[14].Claim).Sources[0];
        var large = Samples.Say(100, new StrengthDeclared(139, 7, [.. Enumerable.Repeat(press, 150)]));
        journal
            .AppendAll([
                .. Samples.All.Select(report => new Submission(report)),
                new(large),
                .. Enumerable.Range(200, 60).Select(id => new Submission(Samples.Held(id))),
            ])
            .AsTask()
            .GetAwaiter()
            .GetResult();
        entries = [.. journal.ReadAfter(0)];
    }

    public void Dispose() => folder.Dispose();

    [Fact]
    public void Cut_at_any_byte_it_opens_as_a_whole_beginning()
    {
        var whole = File.ReadAllBytes(folder.Path);
        var path = Path.Combine(folder.Root, "cut.sqlite");
        var most = 0;
        for (var length = 0; length < whole.Length; length += length is < 120 or > 40_000 and < 40_100 ? 1 : 487)
        {
            File.WriteAllBytes(path, whole[..length]);
            using var journal = SqliteJournal.OpenToRead(path);
            var read = journal.ReadAfter(0).ToList();

            Assert.NotNull(journal.Damage);
            Assert.Equal(entries.Take(read.Count).Select(Text), read.Select(Text));
            Assert.Equal(whole[..length], File.ReadAllBytes(path));
            Assert.False(JournalCheck.Of(path, null).IsSound);
            if (read.Count > 0)
                Assert.Contains($"entry {read.Count},", journal.Damage, StringComparison.Ordinal);
            most = Math.Max(most, read.Count);
        }
        Assert.True(most > Samples.All.Count, $"at most {most} entries were saved");
    }

    [Fact]
    public async Task A_log_cut_at_any_byte_leaves_the_commits_before()
    {
        using var live = new JournalFolder();
        using var journal = live.Open();
        foreach (var report in Samples.All)
            await journal.Append(new Submission(report));
        var (file, log) = (Shared(live.Path), Shared(live.Path + "-wal"));
        for (var length = 0; length < log.Length; length += 1511)
        {
            using var cut = new JournalFolder();
            File.WriteAllBytes(cut.Path, file);
            File.WriteAllBytes(cut.Path + "-wal", log[..length]);
            using var read = SqliteJournal.OpenToRead(cut.Path);
            var texts = read.ReadAfter(0).Select(Text).ToList();
            Assert.Equal(journal.ReadAfter(0).Take(texts.Count).Select(Text), texts);
        }
    }

    /// <summary>SQLite takes such a file for an empty database and throws its log away.</summary>
    [Fact]
    public async Task A_file_cut_to_less_than_a_page_beside_its_log_loses_nothing_to_whoever_reads_or_writes()
    {
        using var live = new JournalFolder();
        using var journal = live.Open();
        foreach (var report in Samples.All)
            await journal.Append(new Submission(report));
        var (file, log) = (Shared(live.Path), Shared(live.Path + "-wal"));
        foreach (var length in new[] { 0, 1, 2, 99, 100, 511, 4095 })
        {
            using var cut = new JournalFolder();
            File.WriteAllBytes(cut.Path, file[..length]);
            File.WriteAllBytes(cut.Path + "-wal", log);

            Assert.False(JournalCheck.Of(cut.Path, null).IsSound);
            Assert.Throws<JournalDamagedException>(() => cut.Open());
            using var read = SqliteJournal.OpenToRead(cut.Path);
            Assert.Equal(journal.ReadAfter(0).Select(Text), read.ReadAfter(0).Select(Text));
            Assert.Equal(log, Shared(cut.Path + "-wal"));
        }
    }

    [Fact]
    public async Task A_log_damaged_in_its_middle_is_damage_and_what_lies_behind_is_saved_where_a_later_page_has_it()
    {
        using var live = new JournalFolder();
        using var journal = live.Open();
        foreach (var report in Samples.All)
            await journal.Append(new Submission(report));
        var (file, log) = (Shared(live.Path), Shared(live.Path + "-wal"));
        foreach (var at in new[] { 10, 24, 40, 60, log.Length / 3, log.Length / 2 })
        {
            using var flipped = new JournalFolder();
            File.WriteAllBytes(flipped.Path, file);
            log[at] ^= 1;
            File.WriteAllBytes(flipped.Path + "-wal", log);
            log[at] ^= 1;

            Assert.Contains(
                JournalCheck.Of(flipped.Path, null).Damage,
                damage => damage.Contains("-wal", StringComparison.Ordinal)
            );
            Assert.Throws<JournalDamagedException>(() => flipped.Open());
            using var read = SqliteJournal.OpenToRead(flipped.Path);
            Assert.Equal(journal.ReadAfter(0).Select(Text), read.ReadAfter(0).Select(Text));
        }
    }

    [Fact]
    public void A_page_size_that_is_not_ours_any_more_hides_no_entry()
    {
        var bytes = File.ReadAllBytes(folder.Path);
        bytes[16] = 2;
        File.WriteAllBytes(folder.Path, bytes);

        using var journal = SqliteJournal.OpenToRead(folder.Path);
        Assert.Equal(entries.Select(Text), journal.ReadAfter(0).Select(Text));
    }

    [Fact]
    public void What_is_saved_is_a_sound_journal_with_the_hashes_it_had()
    {
        var whole = File.ReadAllBytes(folder.Path);
        File.WriteAllBytes(folder.Path, whole[..(whole.Length * 3 / 4)]);
        using var saved = new JournalFolder();
        using (var journal = SqliteJournal.OpenToRead(folder.Path))
            SqliteJournal.Write(saved.Path, journal.Kind, journal.ReadAfter(0));

        using var again = SqliteJournal.OpenToRead(saved.Path);
        Assert.True(again.Head.Number > 10);
        Assert.Equal(Convert.ToHexStringLower(entries[(int)again.Head.Number - 1].Hash.Span), again.Head.Hash);
        Assert.True(JournalCheck.Of(saved.Path, null).IsSound);
    }

    /// <summary>One byte changed anywhere: the check says something, or every entry is as it was.</summary>
    [Fact]
    public void A_flipped_byte_is_reported_or_does_no_harm()
    {
        const int seed = 20240315;
        TestContext.Current.TestOutputHelper!.WriteLine($"seed {seed}");
#pragma warning disable CA5394 // where to flip, not a secret
        var random = new Random(seed);
        var whole = File.ReadAllBytes(folder.Path);
        var path = Path.Combine(folder.Root, "flipped.sqlite");
        for (var i = 0; i < 300; i++)
        {
            var bytes = whole.ToArray();
            var at = random.Next(bytes.Length);
            bytes[at] ^= (byte)(1 << random.Next(8));
#pragma warning restore CA5394
            File.WriteAllBytes(path, bytes);
            if (JournalCheck.Of(path, null) is { IsSound: true })
            {
                using var journal = SqliteJournal.OpenToRead(path);
                Assert.Equal(entries.Select(Text), journal.ReadAfter(0).Select(Text));
            }
            File.Delete(path + "-wal");
            File.Delete(path + "-shm");
        }
    }

    private static string Text(StoredEntry entry) =>
        $"{entry.Number} {entry.RecordedAtMilliseconds} {Convert.ToHexString(entry.Bytes.Span)} {Convert.ToHexString(entry.Hash.Span)}";

    private static byte[] Shared(string path)
    {
        using var stream = new FileStream(path, FileMode.Open, FileAccess.Read, FileShare.ReadWrite);
        var bytes = new byte[stream.Length];
        stream.ReadExactly(bytes);
        return bytes;
    }
}
