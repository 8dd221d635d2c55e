namespace Qalqan.Paper;

/// <summary>
/// A table as strips. Its columns share the width (<see cref="Widths"/>), and a number is never broken: where the least that they
/// need is too much, the whole table is set smaller, down to a point that can just be read.
/// </summary>
internal sealed class TableSetting(Styles styles, string language, float width, Tag whole)
{
    private const float Gap = 10;

    private static readonly float[] Parts = [1, 0.9f, 0.8f, 0.7f];

    public IEnumerable<Strip> Strips(Table table)
    {
        var (part, widths) = Fit(table);
        var (plain, strong) = styles.Table(part);
        List<Lane> lanes = [];
        var left = 0f;
        for (var i = 0; i < widths.Length; i++)
        {
            lanes.Add(new Lane(left, widths[i], table.Columns[i].IsNumber));
            left += widths[i] + GapOf(table, part);
        }
        var grid = new Grid(width, lanes);
        var tag = whole.Add("Table");
        Grid heads = new(width, lanes) { IsAtFoot = true };
        var head = Head(table, heads, strong, tag.Add("TR"));
        var body = Body(table, grid, plain, strong, tag).ToList();
        IReadOnlyList<Strip> again = [.. Head(table, heads, strong, null).Select(strip => strip with { Before = 0 })];
        return [.. head, .. body.Select(strip => strip with { Head = again }), Closing];
    }

    private float GapOf(Table table, float part) => Math.Min(Gap * part, width / table.Columns.Count / 4);

    private Strip Closing => new(4, (ink, top) => ink.Rule(0, width, top, Line.Plain.Weight));

    // Without a tag where it is drawn again: it is read out once.
    private static List<Strip> Head(Table table, Grid grid, Style strong, Tag? row) =>
        grid.Row(
            [.. table.Columns.Select(column => new Piece(column.Head, strong, row?.Add("TH", Tag.HeadsColumn)))],
            Line.Plain,
            holdsNext: true,
            before: 6
        );

    private IEnumerable<Strip> Body(Table table, Grid grid, Style plain, Style strong, Tag tag)
    {
        if (table.Rows.Count == 0)
            foreach (
                var strip in new Grid(width, [new Lane(0, width)]).Row(
                    [new Piece(table.Empty ?? "\u2014", plain, tag.Add("TR").Add("TD"))],
                    Line.Plain,
                    holdsNext: true
                )
            )
                yield return strip;
        for (var i = 0; i < table.Rows.Count; i++)
            foreach (
                var strip in grid.Row(
                    Pieces(table, table.Rows[i], plain, tag.Add("TR")),
                    i == 0 ? Line.Plain : Line.Fine,
                    holdsNext: Holds(i, table.Rows.Count)
                )
            )
                yield return strip;
        if (table.Total is { } total)
            foreach (var strip in grid.Row(Pieces(table, total, strong, tag.Add("TR")), Line.Plain, holdsNext: true))
                yield return strip;
    }

    // The last row stands with what closes the table; and no row stands alone at the foot of a page or at the top of the next.
    private static bool Holds(int row, int count) => row == 0 || row >= count - 2;

    private IReadOnlyList<Piece> Pieces(Table table, Row row, Style style, Tag tag) =>
        [
            .. table.Columns.Select(
                (_, i) =>
                    row.Cells.ElementAtOrDefault(i) is { } cell
                        ? new Piece(
                            Figures.Show(cell, language),
                            style,
                            tag.Add("TD"),
                            cell is TextCell { IsStruck: true }
                        )
                        : new Piece("", style, tag.Add("TD"))
            ),
        ];

    private (float Part, float[] Widths) Fit(Table table)
    {
        foreach (var part in Parts)
        {
            var room = width - GapOf(table, part) * (table.Columns.Count - 1);
            var (plain, strong) = styles.Table(part);
            var wants = table.Columns.Select((column, i) => WantOf(table, i, plain, strong, room)).ToList();
            if (part == Parts[^1] || wants.Sum(want => want.Least) <= room)
                return (part, Widths.Share(wants, room));
        }
        throw new InvalidOperationException("The last part always fits.");
    }

    private Want WantOf(Table table, int column, Style plain, Style strong, float room)
    {
        var head = Wants(Cell.Of(table.Columns[column].Head), strong, room);
        var body = table
            .Rows.Select(row => (row.Cells.ElementAtOrDefault(column), plain))
            .Append((table.Total?.Cells.ElementAtOrDefault(column), strong))
            .Where(one => one.Item1 is not null)
            .Select(one => Wants(one.Item1!, one.Item2, room))
            .Append(head)
            .ToList();
        return new Want(
            Math.Max(1, table.Columns[column].Weight),
            body.Max(want => want.Least),
            body.Max(want => want.Whole)
        );
    }

    // A very long word must not starve the other columns; a number or a day may.
    private (float Least, float Whole) Wants(Cell cell, Style style, float room)
    {
        var text = style.Face.Sayable(Figures.Show(cell, language));
        var whole = text.Contains('\n') ? text.Split('\n').Max(line => style.Width(line)) : style.Width(text);
        return cell is TextCell ? (Math.Min(Wrapping.LongestWord(text, style), room / 3), whole) : (whole, whole);
    }
}
