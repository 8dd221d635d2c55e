namespace Qalqan.Kernel;

/// <summary>One row of what Qalqan can do: the shapes of rule it judges, and whose views it reads besides its own claims.</summary>
public sealed record Capability(string Name, IReadOnlyList<Shape> Shapes, IReadOnlyList<string> Reads)
{
    public IReadOnlyList<Shape> Shapes { get; } = [.. Shapes.Select(shape => shape.OfCapability(Name))];

    /// <summary>The capabilities so that each comes after those it reads.</summary>
    /// <exception cref="InvalidOperationException">A capability reads one that is not there, or they read in a circle.</exception>
    public static IReadOnlyList<Capability> InOrder(IReadOnlyList<Capability> all)
    {
        List<Capability> ordered = [];
        while (ordered.Count < all.Count)
        {
            var next = all.FirstOrDefault(c =>
                !ordered.Contains(c) && c.Reads.All(name => ordered.Any(o => o.Name == name))
            );
            if (next is null)
                throw new InvalidOperationException(
                    $"These capabilities read in a circle, or one that is not there: {string.Join(", ", all.Except(ordered).Select(c => c.Name))}."
                );
            ordered.Add(next);
        }
        return ordered;
    }
}
