using System.Globalization;
using Microsoft.Data.Sqlite;
using Qalqan.Tests;

namespace Qalqan.Cli.Tests;

/// <summary>Entries changed behind the program's back: named, never judged on, and everything before them saved.</summary>
public sealed class AlteredTests(FirstCase first) : IDisposable
{
    private readonly Scratch scratch = new();

    private string Data => scratch.At("data");

    public void Dispose() => scratch.Dispose();

    [Theory]
    [InlineData("bytes = x'ffff'", true)]
    [InlineData("bytes = x''", true)]
    [InlineData("bytes = cast(replace(cast(bytes as text), '\"scope\"', '\"skope\"') as blob)", true)]
    [InlineData(
        "bytes = cast(replace(replace(cast(bytes as text), '\"scope\":\"kaz', '\"scope\":\"kax'), '\"scope\":\"undof', '\"scope\":\"undox') as blob)",
        true
    )]
    [InlineData("recorded_at = 9223372036854775807", true)]
    [InlineData("recorded_at = -9223372036854775807", true)]
    [InlineData("hash = zeroblob(32)", false)]
    public void A_changed_entry_is_named_is_not_judged_on_and_what_was_before_it_is_saved(
        string change,
        bool isUnreadable
    )
    {
        CopyBeginning();
        foreach (var number in new[] { Last(), 3000 })
        {
            Sql($"update entry set {change} where number = {number}");
            var verify = Cli.Run("journal", "verify", "--data", Data, "--format", "json");
            var altered = verify.OnlyJson.GetProperty("altered").EnumerateArray().First();

            Assert.Equal((1, number), (verify.Exit, altered.GetProperty("number").GetInt64()));
            var assess = Cli.Run("assess", "--data", Data, "--as-of", "2024-03-20");
            // Refused, or answered without it and said so: where the last entry's time is none the rest can still be read.
            Assert.Equal(
                isUnreadable,
                assess.Exit == 2 || assess.Errors.Contains("Read-only", StringComparison.Ordinal)
            );
            var saved = scratch.At($"saved-{number}");
            Assert.Equal(0, Cli.Run("journal", "recover", "--data", Data, "--to", saved).Exit);
            var whole = Cli.Run("journal", "verify", "--data", saved, "--format", "json");
            Assert.Equal(0, whole.Exit);
            // All before it; and itself where the file still holds it as it was, in the page that it was moved from.
            Assert.InRange(whole.OnlyJson.GetProperty("entries").GetInt64(), number - 1, number);
        }
    }

    [Theory]
    [InlineData("update entry set number = 90000 where number = 7000", 7000)]
    [InlineData("delete from entry where number between 3000 and 4500", 3000)]
    [InlineData("update meta set value = 'REAL'", 1)]
    public void What_is_missing_or_renamed_is_named_and_asked_about_a_time_it_still_answers(string sql, long named)
    {
        Copy();
        Sql(sql);
        var verify = Cli.Run("journal", "verify", "--data", Data, "--format", "json");

        Assert.Equal(1, verify.Exit);
        Assert.Equal(named, verify.OnlyJson.GetProperty("altered")[0].GetProperty("number").GetInt64());
        Assert.InRange(Cli.Run("assess", "--data", Data, "--known-at", "2024-03-20").Exit, 0, 2);
    }

    [Fact]
    public void A_bit_changed_anywhere_is_no_bug_of_ours()
    {
        const int seed = 20240318;
        TestContext.Current.TestOutputHelper!.WriteLine($"seed {seed}");
        Copy();
        var file = Path.Combine(Data, "journal.sqlite");
        var whole = File.ReadAllBytes(file);
#pragma warning disable CA5394 // where to flip, not a secret
        var random = new Random(seed);
        for (var i = 0; i < 10; i++)
        {
            var bytes = whole.ToArray();
            bytes[random.Next(bytes.Length)] ^= (byte)(1 << random.Next(8));
#pragma warning restore CA5394
            File.WriteAllBytes(file, bytes);
            Assert.InRange(Cli.Run("journal", "verify", "--data", Data).Exit, 0, 1);
        }
    }

    [Fact]
    public void Without_its_table_a_journal_is_damaged()
    {
        Copy();
        Sql("drop table entry");
        Assert.Equal(1, Cli.Run("journal", "verify", "--data", Data).Exit);
    }

    [Fact]
    public void Cut_to_nothing_it_is_neither_whole_nor_real()
    {
        Copy();
        File.WriteAllBytes(Path.Combine(Data, "journal.sqlite"), [1, 2, 3]);
        var verify = Cli.Run("journal", "verify", "--data", Data, "--format", "json");

        Assert.Equal(1, verify.Exit);
        Assert.Equal(System.Text.Json.JsonValueKind.Null, verify.OnlyJson.GetProperty("exercise").ValueKind);
        Assert.Equal(2, Cli.Run("assess", "--data", Data).Exit);
        Assert.Equal(2, Cli.Run("journal", "recover", "--data", Data, "--to", scratch.At("saved")).Exit);
        Assert.False(Directory.Exists(scratch.At("saved")));
    }

    [Fact]
    public void Without_its_format_a_journal_with_entries_is_never_nothing()
    {
        Copy();
        var entries = Entries(Data);
        File.Delete(Path.Combine(Data, "format"));
        var verify = Cli.Run("journal", "verify", "--data", Data);

        Assert.Equal(1, verify.Exit);
        Assert.Contains(verify.Lines, line => line.Contains("`format` is missing", StringComparison.Ordinal));
        Assert.Equal(2, Cli.Run("load", FirstCase.Pack, "--data", Data).Exit);
        Assert.Equal(0, Cli.Run("journal", "recover", "--data", Data, "--to", scratch.At("saved")).Exit);
        Assert.Equal(entries, Entries(scratch.At("saved")));
    }

    private void Copy() => first.CopyTo(scratch);

    /// <summary>As it was when it held no more: what is asked of each entry takes its time from their number.</summary>
    private void CopyBeginning()
    {
        Copy();
        Sql("delete from entry where number > 3600");
    }

    private long Last() => Entries(Data);

    private static long Entries(string data) =>
        Cli.Run("journal", "digest", "--data", data, "--format", "json").OnlyJson.GetProperty("entries").GetInt64();

    private void Sql(string command)
    {
        using var connection = new SqliteConnection(
            string.Create(
                CultureInfo.InvariantCulture,
                $"Data Source={Path.Combine(Data, "journal.sqlite")};Pooling=False"
            )
        );
        connection.Open();
        using var sql = connection.CreateCommand();
        sql.CommandText = command;
        sql.ExecuteNonQuery();
    }
}
