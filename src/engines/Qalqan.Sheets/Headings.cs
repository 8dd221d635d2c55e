using System.Globalization;

namespace Qalqan.Sheets;

/// <summary>
/// Finds the row of headings among titles and stamps above it, makes one heading of two storeys, and gives every cell of a
/// merged range the text that is seen there.
/// </summary>
internal static class Headings
{
    private const int Deepest = 20;
    private const double Share = 0.6;

    public static SheetTable Of(RawSheet raw)
    {
        var columns = raw.Rows.Count == 0 ? 0 : raw.Rows.Max(row => row.Cells.Count);
        var rows = raw.Rows.ToDictionary(row => row.Number, row => row.Cells.ToList());
        var filled = Spread(rows, raw.Merged, columns);
        var order = raw.Rows.Select(row => row.Number).ToList();
        if (HeaderAt(order, rows) is not { } top)
            throw new SheetRefusedException(RefusalKind.Nothing);
        var bottom = BottomOf(top, raw, order);
        var header = Enumerable
            .Range(0, columns)
            .Select(column => string.Join(' ', Storeys(rows, top, bottom, column).Distinct()))
            .ToList();
        var first = order.FindIndex(number => number > bottom);
        if (first >= 0 && IsNumbering(rows[order[first]]))
            first++;
        if (first < 0 || first >= order.Count)
            throw new SheetRefusedException(RefusalKind.Nothing);
        var notes = raw.Notes;
        var leftOut = first - order.Count(number => number >= top && number <= bottom);
        if (leftOut > 0)
            notes.Add(new SheetNote(NoteKind.LeftOutRows, Count: leftOut));
        if (bottom > top || raw.Merged.Any(range => range.Top >= top && range.Bottom <= bottom))
            notes.Add(new SheetNote(NoteKind.MergedHeader, string.Join(" | ", header.Where(text => text.Length > 0))));
        var below = filled.Where(place => place.Key > bottom).Sum(place => place.Value);
        if (below > 0)
            notes.Add(new SheetNote(NoteKind.MergedCells, Count: below));
        return new SheetTable(
            header,
            top,
            [.. order.Skip(first).Select(number => new SheetRow(number, rows[number]))],
            notes
        );
    }

    /// <summary>How many cells were filled, by row. Only in rows that hold something: a range beyond them holds nothing.</summary>
    private static Dictionary<int, int> Spread(
        Dictionary<int, List<Cell>> rows,
        IReadOnlyList<MergedRange> merged,
        int columns
    )
    {
        Dictionary<int, int> filled = [];
        var (left, last) = (Limits.MergedCells, rows.Count == 0 ? 0 : rows.Keys.Max());
        foreach (var range in merged)
        {
            if (
                !rows.TryGetValue(range.Top, out var source)
                || range.Left >= source.Count
                || source[range.Left].IsEmpty
            )
                continue;
            var (cell, right) = (source[range.Left], Math.Min(range.Right, columns - 1));
            for (var number = range.Top; number <= Math.Min(range.Bottom, last); number++)
            {
                if ((left -= right - range.Left + 1) < 0)
                    throw new SheetRefusedException(RefusalKind.TooManyCells, number);
                if (!rows.TryGetValue(number, out var row))
                    continue;
                for (var column = range.Left; column <= right; column++)
                {
                    while (row.Count <= column)
                        row.Add(Cell.Empty);
                    if (!row[column].IsEmpty)
                        continue;
                    row[column] = cell;
                    filled[number] = filled.GetValueOrDefault(number) + 1;
                }
            }
        }
        return filled;
    }

    // The first row that is about as wide as the widest near the top and says at least two different things in words.
    private static int? HeaderAt(List<int> order, Dictionary<int, List<Cell>> rows)
    {
        var near = order.Take(Deepest).ToList();
        if (near.Count == 0)
            return null;
        var widest = near.Max(number => rows[number].Count(cell => !cell.IsEmpty));
        foreach (var number in near)
        {
            var said = rows[number].Where(cell => !cell.IsEmpty).ToList();
            if (
                said.Count >= Math.Max(2, widest * Share)
                && said.Select(cell => cell.Text).Distinct().Count() > 1
                && said.All(cell => cell.Kind is CellKind.Text or CellKind.Number)
                && said.Count(cell => cell.Kind is CellKind.Text) * 2 > said.Count
            )
                return number;
        }
        return null;
    }

    // Two storeys where a heading is merged over several columns and the row below divides them, or one over several rows.
    private static int BottomOf(int top, RawSheet raw, List<int> order)
    {
        var own = raw.Merged.Where(range => range.Top == top).ToList();
        var tall = own.Select(range => range.Bottom).DefaultIfEmpty(top).Max();
        if (tall > top)
            return Math.Min(tall, order[^1]);
        var wide = own.Where(range => range.Right > range.Left).ToList();
        var below = raw.Rows.FirstOrDefault(row => row.Number == top + 1);
        if (wide.Count == 0 || below is null)
            return top;
        var said = Enumerable.Range(0, below.Cells.Count).Where(column => !below.Cells[column].IsEmpty).ToList();
        return
            said.Count > 0
            && said.TrueForAll(column => wide.Exists(range => range.Left <= column && column <= range.Right))
            ? top + 1
            : top;
    }

    private static IEnumerable<string> Storeys(Dictionary<int, List<Cell>> rows, int top, int bottom, int column)
    {
        for (var number = top; number <= bottom; number++)
            if (rows.TryGetValue(number, out var row) && column < row.Count && !row[column].IsEmpty)
                yield return string.Join(
                    ' ',
                    row[column].Text.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries)
                );
    }

    // The row 1, 2, 3, ... that forms have below their headings.
    private static bool IsNumbering(List<Cell> row)
    {
        if (row.Count < 3)
            return false;
        for (var column = 0; column < row.Count; column++)
            if (row[column].Text != (column + 1).ToString(CultureInfo.InvariantCulture))
                return false;
        return true;
    }
}
