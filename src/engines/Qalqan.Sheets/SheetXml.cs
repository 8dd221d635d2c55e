using System.Globalization;
using System.Xml;
using NodaTime;
using NodaTime.Text;

namespace Qalqan.Sheets;

/// <summary>The rows and merged ranges of one sheet, read once from its beginning to its end.</summary>
internal sealed class SheetXml(XmlReader xml, IReadOnlyList<string?> strings, NumberFormats formats, bool isFrom1904)
{
    private readonly List<SheetRow> rows = [];
    private readonly List<MergedRange> merged = [];
    private int number;
    private int cells;

    public IReadOnlyList<SheetRow> Rows => rows;

    public IReadOnlyList<MergedRange> Merged => merged;

    public int Formulas { get; private set; }

    public void Read()
    {
        while (xml.Read())
            if (xml is { NodeType: XmlNodeType.Element, LocalName: "row" })
                ReadRow();
            else if (xml is { NodeType: XmlNodeType.Element, LocalName: "mergeCell" })
                ReadMerged(xml.GetAttribute("ref") ?? "");
    }

    private void ReadRow()
    {
        var given = int.TryParse(xml.GetAttribute("r"), NumberStyles.None, CultureInfo.InvariantCulture, out var own)
            ? own
            : number + 1;
        if (given <= number)
            throw new SheetRefusedException(RefusalKind.Damaged, given);
        number = given;
        List<Cell> row = [];
        if (!xml.IsEmptyElement)
        {
            var depth = xml.Depth;
            var next = 0;
            while (xml.Read() && xml.Depth > depth)
                if (xml is { NodeType: XmlNodeType.Element, LocalName: "c" })
                    next = ReadCell(row, next) + 1;
        }
        while (row.Count > 0 && row[^1].IsEmpty)
            row.RemoveAt(row.Count - 1);
        if (row.Count == 0)
            return;
        if (rows.Count == Limits.Rows)
            throw new SheetRefusedException(RefusalKind.TooManyRows, number);
        rows.Add(new SheetRow(number, row));
    }

    private int ReadCell(List<Cell> row, int next)
    {
        var column = ColumnOf(xml.GetAttribute("r")) ?? next;
        var (type, style) = (xml.GetAttribute("t"), xml.GetAttribute("s"));
        string? value = null;
        string? inline = null;
        var (isFormula, isInline) = (false, false);
        if (!xml.IsEmptyElement)
        {
            var depth = xml.Depth;
            while (xml.Read() && xml.Depth > depth)
            {
                if (xml.NodeType is not XmlNodeType.Element)
                    continue;
                if (xml.LocalName == "v")
                    value = RichText.Read(xml);
                else if (xml.LocalName == "is")
                    (inline, isInline) = (RichText.Read(xml), true);
                else if (xml.LocalName == "f")
                {
                    isFormula = true;
                    RichText.Read(xml);
                }
            }
        }
        var cell = isInline ? Cell.OfText(inline, isFormula) : Of(type, style, value, isFormula);
        if (cell.IsEmpty)
            return column;
        if (isFormula)
            Formulas++;
        if (column >= Limits.Columns)
            throw new SheetRefusedException(RefusalKind.TooManyColumns, number, $"{column + 1}");
        if (column < row.Count)
            throw new SheetRefusedException(RefusalKind.Damaged, number);
        if (++cells > Limits.Cells)
            throw new SheetRefusedException(RefusalKind.TooManyCells, number);
        while (row.Count < column)
            row.Add(Cell.Empty);
        row.Add(cell);
        return column;
    }

    private Cell Of(string? type, string? style, string? value, bool isFormula)
    {
        if (value is null or "")
            return isFormula && type is not "str" ? new Cell(CellKind.Uncomputed, "", IsFormula: true) : Cell.Empty;
        switch (type)
        {
            case "s":
                return
                    int.TryParse(value, NumberStyles.None, CultureInfo.InvariantCulture, out var at)
                    && at < strings.Count
                    ? Cell.OfText(strings[at], isFormula)
                    : throw new SheetRefusedException(RefusalKind.Damaged, number);
            case "str" or "inlineStr":
                return Cell.OfText(value, isFormula);
            case "b":
                return new Cell(CellKind.Flag, value == "1" ? "TRUE" : "FALSE", IsFormula: isFormula);
            case "e":
                return new Cell(CellKind.Error, value, IsFormula: isFormula);
            case "d":
                return LocalDateTimePattern.GeneralIso.Parse(value.TrimEnd('Z')).TryGetValue(default, out var moment)
                        ? new Cell(CellKind.Day, value, moment, isFormula)
                    : LocalDatePattern.Iso.Parse(value).TryGetValue(default, out var day)
                        ? new Cell(CellKind.Day, value, day.AtMidnight(), isFormula)
                    : new Cell(CellKind.Error, value, IsFormula: isFormula);
            default:
                return formats.Of(
                    value,
                    int.TryParse(style, NumberStyles.None, CultureInfo.InvariantCulture, out var own) ? own : 0,
                    isFrom1904,
                    isFormula
                );
        }
    }

    private void ReadMerged(string range)
    {
        var ends = range.Split(':');
        if (ends.Length != 2 || merged.Count == Limits.MergedCells)
            return;
        if (
            Place(ends[0]) is { } first
            && Place(ends[1]) is { } last
            && last.Row >= first.Row
            && last.Column >= first.Column
        )
            merged.Add(new MergedRange(first.Row, first.Column, last.Row, last.Column));
    }

    private static (int Row, int Column)? Place(string reference) =>
        ColumnOf(reference) is { } column
        && int.TryParse(
            reference.AsSpan().TrimStart("ABCDEFGHIJKLMNOPQRSTUVWXYZ"),
            NumberStyles.None,
            CultureInfo.InvariantCulture,
            out var row
        )
            ? (row, column)
            : null;

    private static int? ColumnOf(string? reference)
    {
        var column = 0;
        foreach (var letter in reference ?? "")
            if (letter is >= 'A' and <= 'Z' && column < 100_000)
                column = column * 26 + letter - 'A' + 1;
            else
                break;
        return column == 0 ? null : column - 1;
    }
}
