using System.IO.Compression;
using System.Text;

namespace Qalqan.Paper.Tests;

/// <summary>A form's parts written by hand, so that a test can bring what no program would write.</summary>
internal sealed class RawForm
{
    public const string Links = "http://schemas.openxmlformats.org/officeDocument/2006/relationships";
    public const string W = "http://schemas.openxmlformats.org/wordprocessingml/2006/main";
    public const string S = "http://schemas.openxmlformats.org/spreadsheetml/2006/main";

    private const string Office = "application/vnd.openxmlformats-officedocument.";

    private readonly List<(string Name, byte[] Bytes)> parts = [];
    private readonly List<string> types = [];
    private readonly Dictionary<string, List<string>> relations = [];

    /// <summary>A Word document with that body, and with a head where one is given.</summary>
    public static RawForm Word(string body, string? header = null)
    {
        var form = new RawForm()
            .Part(
                "word/document.xml",
                Office + "wordprocessingml.document.main+xml",
                $"<w:document xmlns:w=\"{W}\" xmlns:r=\"{Links}\"><w:body>{body}<w:sectPr/></w:body></w:document>"
            )
            .Relation("", "officeDocument", "word/document.xml");
        return header is null
            ? form
            : form.Part(
                    "word/header1.xml",
                    Office + "wordprocessingml.header+xml",
                    $"<w:hdr xmlns:w=\"{W}\">{header}</w:hdr>"
                )
                .Relation("word/document.xml", "header", "header1.xml");
    }

    public static string Paragraph(params string[] runs) =>
        $"<w:p>{string.Concat(runs.Select(run => $"<w:r><w:rPr><w:b/></w:rPr><w:t xml:space=\"preserve\">{run}</w:t></w:r>"))}</w:p>";

    public static string Row(params string[] cells) =>
        $"<w:tr>{string.Concat(cells.Select(cell => $"<w:tc><w:tcPr/>{Paragraph(cell)}</w:tc>"))}</w:tr>";

    public static string Table(params string[] rows) => $"<w:tbl><w:tblPr/><w:tblGrid/>{string.Concat(rows)}</w:tbl>";

    /// <summary>A workbook of one sheet: its rows, what stands behind them, and shared strings.</summary>
    public static RawForm Sheet(string rows, string behind = "", string[]? strings = null, string book = "")
    {
        var shared = string.Concat((strings ?? []).Select(text => $"<si>{text}</si>"));
        return new RawForm()
            .Part(
                "xl/workbook.xml",
                Office + "spreadsheetml.sheet.main+xml",
                $"<workbook xmlns=\"{S}\" xmlns:r=\"{Links}\"><sheets><sheet name=\"Roll\" sheetId=\"1\" r:id=\"r1\"/></sheets>{book}</workbook>"
            )
            .Relation("", "officeDocument", "xl/workbook.xml")
            .Part(
                "xl/worksheets/sheet1.xml",
                Office + "spreadsheetml.worksheet+xml",
                $"<worksheet xmlns=\"{S}\" xmlns:r=\"{Links}\"><sheetData>{rows}</sheetData>{behind}</worksheet>"
            )
            .Relation("xl/workbook.xml", "worksheet", "worksheets/sheet1.xml")
            .Part(
                "xl/sharedStrings.xml",
                Office + "spreadsheetml.sharedStrings+xml",
                $"<sst xmlns=\"{S}\">{shared}</sst>"
            )
            .Relation("xl/workbook.xml", "sharedStrings", "sharedStrings.xml")
            .Part(
                "xl/styles.xml",
                Office + "spreadsheetml.styles+xml",
                $"<styleSheet xmlns=\"{S}\"><fonts count=\"1\"><font/></fonts><fills count=\"1\"><fill/></fills><borders count=\"1\"><border/></borders><cellStyleXfs count=\"1\"><xf/></cellStyleXfs><cellXfs count=\"3\"><xf numFmtId=\"0\"/><xf numFmtId=\"2\"/><xf numFmtId=\"14\"/></cellXfs></styleSheet>"
            )
            .Relation("xl/workbook.xml", "styles", "styles.xml");
    }

    public RawForm Part(string name, string type, string text)
    {
        types.Add($"<Override PartName=\"/{name}\" ContentType=\"{type}\"/>");
        return With(name, Encoding.UTF8.GetBytes(text));
    }

    public RawForm With(string name, byte[] bytes)
    {
        parts.Add((name, bytes));
        return this;
    }

    public RawForm Relation(string part, string kind, string target, bool isExternal = false)
    {
        if (!relations.TryGetValue(part, out var own))
            relations[part] = own = [];
        own.Add(
            $"<Relationship Id=\"r{own.Count + 1}\" Type=\"{Links}/{kind}\" Target=\"{target}\"{(isExternal ? " TargetMode=\"External\"" : "")}/>"
        );
        return this;
    }

    /// <summary>One part with its text changed.</summary>
    public RawForm Changed(Random random, Func<string, string> change)
    {
        var at = random.Next(parts.Count);
        parts[at] = (parts[at].Name, Encoding.UTF8.GetBytes(change(Encoding.UTF8.GetString(parts[at].Bytes))));
        return this;
    }

    public byte[] Bytes()
    {
        using var file = new MemoryStream();
        using (var zip = new ZipArchive(file, ZipArchiveMode.Create, leaveOpen: true))
        {
            Put(
                zip,
                "[Content_Types].xml",
                $"<Types xmlns=\"http://schemas.openxmlformats.org/package/2006/content-types\"><Default Extension=\"rels\" ContentType=\"application/vnd.openxmlformats-package.relationships+xml\"/>{string.Concat(types)}</Types>"
            );
            foreach (var (part, own) in relations)
            {
                var at = part.LastIndexOf('/') + 1;
                Put(
                    zip,
                    $"{part[..at]}_rels/{part[at..]}.rels",
                    $"<Relationships xmlns=\"http://schemas.openxmlformats.org/package/2006/relationships\">{string.Concat(own)}</Relationships>"
                );
            }
            foreach (var (name, bytes) in parts)
            {
                using var part = zip.CreateEntry(name).Open();
                part.Write(bytes);
            }
        }
        return file.ToArray();
    }

    private static void Put(ZipArchive zip, string name, string text)
    {
        using var part = zip.CreateEntry(name).Open();
        part.Write(Encoding.UTF8.GetBytes(text));
    }
}
