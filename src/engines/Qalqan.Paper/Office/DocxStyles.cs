using System.Xml.Linq;
using static Qalqan.Paper.Word;

namespace Qalqan.Paper;

/// <summary>The styles of a paper in Word, under the names that Word knows, so that one change in a style changes the paper.</summary>
internal static class DocxStyles
{
    // Has every Kazakh letter and is on every machine that opens Word's files, or has a metric twin there.
    private const string Font = "Arial";

    public static XElement Sheet(string language) =>
        El(
            "styles",
            new XAttribute(XNamespace.Xmlns + "w", W),
            El(
                "docDefaults",
                El(
                    "rPrDefault",
                    El(
                        "rPr",
                        El("rFonts", At("ascii", Font), At("hAnsi", Font), At("eastAsia", Font), At("cs", Font)),
                        Val("sz", 20),
                        Val("szCs", 20),
                        El("lang", At("val", Tag(language)), At("eastAsia", Tag(language)), At("bidi", Tag(language)))
                    )
                ),
                El("pPrDefault", El("pPr", El("spacing", At("after", 100), At("line", 264), At("lineRule", "auto"))))
            ),
            Paragraph("Normal", "Normal", null, isDefault: true),
            Paragraph("Title", "Title", 36, Spacing(60, 120), Under(12)),
            Paragraph("Heading1", "heading 1", 24, KeepNext, Spacing(360, 80), Val("outlineLvl", 0)),
            Paragraph("Heading2", "heading 2", 20, KeepNext, Spacing(240, 60), Val("outlineLvl", 1)),
            Paragraph("Header", "header", null, Spacing(0, 40), Val("jc", "center")),
            Paragraph("Footer", "footer", null, Spacing(0, 40), size: 17),
            Paragraph("TableText", "Table Text", null, Spacing(30, 30), size: 17),
            Character("Strong", "Strong", Val("b", 1)),
            El(
                "style",
                At("type", "table"),
                At("default", 1),
                At("styleId", "TableNormal"),
                Val("name", "Normal Table"),
                El("tblPr", El("tblCellMar", Side("top", 0), Side("left", 0), Side("bottom", 0), Side("right", 0)))
            ),
            El(
                "style",
                At("type", "table"),
                At("styleId", "TableGrid"),
                Val("name", "Table Grid"),
                Val("basedOn", "TableNormal"),
                El(
                    "tblPr",
                    El("tblBorders", Line("top", 6), Line("bottom", 6), Line("insideH", 2, "909090")),
                    El("tblCellMar", Side("top", 0), Side("left", 60), Side("bottom", 0), Side("right", 60))
                )
            )
        );

    private static XElement KeepNext => El("keepNext");

    private static XElement Spacing(int before, int after) => El("spacing", At("before", before), At("after", after));

    private static XElement Under(int weight) => El("pBdr", Line("bottom", weight));

    private static XElement Side(string side, int width) => El(side, At("w", width), At("type", "dxa"));

    private static XElement Paragraph(string id, string name, int? boldSize, params XElement[] properties) =>
        Paragraph(id, name, boldSize, properties, isDefault: false, size: null);

    private static XElement Paragraph(string id, string name, int? boldSize, bool isDefault) =>
        Paragraph(id, name, boldSize, [], isDefault, size: null);

    private static XElement Paragraph(string id, string name, int? boldSize, XElement property, int size) =>
        Paragraph(id, name, boldSize, [property], isDefault: false, size);

    private static XElement Paragraph(
        string id,
        string name,
        int? boldSize,
        XElement[] properties,
        bool isDefault,
        int? size
    ) =>
        El(
            "style",
            At("type", "paragraph"),
            isDefault ? At("default", 1) : null,
            At("styleId", id),
            Val("name", name),
            isDefault ? null : Val("basedOn", "Normal"),
            El("qFormat"),
            properties.Length == 0 ? null : El("pPr", properties.OrderBy(Order)),
            boldSize is { } bold ? El("rPr", El("b"), Val("sz", bold), Val("szCs", bold))
                : size is { } plain ? El("rPr", Val("sz", plain), Val("szCs", plain))
                : null
        );

    private static XElement Character(string id, string name, XElement property) =>
        El("style", At("type", "character"), At("styleId", id), Val("name", name), El("qFormat"), El("rPr", property));

    // The schema wants a paragraph's properties in this order.
    private static int Order(XElement property) =>
        Array.IndexOf(["keepNext", "pBdr", "spacing", "jc", "outlineLvl"], property.Name.LocalName);

    private static string Tag(string language) =>
        language switch
        {
            "ru" => "ru-RU",
            "kk" => "kk-KZ",
            _ => "en-GB",
        };
}
