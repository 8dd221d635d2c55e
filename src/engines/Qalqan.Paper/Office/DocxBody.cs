using System.Xml.Linq;
using static Qalqan.Paper.Word;

namespace Qalqan.Paper;

/// <summary>A document's text in Word's own means: its styles, tables whose head is repeated, rows that are not broken.</summary>
internal sealed class DocxBody(string language)
{
    /// <summary>Between the margins, in twentieths of a point.</summary>
    public const int Width = 9706;

    private const int LabelWidth = 2600;
    private const int DayWidth = 2200;

    public IEnumerable<XElement> Of(Document document)
    {
        var head = document.Head;
        return
        [
            Borderless(
                [Width - 3600, 3600],
                [
                    [Text(head.Unit), Text(head.Serial, Val("b", 1))],
                ],
                (_, column) => column == 1 ? "right" : "left"
            ),
            Word.Paragraph("Title", Text(head.Title)),
            .. head.Facts.Count > 0 ? [Facts(head.Facts), Word.Paragraph(null, [])] : Array.Empty<XElement>(),
            .. document.Blocks.SelectMany(Of),
        ];
    }

    private IEnumerable<XElement> Of(Block block) =>
        block switch
        {
            Heading heading => [Word.Paragraph(heading.Level <= 1 ? "Heading1" : "Heading2", Text(heading.Text))],
            Paragraph said =>
            [
                Word.Paragraph(null, said.IsStrong ? Text(said.Text, Val("rStyle", "Strong")) : Text(said.Text)),
            ],
            Drawing drawing => [Word.Paragraph(null, Text(drawing.Says))],
            FactList { Facts.Count: > 0 } list => [Facts(list.Facts), Word.Paragraph(null, [])],
            Table { Columns.Count: > 0 } table => [Of(table), Word.Paragraph(null, [])],
            Signatures signatures => signatures.Lines.SelectMany(Of),
            _ => [],
        };

    private static XElement Facts(IReadOnlyList<Fact> facts) =>
        Borderless(
            [LabelWidth, Width - LabelWidth],
            facts.Select(fact =>
                (IReadOnlyList<IEnumerable<XElement>>)[Text(fact.Label, Val("color", "505050")), Text(fact.Text)]
            ),
            (_, _) => "left"
        );

    private XElement Of(Table table)
    {
        var weights = table.Columns.Select(column => Math.Max(1, column.Weight)).ToList();
        int[] widths = [.. weights.Select(weight => Width * weight / weights.Sum())];
        return El(
            "tbl",
            El(
                "tblPr",
                Val("tblStyle", "TableGrid"),
                El("tblW", At("w", 5000), At("type", "pct")),
                El("tblLook", At("val", "0020"), At("firstRow", 1))
            ),
            El("tblGrid", widths.Select(width => El("gridCol", At("w", width)))),
            Row(table, table.Columns.Select(column => Text(column.Head, Val("b", 1))), widths, isHead: true),
            table.Rows.Count == 0 ? Whole(table.Empty ?? "\u2014", widths.Length) : null,
            table.Rows.Select(row => Row(table, Cells(table, row), widths)),
            table.Total is { } total ? Row(table, Cells(table, total, Val("b", 1)), widths, isTotal: true) : null
        );
    }

    private IEnumerable<IEnumerable<XElement>> Cells(Table table, Row row, params XElement[] properties) =>
        table.Columns.Select(
            (_, i) =>
                row.Cells.ElementAtOrDefault(i) switch
                {
                    TextCell { IsStruck: true } struck => Text(struck.Text, [.. properties, Val("strike", 1)]),
                    { } cell => Text(Figures.Show(cell, language), properties),
                    null => Text(""),
                }
        );

    private static XElement Row(
        Table table,
        IEnumerable<IEnumerable<XElement>> cells,
        int[] widths,
        bool isHead = false,
        bool isTotal = false
    ) =>
        El(
            "tr",
            El("trPr", El("cantSplit"), isHead ? El("tblHeader") : null),
            cells.Select(
                (runs, i) =>
                    El(
                        "tc",
                        El(
                            "tcPr",
                            El("tcW", At("w", widths[i]), At("type", "dxa")),
                            isHead ? El("tcBorders", Line("bottom", 6))
                                : isTotal ? El("tcBorders", Line("top", 6))
                                : null,
                            isHead ? Val("vAlign", "bottom") : null
                        ),
                        Word.Paragraph(
                            "TableText",
                            runs,
                            [
                                .. isHead ? [El("keepNext")] : Array.Empty<XElement>(),
                                Val("jc", table.Columns[i].IsNumber ? "right" : "left"),
                            ]
                        )
                    )
            )
        );

    private static XElement Whole(string text, int columns) =>
        El(
            "tr",
            El(
                "tc",
                El("tcPr", El("tcW", At("w", Width), At("type", "dxa")), Val("gridSpan", columns)),
                Word.Paragraph("TableText", Text(text))
            )
        );

    // The role, then a line each for the hand and for the day, with the post under it; kept on one page with what follows.
    private static IEnumerable<XElement> Of(Signature line) =>
        [
            Word.Paragraph(
                null,
                Text(line.Role, Val("color", "505050")),
                El("keepNext"),
                El("spacing", At("before", 360), At("after", 480))
            ),
            El(
                "tbl",
                El(
                    "tblPr",
                    El("tblW", At("w", Width), At("type", "dxa")),
                    El("tblLayout", At("type", "fixed")),
                    NoMargins
                ),
                El(
                    "tblGrid",
                    new[] { Width - DayWidth - 400, 400, DayWidth }.Select(width => El("gridCol", At("w", width)))
                ),
                El(
                    "tr",
                    El("trPr", El("cantSplit")),
                    Signed(
                        Width - DayWidth - 400,
                        true,
                        [.. Text(line.Post, Val("b", 1)), .. line.Text.Length > 0 ? Break(line.Text) : []]
                    ),
                    Signed(400, false, []),
                    Signed(DayWidth, true, [])
                )
            ),
        ];

    // Said here as well as in the style: some programs put a margin of their own where a table names no style.
    private static XElement NoMargins =>
        El("tblCellMar", El("left", At("w", 0), At("type", "dxa")), El("right", At("w", 0), At("type", "dxa")));

    private static IEnumerable<XElement> Break(string text) => [El("r", El("br")), .. Text(text, Val("sz", 17))];

    private static XElement Signed(int width, bool hasLine, IEnumerable<XElement> runs) =>
        El(
            "tc",
            El("tcPr", El("tcW", At("w", width), At("type", "dxa")), hasLine ? El("tcBorders", Line("top", 6)) : null),
            Word.Paragraph(null, runs)
        );

    private static XElement Borderless(
        int[] widths,
        IEnumerable<IReadOnlyList<IEnumerable<XElement>>> rows,
        Func<int, int, string> side
    ) =>
        El(
            "tbl",
            El("tblPr", El("tblW", At("w", Width), At("type", "dxa")), El("tblLayout", At("type", "fixed")), NoMargins),
            El("tblGrid", widths.Select(width => El("gridCol", At("w", width)))),
            rows.Select(
                (row, at) =>
                    El(
                        "tr",
                        row.Select(
                            (runs, i) =>
                                El(
                                    "tc",
                                    El("tcPr", El("tcW", At("w", widths[i]), At("type", "dxa"))),
                                    Word.Paragraph(
                                        null,
                                        runs,
                                        El("spacing", At("before", 0), At("after", 30)),
                                        Val("jc", side(at, i))
                                    )
                                )
                        )
                    )
            )
        );
}
