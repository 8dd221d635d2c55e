using System.Xml.Linq;

namespace Qalqan.Paper;

/// <summary>Pieces of WordprocessingML (ECMA-376, part 1, 17), in its transitional names.</summary>
internal static class Word
{
    public static readonly XNamespace W = "http://schemas.openxmlformats.org/wordprocessingml/2006/main";
    public static readonly XNamespace R = "http://schemas.openxmlformats.org/officeDocument/2006/relationships";

    public static XElement El(string name, params object?[] content) => new(W + name, content);

    /// <summary>An element with the one value that most have.</summary>
    public static XElement Val(string name, object value) => new(W + name, new XAttribute(W + "val", value));

    public static XAttribute At(string name, object value) => new(W + name, value);

    /// <summary>A paragraph of a style; line ends of its text stay.</summary>
    public static XElement Paragraph(string? style, IEnumerable<XElement> runs, params XElement[] properties) =>
        El(
            "p",
            style is null && properties.Length == 0
                ? null
                : El("pPr", style is null ? null : Val("pStyle", style), properties),
            runs
        );

    public static IEnumerable<XElement> Text(string text, params XElement[] properties)
    {
        var lines = OfficeZip.Printable(text).ReplaceLineEndings("\n").Split('\n');
        return lines.Select(
            (line, i) =>
                El(
                    "r",
                    properties.Length == 0 ? null : El("rPr", properties.Select(property => new XElement(property))),
                    i == 0 ? null : El("br"),
                    El("t", new XAttribute(XNamespace.Xml + "space", "preserve"), line.Replace('\t', ' '))
                )
        );
    }

    /// <summary>A field of Word's own, with what it shows until it is counted anew.</summary>
    public static IEnumerable<XElement> Field(string code, string shown) =>
        [
            El("r", El("fldChar", At("fldCharType", "begin"))),
            El("r", El("instrText", new XAttribute(XNamespace.Xml + "space", "preserve"), $" {code} ")),
            El("r", El("fldChar", At("fldCharType", "separate"))),
            .. Text(shown),
            El("r", El("fldChar", At("fldCharType", "end"))),
        ];

    /// <summary>A line at one side, an eighth of a point times its weight.</summary>
    public static XElement Line(string side, int weight, string colour = "000000") =>
        El(side, At("val", "single"), At("sz", weight), At("space", 0), At("color", colour));

    public static XElement NoLine(string side) => El(side, At("val", "nil"));
}
