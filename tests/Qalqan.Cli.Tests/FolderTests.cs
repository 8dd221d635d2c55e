using System.IO.Compression;
using System.Text.RegularExpressions;
using Microsoft.Data.Sqlite;
using Qalqan.Tests;

namespace Qalqan.Cli.Tests;

/// <summary>What is loaded, refused, altered and saved.</summary>
public sealed class FolderTests(FirstCase first) : IDisposable
{
    private readonly Scratch scratch = new();

    private string Data => scratch.At("data");

    public void Dispose() => scratch.Dispose();

    [Fact]
    public void Two_machines_reach_the_same_digest_and_loading_again_changes_nothing()
    {
        Assert.Equal(0, Cli.Run("load", FirstCase.Pack, "--data", Data).Exit);
        var digest = Digest(Data);

        Assert.Equal(digest, Digest(first.Data));
        Assert.Equal(0, Cli.Run("load", FirstCase.Pack, "--data", Data).Exit);
        Assert.Equal(digest, Digest(Data));
    }

    [Fact]
    public void The_made_exercise_is_the_loaded_one()
    {
        var made = Cli.RunIn(
            scratch.Root,
            [("QALQAN_DATA", "")],
            "assess",
            "--as-of",
            "2023-09-30",
            "--format",
            "json"
        );
        Assert.Contains("EXERCISE", made.Errors, StringComparison.Ordinal);
        Assert.NotEmpty(made.Json);
        Assert.Equal(Digest(first.Data), Digest(scratch.At("data")));
    }

    [Fact]
    public void Progress_counts_what_is_durable()
    {
        var acknowledged = Cli.Run("load", FirstCase.Pack, "--data", Data, "--format", "json")
            .Json.Select(line => line.GetProperty("acknowledged").GetInt64())
            .ToList();

        Assert.True(acknowledged.Count > 1);
        Assert.Equal(acknowledged.Order(), acknowledged);
        Assert.Equal(Digest(Data).Entries, acknowledged[^1]);
    }

    [Fact]
    public void An_absent_folder_verifies_as_nothing()
    {
        Assert.Equal(0, Cli.Run("journal", "verify", "--data", scratch.At("absent"), "--format", "json").Exit);
        Assert.Equal(0, Digest(scratch.At("absent")).Entries);
        Assert.False(Directory.Exists(scratch.At("absent")));
    }

    [Fact]
    public void Verify_names_the_altered_entry()
    {
        first.CopyTo(scratch);
        Assert.Equal(0, Cli.Run("journal", "verify", "--data", Data).Exit);
        Sql(
            "update entry set bytes = cast(replace(cast(bytes as text), 'people', 'peeple') as blob) where number = 200"
        );

        var ran = Cli.Run("journal", "verify", "--data", Data, "--format", "json");

        Assert.Equal(1, ran.Exit);
        Assert.Contains("200", string.Join("\n", ran.Lines), StringComparison.Ordinal);
        Assert.DoesNotContain("201", string.Join("\n", ran.Lines), StringComparison.Ordinal);
    }

    [Fact]
    public void A_noted_head_finds_a_missing_tail()
    {
        first.CopyTo(scratch);
        var (entries, head) = Digest(Data);
        Assert.Equal(0, Cli.Run("journal", "verify", "--data", Data, "--head", head).Exit);
        Sql($"delete from entry where number = {entries}");

        Assert.Equal(1, Cli.Run("journal", "verify", "--data", Data, "--head", head).Exit);
    }

