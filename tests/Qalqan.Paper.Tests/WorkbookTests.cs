using DocumentFormat.OpenXml.Packaging;
using DocumentFormat.OpenXml.Spreadsheet;
using DocumentFormat.OpenXml.Validation;
using NodaTime;
using Qalqan.Sheets;

namespace Qalqan.Paper.Tests;

public sealed class WorkbookTests
{
    public static TheoryData<string> Languages => ["en", "ru", "kk"];

    [Theory]
    [MemberData(nameof(Languages))]
    public void A_workbook_is_valid_and_holds_no_formula(string language)
    {
        foreach (
            var document in new[] { Samples.Crowded(language), Samples.Empty(language), Awkward.Document, Hostile }
        )
        {
            using var file = new MemoryStream(Workbook.Of(document));
            using var book = SpreadsheetDocument.Open(file, false);

            Assert.Empty(
                new OpenXmlValidator()
                    .Validate(book, TestContext.Current.CancellationToken)
                    .Select(error => $"{error.Part?.Uri} {error.Path?.XPath} {error.Description}")
            );
            Assert.All(
                book.WorkbookPart!.WorksheetParts,
                part => Assert.Empty(part.Worksheet.Descendants<CellFormula>())
            );
            Assert.Empty(book.WorkbookPart.ExternalRelationships);
        }
    }

    [Fact]
    public void A_table_has_a_sheet_of_its_name_with_its_numbers_and_days_typed_and_its_total_last()
    {
        var document = Samples.Crowded("en");
        using var file = new MemoryStream(Workbook.Of(document));
        using var book = SpreadsheetDocument.Open(file, false);
        var rows = Sheet(book, "Roll").Descendants<DocumentFormat.OpenXml.Spreadsheet.Row>().ToList();
        var total = rows[^1].Elements<DocumentFormat.OpenXml.Spreadsheet.Cell>().Last();

        Assert.Equal(1 + 1 + 139 + 1, rows.Count);
        Assert.Equal("12162.50", total.CellValue!.Text);
        Assert.Null(total.DataType);
        Assert.Equal("45537", rows[2].Descendants<CellValue>().ElementAt(1).Text); // 2 September 2024
    }

    [Fact]
    public void The_first_sheet_says_all_that_the_document_says_in_words()
    {
        var document = Samples.Crowded("kk");
        using var file = new MemoryStream(Workbook.Of(document));
        using var book = SpreadsheetDocument.Open(file, false);
        var first = book.WorkbookPart!.Workbook.Descendants<Sheet>().First();
        var text = string.Join('\n', Sheet(book, first.Name!).Descendants<Text>().Select(text => text.Text));

        Assert.StartsWith(document.Head.Exercise, text);
        Assert.All(
            Said.In(document with { Blocks = [.. document.Blocks.Where(block => block is not Table)] }),
            said => Assert.Contains(said, text)
        );
    }

    [Fact]
    public void Every_sheet_begins_with_exercise_and_marking_and_so_does_its_print()
    {
        var document = Samples.Crowded("ru");
        using var file = new MemoryStream(Workbook.Of(document));
        using var book = SpreadsheetDocument.Open(file, false);

        foreach (var sheet in book.WorkbookPart!.WorksheetParts.Select(part => part.Worksheet))
        {
            Assert.StartsWith(document.Head.Exercise, sheet.Descendants<Text>().First().Text);
            Assert.Contains(document.Head.Marking, sheet.Descendants<Text>().First().Text);
            Assert.Contains(document.Head.Marking, sheet.Descendants<OddFooter>().Single().Text);
            Assert.Equal(PaneStateValues.Frozen, sheet.Descendants<Pane>().Single().State!.Value);
        }
    }

    [Fact]
    public void The_head_of_a_table_stands_on_every_printed_page()
    {
        using var file = new MemoryStream(Workbook.Of(Samples.Crowded("ru")));
        using var book = SpreadsheetDocument.Open(file, false);

        Assert.Equal(
            ["'Strength'!$2:$2", "'Roll'!$2:$2", "'Gone'!$2:$2"],
            book.WorkbookPart!.Workbook.Descendants<DefinedName>().Select(name => name.Text)
        );
    }

    [Fact]
    public void What_could_be_a_formula_comes_out_as_text()
    {
        using var file = new MemoryStream(Workbook.Of(Hostile));
        using var book = SpreadsheetDocument.Open(file, false);
        var texts = book.WorkbookPart!.WorksheetParts.SelectMany(part => part.Worksheet.Descendants<Text>())
            .Select(text => text.Text);

        Assert.DoesNotContain(texts, text => text.Length > 0 && "=+-@".Contains(text.TrimStart()[0]));
    }

    [Fact]
    public void A_sheet_whose_table_has_a_long_or_forbidden_name_still_has_one()
    {
        using var file = new MemoryStream(Workbook.Of(Hostile));
        using var book = SpreadsheetDocument.Open(file, false);

        Assert.Equal(
            ["Qalqan 0", "1", "ab", "qalqan"],
            book.WorkbookPart!.Workbook.Descendants<Sheet>().Select(sheet => sheet.Name!.Value)
        );
    }

    private static Document Hostile { get; } =
        new(
            Samples.Head("en") with
            {
                Title = "=1+1",
                Marking = "@A & B",
                Exercise = null,
                Facts = [new("+1", "=cmd|' /C calc'!A0")],
            },
            [
                new Table(new string('x', 40), [new("=A")], [new Row([Cell.Of("-1"), Cell.Of("\u0001")])]),
                new Table("a/b", [new("A")], [], Empty: "=none"),
                new Table(
                    "qalqan",
                    [new("A")],
                    [new Row([Cell.Of(new LocalDate(1899, 1, 1)), Cell.Of(decimal.MaxValue)])]
                ),
            ]
        );

    private static Worksheet Sheet(SpreadsheetDocument book, string name)
    {
        var sheet = book.WorkbookPart!.Workbook.Descendants<Sheet>().Single(sheet => sheet.Name == name);
        return ((WorksheetPart)book.WorkbookPart.GetPartById(sheet.Id!)).Worksheet;
    }
}
