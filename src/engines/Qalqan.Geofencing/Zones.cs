using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics;
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
///     +-----+-----+-----+     a cell without an edge has the number of its set
///     |  7  |  7 /|  3  |
///     +-----+---/-+-----+     a cell with edges: for each zone that has edges here, whether the cell's
///     |  7  |C-+--K  3  |     middle C is inside, and those few edges. From C one goes up or down to K,
///     +-----+-/|--+-----+     level with the place P, then across to P; each edge that is met turns
///     |  7  |/ P  |  3  |     inside to outside. The way stays in the cell, so no other edge can be met.
///     +-----+-----+-----+
/// </code>
/// <para>What costs is memory, not arithmetic: so a look-up comes down from eight by eight cells, which are one number or a
/// <see cref="Tile"/>, to a cell, which is a set or a tile of its own, to a square of an eighth of a cell, which is a set unless an edge
/// passes it. One cell in five holds an edge among 10,000 zones, and one square in thirty.</para>
/// <para>The place is thought to lie a hair north of where it is, and C is chosen level with no corner: so no way passes through a
/// corner. On which side of an edge a point lies is never wrong by rounding (<see cref="Orientation"/>).</para>
/// </remarks>
public sealed class Zones
{
    /// <summary>Look-ups of a batch that are under way together, so that their waits for memory are one wait.</summary>
    private const int InFlight = 128;

    private const int CellShift = 3;

    /// <summary>So many cells each way at most: the row of a square has sixteen bits.</summary>
    internal const int MostSide = 8192;

    private readonly Grid grid;
    private readonly Vector128<double> origin; // latitude, then longitude, as a place has them
    private readonly Vector128<double> squaresPerDegree;
    private readonly Vector128<double> lastSquare;
    private readonly int[] blocks; // the number of a set, or ~number of a tile
    private readonly int side; // in blocks
    private readonly Tiles tiles;
    private readonly double[] mixed;
    private readonly int[] outcomes; // of a mixed cell, by which of its zones hold the place
    private readonly ZoneSets sets;

    internal Zones(
        IReadOnlyList<Zone> all,
        Grid grid,
        int mixedCells,
        int[] blocks,
        Tiles tiles,
        double[] mixed,
        int[] outcomes,
        ZoneSets sets
    )
    {
        All = all;
        Extent = (grid.Side * grid.Side, mixedCells / (double)(grid.Side * grid.Side));
        this.grid = grid;
        var squares = grid.Squares;
        origin = Vector128.Create(squares.South, squares.West);
        squaresPerDegree = Vector128.Create(squares.PerDegreeNorth, squares.PerDegreeEast);
        lastSquare = Vector128.Create(squares.Side - 1.0);
        this.blocks = blocks;
        side = grid.Side / Tile.Side;
        this.tiles = tiles;
        this.mixed = mixed;
        this.outcomes = outcomes;
        this.sets = sets;
    }

    public IReadOnlyList<Zone> All { get; }

    /// <summary>How many sets there are so far; they are numbered from 0, the empty one.</summary>
    public int SetCount => sets.Count;

    /// <summary>How many cells there are, and what share of them edges pass.</summary>
    public (int Cells, double Mixed) Extent { get; }

    /// <param name="zones">Any number; they may overlap.</param>
    /// <param name="side">Cells each way, made up to eights, 8,192 at most; 0 for as many as the outlines ask for.</param>
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
        var square = SquareOf(place);
        var set = blocks[BlockOf(square)];
        for (var shift = CellShift; set < 0; shift = 0)
        {
            set = tiles[~set][Within(square, shift)];
            if (shift == 0)
                return set >= 0 ? set : Mixed(~set, place);
        }
        return set;
    }

    /// <summary>The same of many places; much faster where they lie about at random.</summary>
    public void SetsAt(ReadOnlySpan<Place> places, Span<int> into)
    {
        if (into.Length < places.Length)
            throw new ArgumentException("Shorter than the places.", nameof(into));
        for (var first = 0; first < places.Length; first += InFlight)
        {
            var count = Math.Min(InFlight, places.Length - first);
            Batch(places.Slice(first, count), into.Slice(first, count));
        }
    }

    private void Batch(ReadOnlySpan<Place> places, Span<int> into)
    {
        Span<uint> squares = stackalloc uint[InFlight];
        Span<int> open = stackalloc int[InFlight + 1]; // which places are not answered yet
        for (var i = 0; i < places.Length; i++)
        {
            squares[i] = SquareOf(places[i]);
            Fetch(ref blocks[BlockOf(squares[i])]);
        }
        var count = 0;
        for (var i = 0; i < places.Length; i++)
        {
            into[i] = blocks[BlockOf(squares[i])];
            open[count] = i;
            count += into[i] >>> 31;
        }
        count = Step(squares, CellShift, open[..count], into);
        count = Step(squares, 0, open[..count], into);
        foreach (var i in open[..count])
        {
            ref var record = ref mixed[~into[i]];
            Fetch(ref record);
            Fetch(ref Unsafe.Add(ref record, 8));
        }
        foreach (var i in open[..count])
            into[i] = Mixed(~into[i], places[i]);
    }

    // One tile further with every open place; those that are open still are moved to the front, and counted.
    private int Step(ReadOnlySpan<uint> squares, int shift, Span<int> open, Span<int> into)
    {
        foreach (var i in open)
            Fetch(ref tiles[~into[i]]);
        var left = 0;
        foreach (var i in open)
        {
            var word = tiles[~into[i]][Within(squares[i], shift)];
            into[i] = word;
            open[left] = i;
            left += word >>> 31;
        }
        return left;
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
            if (RecordOf(row, column) is >= 0 and var record)
                MixedCell.AddZones(mixed, record, into);
        into.Sort();
        var kept = 0;
        for (var i = 0; i < into.Count; i++)
            if (kept == 0 || into[kept - 1] != into[i])
                into[kept++] = into[i];
        into.RemoveRange(kept, into.Count - kept);
    }

    private int RecordOf(int row, int column)
    {
        var block = blocks[row / Tile.Side * side + column / Tile.Side];
        var cell = block < 0 ? tiles[~block][row % Tile.Side * Tile.Side + column % Tile.Side] : 0;
        return cell < 0 ? tiles[~cell].First : -1;
    }

    // Row and column, sixteen bits each. A place beyond the grid falls into a square at its rim, where nothing is.
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private uint SquareOf(Place place)
    {
        var at = (Vector128.Create(place.Latitude, place.Longitude) - origin) * squaresPerDegree;
        at = Vector128.MinNative(Vector128.MaxNative(at, Vector128<double>.Zero), lastSquare);
        return (uint)(int)at[0] << 16 | (uint)(int)at[1];
    }

    private int BlockOf(uint square) => (int)(square >> 22) * side + (int)(square >> 6 & 0x3FF);

    // Of a block its cell, or of a cell its square.
    private static int Within(uint square, int shift) => (int)(square >> (shift + 16 - 3) & 0x38 | square >> shift & 7);

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
