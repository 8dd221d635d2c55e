using Qalqan.Sheets;

namespace Qalqan.Paper;

/// <summary>
/// A document as a workbook: a first sheet with all that is said in words, then one sheet for each table, its numbers and days
/// typed, its total the number that the document gives. Nothing in it is a formula.
/// </summary>
public static class Workbook
{
    private const int Widest = 60;
    private const int LabelWidth = 28;
    private const int NameCharacters = 31;
    private const string NotInNames = "[]:*?/\\'";

    public static byte[] Of(Document document)
    {
        List<(string Name, Table Table)> tables = [];
        foreach (var table in document.Blocks.OfType<Table>().Where(table => table.Columns.Count > 0))
            tables.Add((NameOf(table, tables.Count), table));
        return WorkbookWriter.Write([
            Words(document, tables),
            .. tables.Select(table => Sheet(document.Head, table.Name, table.Table)),
        ]);
    }

    private static OutSheet Words(Document document, List<(string Name, Table Table)> tables)
    {
        var head = document.Head;
        IEnumerable<IReadOnlyList<OutCell>> rows =
        [
            [new OutCell(head.Title) { Look = OutLook.Strong }],
            [new OutCell(head.Unit)],
            [new OutCell(head.Serial) { Look = OutLook.Strong }],
            [],
            .. head.Facts.Select(Pair),
            [],
            .. document.Blocks.SelectMany(block => Rows(block, tables)),
            [],
            [new OutCell(head.Basis)],
        ];
        return new OutSheet(NameOfWords(tables), [], rows, [])
        {
            Above = [Mark(head)],
            Widths = [LabelWidth, 100],
            Edges = Edges(head),
        };
    }

    private static IEnumerable<IReadOnlyList<OutCell>> Rows(Block block, List<(string Name, Table Table)> tables) =>
        block switch
        {
            Heading heading =>
            [
                [],
                [new OutCell(heading.Text) { Look = OutLook.Strong }],
            ],
            Paragraph said =>
            [
                [new OutCell(said.Text) { Look = said.IsStrong ? OutLook.Strong : OutLook.Plain }],
            ],
            Drawing drawing =>
            [
                [new OutCell(drawing.Says)],
            ],
            FactList list => list.Facts.Select(Pair),
            Table { Rows.Count: 0 } table =>
            [
                [new OutCell(table.Empty ?? "")],
            ],
            Table table =>
            [
                [new OutCell($"\u2192 {tables.First(one => one.Table == table).Name}")],
            ],
            Signatures signatures =>
            [
                [],
                .. signatures.Lines.Select(line =>
                    (IReadOnlyList<OutCell>)[new OutCell(line.Role), Wrapped($"{line.Post}\n{line.Text}".Trim())]
                ),
            ],
            _ => [],
        };

    private static OutSheet Sheet(Head head, string name, Table table)
    {
        IEnumerable<IReadOnlyList<OutCell>> rows =
        [
            .. table.Rows.Select(row =>
                (IReadOnlyList<OutCell>)[.. row.Cells.Select(cell => Cell(cell, OutLook.Plain))]
            ),
            .. table.Rows.Count == 0 && table.Empty is { } empty
                ?
                [
                    [new OutCell(empty)],
                ]
                : NoRows,
            .. table.Total is { } total
                ?
                [
                    [.. total.Cells.Select(cell => Cell(cell, OutLook.Strong | OutLook.Ruled))],
                ]
                : NoRows,
        ];
        return new OutSheet(name, [.. table.Columns.Select(column => column.Head)], rows, [])
        {
            Above = [$"{Mark(head)} \u00B7 {head.Serial}"],
            Widths = [.. table.Columns.Select((_, i) => WidthOf(table, i, head.Language))],
            Edges = Edges(head),
        };
    }

    private static readonly IReadOnlyList<OutCell>[] NoRows = [];

    private static OutCell Cell(Cell cell, OutLook look) =>
        cell switch
        {
            NumberCell number => new OutCell("", Number: number.Number) { Look = look },
            DayCell day => new OutCell(Figures.Show(day.Day, "en"), day.Day) { Look = look },
            TextCell { IsStruck: true } text => new OutCell(text.Text) { Look = look | OutLook.Struck },
            TextCell text => new OutCell(text.Text)
            {
                Look = text.Text.Length > Widest ? look | OutLook.Wrapped : look,
            },
            _ => default,
        };

    private static IReadOnlyList<OutCell> Pair(Fact fact) => [new OutCell(fact.Label), Wrapped(fact.Text)];

    private static OutCell Wrapped(string text) => new(text) { Look = OutLook.Wrapped };

    private static string Mark(Head head) => head.Exercise is { } said ? $"{said} \u00B7 {head.Marking}" : head.Marking;

    private static OutEdges Edges(Head head) => new(Mark(head), Mark(head));

    private static int WidthOf(Table table, int column, string language) =>
        Math.Clamp(
            2
                + table
                    .Rows.Append(table.Total)
                    .Select(row => row?.Cells.ElementAtOrDefault(column))
                    .Max(cell => cell is null ? 0 : Figures.Show(cell, language).Length),
            Math.Min(Widest, table.Columns[column].Head.Length + 3),
            Widest
        );

    // A sheet's name is short, lacks some signs, and is not that of another.
    private static string NameOf(Table table, int before)
    {
        var name = string.Concat(table.Name.Where(sign => !NotInNames.Contains(sign) && !char.IsControl(sign))).Trim();
        return name.Length is 0 or > NameCharacters ? $"{before + 1}" : name;
    }

    private static string NameOfWords(List<(string Name, Table Table)> tables) =>
        tables.Any(table => string.Equals(table.Name, "Qalqan", StringComparison.OrdinalIgnoreCase))
            ? "Qalqan 0"
            : "Qalqan";
}
