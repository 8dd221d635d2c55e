namespace Qalqan.Paper;

/// <summary>What a column asks for: its share, the width below which it breaks a word, and the one at which it breaks no line.</summary>
internal readonly record struct Want(int Weight, float Least, float Whole);

/// <summary>
/// How columns share a width: by their weights, but none below its least; then one that is wider than all it says gives what it
/// does not need to those that would have to break lines.
/// </summary>
internal static class Widths
{
    // What a column keeps beyond its longest line, so that columns do not crowd.
    private const float Ease = 8;

    public static float[] Share(IReadOnlyList<Want> wants, float room)
    {
        var least = wants.Sum(want => want.Least);
        return least >= room
            ? [.. wants.Select(want => want.Least * room / least)]
            : Given(wants, ByWeight(wants, room));
    }

    // Columns whose share would be too little get their least; the others share what is left, until none is short.
    private static float[] ByWeight(IReadOnlyList<Want> wants, float room)
    {
        var isFixed = new bool[wants.Count];
        while (true)
        {
            var left = room - wants.Where((_, i) => isFixed[i]).Sum(want => want.Least);
            var weight = wants.Where((_, i) => !isFixed[i]).Sum(want => want.Weight);
            var widths = wants.Select((want, i) => isFixed[i] ? want.Least : left * want.Weight / weight).ToArray();
            var shorter = Enumerable
                .Range(0, wants.Count)
                .Where(i => !isFixed[i] && widths[i] < wants[i].Least)
                .ToList();
            if (shorter.Count == 0)
                return widths;
            foreach (var i in shorter)
                isFixed[i] = true;
        }
    }

    private static float[] Given(IReadOnlyList<Want> wants, float[] widths)
    {
        var spare = wants.Select((want, i) => Math.Max(0, widths[i] - want.Whole - Ease)).ToArray();
        var short_ = wants.Select((want, i) => Math.Max(0, want.Whole - widths[i])).ToArray();
        var moved = Math.Min(spare.Sum(), short_.Sum());
        return moved <= 0
            ? widths
            :
            [
                .. widths.Select(
                    (width, i) => width - spare[i] * moved / spare.Sum() + short_[i] * moved / short_.Sum()
                ),
            ];
    }
}
