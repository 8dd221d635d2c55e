namespace Qalqan.Geofencing;

/// <summary>
/// Makes a tile of each cell that edges pass, and of each eight by eight cells that are not of one set; what is left is a square of
/// sets and tiles of an eighth of the grid's side.
/// </summary>
internal sealed class TileWriter(
    Edge[] edges,
    Grid grid,
    CrossedCells crossed,
    int[] cells,
    int[] records,
    Func<int, double, double, int> setAt
)
{
    private readonly Grid squares = grid.Squares;
    private readonly byte[] names = new byte[Tile.Squares];
    private readonly int[] sets = new int[Tile.Open];

    public Tiles Tiles { get; } = new();

    /// <summary>Of each block of cells the number of its set, or ~number of its tile.</summary>
    public int[] Write()
    {
        var side = grid.Side / Tile.Side;
        var blocks = new int[side * side];
        Span<int> words = stackalloc int[Tile.Squares];
        // The tiles of blocks first and beside each other, because nearly every look-up comes by one.
        for (var block = 0; block < blocks.Length; block++)
        {
            Read(block / side, block % side, words);
            var isOne = words[0] >= 0 && !words.ContainsAnyExcept(words[0]);
            blocks[block] = isOne ? words[0] : ~Tiles.Add(1);
        }
        for (var block = 0; block < blocks.Length; block++)
            if (blocks[block] < 0)
            {
                Read(block / side, block % side, words);
                var tile = Block(words); // before its place is looked up: it adds others, and all may move
                Tiles[~blocks[block]] = tile;
            }
        return blocks;
    }

    private void Read(int row, int column, Span<int> words)
    {
        for (var cellRow = 0; cellRow < Tile.Side; cellRow++)
            cells
                .AsSpan((row * Tile.Side + cellRow) * grid.Side + column * Tile.Side, Tile.Side)
                .CopyTo(words[(cellRow * Tile.Side)..]);
    }

    private Tile Block(ReadOnlySpan<int> words)
    {
        // Sets for which there is no name have a tile too.
        var known = 0;
        var open = 0;
        Span<byte> name = stackalloc byte[Tile.Squares];
        for (var square = 0; square < Tile.Squares; square++)
        {
            name[square] = words[square] < 0 ? (byte)Tile.Open : NameOf(words[square], ref known);
            open += name[square] == Tile.Open ? 1 : 0;
        }
        Span<int> used = stackalloc int[Tile.Open];
        sets.CopyTo(used);
        var first = Tiles.Add(open);
        var next = first;
        for (var square = 0; square < Tile.Squares; square++)
            if (name[square] == Tile.Open)
                Tiles[next++] = words[square] < 0 ? Cell(~words[square]) : Whole(words[square]);
        return new Tile(name, used, first, isShared: false);
    }

    private Tile Whole(int set)
    {
        Array.Clear(names);
        sets[0] = set;
        return new Tile(names, sets, 0, isShared: true);
    }

    private Tile Cell(int part)
    {
        var (cell, record) = (crossed.Parts[part].Cell, records[part]);
        var passed = 0UL;
        for (; part < crossed.Parts.Length && crossed.Parts[part].Cell == cell; part++)
        for (var i = 0; i < crossed.Parts[part].Count; i++)
            passed |= SquaresOf(edges[crossed.Edges[crossed.Parts[part].First + i]], cell);
        var (row, column) = (cell / grid.Side * Tile.Side, cell % grid.Side * Tile.Side);
        var known = 0;
        for (var square = 0; square < Tile.Squares; square++)
            // Where no edge passes either of two neighbours, what holds one holds the other.
            names[square] =
                IsPassed(square) ? (byte)Tile.Open
                : square % Tile.Side > 0 && !IsPassed(square - 1) ? names[square - 1]
                : square >= Tile.Side && !IsPassed(square - Tile.Side) ? names[square - Tile.Side]
                : NameOf(
                    setAt(
                        record,
                        squares.X(column + square % Tile.Side + 0.5),
                        squares.Y(row + square / Tile.Side + 0.5)
                    ),
                    ref known
                );
        return new Tile(names, sets, record, isShared: true);

        bool IsPassed(int square) => (passed >> square & 1) != 0;
    }

    private ulong SquaresOf(in Edge edge, int cell)
    {
        var (firstRow, firstColumn) = (cell / grid.Side * Tile.Side, cell % grid.Side * Tile.Side);
        var low = Math.Max(squares.Row(Math.Min(edge.Ay, edge.By)), firstRow);
        var high = Math.Min(squares.Row(Math.Max(edge.Ay, edge.By)), firstRow + Tile.Side - 1);
        var passed = 0UL;
        for (var row = low; row <= high; row++)
        {
            var (west, east) = squares.ColumnsOf(edge, row);
            (west, east) = (Math.Max(west, firstColumn), Math.Min(east, firstColumn + Tile.Side - 1));
            for (var column = west; column <= east; column++)
                passed |= 1UL << ((row - firstRow) * Tile.Side + column - firstColumn);
        }
        return passed;
    }

    private byte NameOf(int set, ref int known)
    {
        var name = sets.AsSpan(0, known).IndexOf(set);
        if (name < 0 && known < sets.Length)
            sets[name = known++] = set;
        return (byte)(name < 0 ? Tile.Open : name);
    }
}
