using NodaTime;
using Qalqan.Measures;

namespace Qalqan.Geofencing;

/// <summary>What the watch remembers of one entity; as much however long the track is.</summary>
internal sealed class Track(string entity, WatchPlan plan)
{
    public string Entity { get; } = entity;

    /// <summary>The last position that is believed.</summary>
    public Position? Last { get; set; }

    /// <summary>A position that nothing of its kind can have moved to; believed once the next one bears it out.</summary>
    public Position? Suspect { get; set; }

    public string? Side { get; set; }
    public string? What { get; set; }

    /// <summary>The doubt that held where it last was; -1 for none.</summary>
    public int Doubt { get; set; } = -1;

    public LineMemory[] Lines { get; } = new LineMemory[plan.Lines.Count];

    /// <summary>The zones that it is in, by number, ascending.</summary>
    public List<int> Inside { get; } = [];

    public bool[] IsCounted { get; } = new bool[plan.Counts.Count];

    /// <summary>Of each rule the zone where it seems touched now; null where it does not.</summary>
    public string?[] Touched { get; } = new string?[plan.Presences.Count];

    /// <summary>Of each rule the area where it is undetermined whether it is touched; null where that is not so.</summary>
    public string?[] Doubted { get; } = new string?[plan.Presences.Count];

    /// <summary>Since when it is where it may not be for long; null where it is not, and whether it was said that it is over.</summary>
    public (Instant? Since, bool IsOver)[] Dwells { get; } = new (Instant?, bool)[plan.Dwells.Count];
}

/// <summary>On which side of a line a track was last clearly, when, how often it has met the line since, and where last.</summary>
internal struct LineMemory
{
    public int Edition; // of the line, as the plan counts
    public Side? Side;
    public Instant At;
    public int Meetings;
    public bool IsDoubted; // whether it was said already that it may have crossed where its sides cannot be told
    public (Place Place, Instant At) Last;
}
