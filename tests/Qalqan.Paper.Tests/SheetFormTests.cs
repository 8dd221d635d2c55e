using DocumentFormat.OpenXml.Packaging;
using DocumentFormat.OpenXml.Spreadsheet;

namespace Qalqan.Paper.Tests;

public sealed class SheetFormTests
{
    private static readonly FormValues Values = WordFormTests.Values;

    private const string List =
        "<row r=\"2\"><c r=\"A2\" t=\"inlineStr\"><is><t>{{people.number}}</t></is></c><c r=\"B2\" t=\"s\"><v>0</v></c><c r=\"C2\" s=\"1\" t=\"inlineStr\"><is><t> {{people.ends}}</t></is></c><c r=\"D2\" s=\"1\" t=\"inlineStr\"><is><t>{{people.days}}</t></is></c></row>";

    private static readonly string[] Strings = ["<r><rPr><b/></rPr><t>{{peo</t></r><r><t>ple.name}}!</t></r>"];

    [Fact]
    public void A_cell_that_holds_a_name_alone_becomes_a_number_or_a_day_in_its_style()
    {
        var form = WordFormTests.Taken(
            RawForm.Sheet(
                "<row><c s=\"1\" t=\"inlineStr\"><is><t>{{strength.held}}</t></is></c><c s=\"2\" t=\"inlineStr\"><is><t>{{asof}}</t></is></c><c t=\"inlineStr\"><is><t>{{asof}}</t></is></c><c t=\"inlineStr\"><is><t>At {{asof}}</t></is></c></row>"
            )
        );
        Assert.Equal(new FormPlace(PlaceKind.Sheet, "A1", "Roll"), form.Fields[0].Place);
        var cells = Cells(form.Fill(Values));

        Assert.Equal(
            [("A1", "12345.5", 1u), ("B1", "45365", 2u), ("C1", "45365", 3u), ("D1", "At 14.03.2024", 0u)],
            cells.Select(cell => (cell.At, cell.Text, cell.Style))
        );
    }

    [Fact]
    public void A_row_of_a_list_is_repeated_and_what_lies_below_moves_down()
    {
        var form = WordFormTests.Taken(
            RawForm.Sheet(
                $"<row r=\"1\"><c r=\"A1\"><v>1</v></c></row>{List}<row r=\"4\"><c r=\"B4\" t=\"inlineStr\"><is><t>{{{{strength.held}}}}</t></is></c></row>",
                "<autoFilter ref=\"A1:D2\"/><mergeCells count=\"3\"><mergeCell ref=\"A1:B1\"/><mergeCell ref=\"A2:B2\"/><mergeCell ref=\"B4:C5\"/></mergeCells><conditionalFormatting sqref=\"D2 D4:D9\"><cfRule type=\"cellIs\" priority=\"1\" operator=\"lessThan\"><formula>0</formula></cfRule></conditionalFormatting><headerFooter><oddHeader>&amp;C{{unit.name}}</oddHeader></headerFooter>",
                Strings,
                "<definedNames><definedName name=\"_xlnm.Print_Area\" localSheetId=\"0\">Roll!$A$1:$D$5</definedName></definedNames>"
            )
        );
        var bytes = form.Fill(Values);

        Assert.Equal(
            [
                ("A1", "1"),
                ("A2", "R1-001"),
                ("B2", "Әділов\nЕрболат!"),
                ("C2", "45536"),
                ("D2", "171"),
                ("A3", "R1-002"),
                ("B3", "<b>{{asof}}&!"),
                ("C3", " "),
                ("D3", "-3"),
                ("B5", "12345.5"),
            ],
            Cells(bytes).Select(cell => (cell.At, cell.Text))
        );
        using var file = new MemoryStream(bytes);
        using var book = SpreadsheetDocument.Open(file, false);
        var sheet = book.WorkbookPart!.WorksheetParts.Single().Worksheet;
        Assert.Equal(
            ["A1:B1", "A2:B2", "B5:C6", "A3:B3"],
            sheet.Descendants<MergeCell>().Select(merged => merged.Reference!.Value)
        );
        Assert.Equal("A1:D3", sheet.Descendants<AutoFilter>().Single().Reference!.Value);
        Assert.Equal(
            "D2:D3 D5:D10",
            sheet.Descendants<ConditionalFormatting>().Single().SequenceOfReferences!.InnerText
        );
        Assert.Equal("&CРота обеспечения", sheet.Descendants<OddHeader>().Single().Text);
        Assert.Equal("Roll!$A$1:$D$6", book.WorkbookPart.Workbook.Descendants<DefinedName>().Single().Text);
        Assert.True(book.WorkbookPart.Workbook.CalculationProperties!.FullCalculationOnLoad!.Value);
    }

    [Theory]
    [InlineData("SUM(D2:D2)", "D9")]
    [InlineData("SUM(D2:D2)", "A1")]
    [InlineData("SUM(2:9)", "A1")]
    [InlineData("Roll!$D$7", "A1")]
    public void A_formula_that_speaks_of_the_rows_of_a_list_or_below_is_told(string formula, string at)
    {
        var row = at[1..];
        var cell = $"<row r=\"{row}\"><c r=\"{at}\"><f>{formula}</f><v>0</v></c></row>";
        var form = WordFormTests.Taken(RawForm.Sheet(row == "1" ? cell + List : List + cell, strings: Strings));

        var problem = Assert.Single(form.Check(Values.Names));

        Assert.Equal(
            new FormProblem(FormProblemKind.FormulaAtList, new FormPlace(PlaceKind.Sheet, at, "Roll"), formula),
            problem
        );
    }

    [Fact]
    public void A_formula_that_speaks_of_rows_above_stays_and_forgets_what_it_had_counted()
    {
        var form = WordFormTests.Taken(
            RawForm.Sheet(
                $"<row r=\"1\"><c r=\"A1\" t=\"inlineStr\"><is><t>{{{{strength.held}}}}</t></is></c></row>{List}<row r=\"4\"><c r=\"B4\"><f>A1*2+LOG10(A1)+Table10[x]</f><v>7</v></c></row>",
                strings: Strings
            )
        );

        Assert.Equal("", Cells(form.Fill(Values)).Single(cell => cell.At == "B5").Text);
    }

    [Fact]
    public void Text_that_could_be_a_formula_is_made_harmless()
    {
        var values = new FormValues(
            "en",
            new Dictionary<string, Cell> { ["a"] = Cell.Of("=1+1"), ["b"] = Cell.Of("cmd|' /C calc'!A0") },
            new Dictionary<string, FormList>()
        );
        var form = WordFormTests.Taken(
            RawForm.Sheet(
                "<row><c t=\"inlineStr\"><is><t>{{a}}</t></is></c><c t=\"inlineStr\"><is><t>={{b}}</t></is></c></row>"
            )
        );

        Assert.Equal(["'=1+1", "'=cmd|' /C calc'!A0"], Cells(form.Fill(values)).Select(cell => cell.Text));
    }

    private static List<(string At, string Text, uint Style)> Cells(byte[] bytes)
    {
        using var file = new MemoryStream(bytes);
        using var book = SpreadsheetDocument.Open(file, false);
        return
        [
            .. book.WorkbookPart!.WorksheetParts.Single()
                .Worksheet.Descendants<DocumentFormat.OpenXml.Spreadsheet.Cell>()
                .Select(cell =>
                    (
                        cell.CellReference!.Value!,
                        cell.InlineString?.InnerText ?? cell.CellValue?.Text ?? "",
                        cell.StyleIndex?.Value ?? 0
                    )
                ),
        ];
    }
}
