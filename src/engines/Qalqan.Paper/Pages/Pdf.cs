using System.Text;

namespace Qalqan.Paper;

/// <summary>
/// A document as PDF 1.7: A4 upright, Noto Sans within, black and grey; its text can be searched, copied and read out in order.
/// Equal documents give equal bytes.
/// </summary>
public static class Pdf
{
    /// <summary>False where the program was built without its fonts: then no PDF is written, rather than one without Kazakh letters.</summary>
    public static bool HasFonts => Face.Regular is not null && Face.Bold is not null;

    /// <exception cref="InvalidOperationException">There are no fonts: ask <see cref="HasFonts"/> first.</exception>
    public static byte[] Of(Document document)
    {
        if (Face.Regular is not { } regular || Face.Bold is not { } bold)
            throw new InvalidOperationException("The program was built without its fonts.");
        var styles = new Styles(regular, bold);
        var frame = new Frame(document.Head, styles);
        var whole = new Tag("Document");
        var strips = new Setting(styles, Frame.Width, whole).Strips(document);
        var pages = Flow.Over(strips, frame.Room(1), frame.Room(2));
        var ink = new Ink();
        for (var page = 1; page <= pages.Count; page++)
        {
            frame.Draw(ink, page, pages.Count);
            foreach (var placed in pages[page - 1])
                placed.Strip.Draw(ink, frame.Top(page) + placed.Top);
            ink.EndPage();
        }
        return Bytes(document.Head, ink, whole, bold);
    }

    private static byte[] Bytes(Head head, Ink ink, Tag whole, Face bold)
    {
        var file = new PdfFile();
        var (catalogue, tree) = (file.Reserve(), file.Reserve());
        var fonts = ink.Faces.Select(_ => file.Reserve()).ToList();
        var pages = Pages(file, ink, tree, fonts);
        file.Set(
            catalogue,
            $"<< /Type /Catalog /Pages {tree} 0 R /Lang {PdfFile.Text(head.Language)} /MarkInfo << /Marked true >> "
                + $"/ViewerPreferences << /DisplayDocTitle true >> /StructTreeRoot {Structure(file, ink, whole, pages)} 0 R"
                + $"{Outline(file, ink, pages)} >>"
        );
        for (var i = 0; i < fonts.Count; i++)
        {
            var (face, signs) = ink.Faces[i];
            var name = face == bold ? "NotoSans-Bold" : "NotoSans-Regular";
            PdfFont.Write(file, fonts[i], name, face.Font, signs, face == bold);
        }
        return file.Bytes(catalogue, Properties(file, head));
    }

    private static List<int> Pages(PdfFile file, Ink ink, int tree, List<int> fonts)
    {
        var names = string.Join(' ', fonts.Select((font, i) => $"/F{i + 1} {font} 0 R"));
        var resources = file.Add($"<< /Font << {names} >> >>");
        List<int> pages = [];
        foreach (var page in ink.Pages)
        {
            var contents = file.AddStream(Encoding.ASCII.GetBytes(page.Contents));
            pages.Add(
                file.Add(
                    $"<< /Type /Page /Parent {tree} 0 R /Contents {contents} 0 R /Resources {resources} 0 R "
                        + $"/StructParents {pages.Count} /Tabs /S >>"
                )
            );
        }
        file.Set(
            tree,
            $"<< /Type /Pages /Count {pages.Count} /Kids [{References(pages)}] "
                + $"/MediaBox [0 0 {PdfFile.Number(Frame.PageWidth)} {PdfFile.Number(Frame.PageHeight)}] >>"
        );
        return pages;
    }

    private static int Structure(PdfFile file, Ink ink, Tag whole, List<int> pages)
    {
        var root = file.Reserve();
        Dictionary<Tag, int> numbers = [];
        var top = whole.Write(file, root, pages, numbers);
        var marks = ink.Pages.Select(
            (page, i) => $"{i} {file.Add($"[{References(page.Marks.Select(tag => numbers[tag]))}]")} 0 R"
        );
        var byMark = file.Add($"<< /Nums [{string.Join(' ', marks)}] >>");
        file.Set(
            root,
            $"<< /Type /StructTreeRoot /K [{top} 0 R] /ParentTree {byMark} 0 R /ParentTreeNextKey {pages.Count} >>"
        );
        return root;
    }

    // The headings below the title, for those who leaf; empty where there are none.
    private static string Outline(PdfFile file, Ink ink, List<int> pages)
    {
        var headings = ink.Landmarks.Skip(1).ToList();
        if (headings.Count == 0)
            return "";
        var root = file.Reserve();
        var numbers = headings.Select(_ => file.Reserve()).ToList();
        for (var i = 0; i < headings.Count; i++)
            file.Set(
                numbers[i],
                $"<< /Title {PdfFile.Text(headings[i].Text)} /Parent {root} 0 R "
                    + $"/Dest [{pages[headings[i].Page - 1]} 0 R /XYZ null {PdfFile.Number(headings[i].Y)} null]"
                    + (i > 0 ? $" /Prev {numbers[i - 1]} 0 R" : "")
                    + (i < headings.Count - 1 ? $" /Next {numbers[i + 1]} 0 R" : "")
                    + " >>"
            );
        file.Set(root, $"<< /Type /Outlines /First {numbers[0]} 0 R /Last {numbers[^1]} 0 R /Count {numbers.Count} >>");
        return $" /Outlines {root} 0 R";
    }

    private static int Properties(PdfFile file, Head head)
    {
        var at = $"(D:{head.At.ToDateTimeUtc():yyyyMMddHHmmss}Z)";
        return file.Add(
            $"<< /Title {PdfFile.Text(head.Title)} /Author {PdfFile.Text(head.Unit)} /Subject {PdfFile.Text(head.Serial)} "
                + $"/Keywords {PdfFile.Text(head.Marking)} /Creator (Qalqan) /Producer (Qalqan) /CreationDate {at} /ModDate {at} >>"
        );
    }

    private static string References(IEnumerable<int> numbers) =>
        string.Join(' ', numbers.Select(number => $"{number} 0 R"));
}
