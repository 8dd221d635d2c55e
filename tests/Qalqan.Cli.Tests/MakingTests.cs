using System.Diagnostics;
using Microsoft.Data.Sqlite;
using Qalqan.Tests;

namespace Qalqan.Cli.Tests;

/// <summary>The exercise that is made where there is no data folder: whole, or not there.</summary>
public sealed class MakingTests(FirstCase exercise) : IDisposable
{
    private const int Kills = 4;

    private readonly Scratch scratch = new();

    public void Dispose() => scratch.Dispose();

    [Fact]
    public void A_making_that_was_killed_leaves_nothing_to_serve_and_the_next_one_finishes_it()
    {
        var clean = Stopwatch.StartNew();
        Assess();
        var span = clean.ElapsedMilliseconds;
        var whole = Entries("data");
        for (var kill = 1; kill < Kills; kill++)
        {
            Directory.Delete(scratch.At("data"), recursive: true);
            Cli.RunFor((int)(span * kill / Kills), scratch.Root, OwnFolder, Arguments);
            Assert.Contains(Entries("data"), new[] { 0, whole });
            Assess();
            Assert.Equal(whole, Entries("data"));
            Assert.Equal([scratch.At("data")], Directory.GetFileSystemEntries(scratch.Root));
        }
    }

    [Fact]
    public void What_a_killed_making_left_is_gone_on_with()
    {
        scratch.Copy(exercise.Data, "data.making");
        using (
            var journal = new SqliteConnection(
                $"Data Source={scratch.At("data.making", "journal.sqlite")};Pooling=False"
            )
        )
        {
            journal.Open();
            using var sql = journal.CreateCommand();
            sql.CommandText = "delete from entry where number > 1100";
            Assert.NotEqual(0, sql.ExecuteNonQuery());
        }

        Assert.Equal(Lines(exercise.Data), Assess());
        Assert.Equal(Entries(exercise.Data), Entries("data"));
        Assert.False(Directory.Exists(scratch.At("data.making")));
    }

    [Fact]
    public void While_another_process_makes_it_a_second_one_says_so_and_not_that_serve_runs()
    {
        using (File.Open(scratch.At("data.making.lock"), FileMode.Create, FileAccess.Write, FileShare.None))
        {
            var ran = Run();

            Assert.Equal((2, 0), (ran.Exit, ran.Lines.Count));
            Assert.Contains("another process is making the exercise", ran.Errors, StringComparison.Ordinal);
            Assert.DoesNotContain("serve` runs", ran.Errors, StringComparison.Ordinal);
        }
        Assess();
    }

    [Fact]
    public void A_folder_with_settings_and_no_record_keeps_them()
    {
        Directory.CreateDirectory(scratch.At("data"));
        File.WriteAllText(scratch.At("data", "settings.json"), """{ "language": "kk" }""");
        Assess();

        Assert.Contains("kk", File.ReadAllText(scratch.At("data", "settings.json")), StringComparison.Ordinal);
        Assert.Equal(Entries(exercise.Data), Entries("data"));
        Assert.Equal([scratch.At("data")], Directory.GetFileSystemEntries(scratch.Root));
    }

    [Fact]
    public void A_journal_without_its_format_is_not_made_into_an_exercise()
    {
        Assert.Equal(0, Cli.Run("new", scratch.At("data")).Exit);
        File.Delete(scratch.At("data", "format"));

        Assert.Equal(2, Run().Exit);
        Assert.Equal(0, Entries("data"));
    }

    private Ran Run() => Cli.RunIn(scratch.Root, OwnFolder, Arguments);

    private static (string, string)[] OwnFolder => [("QALQAN_DATA", "")];

    private static string[] Arguments => ["assess", "--as-of", "2024-03-20", "--format", "json"];

    private IReadOnlyList<string> Assess()
    {
        var ran = Run();
        Assert.True(ran.Exit == 1, ran.Errors);
        return ran.Lines;
    }

    private static IReadOnlyList<string> Lines(string data) => Cli.Run([.. Arguments, "--data", data]).Lines;

    private int Entries(string data) =>
        Cli.Run("journal", "digest", "--data", scratch.At(data), "--format", "json")
            .OnlyJson.GetProperty("entries")
            .GetInt32();
}
