namespace Qalqan.Lift;

/// <summary>
/// Boxes that go into a space together: equal boxes in a grid, or two blocks side by side. The reference corner is its origin; mirrored,
/// it is laid from another corner. Its top is the rectangle at that corner on which others may stand.
/// </summary>
internal sealed class StowingBlock
{
    // Two blocks are joined only if they waste so little of the cuboid around them.
    private const double LeastFilled = 0.98;

    private const int MostInGrid = 1000;
    private const int MostPairs = 2_000_000;

    public required int Length { get; init; }
    public required int Width { get; init; }
    public required int Height { get; init; }
    public required int TopLength { get; init; }
    public required int TopWidth { get; init; }
    public required long Volume { get; init; }
    public required int Boxes { get; init; }
    public required int[] Counts { get; init; }
    private (int Type, int Length, int Width, int Height)? Grid { get; init; }
    private (StowingBlock First, StowingBlock Second, int X, int Y, int Z)? Pair { get; init; }

    /// <summary>Every grid of equal boxes that fits, then pairs of blocks until there are so many.</summary>
    public static List<StowingBlock> All(Stowing stowing, int simpleMost, int most)
    {
        List<StowingBlock> blocks = [];
        for (var type = 0; type < stowing.Boxes.Count; type++)
            foreach (var (length, width, height) in Orientations(stowing.Boxes[type]))
                blocks.AddRange(Grids(stowing, type, length, width, height));
        blocks = [.. blocks.OrderBy(block => block.Boxes).ThenByDescending(block => block.Volume).Take(simpleMost)];

        var known = blocks.Select(Key).ToHashSet();
        var pairs = 0;
        for (var second = 0; second < blocks.Count && blocks.Count < most && pairs < MostPairs; second++)
        for (var first = 0; first <= second && blocks.Count < most; first++, pairs++)
        for (var axis = 0; axis < 3; axis++)
            if (Joined(stowing, blocks[first], blocks[second], axis) is { } joined && known.Add(Key(joined)))
                blocks.Add(joined);
        return blocks;

        static (int, int, int, int, int, ulong) Key(StowingBlock block)
        {
            // Two blocks with one key would only be one fewer to choose from.
            var counts = 0UL;
            foreach (var count in block.Counts)
                counts = counts * 1_000_003 + (ulong)count;
            return (block.Length, block.Width, block.Height, block.TopLength, block.TopWidth, counts);
        }
    }

    public static IEnumerable<(int Length, int Width, int Height)> Orientations(Box box)
    {
        var (l, w, h) = (box.LengthCm, box.WidthCm, box.HeightCm);
        List<(int, int, int)> all = [];
        if (box.Upright.HasFlag(Upright.Height))
            all.AddRange([(l, w, h), (w, l, h)]);
        if (box.Upright.HasFlag(Upright.Width))
            all.AddRange([(l, h, w), (h, l, w)]);
        if (box.Upright.HasFlag(Upright.Length))
            all.AddRange([(w, h, l), (h, w, l)]);
        return all.Distinct();
    }

    /// <summary>Its boxes from a corner of a space; mirrored, from the far end of that axis.</summary>
    public IEnumerable<Stowed> Lay(IReadOnlyList<Box> boxes, int x, int y, int z, bool mirrorX, bool mirrorY)
    {
        foreach (var (type, at, size) in Parts(0, 0, 0))
            yield return new Stowed(
                boxes[type].Id,
                x + (mirrorX ? Length - at.X - size.Length : at.X),
                y + (mirrorY ? Width - at.Y - size.Width : at.Y),
                z + at.Z,
                size.Length,
                size.Width,
                size.Height
            );
    }

    private IEnumerable<(int Type, (int X, int Y, int Z) At, (int Length, int Width, int Height) Size)> Parts(
        int x,
        int y,
        int z
    )
    {
        if (Pair is var (first, second, dx, dy, dz))
            foreach (var part in first.Parts(x, y, z).Concat(second.Parts(x + dx, y + dy, z + dz)))
                yield return part;
        if (Grid is var (type, length, width, height))
            for (var i = 0; i < Length; i += length)
            for (var j = 0; j < Width; j += width)
            for (var k = 0; k < Height; k += height)
                yield return (type, (x + i, y + j, z + k), (length, width, height));
    }

    private static IEnumerable<StowingBlock> Grids(Stowing stowing, int type, int length, int width, int height)
    {
        var (hold, count) = (stowing.Hold, Math.Min(stowing.Boxes[type].Count, MostInGrid));
        for (var along = 1; along <= count && along * length <= hold.LengthCm; along++)
        for (var across = 1; along * across <= count && across * width <= hold.WidthCm; across++)
        for (var up = 1; along * across * up <= count && up * height <= hold.HeightCm; up++)
        {
            var counts = new int[stowing.Boxes.Count];
            counts[type] = along * across * up;
            yield return new StowingBlock
            {
                Length = along * length,
                Width = across * width,
                Height = up * height,
                TopLength = along * length,
                TopWidth = across * width,
                Volume = (long)length * width * height * counts[type],
                Boxes = counts[type],
                Counts = counts,
                Grid = (type, length, width, height),
            };
        }
    }

    private static StowingBlock? Joined(Stowing stowing, StowingBlock first, StowingBlock second, int axis)
    {
        // The one that others may stand on goes to the corner: the higher, or the one underneath that bears the other.
        if (axis < 2 ? first.Height < second.Height : first.Length * first.Width < second.Length * second.Width)
            (first, second) = (second, first);
        var length = axis == 0 ? first.Length + second.Length : Math.Max(first.Length, second.Length);
        var width = axis == 1 ? first.Width + second.Width : Math.Max(first.Width, second.Width);
        var height = axis == 2 ? first.Height + second.Height : Math.Max(first.Height, second.Height);
        var hold = stowing.Hold;
        if (length > hold.LengthCm || width > hold.WidthCm || height > hold.HeightCm)
            return null;
        var volume = first.Volume + second.Volume;
        if (volume < LeastFilled * length * width * height)
            return null;
        if (axis == 2 && stowing.MustBeSupported && (second.Length > first.TopLength || second.Width > first.TopWidth))
            return null;
        var counts = new int[first.Counts.Length];
        for (var type = 0; type < counts.Length; type++)
            if ((counts[type] = first.Counts[type] + second.Counts[type]) > stowing.Boxes[type].Count)
                return null;

        var top =
            axis == 2
                ? (Length: second.TopLength, Width: second.TopWidth)
                : (Length: first.TopLength, Width: first.TopWidth);
        if (axis < 2 && first.Height == second.Height)
        {
            var both =
                axis == 0 && first.TopLength == first.Length
                    ? (Length: first.Length + second.TopLength, Width: Math.Min(first.TopWidth, second.TopWidth))
                : axis == 1 && first.TopWidth == first.Width
                    ? (Length: Math.Min(first.TopLength, second.TopLength), Width: first.Width + second.TopWidth)
                : top;
            if (both.Length * both.Width > top.Length * top.Width)
                top = both;
        }
        return new StowingBlock
        {
            Length = length,
            Width = width,
            Height = height,
            TopLength = top.Length,
            TopWidth = top.Width,
            Volume = volume,
            Boxes = first.Boxes + second.Boxes,
            Counts = counts,
            Pair = (
                first,
                second,
                axis == 0 ? first.Length : 0,
                axis == 1 ? first.Width : 0,
                axis == 2 ? first.Height : 0
            ),
        };
    }
}
