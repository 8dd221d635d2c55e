using Qalqan.Kernel;

namespace Qalqan.RecordKeeping;

/// <summary>
/// Whether the record itself is sound. A capability of its own, not part of People: missions keep records too, and have
/// no roll.
/// </summary>
public static class RecordKeeping
{
    public static Capability Capability { get; } =
        new("RecordKeeping", [OneCorrection.Shape, CorrectsItsKind.Shape, ClockForward.Shape, UnreadClaims.Shape], []);
}
