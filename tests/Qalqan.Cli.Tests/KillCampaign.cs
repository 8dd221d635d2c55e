using System.Diagnostics;
using System.Globalization;
using System.Text.Json;
using Microsoft.Data.Sqlite;
using Qalqan.Tests;

namespace Qalqan.Cli.Tests;

/// <summary>
/// Kills a load at random moments of its life and accounts for every append that it acknowledged. 8 times here;
/// <c>QALQAN_KILLS=200</c> makes it the long campaign. The seed is printed; <c>QALQAN_SEED</c> repeats it.
/// </summary>
public sealed class KillCampaign
{
    [Fact]
    public void No_acknowledged_append_is_lost_by_a_kill()
    {
        var kills = Number("QALQAN_KILLS", 8);
        var seed = Number("QALQAN_SEED", Environment.TickCount);
        TestContext.Current.TestOutputHelper!.WriteLine($"{kills} kills, seed {seed}");
#pragma warning disable CA5394 // moments to kill at, not secrets
        var random = new Random(seed);
        using var scratch = new Scratch();
        var clean = Stopwatch.StartNew();
        Assert.Equal(0, Cli.Run("load", FirstCase.Pack, "--data", scratch.At("whole")).Exit);
        var spanMilliseconds = (int)clean.ElapsedMilliseconds;
        var whole = Verified(scratch.At("whole"));
        var heads = Heads(scratch.At("whole"));
        for (var kill = 0; kill < kills; kill++)
        {
            var data = scratch.At($"killed-{kill}");
            var acknowledged = LoadAndKill(data, random.Next(spanMilliseconds));
#pragma warning restore CA5394
            var there = Verified(data);
            Assert.True(there.Entries >= acknowledged, $"kill {kill}: {acknowledged} acknowledged, {there} there");
            Assert.Equal(there.Entries == 0 ? there.Head : heads[(int)there.Entries - 1], there.Head);
            if (kill % 5 == 0)
            {
                Assert.Equal(0, Cli.Run("load", FirstCase.Pack, "--data", data).Exit);
                Assert.Equal(whole, Verified(data));
            }
            if (Directory.Exists(data)) // killed before it made one: then nothing was acknowledged
                Directory.Delete(data, recursive: true);
        }
    }

    private static long LoadAndKill(string data, int afterMilliseconds)
    {
        using var process = Cli.Start(null, [], "load", FirstCase.Pack, "--data", data, "--format", "json");
        var lines = Task.Run(() => process.StandardOutput.ReadToEnd().Split('\n'));
        var errors = process.StandardError.ReadToEndAsync();
        if (!process.WaitForExit(afterMilliseconds))
            process.Kill();
        process.WaitForExit();
        _ = errors.GetAwaiter().GetResult();
        // A line cut in two by the kill was not read by anybody: it acknowledges nothing.
        return lines
            .GetAwaiter()
            .GetResult()
            .Where(line => line.EndsWith('}'))
            .Select(line => JsonDocument.Parse(line).RootElement.GetProperty("acknowledged").GetInt64())
            .LastOrDefault();
    }

    private static (long Entries, string Head) Verified(string data)
    {
        var verify = Cli.Run("journal", "verify", "--data", data, "--format", "json");
        Assert.True(verify.Exit == 0, $"{verify.Errors}{string.Join("\n", verify.Lines)}");
        return (verify.OnlyJson.GetProperty("entries").GetInt64(), verify.OnlyJson.GetProperty("head").GetString()!);
    }

    /// <summary>The chain's hash at every entry: what a folder with so many entries must have as its head.</summary>
    private static List<string> Heads(string data)
    {
        using var connection = new SqliteConnection(
            $"Data Source={Path.Combine(data, "journal.sqlite")};Mode=ReadOnly;Pooling=False"
        );
        connection.Open();
        using var command = connection.CreateCommand();
        command.CommandText = "select lower(hex(hash)) from entry order by number";
        using var row = command.ExecuteReader();
        List<string> heads = [];
        while (row.Read())
            heads.Add(row.GetString(0));
        return heads;
    }

    private static int Number(string variable, int standard) =>
        int.TryParse(
            Environment.GetEnvironmentVariable(variable),
            NumberStyles.Integer,
            CultureInfo.InvariantCulture,
            out var number
        )
            ? number
            : standard;
}
