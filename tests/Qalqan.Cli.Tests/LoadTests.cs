using System.Diagnostics;
using System.IO.Compression;
using System.Text.Json.Nodes;
using Microsoft.Data.Sqlite;
using Qalqan.Tests;

namespace Qalqan.Cli.Tests;

/// <summary>What a load lets in, what it refuses by name, and that loading again adds nothing.</summary>
public sealed class LoadTests : IDisposable
{
    private const string Line =
        """{"id":"00000000-0000-8000-8000-000000000001","name":"people.enrolled/1","from":"2024-03-15T09:00:00Z","post":"S1","body":{"person":"R1-001","rank":"OR-5","trade":"MEDIC"}}""";

    private readonly Scratch scratch = new();

    private string Data => scratch.At("data");

    public void Dispose() => scratch.Dispose();

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public void An_exercise_and_a_real_contingent_are_never_loaded_together(bool isRealFirst)
    {
        string[] packs = [Real(), FirstCase.Pack];

        AssertRefused(Load(isRealFirst ? packs : [.. packs.Reverse()]), "EXERCISE or REAL");
        Assert.False(Directory.Exists(Data));
    }

    [Fact]
    public void A_real_journal_without_its_format_takes_no_exercise()
    {
        Assert.Equal(0, Cli.Run("new", Data).Exit);
        File.Delete(Path.Combine(Data, "format"));

        AssertRefused(Load(FirstCase.Pack), "REAL");
        Assert.Equal(0, Entries());
        Assert.False(Directory.Exists(Path.Combine(Data, "packs")));
    }

    [Fact]
    public void A_mission_loaded_twice_is_recorded_once_and_not_again_when_its_contingent_opened_it()
    {
        var mission = Repository.PathOf("missions", "undof");
        Assert.Equal(0, Cli.Run("new", Data, "--exercise").Exit);
        AssertLoaded(mission);
        var once = Entries();
        AssertLoaded(mission);
        Assert.Equal((9, 9), (once, Entries())); // it opens, says its zone and area, and adopts six editions

        AssertLoaded(FirstCase.Pack);
        var with = Entries();
        AssertLoaded(mission, FirstCase.Pack);
        Assert.Equal(with, Entries());
    }

    /// <summary>Positions report the same words day after day: only an opening is said once.</summary>
    [Fact]
    public void Whatever_a_pack_tells_of_its_missions_days_is_recorded_each_time_that_it_is_told()
    {
        var lines = Directory
            .EnumerateFiles(FirstCase.Pack, "*.ndjson", SearchOption.AllDirectories)
            .Sum(file => File.ReadLines(file).Count());
        AssertLoaded(FirstCase.Pack);

        // Besides them the mission, the contingent and what both adopt.
        Assert.InRange(Entries() - lines, 10, 30);
    }

    [Fact]
    public void A_missing_pack_file_is_a_sentence_and_its_bytes_loaded_again_are_back_on_the_shelf()
    {
        AssertLoaded(FirstCase.Pack);
        // Ours comes back with anything that is loaded; an edition of the user's own only with its own bytes.
        var own = Own("own.json");
        AssertLoaded(own);
        var shelf = Directory.GetFiles(Path.Combine(Data, "packs"));
        var theirs = shelf.Single(file => File.ReadAllBytes(file).SequenceEqual(File.ReadAllBytes(own)));
        foreach (var file in shelf)
            File.Delete(file);

        AssertRefused(Load(FirstCase.Pack), Path.GetFileName(theirs));
        AssertLoaded(own);
        Assert.Equal(shelf.Order(), Directory.GetFiles(Path.Combine(Data, "packs")).Order());
        File.WriteAllText(theirs, "damaged");
        AssertLoaded(own);
        Assert.Equal(File.ReadAllBytes(own), File.ReadAllBytes(theirs));
    }

    [Fact]
    public void A_clock_that_jumped_back_is_not_counted_as_loaded()
    {
        AssertLoaded(Real(Line));
        var before = Entries();
        using (var journal = new SqliteConnection($"Data Source={Path.Combine(Data, "journal.sqlite")};Pooling=False"))
        {
            // As if the clock had been an hour ahead when the last entry was recorded.
            journal.Open();
            using var sql = journal.CreateCommand();
            sql.CommandText = "update entry set recorded_at = recorded_at + 3600000 where number = $last";
            sql.Parameters.AddWithValue("$last", before);
            Assert.Equal(1, sql.ExecuteNonQuery());
        }
        var later = Line.Replace("001", "002", StringComparison.Ordinal);

        var ran = Load(Real(Line, later));
        Assert.Contains(
            $"1 recorded, {before} there already; {before + 2} entries",
            ran.Errors,
            StringComparison.Ordinal
        );
    }

    [Fact]
    public void Equal_ids_with_other_bytes_in_one_pack_name_both_places_and_both_digests()
    {
        var ran = Load(Real(Line, "", Line.Replace("R1-001", "R1-002", StringComparison.Ordinal)));

        AssertRefused(ran, "reports.ndjson:1");
        Assert.Contains("reports.ndjson:3", ran.Errors, StringComparison.Ordinal);
        Assert.Matches("[0-9a-f]{64}.*[0-9a-f]{64}", ran.Errors);
    }

    [Fact]
    public void Equal_ids_with_other_bytes_in_two_packs_of_one_load_are_refused_before_anything_is_recorded()
    {
        var one = Real(Line);
        var other = Real(Line.Replace("R1-001", "R1-002", StringComparison.Ordinal));
        var ran = Load(one, other);

        Assert.Equal(2, ran.Exit);
        Assert.Matches("[0-9a-f]{64}.*[0-9a-f]{64}", ran.Errors);
        Assert.Equal(0, Entries());
    }

