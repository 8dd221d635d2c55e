using NodaTime;
using Qalqan.Measures;

namespace Qalqan.Geofencing;

public enum AlarmKind
{
    Crossing,
    Enter,
    Leave,
    LimitOver,
    LimitBack,
    ViolationStart,
    ViolationEnd,

    /// <summary>A rule may be touched, and the ground does not say whether: a person must look.</summary>
    UndeterminedStart,
    UndeterminedEnd,
    Jump,
    Late,
}

/// <summary>Why a track left a zone that was not seen to leave it.</summary>
public enum LeaveReason
{
    Moved,

    /// <summary>It jumped, and was found elsewhere.</summary>
    Jumped,

    /// <summary>It has not been heard of for as long as a track lasts.</summary>
    Silent,
}

/// <summary>What the watch says. It never convicts anybody: a violation is one that is proposed.</summary>
/// <param name="Kind">What it says.</param>
/// <param name="At">When it was so; of a crossing, when the track met the line, by the way between two positions.</param>
/// <param name="Entity">Of a track.</param>
/// <param name="Sighting">Of a sighting.</param>
/// <param name="Line">That was crossed.</param>
/// <param name="From">The side it came from.</param>
/// <param name="Zone">That was entered, left, or whose limit it is.</param>
/// <param name="Rule">The rule that seems touched, or the ceiling.</param>
/// <param name="Place">Where: of a crossing, where the track meets the line.</param>
/// <param name="NotBefore">The last position clearly on the old side; of an entry, the position before. Null of the first of a track.</param>
/// <param name="NotAfter">The first position clearly on the new side.</param>
/// <param name="Margin">How far that position is from the line, or from the nearest bound of the zone; of a jump, how far it went.</param>
/// <param name="Error">How wrong the position and what it is measured to may be together; the margin is more than this where something is said
/// of where it is.</param>
/// <param name="Count">Of a ceiling on a number.</param>
/// <param name="Reason">Of a leave.</param>
public readonly record struct Alarm(
    AlarmKind Kind,
    Instant At,
    string? Entity = null,
    string? Sighting = null,
    string? Line = null,
    Side? From = null,
    string? Zone = null,
    string? Rule = null,
    Place? Place = null,
    Instant? NotBefore = null,
    Instant? NotAfter = null,
    Distance? Margin = null,
    Distance? Error = null,
    int? Count = null,
    LeaveReason? Reason = null
);
