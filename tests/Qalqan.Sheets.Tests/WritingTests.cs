using DocumentFormat.OpenXml.Packaging;
using DocumentFormat.OpenXml.Spreadsheet;
using DocumentFormat.OpenXml.Validation;
using NodaTime;

namespace Qalqan.Sheets.Tests;

public sealed class WritingTests
{
    private static readonly string[] Dangerous =
    [
        "=1+1",
        "+7 701 000 00 00",
        "-1",
        "@SUM(A1)",
        "＝1+1",
        "＋1",
        "  =1",
        "'=1",
        "\t=1",
    ];

    private static OutSheet Sheet =>
        new(
            "Roll",
            ["Number", "=Name", "Born"],
            [
                [new OutCell("R-1"), new OutCell("Қасымов"), new OutCell("", new LocalDate(1990, 2, 28))],
                .. Dangerous.Select(text =>
                    (IReadOnlyList<OutCell>)[new OutCell("R-2"), new OutCell(text, IsMarked: true)]
                ),
                [
                    new OutCell("R-3"),
                    new OutCell("a\u0001b"),
                    new OutCell("", new LocalDate(1900, 1, 1), IsMarked: true),
                ],
            ],
            [new OutChoice(1, ["one", "two"])]
        );

    [Fact]
    public void A_written_workbook_is_valid_and_holds_no_formula()
    {
        using var file = new MemoryStream(WorkbookWriter.Write(Sheet, Sheet with { Name = "How to" }));
        using var document = SpreadsheetDocument.Open(file, false);

        Assert.Empty(
            new OpenXmlValidator()
                .Validate(document, TestContext.Current.CancellationToken)
                .Select(error => error.Description)
        );
        Assert.All(
            document.WorkbookPart!.WorksheetParts,
            part => Assert.Empty(part.Worksheet.Descendants<CellFormula>())
        );
    }

    [Fact]
    public void The_same_rows_give_the_same_bytes() =>
        Assert.Equal(WorkbookWriter.Write(Sheet), WorkbookWriter.Write(Sheet));

    [Fact]
    public void What_could_be_a_formula_is_neutralised_on_the_way_out_and_comes_back_as_it_was()
    {
        var texts = InlineTexts(WorkbookWriter.Write(Sheet));
        var table = SheetFile.Read(WorkbookWriter.Write(Sheet)).Table!;
        var csv = System.Text.Encoding.UTF8.GetString(DelimitedWriter.Write(Sheet));

        Assert.All(Dangerous, text => Assert.Contains("'" + text, texts));
        Assert.DoesNotContain(texts, text => text.Length > 0 && "=+-@＝＋".Contains(text.TrimStart()[0]));
        Assert.Equal(
            Dangerous.Select(text => text.Trim()),
            table.Rows.Skip(1).Take(Dangerous.Length).Select(row => row[1].Text)
        );
        Assert.All(
            csv.Split("\r\n", StringSplitOptions.RemoveEmptyEntries).SelectMany(line => line.Split(';')),
            field => Assert.False(field.TrimStart() is { Length: > 0 } bare && "=+-@＝＋".Contains(bare[0]), field)
        );
    }

    [Fact]
    public void Days_are_typed_and_read_back()
    {
        var table = SheetFile.Read(WorkbookWriter.Write(Sheet)).Table!;

        Assert.Equal((CellKind.Day, new LocalDate(1990, 2, 28)), (table.Rows[0][2].Kind, table.Rows[0][2].Moment.Date));
    }

    private static List<string> InlineTexts(byte[] file)
    {
        using var document = SpreadsheetDocument.Open(new MemoryStream(file), false);
        return
        [
            .. document.WorkbookPart!.WorksheetParts.SelectMany(part =>
                part.Worksheet.Descendants<InlineString>().Select(text => text.InnerText)
            ),
        ];
    }
}