    [Fact]
    public void A_truncated_journal_reads_names_its_last_whole_entry_and_is_saved()
    {
        first.CopyTo(scratch);
        var file = Path.Combine(Data, "journal.sqlite");
        using (var stream = File.Open(file, FileMode.Open))
            stream.SetLength(stream.Length * 6 / 10);

        var assess = Cli.Run("assess", "--data", Data, "--as-of", "2023-09-30", "--format", "json");
        Assert.NotEmpty(assess.Lines);
        Assert.Contains("journal recover --to", assess.Errors, StringComparison.Ordinal);
        Assert.Equal(2, Cli.Run("load", FirstCase.Pack, "--data", Data).Exit);

        var recover = Cli.Run("journal", "recover", "--data", Data, "--to", scratch.At("saved"));
        Assert.Equal(0, recover.Exit);
        var (saved, _) = Digest(scratch.At("saved"));
        Assert.True(saved > 100);
        Assert.Equal(0, Cli.Run("journal", "verify", "--data", scratch.At("saved")).Exit);
        Assert.Equal(0, Cli.Run("load", FirstCase.Pack, "--data", scratch.At("saved")).Exit);
        Assert.Equal(Digest(first.Data), Digest(scratch.At("saved")));
    }

    [Fact]
    public void A_second_writer_is_told_who_writes()
    {
        first.CopyTo(scratch);
        using var serve = Serve.Start(Data);

        var ran = Cli.Run("load", FirstCase.Pack, "--data", Data);

        Assert.Equal(2, ran.Exit);
        Assert.Contains("serve", ran.Errors, StringComparison.Ordinal);
        Assert.NotEmpty(Cli.Run("assess", "--data", Data, "--as-of", "2024-03-20").Lines);
    }

    [Fact]
    public void A_newer_format_is_refused_and_an_older_one_backed_up_then_upgraded()
    {
        first.CopyTo(scratch);
        File.WriteAllText(Path.Combine(Data, "format"), "2\n");
        var newer = Cli.Run("assess", "--data", Data);
        Assert.Equal(2, newer.Exit);
        Assert.Contains("newer", newer.Errors, StringComparison.Ordinal);

        var digest = DigestOfFormat("1\n");
        Sql("drop index entry_scope");
        File.WriteAllText(Path.Combine(Data, "format"), "0\n");
        Assert.Equal(0, Cli.Run("load", FirstCase.Pack, "--data", Data).Exit);
        Assert.Equal("1", File.ReadAllText(Path.Combine(Data, "format")).Trim());
        Assert.Single(Directory.GetDirectories(Path.Combine(Data, "backups")));
        Assert.Equal(digest, Digest(Data));
    }

    [Fact]
    public void An_exercise_never_goes_into_a_real_folder()
    {
        Assert.Equal(0, Cli.Run("new", Data).Exit);

        var ran = Cli.Run("load", FirstCase.Pack, "--data", Data);

        Assert.Equal(2, ran.Exit);
        Assert.Equal(0, Digest(Data).Entries);
    }

    [Fact]
    public void A_pack_as_folder_and_as_archive_are_one()
    {
        ZipFile.CreateFromDirectory(FirstCase.Pack, scratch.At("case.zip"));

        Assert.Equal(0, Cli.Run("load", scratch.At("case.zip"), "--data", scratch.At("zipped")).Exit);
        Assert.Equal(Digest(first.Data), Digest(scratch.At("zipped")));
    }

    [Fact]
    public void A_path_that_climbs_out_is_refused()
    {
        using (var zip = ZipFile.Open(scratch.At("climb.zip"), ZipArchiveMode.Create))
            zip.CreateEntryFromFile(Path.Combine(FirstCase.Pack, "contingent.json"), "../contingent.json");

        AssertRefused(Cli.Run("load", scratch.At("climb.zip"), "--data", Data), "climbs out");
    }

    [Fact]
    public void A_zip_bomb_is_refused_by_what_it_unpacks_to()
    {
        using (var zip = ZipFile.Open(scratch.At("bomb.zip"), ZipArchiveMode.Create))
        using (var entry = zip.CreateEntry("contingent.json", CompressionLevel.Fastest).Open())
            for (var i = 0; i < 80; i++)
                entry.Write(new byte[1 << 20]);

        AssertRefused(Cli.Run("load", scratch.At("bomb.zip"), "--data", Data), "MiB");
    }

