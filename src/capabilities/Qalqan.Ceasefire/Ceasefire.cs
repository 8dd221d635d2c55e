using Qalqan.Kernel;

namespace Qalqan.Ceasefire;

/// <summary>The ceasefire: incidents, what an agreement says of them, and what a named post decides; inspections and their ceilings.</summary>
public static class Ceasefire
{
    public static Capability Capability { get; } =
        new(
            "Ceasefire",
            [Conduct.Shape, Ceiling.Shape, InspectionDue.Shape, CountingClass.Shape, Stated.Shape],
            ["Operations"]
        );
}
