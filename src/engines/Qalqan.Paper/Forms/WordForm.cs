using System.Globalization;
using System.Xml.Linq;
using static Qalqan.Paper.Word;

namespace Qalqan.Paper;

/// <summary>A form for Word: names in its text, its tables, its heads and feet and its notes.</summary>
internal sealed class WordForm : FormFile
{
    private static readonly XNamespace Marks = "http://schemas.microsoft.com/office/word/2010/wordml";

    // Of a row that is repeated: what may be there once only.
    private static readonly HashSet<XName> Once =
    [
        W + "bookmarkStart",
        W + "bookmarkEnd",
        W + "commentRangeStart",
        W + "commentRangeEnd",
        W + "commentReference",
    ];

    private static readonly (string Type, PlaceKind Kind)[] Kinds =
    [
        ("document.main+xml", PlaceKind.Body),
        ("header+xml", PlaceKind.Header),
        ("footer+xml", PlaceKind.Footer),
        ("footnotes+xml", PlaceKind.Notes),
        ("endnotes+xml", PlaceKind.Notes),
    ];

    private readonly FormParts parts;
    private readonly List<(string Name, PlaceKind Kind)> texts = [];
    private readonly List<FormProblem> problems = [];
    private readonly List<FormField> fields = [];

    public WordForm(FormParts parts)
    {
        this.parts = parts;
        if (parts.Xml(parts.Main).Name != W + "document")
            throw new FormRefusedException(FormProblemKind.NotAForm, parts.Main);
        foreach (var (type, kind) in Kinds)
        foreach (var name in parts.Names.Where(name => parts.TypeOf(name).EndsWith(type, StringComparison.Ordinal)))
            texts.Add((name, kind));
        foreach (var (name, kind) in texts)
            Look(parts.Xml(name), kind);
    }

    public override IReadOnlyList<FormProblem> Problems => problems;

    public override IReadOnlyList<FormField> Fields => fields;

    public override IReadOnlyList<FormProblem> Check(FormNames names)
    {
        List<FormProblem> found = [];
        foreach (var (name, kind) in texts)
        foreach (var (row, own) in ByRow(parts.Xml(name), kind))
            found.AddRange(Meaning.Problems(own, row is not null, names));
        return found;
    }

    public override byte[] Fill(FormValues values)
    {
        Dictionary<string, XElement> changed = new(StringComparer.OrdinalIgnoreCase);
        var filling = new Filling(values);
        foreach (var (name, _) in texts)
        {
            var root = parts.Xml(name);
            // Rows of lists last and those within others first: what was put in is never looked at again.
            var lists = root.Descendants(W + "tr")
                .Select(row => (Row: row, List: filling.ListOf(NamesOf(row))))
                .Where(one => one.List is not null)
                .Reverse()
                .ToList();
            var repeated = lists.Select(one => one.Row).ToHashSet();
            foreach (var paragraph in root.Descendants(W + "p").ToList())
                if (RowOf(paragraph) is not { } own || !repeated.Contains(own))
                    Put(paragraph, filling);
            foreach (var (row, list) in lists)
                if (row.Parent is not null) // a broken form may have a row within a text that was put in
                    Repeat(row, filling, list!);
            changed[name] = root;
        }
        return parts.With(changed, []);
    }

    private void Look(XElement root, PlaceKind kind)
    {
        problems.AddRange(
            FieldCodes
                .Refused(root)
                .Select(code => new FormProblem(FormProblemKind.Fetching, new FormPlace(kind, ""), code))
        );
        foreach (var (paragraph, place) in Paragraphs(root, kind))
        {
            var text = TextOf(paragraph).Text;
            foreach (var brace in Braces.In(text))
                if (brace.Name is { } name)
                    fields.Add(new FormField(name, place));
                else
                    problems.Add(
                        new FormProblem(FormProblemKind.BadName, place, Shortened(text[brace.Start..brace.End]))
                    );
        }
    }

    private static string Shortened(string text) => text.Length <= 40 ? text : text[..40] + "\u2026";

    // The fields of each row of a table, nearest first; those outside every row under none.
    private static IEnumerable<(XElement? Row, IEnumerable<FormField> Fields)> ByRow(XElement root, PlaceKind kind) =>
        Paragraphs(root, kind)
            .SelectMany(one =>
                NamesIn(one.Paragraph)
                    .Select(name => (Row: RowOf(one.Paragraph), Field: new FormField(name, one.Place)))
            )
            .GroupBy(one => one.Row, one => one.Field)
            .Select(group => (group.Key, (IEnumerable<FormField>)group));

    private static IEnumerable<(XElement Paragraph, FormPlace Place)> Paragraphs(XElement root, PlaceKind kind) =>
        root.Descendants(W + "p")
            .Select((paragraph, i) => (paragraph, new FormPlace(kind, (i + 1).ToString(CultureInfo.InvariantCulture))));

    private static XElement? RowOf(XElement paragraph) => paragraph.Ancestors(W + "tr").FirstOrDefault();

    private static IEnumerable<string> NamesOf(XElement row) =>
        row.Descendants(W + "p").Where(paragraph => RowOf(paragraph) == row).SelectMany(NamesIn);

    private static IEnumerable<string> NamesIn(XElement paragraph) =>
        Braces.In(TextOf(paragraph).Text).Select(brace => brace.Name).OfType<string>();

    // Its own text: that of a text box within it has paragraphs of its own.
    private static SplitText TextOf(XElement paragraph)
    {
        var text = new SplitText();
        foreach (var element in paragraph.Descendants())
            if (element.Parent!.Name != W + "r" || element.Ancestors(W + "p").First() != paragraph)
                continue;
            else if (element.Name == W + "t")
                text.Add(element);
            else if (element.Name != W + "rPr" && element.Name != W + "lastRenderedPageBreak")
                text.Break();
        return text;
    }

    private static void Put(XElement paragraph, Filling filling) =>
        TextOf(paragraph).Replace(name => Figures.Show(filling.ValueOf(name), filling.Language), Write);

    // Line ends of a value become Word's own.
    private static void Write(XElement element, string text)
    {
        var lines = OfficeZip.Printable(text).ReplaceLineEndings("\n").Split('\n');
        element.ReplaceWith(
            lines.SelectMany(
                (line, i) =>
                    new[]
                    {
                        i == 0 ? null : El("br"),
                        El("t", new XAttribute(XNamespace.Xml + "space", "preserve"), line),
                    }
            )
        );
    }

    private static void Repeat(XElement row, Filling filling, string list)
    {
        List<XElement> rows = [];
        for (var at = 0; at < Filling.RowsOf(filling.List(list)); at++)
        {
            var copy = new XElement(row);
            if (at > 0)
                MakeAnother(copy);
            foreach (var paragraph in copy.Descendants(W + "p").ToList())
                if (RowOf(paragraph) == copy)
                    Put(paragraph, filling.With(list, at));
            rows.Add(copy);
        }
        row.ReplaceWith(rows);
    }

    private static void MakeAnother(XElement row)
    {
        row.Descendants().Where(element => Once.Contains(element.Name)).ToList().ForEach(element => element.Remove());
        foreach (var element in row.DescendantsAndSelf())
        {
            element.Attribute(Marks + "paraId")?.Remove();
            element.Attribute(Marks + "textId")?.Remove();
        }
    }
}
