namespace Qalqan.Paper;

/// <summary>
/// A strip of the paper as wide as the text, one line high as a rule, and never broken. <c>Before</c> is the space above it,
/// which is dropped at the top of a page. One that <c>HoldsNext</c> stands on the page where the next one stands. <c>Head</c> is
/// what is drawn again above it where it comes first on a page.
/// </summary>
internal sealed record Strip(float Height, Action<Ink, float> Draw)
{
    public float Before { get; init; }
    public bool HoldsNext { get; init; }
    public IReadOnlyList<Strip> Head { get; init; } = [];
}

/// <summary>A strip in its place, counted from where the text of the page begins.</summary>
internal readonly record struct Placed(Strip Strip, float Top);

/// <summary>
/// Strips onto pages. A chain that holds together moves to the next page as one; one that is taller than a page is broken
/// where the page is full. Every page takes at least one strip, so that this ends whatever it is given.
/// </summary>
internal sealed class Flow(float roomOnFirst, float roomOnOthers)
{
    private readonly List<List<Placed>> pages =
    [
        [],
    ];
    private float top;
    private bool isFresh = true;

    private float Room => pages.Count == 1 ? roomOnFirst : roomOnOthers;

    public static IReadOnlyList<IReadOnlyList<Placed>> Over(
        IReadOnlyList<Strip> strips,
        float roomOnFirst,
        float roomOnOthers
    )
    {
        var flow = new Flow(roomOnFirst, roomOnOthers);
        for (var start = 0; start < strips.Count; )
        {
            var end = start + 1;
            while (end < strips.Count && strips[end - 1].HoldsNext)
                end++;
            flow.Place([.. strips.Skip(start).Take(end - start)]);
            start = end;
        }
        return flow.pages;
    }

    private void Place(List<Strip> chain)
    {
        var height = HeightOf(chain);
        if (top + height > Room && !isFresh && height + HeightOf(chain[0].Head) <= roomOnOthers)
            Turn(chain[0]);
        foreach (var strip in chain)
        {
            if (top + (isFresh ? 0 : strip.Before) + strip.Height > Room && !isFresh)
                Turn(strip);
            Put(strip);
            isFresh = false;
        }
    }

    // A head that leaves no room for what it heads is not drawn again.
    private void Turn(Strip first)
    {
        pages.Add([]);
        (top, isFresh) = (0, true);
        if (HeightOf(first.Head) < roomOnOthers / 2)
            foreach (var strip in first.Head)
                Put(strip);
    }

    private void Put(Strip strip)
    {
        if (pages[^1].Count > 0)
            top += strip.Before;
        pages[^1].Add(new Placed(strip, top));
        top += strip.Height;
    }

    private static float HeightOf(IEnumerable<Strip> strips) => strips.Sum(strip => strip.Before + strip.Height);
}
