using Qalqan.Kernel;

namespace Qalqan.Inclusion;

/// <summary>Where women serve and decide, against the year's target: by totals as declared, never by persons.</summary>
public static class Inclusion
{
    public static Capability Capability { get; } = new("Inclusion", [WomenShareByYear.Shape], []);
}
