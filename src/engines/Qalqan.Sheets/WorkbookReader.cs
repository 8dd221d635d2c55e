using System.IO.Compression;
using System.Xml;

namespace Qalqan.Sheets;

/// <summary>
/// The first sheet of a workbook that is not hidden. Parts are read one after another by a forward-only XML reader, each under
/// its limits; a document type is refused. Names are compared without their namespaces, so strict workbooks read as well.
/// </summary>
internal static class WorkbookReader
{
    public static RawSheet Read(ReadOnlyMemory<byte> file)
    {
        using var zip = WorkbookZip.Open(file);
        var main = zip.Target("_rels/.rels", "officeDocument") ?? "xl/workbook.xml";
        if (!zip.Has(main))
            throw new SheetRefusedException(RefusalKind.NoWorkbook);
        List<SheetNote> notes = [];
        var book = ReadBook(zip, main);
        if (zip.Has("xl/vbaProject.bin"))
            notes.Add(new SheetNote(NoteKind.Macros));
        if (zip.Parts("xl/externalLinks/") is > 0 and var links)
            notes.Add(new SheetNote(NoteKind.ExternalLinks, Count: links));
        if (book.IsFrom1904)
            notes.Add(new SheetNote(NoteKind.DaysFrom1904));
        var visible = book.Sheets.Where(sheet => !sheet.IsHidden).ToList();
        if (visible.Count == 0)
            throw new SheetRefusedException(RefusalKind.Nothing);
        if (visible.Count > 1)
            notes.Add(new SheetNote(NoteKind.OtherSheets, visible[0].Name, visible.Count - 1));
        var relations = WorkbookZip.RelationsOf(main);
        var part =
            zip.TargetById(relations, visible[0].Relation)
            ?? throw new SheetRefusedException(RefusalKind.NoWorkbook, 0, visible[0].Name);
        var strings = zip.Target(relations, "sharedStrings") is { } shared ? SharedStrings(zip, shared) : [];
        var formats = zip.Target(relations, "styles") is { } styles ? NumberFormats.Read(zip, styles) : new([]);
        using var xml = zip.Xml(part);
        var sheet = new SheetXml(xml, strings, formats, book.IsFrom1904);
        sheet.Read();
        if (sheet.Formulas > 0)
            notes.Add(new SheetNote(NoteKind.Formulas, Count: sheet.Formulas));
        return new RawSheet(sheet.Rows, sheet.Merged, notes);
    }

    private static Book ReadBook(WorkbookZip zip, string part)
    {
        List<BookSheet> sheets = [];
        var isFrom1904 = false;
        using var xml = zip.Xml(part);
        while (xml.Read())
            if (xml is { NodeType: XmlNodeType.Element, LocalName: "sheet" })
                sheets.Add(
                    new BookSheet(
                        xml.GetAttribute("name") ?? "",
                        Relation(xml),
                        xml.GetAttribute("state") is "hidden" or "veryHidden"
                    )
                );
            else if (xml is { NodeType: XmlNodeType.Element, LocalName: "workbookPr" })
                isFrom1904 = xml.GetAttribute("date1904") is "1" or "true";
        return new Book(sheets, isFrom1904);
    }

    // r:id, in whichever of its two namespaces.
    private static string Relation(XmlReader xml)
    {
        for (var more = xml.MoveToFirstAttribute(); more; more = xml.MoveToNextAttribute())
            if (xml.LocalName == "id" && xml.NamespaceURI.Length > 0)
                return xml.Value;
        return "";
    }

    private static List<string?> SharedStrings(WorkbookZip zip, string part)
    {
        List<string?> strings = [];
        using var xml = zip.Xml(part);
        while (xml.Read())
            if (xml is { NodeType: XmlNodeType.Element, LocalName: "si" })
                strings.Add(RichText.Read(xml));
        return strings;
    }

    private sealed record Book(IReadOnlyList<BookSheet> Sheets, bool IsFrom1904);

    private sealed record BookSheet(string Name, string Relation, bool IsHidden);
}

/// <summary>The text of an element that holds runs: theirs together, without how it is pronounced.</summary>
internal static class RichText
{
    /// <summary>Null where it is longer than a cell may be. The reader is left at the element's end.</summary>
    public static string? Read(XmlReader xml)
    {
        if (xml.IsEmptyElement)
            return "";
        var depth = xml.Depth;
        string? first = null;
        System.Text.StringBuilder? more = null;
        var isPronounced = 0;
        while (xml.Read() && xml.Depth > depth)
            if (xml is { NodeType: XmlNodeType.Element, LocalName: "rPh", IsEmptyElement: false })
                isPronounced++;
            else if (xml is { NodeType: XmlNodeType.EndElement, LocalName: "rPh" })
                isPronounced--;
            else if (
                isPronounced == 0
                && xml.NodeType
                    is XmlNodeType.Text
                        or XmlNodeType.SignificantWhitespace
                        or XmlNodeType.Whitespace
                        or XmlNodeType.CDATA
            )
            {
                if (first is null)
                    first = xml.Value;
                else if ((more ??= new System.Text.StringBuilder(first)).Length <= Limits.CellCharacters)
                    more.Append(xml.Value);
            }
        var text = more?.ToString() ?? first ?? "";
        return text.Length > Limits.CellCharacters ? null : text;
    }
}
