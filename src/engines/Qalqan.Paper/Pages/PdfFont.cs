using System.Globalization;
using System.Text;

namespace Qalqan.Paper;

/// <summary>
/// A face within a PDF file: a composite font of TrueType outlines whose two-byte codes are the numbers of the subset, with the
/// table that leads every code back to its letter.
/// </summary>
internal static class PdfFont
{
    private const int Nonsymbolic = 32;

    // A code table may name so many codes at a time.
    private const int Chunk = 100;

    public static void Write(PdfFile file, int number, string name, TrueType font, FontSubset subset, bool isBold)
    {
        var tagged = $"{Tag(subset)}+{name}";
        var bytes = subset.Bytes();
        var program = file.AddStream(bytes, $" /Length1 {bytes.Length}");
        var description = file.Add(
            $"<< /Type /FontDescriptor /FontName /{tagged} /Flags {Nonsymbolic} /FontBBox [{string.Join(' ', font.Box.Select(Em))}] "
                + $"/ItalicAngle 0 /Ascent {Em(font.Ascent)} /Descent {Em(font.Descent)} /CapHeight {Em(font.CapitalHeight)} "
                + $"/StemV {(isBold ? 140 : 80)} /FontFile2 {program} 0 R >>"
        );
        var widths = subset.Signs.Select(sign => Em(font.MetricsOf(font.GlyphOf(sign)).Width));
        var outlines = file.Add(
            $"<< /Type /Font /Subtype /CIDFontType2 /BaseFont /{tagged} /CIDSystemInfo << /Registry (Adobe) /Ordering (Identity) "
                + $"/Supplement 0 >> /FontDescriptor {description} 0 R /CIDToGIDMap /Identity /DW 500 /W [1 [{string.Join(' ', widths)}]] >>"
        );
        var letters = file.AddStream(Encoding.ASCII.GetBytes(Letters(subset.Signs)));
        file.Set(
            number,
            $"<< /Type /Font /Subtype /Type0 /BaseFont /{tagged} /Encoding /Identity-H /DescendantFonts [{outlines} 0 R] "
                + $"/ToUnicode {letters} 0 R >>"
        );

        string Em(int units) => PdfFile.Number(units * 1000f / font.UnitsPerEm);
    }

    // Six capitals, other ones for other letters.
    private static string Tag(FontSubset subset)
    {
        var sum = 17u;
        foreach (var sign in subset.Signs)
            sum = sum * 31 + sign;
        return string.Concat(Enumerable.Range(0, 6).Select(i => (char)('A' + (sum >> (5 * i)) % 26)));
    }

    private static string Letters(IReadOnlyList<char> signs)
    {
        var text = new StringBuilder(
            "/CIDInit /ProcSet findresource begin\n12 dict begin\nbegincmap\n"
                + "/CIDSystemInfo << /Registry (Adobe) /Ordering (UCS) /Supplement 0 >> def\n/CMapName /Adobe-Identity-UCS def\n"
                + "/CMapType 2 def\n1 begincodespacerange\n<0000> <FFFF>\nendcodespacerange\n"
        );
        for (var from = 0; from < signs.Count; from += Chunk)
        {
            var count = Math.Min(Chunk, signs.Count - from);
            text.Append(CultureInfo.InvariantCulture, $"{count} beginbfchar\n");
            for (var i = from; i < from + count; i++)
                text.Append(CultureInfo.InvariantCulture, $"<{i + 1:X4}> <{(int)signs[i]:X4}>\n");
            text.Append("endbfchar\n");
        }
        return text.Append("endcmap\nCMapName currentdict /CMap defineresource pop\nend\nend\n").ToString();
    }
}
