namespace Qalqan.Lift;

/// <summary>
/// Proposes where boxes go. Blocks are laid one by one in the space nearest a corner of the hold; a beam keeps the beginnings whose
/// greedy completion fills most, and is widened until so many completions were tried. No chance and no clock: two runs are one answer.
/// </summary>
public static class StowingSearch
{
    /// <summary>Completions tried, unless told otherwise.</summary>
    public const int Effort = 500;

    /// <summary>The fullest stowage found; of a question with problems, an empty one.</summary>
    public static Stowage Propose(this Stowing stowing, int effort = Effort, CancellationToken stop = default)
    {
        ArgumentNullException.ThrowIfNull(stowing);
        if (stowing.Problems().Count > 0)
            return new Stowage([], 0);
        var best = new Search(stowing).Run(effort, stop);
        return new Stowage(
            [
                .. best.Steps.SelectMany(step =>
                    step.Block.Lay(
                        stowing.Boxes,
                        step.Taken.X1,
                        step.Taken.Y1,
                        step.Taken.Z1,
                        step.MirrorX,
                        step.MirrorY
                    )
                ),
            ],
            (double)best.Volume / stowing.Hold.VolumeCm3
        );
    }

    private sealed class Search(Stowing stowing)
    {
        private const int SimpleBlocks = 6000;
        private const int AllBlocks = 10_000;

        // What is asked of a block beside its volume (after Araya, Guerrero and Nunez 2017; other powers were no better on every tenth of
        // BR1 to BR3): that little of the space is lost beside it, that it touches what is there (to the fourth power), that its boxes are few.
        private const double Few = 0.2;
        private const double Near = 0.04;

        private readonly Hold hold = stowing.Hold;
        private readonly bool supported = stowing.MustBeSupported;
        private readonly Dictionary<ulong, int[][]> reaches = [];
        private StowingState best = null!;

        public StowingState Run(int effort, CancellationToken stop)
        {
            var root = new StowingState
            {
                Left = [.. stowing.Boxes.Select(box => box.Count)],
                Spaces = [new(0, 0, 0, hold.LengthCm, hold.WidthCm, hold.HeightCm)],
                Steps = [],
                Blocks = [.. StowingBlock.All(stowing, SimpleBlocks, AllBlocks).OrderByDescending(Ceiling)],
            };
            var most = Math.Min(
                hold.VolumeCm3,
                stowing.Boxes.Sum(box => (long)box.LengthCm * box.WidthCm * box.HeightCm * box.Count)
            );
            best = root;
            var tried = 0;
            for (
                var width = 1;
                tried < effort && best.Volume < most && width <= effort;
                width = Math.Max(width + 1, width * 3 / 2)
            )
            {
                List<(StowingState State, long Worth)> beam = [(root, -1)];
                while (beam.Count > 0 && tried < effort && best.Volume < most)
                {
                    List<(StowingState State, long Worth)> next = [];
                    foreach (var (state, worth) in beam)
                    {
                        var rank = 0;
                        foreach (var step in Steps(state, width))
                        {
                            stop.ThrowIfCancellationRequested();
                            var child = state.Copy();
                            child.Lay(step, supported);
                            // The first step is the one that the completion of the state before took.
                            var known = rank++ == 0 && worth >= 0;
                            if (!known)
                                tried++;
                            next.Add((child, known ? worth : Completed(child)));
                        }
                    }
                    // Of beginnings with one and the same completion one is kept, so that the beam is not filled with mirror images.
                    beam = [.. next.OrderByDescending(one => one.Worth).DistinctBy(one => one.Worth).Take(width)];
                }
            }
            return best;
        }

        private long Completed(StowingState start)
        {
            var state = start.Copy();
            while (Steps(state, 1) is [var step])
                state.Lay(step, supported);
            if (state.Volume > best.Volume)
                best = state;
            return state.Volume;
        }

        /// <summary>The best blocks for the next space, best first. Spaces that nothing fits into are struck on the way.</summary>
        private List<StowingStep> Steps(StowingState state, int width)
        {
            while (state.Spaces.Count > 0)
            {
                var index = Next(state.Spaces);
                var steps = Best(state, state.Spaces[index], width);
                if (steps.Count > 0)
                    return steps;
                state.Spaces.RemoveAt(index);
            }
            return [];
        }

        private int Next(List<StowingSpace> spaces)
        {
            var (index, least, volume) = (0, int.MaxValue, 0L);
            for (var i = 0; i < spaces.Count; i++)
            {
                var space = spaces[i];
                var far =
                    Math.Min(space.X1, hold.LengthCm - space.X2)
                    + Math.Min(space.Y1, hold.WidthCm - space.Y2)
                    + (supported ? space.Z1 : Math.Min(space.Z1, hold.HeightCm - space.Z2));
                if (far < least || far == least && space.Volume > volume)
                    (index, least, volume) = (i, far, space.Volume);
            }
            return index;
        }

