namespace Qalqan.Cli.Tests;

/// <summary>An empty folder of one test, removed after it.</summary>
public sealed class Scratch : IDisposable
{
    public Scratch() => Directory.CreateDirectory(Root);

    public string Root { get; } = Path.Combine(Path.GetTempPath(), $"qalqan-test-{Guid.NewGuid():N}");

    public string At(params string[] parts) => Path.Combine([Root, .. parts]);

    public string Copy(string folder, string name)
    {
        foreach (var file in Directory.GetFiles(folder, "*", SearchOption.AllDirectories))
        {
            var to = At(name, Path.GetRelativePath(folder, file));
            Directory.CreateDirectory(Path.GetDirectoryName(to)!);
            File.Copy(file, to);
        }
        return At(name);
    }

    public void Dispose() => Directory.Delete(Root, recursive: true);
}

/// <summary>The first case, loaded once for the tests that only read it.</summary>
public sealed class FirstCase : IDisposable
{
    private readonly Scratch scratch = new();

    public FirstCase() => Assert.Equal(0, Cli.Run("load", Pack, "--data", Data).Exit);

    public static string Pack => Qalqan.Tests.Repository.PathOf("contingents", "kaz-undof-2024");

    public string Data => scratch.At("data");

    public void Dispose() => scratch.Dispose();
}
