using Qalqan.Claims;
using Qalqan.Kernel;
using Qalqan.Sheets;

namespace Qalqan.People;

/// <summary>The rows of a sheet by themselves: those that can be read, and why the others cannot.</summary>
/// <param name="Rows">Every row whose number could be read, the refused ones too: they are in the sheet, and so not gone from it.</param>
/// <param name="Refusals">In order of row.</param>
/// <param name="Codes">What was written, and the code made of it.</param>
internal sealed record SheetRows<T>(
    IReadOnlyList<T> Rows,
    IReadOnlyList<RowRefusal> Refusals,
    IReadOnlyDictionary<string, string> Codes
);

internal static class SheetRows
{
    public static SheetRows<RollRow> Roll(SheetLook look)
    {
        var (rows, refusals, codes) = Read(look, RollRow.Read);
        refusals.AddRange(Twice(rows, row => row.Number, row => row.Person, "person", look));
        var holders = rows.Where(row => row is { Post: not null, Tenure: null or Tenure.Substantive });
        refusals.AddRange(Twice(holders, row => row.Number, row => row.Post!, "post", look));
        return new SheetRows<RollRow>(rows, refusals, codes);
    }

    public static SheetRows<PostRow> Posts(SheetLook look)
    {
        var (rows, refusals, codes) = Read(look, PostRow.Read);
        refusals.AddRange(Twice(rows, row => row.Number, row => row.Post, "post", look));
        return new SheetRows<PostRow>(rows, refusals, codes);
    }

    private static (List<T> Rows, List<RowRefusal> Refusals, IReadOnlyDictionary<string, string> Codes) Read<T>(
        SheetLook look,
        Func<RowReader, SheetLook, T?> read
    )
        where T : class
    {
        var orders = Orders(look);
        var made = new Made();
        List<T> rows = [];
        List<RowRefusal> refusals = [];
        foreach (var row in look.Table.Rows)
        {
            var cells = new RowReader(row, look, orders, made);
            if (read(cells, look) is { } one)
                rows.Add(one);
            refusals.AddRange(cells.Refusals);
        }
        return (rows, refusals, made.Codes);
    }

    private static Dictionary<int, DayOrder> Orders(SheetLook look)
    {
        Dictionary<int, DayOrder> orders = [];
        for (var place = 0; place < look.Map.Columns.Count; place++)
            if (look.Map.Columns[place] is { Form: ColumnForm.Day })
                orders[place] = DayText.OrderOf(
                    look.Table.Rows.Select(row => row[place])
                        .Where(cell => cell.Kind is CellKind.Text)
                        .Select(cell => cell.Text)
                );
        return orders;
    }

    // All of them are refused, each naming the others: which one is right is not ours to guess.
    private static IEnumerable<RowRefusal> Twice<T>(
        IEnumerable<T> rows,
        Func<T, int> number,
        Func<T, string> key,
        string column,
        SheetLook look
    )
    {
        foreach (var same in rows.GroupBy(key).Where(group => group.Count() > 1))
        foreach (var row in same)
        {
            List<int> others = [.. same.Select(number).Where(other => other != number(row)).Take(5)];
            yield return new RowRefusal(
                number(row),
                look.Map.PlaceOf(column),
                column == "person"
                    ? Phrase.Of("people.sheet.twice.person", ("person", same.Key), ("rows", others))
                    : Phrase.Of("people.sheet.twice.post", ("post", same.Key), ("rows", others))
            );
        }
    }
}