        private List<StowingStep> Best(StowingState state, in StowingSpace space, int width)
        {
            List<(double Score, StowingStep Step)> found = [];
            var (length, across, height) = (space.X2 - space.X1, space.Y2 - space.Y1, space.Z2 - space.Z1);
            var reach = Reach(state.Left);
            var volume = (double)space.Volume;
            foreach (var block in state.Blocks)
            {
                var full = found.Count == width;
                var ceiling = Ceiling(block);
                if (full && ceiling <= found[^1].Score)
                    break; // the blocks come in falling order of what they could be worth
                var (l, w, h) = (length - block.Length, across - block.Width, height - block.Height);
                if (l < 0 || w < 0 || h < 0)
                    continue;
                // What of the space can still be filled beside it, axis by axis.
                var score =
                    ceiling
                    * (
                        (block.Length + reach[0][l])
                        * (double)(block.Width + reach[1][w])
                        * (block.Height + reach[2][h])
                    )
                    / volume;
                if (full && score <= found[^1].Score)
                    continue;
                var step = StowingState.At(hold, space, block, supported);
                var touching = Touching(state.Steps, step.Taken);
                score *= touching * touching * touching * touching;
                if (full && score <= found[^1].Score)
                    continue;
                var place = found.FindIndex(other => other.Score < score);
                found.Insert(place < 0 ? found.Count : place, (score, step));
                if (found.Count > width)
                    found.RemoveAt(width);
            }
            return [.. found.Select(one => one.Step)];
        }

        private static double Ceiling(StowingBlock block) => block.Volume * Math.Pow(block.Boxes, -Few);

        /// <summary>The share of a cuboid's faces that touch the hold or other blocks, or nearly do.</summary>
        private double Touching(List<StowingStep> steps, in StowingSpace one)
        {
            var (nearX, nearY, nearZ) = (
                (int)(Near * hold.LengthCm),
                (int)(Near * hold.WidthCm),
                (int)(Near * hold.HeightCm)
            );
            var (faceX, faceY, faceZ) = (
                (one.Y2 - one.Y1) * (one.Z2 - one.Z1),
                (one.X2 - one.X1) * (one.Z2 - one.Z1),
                (one.X2 - one.X1) * (one.Y2 - one.Y1)
            );
            var (x1, x2) = (one.X1 <= nearX ? faceX : 0, hold.LengthCm - one.X2 <= nearX ? faceX : 0);
            var (y1, y2) = (one.Y1 <= nearY ? faceY : 0, hold.WidthCm - one.Y2 <= nearY ? faceY : 0);
            var (z1, z2) = (one.Z1 <= nearZ ? faceZ : 0, hold.HeightCm - one.Z2 <= nearZ ? faceZ : 0);
            foreach (var step in steps)
            {
                var other = step.Taken;
                var x = Math.Min(one.X2, other.X2) - Math.Max(one.X1, other.X1);
                var y = Math.Min(one.Y2, other.Y2) - Math.Max(one.Y1, other.Y1);
                var z = Math.Min(one.Z2, other.Z2) - Math.Max(one.Z1, other.Z1);
                if (y > 0 && z > 0 && -x <= nearX)
                {
                    if (other.X2 <= one.X1)
                        x1 += y * z;
                    else
                        x2 += y * z;
                }
                else if (x > 0 && z > 0 && -y <= nearY)
                {
                    if (other.Y2 <= one.Y1)
                        y1 += x * z;
                    else
                        y2 += x * z;
                }
                else if (x > 0 && y > 0 && -z <= nearZ)
                {
                    if (other.Z2 <= one.Z1)
                        z1 += x * y;
                    else
                        z2 += x * y;
                }
            }
            return (double)(
                    Math.Min(x1, faceX)
                    + Math.Min(x2, faceX)
                    + Math.Min(y1, faceY)
                    + Math.Min(y2, faceY)
                    + Math.Min(z1, faceZ)
                    + Math.Min(z2, faceZ)
                ) / (2 * (faceX + faceY + faceZ));
        }

        /// <summary>Along each axis, how much of so many centimetres the sides of the boxes left can add up to.</summary>
        private int[][] Reach(int[] left)
        {
            // Two sets with one key would only be ranked worse, never stowed wrongly.
            var key = 0UL;
            for (var type = 0; type < left.Length; type++)
                if (left[type] > 0)
                    key ^= 0x9E3779B97F4A7C15UL * (ulong)(type + 1);
            if (reaches.TryGetValue(key, out var known))
                return known;
            var sizes = stowing.Boxes.Where((_, type) => left[type] > 0).SelectMany(StowingBlock.Orientations).ToList();
            return reaches[key] = [
                Sums(hold.LengthCm, [.. sizes.Select(size => size.Length).Distinct()]),
                Sums(hold.WidthCm, [.. sizes.Select(size => size.Width).Distinct()]),
                Sums(hold.HeightCm, [.. sizes.Select(size => size.Height).Distinct()]),
            ];
        }

        private static int[] Sums(int most, int[] sides)
        {
            var sums = new int[most + 1];
            for (var length = 1; length <= most; length++)
            {
                sums[length] = sums[length - 1];
                foreach (var side in sides)
                    if (side <= length && sums[length - side] + side > sums[length])
                        sums[length] = sums[length - side] + side;
            }
            return sums;
        }
    }
}
