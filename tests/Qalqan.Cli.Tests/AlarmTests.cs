using System.Text.Json;
using Qalqan.Tests;

namespace Qalqan.Cli.Tests;

/// <summary>Own people under fire by command: the same desk as the page and the phone.</summary>
public sealed class AlarmTests(NamedCase named) : IDisposable
{
    private readonly Scratch scratch = new();

    public void Dispose() => scratch.Dispose();

    [Fact]
    public void An_alarm_is_raised_and_counted_and_a_casualty_is_a_number()
    {
        named.CopyTo(scratch);
        var raised = Run("alarm", "raise", "--kind", "shelling", "--format", "json").OnlyJson;
        var alarm = raised.GetProperty("number").GetString()!;
        var who = Told().First(line => Is(line, "person")).GetProperty("person").GetString()!;

        Assert.Equal(0, Run("alarm", "account", alarm, who).Exit);
        Assert.Equal(0, Run("alarm", "casualty", "light", "accident", "--who", who, "--note", "twisted ankle").Exit);
        Assert.Equal(2, Run("alarm", "shelter", alarm, "P99").Exit);

        var lines = Told();
        Assert.Equal(1, lines.Single(line => Is(line, "alarm")).GetProperty("accounted").GetInt32());
        var casualty = lines.Single(line => Is(line, "casualty"));
        Assert.StartsWith("CAS-", casualty.GetProperty("casualty").GetString(), StringComparison.Ordinal);
        Assert.Equal(JsonValueKind.Null, casualty.GetProperty("who").ValueKind);
        Assert.Equal(JsonValueKind.Null, casualty.GetProperty("note").ValueKind);

        IReadOnlyList<JsonElement> Told() => [.. Run("alarm", "--format", "json").Json];
    }

    private static bool Is(JsonElement line, string what) => line.GetProperty("what").GetString() == what;

    private Ran Run(params string[] arguments) => Cli.Run([.. arguments, "--data", scratch.At("data")]);
}
