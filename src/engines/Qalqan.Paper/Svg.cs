using System.Globalization;
using System.Net;
using System.Text;

namespace Qalqan.Paper;

/// <summary>A drawing as SVG: no style and no script within, so that it stands in a page under the strictest policy. The same drawing gives the same bytes.</summary>
public static class Svg
{
    private const float Small = 8.5f;

    /// <summary>As a file of its own.</summary>
    public static byte[] Of(Drawing drawing)
    {
        ArgumentNullException.ThrowIfNull(drawing);
        return Encoding.UTF8.GetBytes("<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n" + Element(drawing) + "\n");
    }

    /// <summary>As it stands in a page.</summary>
    public static string Element(Drawing drawing)
    {
        ArgumentNullException.ThrowIfNull(drawing);
        var svg = new StringBuilder();
        svg.Append("<svg xmlns=\"http://www.w3.org/2000/svg\" role=\"img\" aria-label=\"").Append(Safe(drawing.Says));
        svg.Append("\" viewBox=\"0 0 ").Append(Number(drawing.Width)).Append(' ').Append(Number(drawing.Height));
        svg.Append("\" width=\"100%\" font-family=\"'Noto Sans', Arial, sans-serif\">");
        svg.Append("<rect width=\"100%\" height=\"100%\" fill=\"#fff\"/>");
        foreach (var mark in drawing.Marks)
            Write(svg, mark);
        return svg.Append("</svg>").ToString();
    }

    private static void Write(StringBuilder svg, Mark mark)
    {
        switch (mark)
        {
            case Stroke { Dots.Count: > 0 } stroke:
                svg.Append("<path d=\"")
                    .Append(Path(stroke.Dots))
                    .Append("\" fill=\"none\" stroke=\"")
                    .Append(Shade(mark));
                svg.Append("\" stroke-width=\"").Append(Number(stroke.Weight)).Append('"');
                if (stroke.Dash > 0)
                    svg.Append(" stroke-dasharray=\"").Append(Number(stroke.Dash)).Append('"');
                svg.Append("/>");
                break;
            case Fill fill:
                svg.Append("<path fill-rule=\"evenodd\" d=\"");
                foreach (var ring in fill.Rings.Where(ring => ring.Count > 0))
                    svg.Append(Path(ring)).Append('Z');
                svg.Append("\" fill=\"").Append(Shade(mark)).Append("\"/>");
                break;
            case Lettering said:
                var size = said.Size > 0 ? said.Size : Small;
                svg.Append("<text x=\"").Append(Number(said.At.X)).Append("\" y=\"").Append(Number(said.At.Y + size));
                svg.Append("\" font-size=\"").Append(Number(size)).Append('"');
                if (said.IsStrong)
                    svg.Append(" font-weight=\"700\"");
                svg.Append(" fill=\"").Append(Shade(mark)).Append("\">").Append(Safe(said.Text)).Append("</text>");
                break;
        }
    }

    private static string Path(IReadOnlyList<Dot> dots) =>
        "M" + string.Join('L', dots.Select(dot => $"{Number(dot.X)} {Number(dot.Y)}"));

    private static string Shade(Mark mark) => $"#{mark.Grey:x2}{mark.Grey:x2}{mark.Grey:x2}";

    private static string Number(float number) => number.ToString("0.##", CultureInfo.InvariantCulture);

    private static string Safe(string text) => WebUtility.HtmlEncode(OfficeZip.Printable(text));
}
