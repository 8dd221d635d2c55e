using NodaTime;
using Qalqan.Measures;

namespace Qalqan.Geofencing;

/// <summary>Half-open spans of time in which a line, an area or a rule holds. What happens is judged by what holds at its own instant.</summary>
public static class Valid
{
    /// <summary>Without a beginning and an end.</summary>
    public static Interval Always { get; } = new(null, null);

    /// <summary>Where it begins and ends, as far as it does.</summary>
    public static IEnumerable<Instant> Turns(Interval when)
    {
        if (when.HasStart)
            yield return when.Start;
        if (when.HasEnd)
            yield return when.End;
    }

    /// <summary>What two have in common; null for nothing.</summary>
    public static Interval? Common(Interval one, Interval other)
    {
        Instant? start = one.HasStart ? one.Start : null;
        Instant? end = one.HasEnd ? one.End : null;
        if (other.HasStart && !(start > other.Start))
            start = other.Start;
        if (other.HasEnd && !(end < other.End))
            end = other.End;
        return start >= end ? null : new Interval(start, end);
    }

    /// <summary>What none of them covers, in order.</summary>
    public static IEnumerable<Interval> Gaps(IEnumerable<Interval> covered)
    {
        List<Interval> left = [Always];
        foreach (var one in covered)
            left =
            [
                .. left.SelectMany(gap =>
                    new[]
                    {
                        one.HasStart ? Common(gap, new Interval(null, one.Start)) : null,
                        one.HasEnd ? Common(gap, new Interval(one.End, null)) : null,
                    }.OfType<Interval>()
                ),
            ];
        return left;
    }
}

/// <summary>A line to watch; <c>Error</c> holds the truth 95 times of 100. Of one id there may be several, which hold one after the other.</summary>
public sealed record WatchedLine(string Id, Polyline Line, Distance Error)
{
    public Interval When { get; init; } = Valid.Always;
}

/// <summary>An area to watch, by its outlines; of one id there may be several, which hold one after the other.</summary>
public sealed record WatchedZone(Zone Zone, Distance Error)
{
    public Interval When { get; init; } = Valid.Always;
}

/// <summary>What lies on one side of a line, from one distance to another, the nearer bound included; nothing beyond the line's ends does.</summary>
public sealed record WatchedBand(string Id, string Line, Side Side, Distance From, Distance To);

/// <summary>Of whom something holds: sides and kinds by their codes; an empty list holds for all, also where nothing was said.</summary>
public sealed record Among(IReadOnlyList<string> Sides, IReadOnlyList<string> Kinds)
{
    public static Among All { get; } = new([], []);

    public bool Holds(string? side, string? what) =>
        (Sides.Count == 0 || side is not null && Sides.Contains(side))
        && (Kinds.Count == 0 || what is not null && Kinds.Contains(what));
}

/// <summary>So many of them at most may be in a zone at once.</summary>
public sealed record CountCeiling(string Id, string Zone, Among Among, int Most)
{
    public Interval When { get; init; } = Valid.Always;
}

/// <summary>So long at most may each of them be in a zone.</summary>
public sealed record DwellCeiling(string Id, string Zone, Among Among, Duration Most)
{
    public Interval When { get; init; } = Valid.Always;
}

/// <summary>They appear to break a rule while they are in any of the zones.</summary>
public sealed record NoPresence(string Rule, IReadOnlyList<string> Zones, Among Among)
{
    public Interval When { get; init; } = Valid.Always;
}

/// <summary>They appear to break a rule where they cross a line; an empty direction is both.</summary>
public sealed record NoCrossing(string Rule, string Line, Side? From, Among Among)
{
    public Interval When { get; init; } = Valid.Always;
}

/// <summary>They, which strike, appear to break a rule where they strike in a zone.</summary>
public sealed record NoImpact(string Rule, string Zone, Among Among)
{
    public Interval When { get; init; } = Valid.Always;
}

/// <summary>
/// Where the ground does not say which of the zones holds a place: in the area or too close to its bound, while the line is the nearest of
/// all. There nothing is clearly on a side of the line or in one of the zones; and what one of the places that are possible would make a
/// violation is undetermined, unless all of them do.
/// </summary>
public sealed record Doubt(string Area, string Line, IReadOnlyList<string> Zones)
{
    public Interval When { get; init; } = Valid.Always;
}

/// <summary>All that is watched for. Zones, bands and lines each have an id of their own, of which two hold at no time together, and what names one names one that is there.</summary>
public sealed record WatchPlan
{
    public IReadOnlyList<WatchedLine> Lines { get; init; } = [];
    public IReadOnlyList<WatchedZone> Zones { get; init; } = [];
    public IReadOnlyList<WatchedBand> Bands { get; init; } = [];
    public IReadOnlyList<CountCeiling> Counts { get; init; } = [];
    public IReadOnlyList<DwellCeiling> Dwells { get; init; } = [];
    public IReadOnlyList<NoPresence> Presences { get; init; } = [];
    public IReadOnlyList<NoCrossing> Crossings { get; init; } = [];
    public IReadOnlyList<NoImpact> Impacts { get; init; } = [];
    public IReadOnlyList<Doubt> Doubts { get; init; } = [];

    /// <summary>How much earlier than the latest that came something may be that comes now.</summary>
    public Duration Lateness { get; init; } = Duration.FromMinutes(10);

    /// <summary>A track without a position for so long has ended.</summary>
    public Duration Silence { get; init; } = Duration.FromHours(6);

    /// <summary>Faster than this nothing of its kind moves, in metres a second; <see cref="Speed"/> of kinds that are not named.</summary>
    public IReadOnlyDictionary<string, double> Speeds { get; init; } = LocalSpeeds;

    public double Speed { get; init; } = 100;

    /// <summary>Local defaults, all of them: well above what each does, since they are only to tell a jump from a move.</summary>
    public static IReadOnlyDictionary<string, double> LocalSpeeds { get; } =
        new Dictionary<string, double>
        {
            ["person"] = 15,
            ["vehicle"] = 60,
            ["drone"] = 150,
            ["aircraft"] = 1000,
        };

    internal double SpeedOf(string? what) =>
        what is not null && Speeds.TryGetValue(what, out var speed) ? speed : Speed;
}
