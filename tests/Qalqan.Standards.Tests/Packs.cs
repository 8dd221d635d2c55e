using Qalqan.Kernel;

namespace Qalqan.Standards.Tests;

/// <summary>The repository's own packs, found from where the tests are built.</summary>
internal static class Packs
{
    public static IReadOnlyList<Capability> Capabilities { get; } =
    [
        People.People.Capability,
        Inclusion.Inclusion.Capability,
        Readiness.Readiness.Capability,
        Movement.Movement.Capability,
        RecordKeeping.RecordKeeping.Capability,
        Operations.Operations.Capability,
        Ceasefire.Ceasefire.Capability,
    ];

    public static IReadOnlyDictionary<string, Shape> Shapes { get; } =
        Capabilities.SelectMany(capability => capability.Shapes).ToDictionary(shape => shape.Name);

    public static string Root => Qalqan.Tests.Repository.Root;

    /// <summary>Every edition as <c>id/edition</c>.</summary>
    public static IReadOnlyList<string> Editions { get; } =
    [
        .. Directory
            .EnumerateDirectories(Path.Combine(Root, "standards"))
            .SelectMany(folder => Directory.EnumerateFiles(folder, "*.json"))
            .Select(file => $"{Path.GetFileName(Path.GetDirectoryName(file))}/{Path.GetFileNameWithoutExtension(file)}")
            .Order(StringComparer.Ordinal),
    ];

    public static Standard Load(string edition)
    {
        List<Problem> problems = [];
        var file = Path.Combine(Root, "standards", edition + ".json");
        var standard = StandardPack.Read(edition + ".json", File.ReadAllBytes(file), Shapes, problems);
        Assert.Empty(problems);
        return standard!;
    }
}
