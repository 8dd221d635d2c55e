namespace Qalqan.Paper;

/// <summary>Where a column stands between the margins, and at which side its text does.</summary>
internal readonly record struct Lane(float Left, float Width, bool IsRight = false);

/// <summary>What stands in one lane of a row.</summary>
internal readonly record struct Piece(string Text, Style Style, Tag? Tag = null, bool IsStruck = false);

/// <summary>A line across the paper: finer and greyer between rows, black where something begins or ends.</summary>
internal readonly record struct Line(float Weight, byte Grey = 0)
{
    public static Line Fine { get; } = new(0.35f, 0x90);
    public static Line Plain { get; } = new(0.75f);
    public static Line Strong { get; } = new(1.5f);
}

/// <summary>Rows of text side by side as strips, one for each line of text.</summary>
internal sealed class Grid(float width, IReadOnlyList<Lane> lanes)
{
    /// <summary>A row of more lines may be broken over pages, though neither after its first line nor before its last.</summary>
    private const int WholeLines = 12;

    /// <summary>Lines stand at the foot of their row, as the heads of columns do.</summary>
    public bool IsAtFoot { get; init; }

    public float PadAbove { get; init; } = 3;
    public float PadBelow { get; init; } = 3;

    /// <summary>The strips of one row, its rule drawn above the first.</summary>
    public List<Strip> Row(IReadOnlyList<Piece> pieces, Line? rule = null, bool holdsNext = false, float before = 0)
    {
        var lines = pieces.Select((piece, i) => Wrapping.Lines(piece.Text, piece.Style, lanes[i].Width)).ToList();
        var (count, leading) = (lines.Max(own => own.Count), pieces.Max(piece => piece.Style.Leading));
        List<Strip> strips = [];
        for (var i = 0; i < count; i++)
        {
            var (at, isFirst, isLast) = (i, i == 0, i == count - 1);
            strips.Add(
                new Strip(
                    leading + (isFirst ? PadAbove : 0) + (isLast ? PadBelow : 0),
                    (ink, top) =>
                    {
                        if (isFirst && rule is { } line)
                            ink.Rule(0, width, top, line.Weight, line.Grey);
                        Draw(ink, top + (isFirst ? PadAbove : 0), pieces, lines, at, count);
                    }
                )
                {
                    Before = isFirst ? before : 0,
                    HoldsNext = isLast ? holdsNext : count <= WholeLines || isFirst || i == count - 2,
                }
            );
        }
        return strips;
    }

    private void Draw(
        Ink ink,
        float top,
        IReadOnlyList<Piece> pieces,
        List<IReadOnlyList<string>> lines,
        int at,
        int count
    )
    {
        for (var i = 0; i < pieces.Count; i++)
            if ((IsAtFoot ? at - count + lines[i].Count : at) is >= 0 and var own && own < lines[i].Count)
            {
                var (text, style, lane) = (lines[i][own], pieces[i].Style, lanes[i]);
                var x = lane.IsRight ? lane.Left + lane.Width - style.Width(text) : lane.Left;
                ink.Text(text, style, x, top, pieces[i].Tag, pieces[i].IsStruck);
            }
    }
}
