using Qalqan.Kernel;

namespace Qalqan.Operations;

/// <summary>The day in the operations room: the log, what was observed, tasks, flash reports, and who has not been heard.</summary>
public static class Operations
{
    public static Capability Capability { get; } =
        new("Operations", [ReturnDue.Shape, DebriefDue.Shape, FlashClock.Shape], ["People"]);
}
