using System.Globalization;
using System.IO.Compression;
using DocumentFormat.OpenXml;
using DocumentFormat.OpenXml.Packaging;
using DocumentFormat.OpenXml.Spreadsheet;
using NodaTime;

namespace Qalqan.Sheets;

/// <summary>One cell on its way out: a text, or a day or a number typed as one. <c>IsMarked</c> shades it.</summary>
public readonly record struct OutCell(string Text, LocalDate? Day = null, bool IsMarked = false, decimal? Number = null)
{
    /// <summary>Has no part in shaded cells.</summary>
    public OutLook Look { get; init; }
}

/// <summary>How a cell is set: in bold, struck through, its text broken into lines, a line above it.</summary>
[Flags]
public enum OutLook
{
    Plain = 0,
    Strong = 1,
    Struck = 2,
    Wrapped = 4,
    Ruled = 8,
}

/// <summary>The cells of a column, the heading's apart, that take one of these and nothing else.</summary>
public sealed record OutChoice(int Column, IReadOnlyList<string> Choices);

/// <summary>A sheet on its way out: the first row is its headings and stays in view.</summary>
public sealed record OutSheet(
    string Name,
    IReadOnlyList<string> Header,
    IEnumerable<IReadOnlyList<OutCell>> Rows,
    IReadOnlyList<OutChoice> Choices,
    int ColumnWidth = 18
)
{
    /// <summary>The width of each column; null gives every one the same.</summary>
    public IReadOnlyList<int>? Widths { get; init; }

    /// <summary>Whether the headings filter the rows and stand on every printed page.</summary>
    public bool IsList { get; init; }

    /// <summary>Lines above the headings, which stay in view with them.</summary>
    public IReadOnlyList<string> Above { get; init; } = [];

    /// <summary>In the middle above and below each printed page, which is A4 on its side; null leaves them as the program has them.</summary>
    public OutEdges? Edges { get; init; }
}

/// <summary>What stands above and below each printed page; below it at the right also its number.</summary>
public sealed record OutEdges(string Above, string Below);

/// <summary>
/// A workbook, written row by row: the same rows give the same bytes. Text is typed as text and made harmless
/// (<see cref="Neutral"/>); nothing written is a formula.
/// </summary>
public static class WorkbookWriter
{
    private const int LastRow = 1_048_576;
    private const double LineHeight = 13.5;

    // A zip knows no time before 1980.
    private static readonly DateTimeOffset Never = new(1980, 1, 1, 0, 0, 0, TimeSpan.Zero);
    private static readonly LocalDate Before1900 = new(1899, 12, 30);

    public static byte[] Write(params IReadOnlyList<OutSheet> sheets)
    {
        using var made = new MemoryStream();
        using (var document = SpreadsheetDocument.Create(made, SpreadsheetDocumentType.Workbook))
        {
            var book = document.AddWorkbookPart();
            document.ChangeIdOfPart(book, "book");
            var styles = book.AddNewPart<WorkbookStylesPart>("styles");
            styles.Stylesheet = WorkbookStyles.Sheet();
            // The lists behind choices lie in a hidden sheet: a list written into the rule itself holds 255 characters at most.
            List<OutSheet> all = [.. sheets];
            var lists = sheets.SelectMany(sheet => sheet.Choices).ToList();
            if (lists.Count > 0)
                all.Add(Lists(lists));
            var list = 0;
            for (var i = 0; i < all.Count; i++)
            {
                using var writer = OpenXmlWriter.Create(book.AddNewPart<WorksheetPart>($"sheet{i + 1}"));
                Write(writer, all[i], list);
                list += all[i].Choices.Count;
            }
            book.Workbook = new Workbook(
                new DocumentFormat.OpenXml.Spreadsheet.Sheets(
                    all.Select(
                        (sheet, i) =>
                            new Sheet
                            {
                                Name = sheet.Name,
                                SheetId = (uint)i + 1,
                                Id = $"sheet{i + 1}",
                                State = i < sheets.Count ? null : SheetStateValues.Hidden,
                            }
                    )
                )
            );
            if (sheets.SelectMany(ListedSheet.NamesOf).ToList() is { Count: > 0 } names)
                book.Workbook.Append(new DefinedNames(names));
        }
        return Timeless(made);
    }

