using System.Text;
using Qalqan.Claims;
using Qalqan.Tests;

namespace Qalqan.Store.Tests;

/// <summary>Real bytes of every wire version ever released: today's code reads them, and writes the same.</summary>
public sealed class GoldenTests
{
    private static string Folder => Repository.PathOf("tests", "Qalqan.Store.Tests", "Golden");

    private static string[] Lines => File.ReadAllLines(Path.Combine(Folder, "envelopes.ndjson"));

    [Fact]
    public void Stored_bytes_read_as_the_reports_they_were_made_from()
    {
        Assert.Equal(Samples.All.Count, Lines.Length);
        foreach (var (line, report) in Lines.Zip(Samples.All))
        {
            var read = Envelope.Read(Encoding.UTF8.GetBytes(line));
            Assert.Equal(report with { Claim = read.Claim }, read);
            Assert.Equal(report.Claim.GetType(), read.Claim.GetType());
            Assert.Equal(line, Encoding.UTF8.GetString(Envelope.Write(read)));
        }
    }

    [Fact]
    public void Reports_are_written_as_the_stored_bytes() =>
        Assert.Equal(Lines, Samples.All.Select(report => Encoding.UTF8.GetString(Envelope.Write(report))));

    [Fact]
    public void Every_wire_name_has_golden_bytes()
    {
        var golden = Lines.Select(line => Kinds.NameOf(Envelope.Read(Encoding.UTF8.GetBytes(line)).Claim));

        Assert.Empty(Kinds.All.Select(kind => kind.Name).Except(golden));
    }

    /// <summary>The file is copied: reading one leaves SQLite's own files beside it.</summary>
    [Fact]
    public void A_stored_journal_opens_with_the_head_it_had()
    {
        using var folder = new JournalFolder();
        File.Copy(Path.Combine(Folder, "journal.sqlite"), folder.Path);
        using var journal = Sqlite.SqliteJournal.OpenToRead(folder.Path);

        Assert.Null(journal.Damage);
        Assert.Equal(
            File.ReadAllText(Path.Combine(Folder, "head.txt")).Trim(),
            $"{journal.Head.Number} {journal.Head.Hash}"
        );
        Assert.Equal(
            Lines.Take((int)journal.Head.Number),
            journal.ReadAfter(0).Select(entry => Encoding.UTF8.GetString(entry.Bytes.Span))
        );
        Assert.True(Sqlite.JournalCheck.Of(folder.Path, journal.Head.Hash).IsSound);
    }

    [Theory]
    [InlineData("welfare.parcel/1", """{"anything":[1,2]}""")]
    [InlineData("people.held/2", """{"post":"HQ-01"}""")]
    [InlineData("people.held/1", """{"post":"HQ-01","person":"R1-001"}""")]
    [InlineData("people.held/1", """{"post":"HQ-01","person":"R1-001","tenure":"forever"}""")]
    [InlineData("people.held/1", """{"post":"HQ-01","person":"R1-001","tenure":"acting","extra":1}""")]
    [InlineData("people.held/1", """{"post":"HQ-01","post":"HQ-02","person":"R1-001","tenure":"acting"}""")]
    public void What_cannot_be_read_keeps_its_name_and_bytes(string name, string body)
    {
        var line = Lines[9].Replace("people.held/1", name, StringComparison.Ordinal);
        line = line[..line.IndexOf("\"body\":", StringComparison.Ordinal)] + $"\"body\":{body}}}";
        var report = Envelope.Read(Encoding.UTF8.GetBytes(line));

        var unread = Assert.IsType<Unread>(report.Claim);
        Assert.Equal((name, body), (unread.Name, Encoding.UTF8.GetString(unread.Body.Span)));
        Assert.Equal(line, Encoding.UTF8.GetString(Envelope.Write(report)));
    }

    // A record compares its lists by identity.
}
