using System.Collections.Concurrent;

namespace Qalqan.Geofencing;

/// <summary>Sets of zones, each known by one number; 0 is the empty one. A set keeps its number for good.</summary>
/// <remarks>Safe for many threads; a step that was taken before is found without a lock.</remarks>
internal sealed class ZoneSets
{
    private readonly Lock growing = new();
    private readonly ConcurrentDictionary<long, int> steps = [];
    private readonly Dictionary<string, int> known = new() { [""] = 0 };
    private volatile int[][] sets = new int[16][];
    private int count = 1;

    // The sets that were known when all was laid out, end to end, so that a set is found in a few lines of memory.
    private int[] starts = [];
    private int[] members = [];

    public ZoneSets() => sets[0] = [];

    public int Count => count;

    public ReadOnlySpan<int> this[int set] =>
        (uint)set + 1 < (uint)starts.Length ? members.AsSpan(starts[set], starts[set + 1] - starts[set]) : sets[set];

    /// <summary>Lays the sets out; those that come later are slower to read.</summary>
    public void Settle()
    {
        members = [.. sets.Take(count).SelectMany(set => set)];
        starts = new int[count + 1];
        for (var set = 0; set < count; set++)
            starts[set + 1] = starts[set] + sets[set].Length;
    }

    /// <summary>The set with that zone besides.</summary>
    public int With(int set, int zone)
    {
        var step = ((long)set << 32) | (uint)zone;
        return steps.TryGetValue(step, out var more) ? more : Grown(step, set, zone);
    }

    private int Grown(long step, int set, int zone)
    {
        lock (growing)
        {
            int[] zones = [.. sets[set].Append(zone).Distinct().Order()];
            var key = string.Join(' ', zones);
            if (!known.TryGetValue(key, out var more))
            {
                more = count;
                if (more == sets.Length)
                {
                    var larger = new int[more * 2][];
                    sets.CopyTo(larger, 0);
                    sets = larger;
                }
                sets[more] = zones;
                known[key] = more;
                count++;
            }
            return steps[step] = more;
        }
    }
}
