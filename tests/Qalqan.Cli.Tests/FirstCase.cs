using System.Text.Json;
using Qalqan.Tests;

[assembly: AssemblyFixture(typeof(Qalqan.Cli.Tests.FirstCase))]

namespace Qalqan.Cli.Tests;

/// <summary>The first case, loaded once: read where it lies, and copied for the tests that write in it.</summary>
public sealed class FirstCase : IDisposable
{
    private readonly Scratch scratch = new();

    public FirstCase()
    {
        Assert.Equal(0, Cli.Run("load", Pack, "--data", scratch.At("made")).Exit);
        scratch.Copy(scratch.At("made"), "data"); // nobody opens the one that is copied, so no copy meets another's log
    }

    public static string Pack => Repository.PathOf("contingents", "kaz-undof-2024");

    /// <summary>Every detail that the pack invents, and whose it is.</summary>
    public static IReadOnlyList<(string Person, JsonElement Detail)> Details { get; } =
    [
        .. from folder in new[] { "made", "faults" }
        from line in File.ReadLines(Path.Combine(Pack, folder, "details.ndjson"))
        let root = JsonDocument.Parse(line).RootElement
        where root.TryGetProperty("detail", out _)
        select (root.GetProperty("body").GetProperty("person").GetString()!, root.GetProperty("detail")),
    ];

    public string Data => scratch.At("data");

    /// <summary>The folder as it was loaded.</summary>
    internal string CopyTo(Scratch to, string name = "data") => to.Copy(scratch.At("made"), name);

    public void Dispose() => scratch.Dispose();
}
