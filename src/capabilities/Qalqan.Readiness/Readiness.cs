using Qalqan.Kernel;

namespace Qalqan.Readiness;

/// <summary>What allows the contingent to go and to stay, and whether its own sources agree on the way there.</summary>
public static class Readiness
{
    public static Capability Capability { get; } =
        new("Readiness", [AuthorityInForce.Shape, SourcesAgree.Shape], ["People"]);
}
