using System.Text.Json;
using Qalqan.Tests;

namespace Qalqan.Cli.Tests;

/// <summary>A lift by command: by the program's own tables where there is no folder, and beside a record.</summary>
public sealed class MoveTests(NamedCase named) : IDisposable
{
    private static readonly string[] Study =
    [
        "--set",
        "person-mass=139",
        "--set",
        "operating-mass=11500",
        "--set",
        "wind=0",
        "--set",
        "reserves=study",
    ];

    private readonly Scratch scratch = new();

    public void Dispose() => scratch.Dispose();

    [Fact]
    public void Without_a_folder_the_first_line_holds_sorties_stop_and_binding()
    {
        var ran = Here("--set", "stop=auto", "--format", "json");
        Assert.Equal(0, ran.Exit);
        Assert.Contains("tables in this program", ran.Errors, StringComparison.Ordinal);
        Assert.False(Directory.Exists(scratch.At("data")));
        var first = ran.Json[0];
        Assert.Equal(
            (3, "UATE", "payload"),
            (
                first.GetProperty("sorties").GetInt32(),
                first.GetProperty("stop").GetString(),
                first.GetProperty("binding").GetString()
            )
        );
        Assert.Contains(
            first.GetProperty("says").EnumerateArray(),
            says => says.GetString()!.Contains("not a reported reason", StringComparison.Ordinal)
        );
        string[] order = ["lift", "option", "why", "sensitivity", "moves", "instead", "source"];
        Assert.Equal(order, ran.Json.Select(line => line.GetProperty("what").GetString()!).Distinct());
        // Every line of a kind has the same keys.
        foreach (var kind in ran.Json.GroupBy(line => line.GetProperty("what").GetString()))
            Assert.Single(kind.Select(Keys).Distinct());
    }

    [Fact]
    public void Two_sorties_are_refused_by_payload_and_the_rest_is_answered_all_the_same()
    {
        var ran = Here("--set", "stop=none", "--set", "sorties=2", "--format", "json");
        Assert.Equal(1, ran.Exit);
        Assert.Equal(5, ran.Json[0].GetProperty("sorties").GetInt32());
        Assert.Equal(JsonValueKind.Null, ran.Json[0].GetProperty("stop").ValueKind);
        var proposal = ran.Json.Single(line => line.GetProperty("what").GetString() == "proposal");
        Assert.Equal("payload", proposal.GetProperty("binding").GetString());
        Assert.Contains("payload", ran.Errors, StringComparison.Ordinal);
    }

    [Fact]
    public void Every_slip_is_named_and_nothing_is_answered()
    {
        var ran = Here("--set", "to=OSDX", "--set", "colour=red", "--set", "people=many", "--format", "json");
        Assert.Equal(2, ran.Exit);
        Assert.Empty(ran.Lines);
        foreach (var seen in (string[])["OSDX", "colour", "many"])
            Assert.Contains(seen, ran.Errors, StringComparison.Ordinal);
    }

    [Fact]
    public void Beside_a_record_people_read_the_same()
    {
        named.CopyTo(scratch);
        var ran = Cli.Run(["move", "solve", .. Study, "--lang", "ru", "--data", scratch.At("data")]);
        Assert.Equal(0, ran.Exit);
        Assert.StartsWith("EXERCISE", ran.Lines[0], StringComparison.Ordinal);
        Assert.Contains("3 рейса", ran.Lines[1], StringComparison.Ordinal);
        Assert.Contains("а не сообщённая причина", ran.Lines[2], StringComparison.Ordinal);
    }

    private static string Keys(JsonElement line) =>
        string.Join(' ', line.EnumerateObject().Select(member => member.Name));

    private Ran Here(params string[] arguments) =>
        Cli.RunIn(scratch.Root, [], ["move", "solve", "--scope", "kaz-undof-2024", .. Study, .. arguments]);
}
