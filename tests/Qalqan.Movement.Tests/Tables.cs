using System.Text;
using Qalqan.Kernel;

namespace Qalqan.Movement.Tests;

/// <summary>The tables of the repository's own packs, as a contingent would have adopted them.</summary>
internal static class Tables
{
    private static readonly Dictionary<string, Shape> Shapes = Movement.Capability.Shapes.ToDictionary(s => s.Name);

    public static IReadOnlyList<string> Files { get; } =
    [
        .. Directory
            .EnumerateDirectories(Path.Combine(Qalqan.Tests.Repository.Root, "standards"), "movement-*")
            .SelectMany(folder => Directory.EnumerateFiles(folder, "*.json"))
            .Order(StringComparer.Ordinal),
    ];

    public static MoveTables All { get; } =
        MoveTables.Of(Files.SelectMany(file => Read(File.ReadAllText(file)).Standard!.Rules));

    public static string Text(string standard) =>
        File.ReadAllText(Files.Single(file => file.Contains($"/{standard}/", StringComparison.Ordinal)));

    public static (Standard? Standard, List<Problem> Problems) Read(string json)
    {
        List<Problem> problems = [];
        return (StandardPack.Read("pack.json", Encoding.UTF8.GetBytes(json), Shapes, problems), problems);
    }
}
