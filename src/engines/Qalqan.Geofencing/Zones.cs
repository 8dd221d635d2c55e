using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics.X86;
using Qalqan.Measures;

namespace Qalqan.Geofencing;

/// <summary>
/// Which of many zones hold a place: inside or on an outline, exactly. An answer is the number of a set of zones, so that two places in
/// the same zones have the same number. Safe for many threads; a look-up allocates nothing, waits for nobody and
/// calls nothing virtual. (Within a cell where more than six outlines pass, a set that nobody met before is given its number under a lock.)
/// </summary>
/// <remarks>
/// <code>
///     +-----+-----+-----+     a cell without an edge holds the number of its set
///     |  7  |  7 /|  3  |
///     +-----+---/-+-----+     a cell with edges: for each zone that has edges here, whether the cell's
///     |  7  |C-+--K  3  |     middle C is inside, and those few edges. From C one goes up or down to K,
///     +-----+-/|--+-----+     level with the place P, then across to P; each edge that is met turns
///     |  7  |/ P  |  3  |     inside to outside. The way stays in the cell, so no other edge can be met.
///     +-----+-----+-----+
/// </code>
/// <para>The place is thought to lie a hair north of where it is, and C is chosen level with no corner: so no way passes through a
/// corner. On which side of an edge a point lies is never wrong by rounding (<see cref="Orientation"/>).</para>
/// </remarks>
public sealed class Zones
{
    /// <summary>Look-ups of a batch that are under way together, so that their waits for memory are one wait.</summary>
    private const int InFlight = 16;

    private readonly Grid grid;
    private readonly int[] cells; // the number of a set, or ~offset of a mixed cell
    private readonly double[] mixed;
    private readonly int[] outcomes; // of a mixed cell, by which of its zones hold the place
    private readonly ZoneSets sets;

    internal Zones(IReadOnlyList<Zone> all, Grid grid, int[] cells, double[] mixed, int[] outcomes, ZoneSets sets)
    {
        All = all;
        this.grid = grid;
        this.cells = cells;
        this.mixed = mixed;
        this.outcomes = outcomes;
        this.sets = sets;
    }

    public IReadOnlyList<Zone> All { get; }

    /// <summary>How many sets there are so far; they are numbered from 0, the empty one.</summary>
    public int SetCount => sets.Count;

    /// <summary>How many cells there are, and what share of them edges pass.</summary>
    public (int Cells, double Mixed) Extent => (cells.Length, cells.Count(cell => cell < 0) / (double)cells.Length);

    /// <param name="zones">Any number; they may overlap.</param>
    /// <param name="side">Cells each way; 0 for as many as the outlines ask for.</param>
    public static Zones Of(IReadOnlyList<Zone> zones, int side = 0)
    {
        ArgumentNullException.ThrowIfNull(zones);
        return new ZonesBuilder(zones, side).Build();
    }

    /// <summary>The zones of a set by their place in <see cref="All"/>, ascending.</summary>
    public ReadOnlySpan<int> ZonesIn(int set) => sets[set];

    /// <summary>The number of the set of zones that hold the place.</summary>
    public int SetAt(Place place)
    {
        var cell = CellOf(place);
        if (cell < 0)
            return 0;
        var set = cells[cell];
        return set >= 0 ? set : Mixed(~set, place);
    }

    /// <summary>The same of many places; much faster where they lie about at random.</summary>
    public void SetsAt(ReadOnlySpan<Place> places, Span<int> into)
    {
        if (into.Length < places.Length)
            throw new ArgumentException("Shorter than the places.", nameof(into));
        Span<int> found = stackalloc int[InFlight];
        for (var first = 0; first < places.Length; first += InFlight)
        {
            var batch = places.Slice(first, Math.Min(InFlight, places.Length - first));
            for (var i = 0; i < batch.Length; i++)
                if ((found[i] = CellOf(batch[i])) >= 0)
                    Fetch(ref cells[found[i]]);
            for (var i = 0; i < batch.Length; i++)
            {
                var set = found[i] < 0 ? 0 : cells[found[i]];
                found[i] = set;
                if (set >= 0)
                    continue;
                Fetch(ref mixed[~set]);
                Fetch(ref Unsafe.Add(ref mixed[~set], 8));
            }
            for (var i = 0; i < batch.Length; i++)
                into[first + i] = found[i] >= 0 ? found[i] : Mixed(~found[i], batch[i]);
        }
    }

    /// <summary>Adds every zone that has an edge within so many metres of the place, and perhaps others near there; each once, ascending.</summary>
    public void AddNear(Place place, Distance within, List<int> into)
    {
        ArgumentNullException.ThrowIfNull(into);
        into.Clear();
        var (vertical, horizontal) = Polyline.Scale(place.Latitude);
        // A flat box holds the circle with a hundredth to spare, up to hundreds of kilometres.
        var (north, east) = (1.01 * within.Metres / vertical, 1.01 * within.Metres / horizontal);
        var (x, y) = (
            (place.Longitude - grid.West) * grid.PerDegreeEast,
            (place.Latitude - grid.South) * grid.PerDegreeNorth
        );
        var (dx, dy) = (east * grid.PerDegreeEast + 1, north * grid.PerDegreeNorth + 1);
        if (!(x + dx >= 0 && y + dy >= 0 && x - dx < grid.Side && y - dy < grid.Side))
            return;
        for (var row = (int)Math.Max(y - dy, 0); row <= Math.Min(y + dy, grid.Side - 1); row++)
        for (var column = (int)Math.Max(x - dx, 0); column <= Math.Min(x + dx, grid.Side - 1); column++)
            if (cells[row * grid.Side + column] is < 0 and var cell)
                MixedCell.AddZones(mixed, ~cell, into);
        into.Sort();
        var kept = 0;
        for (var i = 0; i < into.Count; i++)
            if (kept == 0 || into[kept - 1] != into[i])
                into[kept++] = into[i];
        into.RemoveRange(kept, into.Count - kept);
    }

    // Not a number compares false, and so lies beyond the grid.
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private int CellOf(Place place)
    {
        var x = (place.Longitude - grid.West) * grid.PerDegreeEast;
        var y = (place.Latitude - grid.South) * grid.PerDegreeNorth;
        return x >= 0 && y >= 0 && x < grid.Side && y < grid.Side ? (int)y * grid.Side + (int)x : -1;
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static unsafe void Fetch<T>(ref T memory)
        where T : unmanaged
    {
        if (Sse.IsSupported)
            Sse.Prefetch0(Unsafe.AsPointer(ref memory));
    }

    private int Mixed(int offset, Place place) =>
        MixedCell.SetAt(mixed, offset, place.Longitude, place.Latitude, outcomes, sets);
}
