using Qalqan.Kernel;

namespace Qalqan.Movement;

/// <summary>Everything that can be said of a move, in the order in which a move is planned and goes.</summary>
public static class StatementKinds
{
    public static IReadOnlyList<StatementKind> All { get; } =
    [.. PlanKinds.All, .. LoadKinds.All, .. RoadKinds.All, .. HandoverKinds.All];

    /// <summary>An event at the time that was typed; now where none was.</summary>
    internal static Validity At(MoveTyped typed, string? node = null) =>
        Validity.At(typed.Time(MoveFields.At, node) ?? typed.Now);

    /// <summary>From now on, or from the time that was typed.</summary>
    internal static Validity From(MoveTyped typed) => new(typed.Time(MoveFields.At, null) ?? typed.Now, null);
}
