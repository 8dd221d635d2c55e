using System.Globalization;
using System.Xml.Linq;
using static Qalqan.Paper.Word;

namespace Qalqan.Paper;

/// <summary>
/// A document for Word and its kin, to be worked on further: real styles, its marking and pages in head and foot, no macro and
/// nothing outside itself. Equal documents give equal bytes.
/// </summary>
public static class Docx
{
    private const string Kinds = "http://schemas.openxmlformats.org/officeDocument/2006/relationships/";
    private const string PackageKinds = "http://schemas.openxmlformats.org/package/2006/relationships/";
    private const string Media = "application/vnd.openxmlformats-officedocument.wordprocessingml.";

    private static readonly XNamespace Types = "http://schemas.openxmlformats.org/package/2006/content-types";
    private static readonly XNamespace Links = "http://schemas.openxmlformats.org/package/2006/relationships";
    private static readonly XNamespace Core = "http://schemas.openxmlformats.org/package/2006/metadata/core-properties";
    private static readonly XNamespace Dc = "http://purl.org/dc/elements/1.1/";
    private static readonly XNamespace Terms = "http://purl.org/dc/terms/";
    private static readonly XNamespace Xsi = "http://www.w3.org/2001/XMLSchema-instance";

    public static byte[] Of(Document document)
    {
        var head = document.Head;
        IEnumerable<(string Name, XElement Root)> parts =
        [
            ("[Content_Types].xml", ContentTypes()),
            (
                "_rels/.rels",
                Relations(
                    ("r1", Kinds + "officeDocument", "word/document.xml"),
                    ("r2", PackageKinds + "metadata/core-properties", "docProps/core.xml")
                )
            ),
            ("docProps/core.xml", Properties(head)),
            (
                "word/_rels/document.xml.rels",
                Relations(
                    ("r1", Kinds + "styles", "styles.xml"),
                    ("r2", Kinds + "settings", "settings.xml"),
                    ("r3", Kinds + "header", "header1.xml"),
                    ("r4", Kinds + "footer", "footer1.xml")
                )
            ),
            ("word/document.xml", Body(document)),
            ("word/footer1.xml", Foot(head)),
            ("word/header1.xml", Top(head)),
            ("word/settings.xml", Settings()),
            ("word/styles.xml", DocxStyles.Sheet(head.Language)),
        ];
        return OfficeZip.Of(parts.Select(part => (part.Name, OfficeZip.Xml(part.Root))));
    }

    private static XElement Body(Document document) =>
        Root(
            "document",
            El(
                "body",
                new DocxBody(document.Head.Language).Of(document),
                // A table must not be the last thing before the section's own properties.
                Word.Paragraph(null, []),
                El(
                    "sectPr",
                    El("headerReference", At("type", "default"), new XAttribute(R + "id", "r3")),
                    El("footerReference", At("type", "default"), new XAttribute(R + "id", "r4")),
                    El("pgSz", At("w", 11906), At("h", 16838)),
                    El(
                        "pgMar",
                        At("top", 1700),
                        At("right", 960),
                        At("bottom", 1500),
                        At("left", 1240),
                        At("header", 560),
                        At("footer", 560),
                        At("gutter", 0)
                    )
                )
            )
        );

    private static XElement Top(Head head) =>
        Root(
            "hdr",
            head.Exercise is { } said
                ? Word.Paragraph("Header", Text(said, Val("b", 1)), El("pBdr", Line("top", 16), Line("bottom", 16)))
                : null,
            Word.Paragraph("Header", Text(head.Marking, Val("b", 1)))
        );

    private static XElement Foot(Head head) =>
        Root(
            "ftr",
            Word.Paragraph(
                "Footer",
                [.. Text(head.Basis), El("r", El("tab")), .. PageOf(head.PageOf)],
                El("pBdr", Line("top", 6)),
                El("tabs", El("tab", At("val", "right"), At("pos", DocxBody.Width)))
            ),
            Word.Paragraph("Header", Text(head.Marking, Val("b", 1)))
        );

    private static IEnumerable<XElement> PageOf(string template)
    {
        var (before, after) = Split(template, "{page}");
        var (between, end) = Split(after, "{pages}");
        return
        [
            .. Text(before),
            .. template.Contains("{page}", StringComparison.Ordinal) ? Field("PAGE", "1") : [],
            .. Text(between),
            .. template.Contains("{pages}", StringComparison.Ordinal) ? Field("NUMPAGES", "1") : [],
            .. Text(end),
        ];
    }

    private static (string Before, string After) Split(string text, string at) =>
        text.IndexOf(at, StringComparison.Ordinal) is >= 0 and var found
            ? (text[..found], text[(found + at.Length)..])
            : (text, "");

    private static XElement Settings() =>
        Root(
            "settings",
            El(
                "compat",
                El(
                    "compatSetting",
                    At("name", "compatibilityMode"),
                    At("uri", "http://schemas.microsoft.com/office/word"),
                    At("val", 15)
                )
            )
        );

    private static XElement Properties(Head head)
    {
        var at = head.At.ToDateTimeUtc().ToString("yyyy-MM-dd'T'HH:mm:ss'Z'", CultureInfo.InvariantCulture);
        return new XElement(
            Core + "coreProperties",
            new XAttribute(XNamespace.Xmlns + "cp", Core),
            new XAttribute(XNamespace.Xmlns + "dc", Dc),
            new XAttribute(XNamespace.Xmlns + "dcterms", Terms),
            new XAttribute(XNamespace.Xmlns + "xsi", Xsi),
            new XElement(Terms + "created", new XAttribute(Xsi + "type", "dcterms:W3CDTF"), at),
            new XElement(Dc + "creator", OfficeZip.Printable(head.Unit)),
            new XElement(Core + "keywords", OfficeZip.Printable(head.Marking)),
            new XElement(Dc + "language", head.Language),
            new XElement(Terms + "modified", new XAttribute(Xsi + "type", "dcterms:W3CDTF"), at),
            new XElement(Dc + "subject", OfficeZip.Printable(head.Serial)),
            new XElement(Dc + "title", OfficeZip.Printable(head.Title))
        );
    }

    private static XElement ContentTypes() =>
        new(
            Types + "Types",
            new XElement(
                Types + "Default",
                new XAttribute("Extension", "rels"),
                new XAttribute("ContentType", "application/vnd.openxmlformats-package.relationships+xml")
            ),
            Override("/docProps/core.xml", "application/vnd.openxmlformats-package.core-properties+xml"),
            Override("/word/document.xml", Media + "document.main+xml"),
            Override("/word/footer1.xml", Media + "footer+xml"),
            Override("/word/header1.xml", Media + "header+xml"),
            Override("/word/settings.xml", Media + "settings+xml"),
            Override("/word/styles.xml", Media + "styles+xml")
        );

    private static XElement Override(string part, string type) =>
        new(Types + "Override", new XAttribute("PartName", part), new XAttribute("ContentType", type));

    private static XElement Relations(params (string Id, string Type, string Target)[] all) =>
        new(
            Links + "Relationships",
            all.Select(one => new XElement(
                Links + "Relationship",
                new XAttribute("Id", one.Id),
                new XAttribute("Type", one.Type),
                new XAttribute("Target", one.Target)
            ))
        );

    private static XElement Root(string name, params object?[] content) =>
        new(W + name, new XAttribute(XNamespace.Xmlns + "w", W), new XAttribute(XNamespace.Xmlns + "r", R), content);
}