    [Fact]
    public void A_bad_standard_names_every_problem_and_leaves_the_old_in_force()
    {
        first.CopyTo(scratch);
        var before = Cli.Run("assess", "--data", Data, "--as-of", "2024-03-20", "--format", "json").Lines;
        var pack = Directory.GetFiles(Repository.PathOf("standards", "gender-parity"), "*.json")[0];
        var text = File.ReadAllText(pack)
            .Replace("\"rules\"", "\"surprise\": 1,\n  \"surprise\": 2,\n  \"rules\"", StringComparison.Ordinal)
            .Replace("\"paragraph\"", "\"paragraf\"", StringComparison.Ordinal);
        File.WriteAllText(scratch.At("bad.json"), text);

        var ran = Cli.Run("load", scratch.At("bad.json"), "--data", Data);

        Assert.Equal(2, ran.Exit);
        Assert.All(
            ["surprise", "second time", "paragraf", "bad.json:"],
            seen => Assert.Contains(seen, ran.Errors, StringComparison.Ordinal)
        );
        Assert.Equal(before, Cli.Run("assess", "--data", Data, "--as-of", "2024-03-20", "--format", "json").Lines);
    }

    [Fact]
    public void A_new_edition_is_adopted_on_record_and_the_old_answers_for_what_was_known()
    {
        first.CopyTo(scratch);
        var pack = Directory.GetFiles(Repository.PathOf("standards", "gender-parity"), "*.json")[0];
        var entries = Digest(Data).Entries;
        var raised = Regex.Replace(
            File.ReadAllText(pack),
            "\"percent\": ([0-9]+)",
            match => $"\"percent\": {int.Parse(match.Groups[1].Value) + 1}"
        );
        File.WriteAllText(scratch.At("stricter.json"), raised);
        var load = Cli.Run("load", scratch.At("stricter.json"), "--data", Data);
        Assert.True(load.Exit == 0, load.Errors);

        Assert.Equal(entries + 1, Digest(Data).Entries);
        Assert.Equal(13, Required());
        Assert.Equal(12, Required("--known-at", $"{entries}"));

        int Required(params string[] more) =>
            Cli.Run([
                    "assess",
                    "--data",
                    Data,
                    "--as-of",
                    "2025-05-15",
                    "--standard",
                    "gender-parity",
                    "--format",
                    "json",
                    .. more,
                ])
                .OnlyJson.GetProperty("required")
                .GetInt32();
    }

    [Fact]
    public void Equal_ids_with_other_bytes_are_refused_with_both_digests()
    {
        first.CopyTo(scratch);
        var pack = scratch.Copy(FirstCase.Pack, "pack");
        var file = Path.Combine(pack, "made", "people.ndjson");
        var lines = File.ReadAllLines(file);
        var digest = Digest(Data);
        lines[0] = lines[0].Replace("\"post\":\"", "\"post\":\"X", StringComparison.Ordinal);
        File.WriteAllLines(file, lines);

        var ran = Cli.Run("load", pack, "--data", Data);

        Assert.Equal(2, ran.Exit);
        Assert.Matches("[0-9a-f]{64}.*[0-9a-f]{64}", ran.Errors);
        Assert.Equal(digest, Digest(Data));
    }

    private static void AssertRefused(Ran ran, string why)
    {
        Assert.Equal(2, ran.Exit);
        Assert.Contains(why, ran.Errors, StringComparison.Ordinal);
    }

    private (long Entries, string Head) DigestOfFormat(string format)
    {
        File.WriteAllText(Path.Combine(Data, "format"), format);
        return Digest(Data);
    }

    private static (long Entries, string Head) Digest(string data)
    {
        var line = Cli.Run("journal", "digest", "--data", data, "--format", "json").OnlyJson;
        return (line.GetProperty("entries").GetInt64(), line.GetProperty("head").GetString()!);
    }

    private void Sql(string command)
    {
        using var connection = new SqliteConnection(
            $"Data Source={Path.Combine(Data, "journal.sqlite")};Pooling=False"
        );
        connection.Open();
        using var sql = connection.CreateCommand();
        sql.CommandText = command;
        Assert.NotEqual(
            0,
            sql.ExecuteNonQuery() is var rows && command.StartsWith("drop", StringComparison.Ordinal) ? 1 : rows
        );
    }
}
