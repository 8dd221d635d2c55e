using Qalqan.Tests;

namespace Qalqan.Cli.Tests;

/// <summary>The first case, loaded once for the tests that only read it.</summary>
public sealed class FirstCase : IDisposable
{
    private readonly Scratch scratch = new();

    public FirstCase() => Assert.Equal(0, Cli.Run("load", Pack, "--data", Data).Exit);

    public static string Pack => Repository.PathOf("contingents", "kaz-undof-2024");

    public string Data => scratch.At("data");

    public void Dispose() => scratch.Dispose();
}
