using System.Reflection;
using NodaTime;
using Qalqan.Kernel;
using Qalqan.Movement;

namespace Qalqan.Web;

/// <summary>The tables of moves as this release has them, for whoever has adopted none: a planner is asked before anything is on record.</summary>
public static class OfferedTables
{
    private static readonly Lazy<IReadOnlyList<Standard>> Editions = new(Read);

    /// <summary>The editions in force on a day.</summary>
    public static IReadOnlyList<Standard> On(LocalDate day) =>
        [.. Editions.Value.Where(standard => standard.Covers(day)).OrderByDescending(one => one.InForceFrom)];

    private static List<Standard> Read()
    {
        var shapes = Movement.Movement.Capability.Shapes.ToDictionary(shape => shape.Name);
        var assembly = Assembly.GetExecutingAssembly();
        List<Problem> problems = [];
        List<Standard> standards = [];
        foreach (
            var name in assembly
                .GetManifestResourceNames()
                .Where(name => name.StartsWith("tables/", StringComparison.Ordinal))
                .Order(StringComparer.Ordinal)
        )
        {
            using var stream = assembly.GetManifestResourceStream(name)!;
            var bytes = new byte[stream.Length];
            stream.ReadExactly(bytes);
            if (StandardPack.Read(name, bytes, shapes, problems) is { } standard)
                standards.Add(standard);
        }
        return problems.Count == 0
            ? standards
            : throw new InvalidOperationException($"This release's own tables: {string.Join("; ", problems)}.");
    }
}
