using Qalqan.Kernel;

namespace Qalqan.Ceasefire;

/// <summary>
/// A class in which a period return counts incidents, as the formula of its day has it. It is no rule of an agreement: it makes nothing met
/// or breached, and yields no finding.
/// </summary>
public sealed record CountingClass(IReadOnlyList<ConductCase> Cases) : Requirement
{
    public static Shape Shape { get; } =
        Shape.Event<CountingClass>(
            "counting-class",
            fields => new CountingClass(fields.List("cases", ConductCase.Read)),
            (_, _) => []
        );

    /// <summary>Whether the class counts it: true, false, or null where it cannot be told.</summary>
    public bool? Counts(Happening happening, Known known)
    {
        bool? counts = false;
        foreach (var one in Cases)
            switch (one.Fits(happening, known))
            {
                case true:
                    return true;
                case null:
                    counts = null;
                    break;
            }
        return counts;
    }
}

/// <summary>A sentence of a text that no report of this record can touch: it is cited and shown, and yields no finding.</summary>
public sealed record Stated : Requirement
{
    public static Shape Shape { get; } = Shape.State<Stated>("stated", _ => new Stated(), (_, _) => []);
}