    private static void Write(OpenXmlWriter writer, OutSheet sheet, int firstList)
    {
        var first = sheet.Above.Count + 1;
        writer.WriteStartElement(new Worksheet());
        if (sheet.Edges is not null)
            writer.WriteElement(new SheetProperties(new PageSetupProperties { FitToPage = true }));
        writer.WriteElement(
            new SheetViews(
                new SheetView(
                    new Pane
                    {
                        VerticalSplit = first,
                        TopLeftCell = $"A{first + 1}",
                        ActivePane = PaneValues.BottomLeft,
                        State = PaneStateValues.Frozen,
                    }
                )
                {
                    WorkbookViewId = 0,
                }
            )
        );
        writer.WriteElement(
            new Columns(
                sheet.Widths is { } widths
                    ? widths.Select((width, i) => Width((uint)i + 1, (uint)i + 1, width))
                    : [Width(1, (uint)Math.Max(1, sheet.Header.Count), sheet.ColumnWidth)]
            )
        );
        writer.WriteStartElement(new SheetData());
        for (var i = 0; i < sheet.Above.Count; i++)
            WriteRow(writer, i + 1, [new OutCell(sheet.Above[i]) { Look = OutLook.Strong }], null, isHeader: false);
        WriteRow(writer, first, [.. sheet.Header.Select(text => new OutCell(text))], sheet.Widths, isHeader: true);
        var number = first;
        foreach (var row in sheet.Rows)
            WriteRow(writer, ++number, row, sheet.Widths, isHeader: false);
        writer.WriteEndElement();
        if (sheet.IsList)
            writer.WriteElement(new AutoFilter { Reference = ListedSheet.RangeOf(sheet, number, "") });
        if (sheet.Choices.Count > 0)
        {
            writer.WriteStartElement(new DataValidations { Count = (uint)sheet.Choices.Count });
            for (var i = 0; i < sheet.Choices.Count; i++)
            {
                var (list, column) = (Letters(firstList + i), Letters(sheet.Choices[i].Column));
                writer.WriteElement(
                    new DataValidation(new Formula1($"Lists!${list}$2:${list}${sheet.Choices[i].Choices.Count + 1}"))
                    {
                        Type = DataValidationValues.List,
                        AllowBlank = true,
                        ShowErrorMessage = true,
                        SequenceOfReferences = new ListValue<StringValue>([
                            new StringValue($"{column}{first + 1}:{column}{LastRow}"),
                        ]),
                    }
                );
            }
            writer.WriteEndElement();
        }
        if (sheet.Edges is { } edges)
            foreach (var part in Printed(edges))
                writer.WriteElement(part);
        writer.WriteEndElement();
    }

    private static Column Width(uint from, uint to, int width) =>
        new()
        {
            Min = from,
            Max = to,
            Width = width,
            CustomWidth = true,
        };

    private static OpenXmlElement[] Printed(OutEdges edges) =>
        [
            new PageMargins
            {
                Left = 0.6,
                Right = 0.4,
                Top = 0.8,
                Bottom = 0.8,
                Header = 0.3,
                Footer = 0.3,
            },
            new PageSetup
            {
                PaperSize = 9,
                Orientation = OrientationValues.Landscape,
                FitToWidth = 1,
                FitToHeight = 0,
            },
            new HeaderFooter(
                new OddHeader($"&C&B{Edge(edges.Above)}"),
                new OddFooter($"&C&B{Edge(edges.Below)}&R&B&P / &N")
            ),
        ];

    // An ampersand begins a command; a line of an edge holds 255 characters, commands included.
    private static string Edge(string text) =>
        Printable(text.Length <= 100 ? text : text[..100]).Replace("&", "&&", StringComparison.Ordinal);

