using System.Text;
using System.Text.RegularExpressions;
using Qalqan.Claims;
using Qalqan.Kernel;
using Qalqan.Store;
using Qalqan.Tests;

namespace Qalqan.Exercise.Tests;

public sealed partial class FilesTests
{
    private const long MostBytes = 10_000_000;

    private static readonly IReadOnlyList<(string Name, byte[] Bytes)> Made = Files.All(Repository.Root);

    public static TheoryData<string> Names => [.. Made.Select(file => file.Name)];

    [Theory]
    [MemberData(nameof(Names))]
    public void The_generator_writes_the_committed_bytes(string name)
    {
        var made = Made.Single(file => file.Name == name).Bytes;
        var committed = File.ReadAllBytes(Path.Combine(Board.Folder, name));
        var same = made.AsSpan().CommonPrefixLength(committed);

        Assert.True(
            same == made.Length && same == committed.Length,
            $"{name} differs from line {made.AsSpan(0, same).Count((byte)'\n') + 1} on: run the generator and commit what it writes"
        );
    }

    [Fact]
    public void Every_committed_file_is_listed_in_the_manifest_and_every_invented_one_is_generated()
    {
        var files = Directory
            .EnumerateFiles(Board.Folder, "*.ndjson", SearchOption.AllDirectories)
            .Select(file => Path.GetRelativePath(Board.Folder, file).Replace('\\', '/'))
            .ToHashSet();
        var manifest = File.ReadAllText(Path.Combine(Board.Folder, ContingentPack.Manifest));

        Assert.All(files, file => Assert.Contains($"\"{file}\"", manifest, StringComparison.Ordinal));
        Assert.Equal(
            Made.Select(file => file.Name).Order(),
            files.Where(file => !file.StartsWith("facts/", StringComparison.Ordinal)).Order()
        );
    }

    [Fact]
    public void Together_they_stay_below_ten_megabytes() =>
        Assert.InRange(
            Directory
                .EnumerateFiles(Board.Folder, "*", SearchOption.AllDirectories)
                .Sum(file => new FileInfo(file).Length),
            1,
            MostBytes
        );

    [Theory]
    [InlineData("facts/milestones.ndjson")]
    [InlineData("facts/strength.ndjson")]
    [InlineData("made/people.ndjson")]
    [InlineData("faults/people.ndjson")]
    [InlineData("made/details.ndjson")]
    [InlineData("faults/details.ndjson")]
    [InlineData("facts/totals.ndjson")]
    [InlineData("made/tasks.ndjson")]
    [InlineData("made/watch.ndjson")]
    [InlineData("faults/days.ndjson")]
    [InlineData("made/moves.ndjson")]
    [InlineData("faults/moves.ndjson")]
    public void Every_line_is_a_sound_report_in_order_of_recording(string name)
    {
        var bytes = File.ReadAllBytes(Path.Combine(Board.Folder, name));
        List<Problem> problems = [];
        var lines = ReportLines.Read(name, bytes, Story.Scope, problems, Story.Mission);

        Assert.Empty(problems);
        Assert.Equal(bytes.Count(b => b == '\n'), lines.Count);
        Assert.Equal(lines.Select(line => line.RecordedAt).Order(), lines.Select(line => line.RecordedAt));
        Assert.All(lines, line => Assert.True(Board.Pack.RecordedFrom <= line.RecordedAt));
        Assert.All(lines, line => Assert.True(line.Report.SaidAt <= line.RecordedAt));
    }

    [Fact]
    public void A_made_line_is_the_envelope_with_the_time_of_recording_before_it()
    {
        foreach (var (_, bytes) in Made.Where(IsOfPeople))
        foreach (var text in Encoding.UTF8.GetString(bytes).Split('\n', StringSplitOptions.RemoveEmptyEntries))
        {
            Assert.StartsWith("{\"recordedAt\":\"", text, StringComparison.Ordinal);
            var envelope = Encoding.UTF8.GetBytes("{" + text[text.IndexOf("\"id\"", StringComparison.Ordinal)..]);
            var report = Envelope.Read(envelope);

            Assert.Equal(envelope, Envelope.Write(report));
            Assert.Equal(report.Id, DerivedId.Of(report with { Id = default }, report.Claim.Key));
        }
    }

    [Fact]
    public void Every_correction_and_withdrawal_names_an_earlier_report()
    {
        HashSet<ReportId> earlier = [];
        foreach (var line in Board.Pack.Reports)
        {
            if ((line.Report.Corrects ?? line.Report.Withdraws) is { } named)
                Assert.Contains(named, earlier);
            earlier.Add(Board.Sealed(line).Id);
        }
    }

    [Fact]
    public void People_are_roll_numbers_and_nothing_else_is_said_of_them()
    {
        string[] known = ["person", "post", "rank", "trade", "tenure", "state", "place", "rotation", "ends", "reason"];
        string[] posts = ["subUnit", "isKey", "parcels"];
        foreach (var (_, bytes) in Made.Where(IsOfPeople))
        foreach (var text in Encoding.UTF8.GetString(bytes).Split('\n', StringSplitOptions.RemoveEmptyEntries))
        {
            var body = text[text.IndexOf("\"body\"", StringComparison.Ordinal)..];
            Assert.All(Keys.Matches(body[7..]), key => Assert.Contains(key.Groups[1].Value, known.Concat(posts)));
            Assert.All(Persons.Matches(text), person => Assert.Matches("^R[123]-[0-9]{3}$", person.Groups[1].Value));
        }
    }

    private static bool IsOfPeople((string Name, byte[] Bytes) file) =>
        file.Name.EndsWith("people.ndjson", StringComparison.Ordinal);

    [GeneratedRegex("\"([A-Za-z]+)\":")]
    private static partial Regex Keys { get; }

    [GeneratedRegex("\"person\":\"([^\"]*)\"")]
    private static partial Regex Persons { get; }
}
