using System.IO.Compression;
using System.Net;
using System.Text;
using System.Text.RegularExpressions;

namespace Qalqan.Web.Tests;

/// <summary>An officer's Word form, as small as Word takes one: paragraphs, and tables whose second row asks.</summary>
internal static partial class WordForm
{
    private const string Main = "http://schemas.openxmlformats.org/wordprocessingml/2006/main";

    /// <param name="lines">A paragraph each; one with <c>|</c> is a table of two rows: what is left of it, and below it what is right.</param>
    public static byte[] Of(params string[] lines)
    {
        using var made = new MemoryStream();
        using (var zip = new ZipArchive(made, ZipArchiveMode.Create, leaveOpen: true))
        {
            Add(
                zip,
                "[Content_Types].xml",
                "<Types xmlns=\"http://schemas.openxmlformats.org/package/2006/content-types\"><Default Extension=\"rels\" ContentType=\"application/vnd.openxmlformats-package.relationships+xml\"/><Default Extension=\"xml\" ContentType=\"application/xml\"/><Override PartName=\"/word/document.xml\" ContentType=\"application/vnd.openxmlformats-officedocument.wordprocessingml.document.main+xml\"/></Types>"
            );
            Add(
                zip,
                "_rels/.rels",
                "<Relationships xmlns=\"http://schemas.openxmlformats.org/package/2006/relationships\"><Relationship Id=\"rId1\" Type=\"http://schemas.openxmlformats.org/officeDocument/2006/relationships/officeDocument\" Target=\"word/document.xml\"/></Relationships>"
            );
            Add(
                zip,
                "word/document.xml",
                $"<w:document xmlns:w=\"{Main}\"><w:body>{string.Concat(lines.Select(Block))}</w:body></w:document>"
            );
        }
        return made.ToArray();
    }

    /// <summary>What is written in one.</summary>
    public static string TextOf(byte[] form)
    {
        using var zip = new ZipArchive(new MemoryStream(form));
        using var part = new StreamReader(zip.GetEntry("word/document.xml")!.Open());
        return WebUtility.HtmlDecode(Tag.Replace(part.ReadToEnd(), " "));
    }

    private static string Block(string line) =>
        line.Split('|') is [var head, var row]
            ? $"<w:tbl><w:tblPr/><w:tblGrid><w:gridCol/></w:tblGrid>{Row(head)}{Row(row)}</w:tbl>"
            : Paragraph(line);

    private static string Row(string text) => $"<w:tr><w:tc><w:tcPr/>{Paragraph(text)}</w:tc></w:tr>";

    private static string Paragraph(string text) =>
        $"<w:p><w:r><w:t xml:space=\"preserve\">{WebUtility.HtmlEncode(text)}</w:t></w:r></w:p>";

    private static void Add(ZipArchive zip, string name, string text)
    {
        using var part = zip.CreateEntry(name).Open();
        part.Write(Encoding.UTF8.GetBytes("<?xml version=\"1.0\" encoding=\"UTF-8\" standalone=\"yes\"?>" + text));
    }

    [GeneratedRegex("<[^>]*>")]
    private static partial Regex Tag { get; }
}
