using System.Globalization;
using System.Text;

namespace Qalqan.Paper;

/// <summary>A page as it was drawn: its contents in PDF's operators, and whose text each of its marks is.</summary>
internal sealed record Drawn(string Contents, IReadOnlyList<Tag> Marks);

/// <summary>A heading where it was drawn.</summary>
internal sealed record Landmark(string Text, int Page, float Y);

/// <summary>
/// What pages are drawn with: text, lines and areas in black and grey, nothing else. Places are in points from the left margin and
/// from the top of the page.
/// </summary>
internal sealed class Ink
{
    private readonly List<Drawn> pages = [];
    private readonly List<Landmark> landmarks = [];
    private readonly Dictionary<Face, FontSubset> subsets = [];
    private readonly List<Face> faces = [];
    private StringBuilder contents = new();
    private List<Tag> marks = [];

    public IReadOnlyList<Drawn> Pages => pages;

    /// <summary>Headings in the order they were drawn.</summary>
    public IReadOnlyList<Landmark> Landmarks => landmarks;

    /// <summary>The faces that were used, and which of their signs; the first is called F1.</summary>
    public IReadOnlyList<(Face Face, FontSubset Signs)> Faces => [.. faces.Select(face => (face, subsets[face]))];

    public void EndPage()
    {
        pages.Add(new Drawn(contents.ToString(), marks));
        (contents, marks) = (new StringBuilder(), []);
    }

    /// <summary>One line that the face can draw. Without a tag it is part of the frame, and not read out.</summary>
    public void Text(string text, Style style, float x, float top, Tag? tag = null, bool isStruck = false)
    {
        if (text.Length == 0)
            return;
        Begin(text, top, tag);
        contents.Append("BT /F").Append(FaceOf(style.Face) + 1).Append(' ').Append(PdfFile.Number(style.Size));
        contents.Append(" Tf ").Append(Shade(style.Grey)).Append(" g ").Append(PdfFile.Number(Frame.Left + x));
        contents.Append(' ').Append(PdfFile.Number(Frame.PageHeight - top - style.Baseline)).Append(" Td <");
        foreach (var sign in text)
            contents.Append(subsets[style.Face].NumberOf(sign).ToString("X4", CultureInfo.InvariantCulture));
        contents.Append("> Tj ET\nEMC\n");
        if (isStruck)
            Rule(x, x + style.Width(text), top + style.Baseline - style.Size * 0.26f, style.Size * 0.07f);
    }

    public void Rule(float from, float to, float y, float weight, byte grey = 0)
    {
        contents.Append("/Artifact BMC\n").Append(Shade(grey)).Append(" g ").Append(PdfFile.Number(Frame.Left + from));
        contents.Append(' ').Append(PdfFile.Number(Frame.PageHeight - y - weight / 2)).Append(' ');
        contents.Append(PdfFile.Number(to - from)).Append(' ').Append(PdfFile.Number(weight)).Append(" re f\nEMC\n");
    }

    /// <summary>A line through dots, not read out.</summary>
    public void Stroke(IReadOnlyList<Dot> dots, float weight, float dash, byte grey)
    {
        contents
            .Append("/Artifact BMC\nq ")
            .Append(Shade(grey))
            .Append(" G ")
            .Append(PdfFile.Number(weight))
            .Append(" w 1 j ");
        if (dash > 0)
            contents.Append('[').Append(PdfFile.Number(dash)).Append("] 0 d ");
        Path(dots);
        contents.Append("S Q\nEMC\n");
    }

    /// <summary>Areas filled together, one within another being a hole; not read out.</summary>
    public void Fill(IReadOnlyList<IReadOnlyList<Dot>> rings, byte grey)
    {
        contents.Append("/Artifact BMC\n").Append(Shade(grey)).Append(" g ");
        foreach (var ring in rings)
        {
            Path(ring);
            contents.Append("h ");
        }
        contents.Append("f*\nEMC\n");
    }

    private void Path(IReadOnlyList<Dot> dots)
    {
        foreach (var (at, dot) in dots.Index())
        {
            contents.Append(PdfFile.Number(Frame.Left + dot.X)).Append(' ');
            contents.Append(PdfFile.Number(Frame.PageHeight - dot.Y)).Append(at == 0 ? " m " : " l ");
        }
    }

    private void Begin(string text, float top, Tag? tag)
    {
        if (tag is null)
        {
            contents.Append("/Artifact BMC\n");
            return;
        }
        if (tag.IsHeading && tag.Marks.Count == 0)
            landmarks.Add(new Landmark(text, pages.Count + 1, Frame.PageHeight - top));
        contents.Append('/').Append(tag.Kind).Append(" << /MCID ").Append(marks.Count).Append(" >> BDC\n");
        tag.Mark(pages.Count + 1, marks.Count);
        marks.Add(tag);
    }

    private int FaceOf(Face face)
    {
        if (subsets.TryAdd(face, new FontSubset(face.Font)))
            faces.Add(face);
        return faces.IndexOf(face);
    }

    private static string Shade(byte grey) => PdfFile.Number(grey / 255f);
}
