namespace Qalqan.Paper;

/// <summary>
/// What a piece of text is, for those who are read to: a node of the document's structure, in the order of reading, with the
/// places where its text is drawn. Kinds are those of ISO 32000-1, 14.8.4.
/// </summary>
internal sealed class Tag(string kind, string attributes = "")
{
    private readonly List<Tag> parts = [];
    private readonly List<(int Page, int Mark)> marks = [];

    public string Kind => kind;
    public bool IsHeading => kind[0] == 'H';
    public IReadOnlyList<Tag> Parts => parts;
    public IReadOnlyList<(int Page, int Mark)> Marks => marks;

    /// <summary>Of a cell that heads its column.</summary>
    public static string HeadsColumn => " /A << /O /Table /Scope /Column >>";

    /// <summary>A part behind those it has.</summary>
    public Tag Add(string part, string itsAttributes = "")
    {
        parts.Add(new Tag(part, itsAttributes));
        return parts[^1];
    }

    public void Mark(int page, int mark) => marks.Add((page, mark));

    /// <summary>Writes this and its parts; the number of each is kept, to be found by the marks on its pages.</summary>
    public int Write(PdfFile file, int parent, IReadOnlyList<int> pages, Dictionary<Tag, int> numbers)
    {
        var number = numbers[this] = file.Reserve();
        var kids = parts
            .Select(part => $"{part.Write(file, number, pages, numbers)} 0 R")
            .Concat(marks.Select(mark => $"<< /Type /MCR /Pg {pages[mark.Page - 1]} 0 R /MCID {mark.Mark} >>"));
        file.Set(
            number,
            $"<< /Type /StructElem /S /{kind} /P {parent} 0 R /K [{string.Join(' ', kids)}]{attributes} >>"
        );
        return number;
    }
}
