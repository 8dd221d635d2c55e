using System.IO.Compression;
using System.Security;
using System.Text;

namespace Qalqan.Tests;

/// <summary>
/// A workbook's parts written by hand, so that a test can bring what no library would write. Cells are text unless they begin
/// with a mark: <c>#</c> a number, <c>@</c> a serial day, <c>=</c> a formula with its value behind <c>=&gt;</c> or without one.
/// </summary>
internal sealed class RawWorkbook
{
    private const string Main = "http://schemas.openxmlformats.org/spreadsheetml/2006/main";
    private const string Links = "http://schemas.openxmlformats.org/officeDocument/2006/relationships";

    private readonly List<(string Name, byte[] Bytes)> others = [];
    private readonly StringBuilder rows = new();
    private readonly List<string> merged = [];
    private int number;

    public bool IsFrom1904 { get; init; }

    /// <summary>Stands before the sheet's root: a document type, say.</summary>
    public string Prologue { get; init; } = "";

    public static RawWorkbook Of(params string[][] rows)
    {
        var book = new RawWorkbook();
        foreach (var row in rows)
            book.Row(row);
        return book;
    }

    public RawWorkbook Row(params string[] cells)
    {
        rows.Append($"<row r=\"{++number}\">");
        for (var column = 0; column < cells.Length; column++)
            rows.Append(Cell($"{Letters(column)}{number}", cells[column]));
        rows.Append("</row>");
        return this;
    }

    public RawWorkbook Merge(string range)
    {
        merged.Add(range);
        return this;
    }

    public RawWorkbook With(string part, byte[] bytes)
    {
        others.Add((part, bytes));
        return this;
    }

    public byte[] Bytes()
    {
        using var file = new MemoryStream();
        using (var zip = new ZipArchive(file, ZipArchiveMode.Create, leaveOpen: true))
        {
            Put(zip, "_rels/.rels", Relations(("r1", "officeDocument", "xl/workbook.xml")));
            Put(
                zip,
                "xl/_rels/workbook.xml.rels",
                Relations(("r1", "worksheet", "worksheets/sheet1.xml"), ("r2", "styles", "styles.xml"))
            );
            Put(
                zip,
                "xl/workbook.xml",
                $"<workbook xmlns=\"{Main}\" xmlns:r=\"{Links}\"><workbookPr date1904=\"{(IsFrom1904 ? 1 : 0)}\"/><sheets><sheet name=\"Roll\" sheetId=\"1\" r:id=\"r1\"/></sheets></workbook>"
            );
            Put(
                zip,
                "xl/styles.xml",
                $"<styleSheet xmlns=\"{Main}\"><numFmts><numFmt numFmtId=\"164\" formatCode=\"[$-419]dd\\.mm\\.yyyy\"/><numFmt numFmtId=\"165\" formatCode=\"0000\"/></numFmts><cellXfs><xf numFmtId=\"0\"/><xf numFmtId=\"164\"/><xf numFmtId=\"165\"/></cellXfs></styleSheet>"
            );
            var merges = string.Concat(merged.Select(range => $"<mergeCell ref=\"{range}\"/>"));
            Put(
                zip,
                "xl/worksheets/sheet1.xml",
                $"{Prologue}<worksheet xmlns=\"{Main}\"><sheetData>{rows}</sheetData>{(merged.Count > 0 ? $"<mergeCells>{merges}</mergeCells>" : "")}</worksheet>"
            );
            foreach (var (name, bytes) in others)
            {
                using var part = zip.CreateEntry(name).Open();
                part.Write(bytes);
            }
        }
        return file.ToArray();
    }

    private static string Cell(string place, string text) =>
        text.Length == 0 ? ""
        : text[0] == '#' ? $"<c r=\"{place}\"><v>{text[1..]}</v></c>"
        : text[0] == '0' && text[1..].StartsWith('#') ? $"<c r=\"{place}\" s=\"2\"><v>{text[2..]}</v></c>"
        : text[0] == '@' ? $"<c r=\"{place}\" s=\"1\"><v>{text[1..]}</v></c>"
        : text[0] == '=' ? Formula(place, text[1..].Split("=>"))
        : $"<c r=\"{place}\" t=\"inlineStr\"><is><t xml:space=\"preserve\">{SecurityElement.Escape(text)}</t></is></c>";

    private static string Formula(string place, string[] parts) =>
        parts.Length == 1
            ? $"<c r=\"{place}\"><f>{SecurityElement.Escape(parts[0])}</f></c>"
            : $"<c r=\"{place}\" t=\"str\"><f>{SecurityElement.Escape(parts[0])}</f><v>{SecurityElement.Escape(parts[1])}</v></c>";

    private static string Relations(params (string Id, string Kind, string Target)[] all) =>
        $"<Relationships xmlns=\"http://schemas.openxmlformats.org/package/2006/relationships\">{string.Concat(all.Select(one => $"<Relationship Id=\"{one.Id}\" Type=\"{Links}/{one.Kind}\" Target=\"{one.Target}\"/>"))}</Relationships>";

    private static void Put(ZipArchive zip, string name, string text)
    {
        using var part = zip.CreateEntry(name).Open();
        part.Write(Encoding.UTF8.GetBytes(text));
    }

    private static string Letters(int column) =>
        column < 26 ? $"{(char)('A' + column)}" : $"{(char)('A' + column / 26 - 1)}{(char)('A' + column % 26)}";
}
