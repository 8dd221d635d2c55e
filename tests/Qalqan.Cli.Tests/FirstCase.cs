using System.Text.Json;
using Qalqan.Tests;

namespace Qalqan.Cli.Tests;

/// <summary>The first case, loaded once for the tests that only read it.</summary>
public sealed class FirstCase : IDisposable
{
    private readonly Scratch scratch = new();

    public FirstCase() => Assert.Equal(0, Cli.Run("load", Pack, "--data", Data).Exit);

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

    public void Dispose() => scratch.Dispose();
}
