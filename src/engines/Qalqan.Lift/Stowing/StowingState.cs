namespace Qalqan.Lift;

/// <summary>A free cuboid as large as it can be. Such spaces overlap one another; with support, its floor bears all over.</summary>
internal readonly record struct StowingSpace(int X1, int Y1, int Z1, int X2, int Y2, int Z2)
{
    public bool Within(in StowingSpace other) =>
        X1 >= other.X1 && X2 <= other.X2 && Y1 >= other.Y1 && Y2 <= other.Y2 && Z1 >= other.Z1 && Z2 <= other.Z2;

    public bool Meets(in StowingSpace other) =>
        X1 < other.X2 && other.X1 < X2 && Y1 < other.Y2 && other.Y1 < Y2 && Z1 < other.Z2 && other.Z1 < Z2;

    public long Volume => (long)(X2 - X1) * (Y2 - Y1) * (Z2 - Z1);
}

/// <summary>A block laid in a space, and the cuboid that it takes.</summary>
internal readonly record struct StowingStep(StowingBlock Block, StowingSpace Taken, bool MirrorX, bool MirrorY);

/// <summary>A hold partly stowed: what is left of the boxes, the free spaces, the blocks that can still be made.</summary>
internal sealed class StowingState
{
    public required int[] Left { get; init; }
    public required List<StowingSpace> Spaces { get; init; }
    public required List<StowingStep> Steps { get; init; }

    /// <summary>The blocks that what is left suffices for, in the order they were given in.</summary>
    public required List<StowingBlock> Blocks { get; init; }
    public long Volume { get; private set; }

    public StowingState Copy() =>
        new()
        {
            Left = [.. Left],
            Spaces = [.. Spaces],
            Steps = [.. Steps],
            Blocks = [.. Blocks],
            Volume = Volume,
        };

    /// <summary>Lays a block in the corner of a space that is nearest a corner of the hold; with support, always on its floor.</summary>
    public static StowingStep At(Hold hold, in StowingSpace space, StowingBlock block, bool supported)
    {
        var mirrorX = hold.LengthCm - space.X2 < space.X1;
        var mirrorY = hold.WidthCm - space.Y2 < space.Y1;
        var hang = !supported && hold.HeightCm - space.Z2 < space.Z1;
        var x = mirrorX ? space.X2 - block.Length : space.X1;
        var y = mirrorY ? space.Y2 - block.Width : space.Y1;
        var z = hang ? space.Z2 - block.Height : space.Z1;
        return new StowingStep(
            block,
            new StowingSpace(x, y, z, x + block.Length, y + block.Width, z + block.Height),
            mirrorX,
            mirrorY
        );
    }

    public void Lay(in StowingStep step, bool supported)
    {
        var block = step.Block;
        for (var type = 0; type < Left.Length; type++)
            Left[type] -= block.Counts[type];
        Steps.Add(step);
        Volume += block.Volume;
        Blocks.RemoveAll(other => !Suffices(other));
        Cut(step, supported);
    }

    private bool Suffices(StowingBlock block)
    {
        var counts = block.Counts;
        for (var type = 0; type < counts.Length; type++)
            if (counts[type] > Left[type])
                return false;
        return true;
    }

    private void Cut(in StowingStep step, bool supported)
    {
        var taken = step.Taken;
        List<StowingSpace> rests = [];
        for (var i = Spaces.Count - 1; i >= 0; i--)
        {
            var space = Spaces[i];
            if (!space.Meets(taken))
                continue;
            Spaces.RemoveAt(i);
            Add(space with { X2 = taken.X1 });
            Add(space with { X1 = taken.X2 });
            Add(space with { Y2 = taken.Y1 });
            Add(space with { Y1 = taken.Y2 });
            Add(space with { Z2 = taken.Z1 });
            Add(supported ? Above(space, step) : space with { Z1 = taken.Z2 });
        }
        foreach (var rest in rests)
            if (!Spaces.Exists(space => rest.Within(space)))
            {
                Spaces.RemoveAll(space => space.Within(rest));
                Spaces.Add(rest);
            }

        void Add(StowingSpace rest)
        {
            if (rest.X1 < rest.X2 && rest.Y1 < rest.Y2 && rest.Z1 < rest.Z2)
                rests.Add(rest);
        }
    }

    private static StowingSpace Above(in StowingSpace space, in StowingStep step)
    {
        var (block, taken) = (step.Block, step.Taken);
        var x1 = step.MirrorX ? taken.X2 - block.TopLength : taken.X1;
        var y1 = step.MirrorY ? taken.Y2 - block.TopWidth : taken.Y1;
        return new StowingSpace(
            Math.Max(space.X1, x1),
            Math.Max(space.Y1, y1),
            taken.Z2,
            Math.Min(space.X2, x1 + block.TopLength),
            Math.Min(space.Y2, y1 + block.TopWidth),
            space.Z2
        );
    }
}