    private static void WriteRow(
        OpenXmlWriter writer,
        int number,
        IReadOnlyList<OutCell> cells,
        IReadOnlyList<int>? widths,
        bool isHeader
    )
    {
        List<OpenXmlAttribute> own = [new("r", "", number.ToString(CultureInfo.InvariantCulture))];
        if (widths is not null && LinesOf(cells, widths, isHeader) is > 1 and var lines)
            own.AddRange([
                new("ht", "", (lines * LineHeight).ToString(CultureInfo.InvariantCulture)),
                new("customHeight", "", "1"),
            ]);
        writer.WriteStartElement(new Row(), own);
        for (var column = 0; column < cells.Count; column++)
        {
            var cell = cells[column];
            if (cell is { Text: "", Day: null, Number: null, IsMarked: false, Look: OutLook.Plain })
                continue;
            List<OpenXmlAttribute> attributes =
            [
                new("r", "", $"{Letters(column)}{number}"),
                new("s", "", $"{(isHeader ? WorkbookStyles.Bold : WorkbookStyles.Of(cell))}"),
            ];
            if (cell.Day is { } day && day >= WorkbookStyles.FirstDay)
            {
                writer.WriteStartElement(new DocumentFormat.OpenXml.Spreadsheet.Cell(), attributes);
                writer.WriteElement(
                    new CellValue(Period.DaysBetween(Before1900, day).ToString(CultureInfo.InvariantCulture))
                );
            }
            else if (cell.Number is { } count)
            {
                writer.WriteStartElement(new DocumentFormat.OpenXml.Spreadsheet.Cell(), attributes);
                writer.WriteElement(new CellValue(count.ToString(CultureInfo.InvariantCulture)));
            }
            else if (cell.Text.Length == 0)
                writer.WriteStartElement(new DocumentFormat.OpenXml.Spreadsheet.Cell(), attributes);
            else
            {
                attributes.Add(new OpenXmlAttribute("t", "", "inlineStr"));
                writer.WriteStartElement(new DocumentFormat.OpenXml.Spreadsheet.Cell(), attributes);
                writer.WriteElement(
                    new InlineString(
                        new Text(Printable(Neutral.Of(cell.Text))) { Space = SpaceProcessingModeValues.Preserve }
                    )
                );
            }
            writer.WriteEndElement();
        }
        writer.WriteEndElement();
    }

    // Programs find the height of a row whose text is broken by themselves only when it is touched, so it is written down.
    private static int LinesOf(IReadOnlyList<OutCell> cells, IReadOnlyList<int> widths, bool isHeader) =>
        cells
            .Select(
                (cell, i) =>
                    i < widths.Count && (isHeader || (cell.Look & OutLook.Wrapped) != 0)
                        ? cell.Text.Split('\n').Sum(line => line.Length / Math.Max(1, widths[i]) + 1)
                        : 1
            )
            .DefaultIfEmpty(1)
            .Max();

    // XML has no place for control characters and half pairs.
    private static string Printable(string text) =>
        text.All(sign => System.Xml.XmlConvert.IsXmlChar(sign))
            ? text
            : string.Concat(
                text.EnumerateRunes()
                    .Select(rune =>
                        rune.Value is < 32 and not (9 or 10 or 13) or 0xFFFE or 0xFFFF ? "\uFFFD" : rune.ToString()
                    )
            );

    private static OutSheet Lists(List<OutChoice> lists)
    {
        var longest = lists.Max(list => list.Choices.Count);
        return new OutSheet(
            "Lists",
            [.. lists.Select((_, i) => $"{i + 1}")],
            Enumerable
                .Range(0, longest)
                .Select(row =>
                    (IReadOnlyList<OutCell>)
                        [.. lists.Select(list => new OutCell(list.Choices.ElementAtOrDefault(row) ?? ""))]
                ),
            []
        );
    }

    internal static string Letters(int column)
    {
        var letters = "";
        for (var rest = column + 1; rest > 0; rest = (rest - 1) / 26)
            letters = (char)('A' + (rest - 1) % 26) + letters;
        return letters;
    }

    // The library stamps each part with the time it was made; the same parts again, in order of name, stamped alike.
    private static byte[] Timeless(MemoryStream made)
    {
        using var out_ = new MemoryStream();
        using (var from = new ZipArchive(made, ZipArchiveMode.Read, leaveOpen: true))
        using (var to = new ZipArchive(out_, ZipArchiveMode.Create, leaveOpen: true))
            foreach (var part in from.Entries.OrderBy(entry => entry.FullName, StringComparer.Ordinal))
            {
                var copy = to.CreateEntry(part.FullName, CompressionLevel.Optimal);
                copy.LastWriteTime = Never;
                using var source = part.Open();
                using var target = copy.Open();
                source.CopyTo(target);
            }
        return out_.ToArray();
    }
}