    [Fact]
    public void The_same_line_twice_in_one_pack_is_one_entry()
    {
        AssertLoaded(Real(Line, Line));
        var twice = Entries();
        AssertLoaded(Real(Line));

        Assert.Equal(twice, Entries());
    }

    [Fact]
    public void A_time_of_recording_in_a_real_pack_is_refused_at_its_own_line()
    {
        var stamped = Line.Replace(
            "\"name\"",
            "\"recordedAt\":\"2024-03-15T10:00:00Z\",\"name\"",
            StringComparison.Ordinal
        );

        AssertRefused(Load(Real("", stamped)), "reports.ndjson:2: seen a report with recordedAt");
    }

    [Fact]
    public void A_link_in_a_pack_is_refused_by_name_and_not_followed()
    {
        var pack = Real(Line);
        Directory.CreateDirectory(scratch.At("outside"));
        File.WriteAllText(scratch.At("outside", "target.json"), "{}");
        // Who descends finds this one and names it.
        File.CreateSymbolicLink(scratch.At("outside", "secret.json"), scratch.At("outside", "target.json"));
        Directory.CreateSymbolicLink(Path.Combine(pack, "folder"), scratch.At("outside"));
        File.CreateSymbolicLink(Path.Combine(pack, "file.json"), scratch.At("outside", "target.json"));

        var ran = Load(pack);
        AssertRefused(ran, "file.json: seen a link");
        Assert.Contains("folder: seen a link", ran.Errors, StringComparison.Ordinal);
        Assert.DoesNotContain("secret", ran.Errors, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public void A_named_pipe_is_refused_and_never_waited_for(bool isInAFolder)
    {
        Assert.SkipWhen(OperatingSystem.IsWindows(), "named pipes are no files there");
        var pack = Real(Line);
        var pipe = isInAFolder ? Path.Combine(pack, "pipe.json") : scratch.At("pipe.json");
        using (var made = Process.Start("mkfifo", pipe))
            made.WaitForExit();
        var (ended, ran) = Cli.RunFor(60_000, null, [], "load", isInAFolder ? pack : pipe, "--data", Data);

        Assert.True(ended, "still waiting for somebody to write into the pipe");
        AssertRefused(ran, "pipe.json: seen a pipe");
    }

    [Fact]
    public void An_archive_whose_bytes_are_not_those_it_was_made_of_is_refused()
    {
        var zip = scratch.At("pack.zip");
        ZipFile.CreateFromDirectory(Real(Line), zip, CompressionLevel.NoCompression, false);
        var bytes = File.ReadAllBytes(zip);
        bytes[bytes.AsSpan().IndexOf("MEDIC"u8)] = (byte)'N';
        File.WriteAllBytes(zip, bytes);

        AssertRefused(Load(zip), "reports.ndjson");
        Assert.False(Directory.Exists(Data));
    }

    [Fact]
    public void An_archive_whose_one_folder_holds_a_folder_of_its_name_is_read()
    {
        var inner = Path.Combine(Directory.CreateDirectory(scratch.At("wrap")).FullName, "a");
        Directory.Move(Real(Line), inner);
        Directory.CreateDirectory(Path.Combine(inner, "a"));
        File.Copy(Path.Combine(inner, "reports.ndjson"), Path.Combine(inner, "a", "reports.ndjson"));
        ZipFile.CreateFromDirectory(scratch.At("wrap"), scratch.At("wrap.zip"));

        AssertLoaded(scratch.At("wrap.zip"));
    }

    [Fact]
    public void A_bad_number_in_the_settings_is_one_problem()
    {
        AssertLoaded(Real(Line));
        File.WriteAllText(Path.Combine(Data, "settings.json"), """{ "logMegabytes": "x" }""");

        var ran = Cli.Run("serve", "--data", Data);
        Assert.Equal(2, ran.Exit);
        Assert.Single(ran.Errors.Split('\n', StringSplitOptions.RemoveEmptyEntries));
    }

    private string Real(params string[] lines)
    {
        var pack = scratch.At($"real-{Guid.NewGuid():N}");
        Directory.CreateDirectory(pack);
        var manifest = JsonNode.Parse(File.ReadAllText(Path.Combine(FirstCase.Pack, "contingent.json")))!.AsObject();
        (manifest["id"], manifest["exercise"], manifest["reports"]) = (
            "kaz-real",
            false,
            new JsonArray("reports.ndjson")
        );
        manifest.Remove("recordedFrom");
        manifest.Remove("seed");
        File.WriteAllText(Path.Combine(pack, "contingent.json"), manifest.ToJsonString());
        File.WriteAllText(Path.Combine(pack, "reports.ndjson"), string.Join("\n", lines));
        return pack;
    }

    // A standard that this release does not hold.
    private string Own(string file)
    {
        var ours = Directory.GetFiles(Repository.PathOf("standards", "tour"), "*.json").Single();
        var standard = JsonNode.Parse(File.ReadAllText(ours))!.AsObject();
        standard["id"] = "tour-of-ours";
        File.WriteAllText(scratch.At(file), standard.ToJsonString());
        return scratch.At(file);
    }

    private Ran Load(params string[] packs) => Cli.Run(["load", .. packs, "--data", Data]);

    private void AssertLoaded(params string[] packs)
    {
        var ran = Load(packs);
        Assert.True(ran.Exit == 0, ran.Errors);
    }

    private static void AssertRefused(Ran ran, string why)
    {
        Assert.True(ran.Exit == 2, $"{ran.Exit}: {ran.Errors}");
        Assert.Contains(why, ran.Errors, StringComparison.Ordinal);
    }

    private long Entries() =>
        Cli.Run("journal", "digest", "--data", Data, "--format", "json").OnlyJson.GetProperty("entries").GetInt64();
}
