using System.Globalization;
using System.Xml.Linq;
using static Qalqan.Paper.SheetForm;

namespace Qalqan.Paper;

/// <summary>Repeats a row of a sheet; all that lies below moves down, and what hangs on rows moves with them.</summary>
internal static class SheetRows
{
    private static readonly XNamespace Drawing = "http://schemas.openxmlformats.org/drawingml/2006/spreadsheetDrawing";

    public static int NumberOf(XElement row) => int.Parse(row.Attribute("r")!.Value, CultureInfo.InvariantCulture);

    /// <summary>The row and its copies, so many together.</summary>
    public static IReadOnlyList<XElement> Repeat(XElement root, XElement row, int count)
    {
        var (number, more) = (NumberOf(row), count - 1);
        foreach (var below in row.ElementsAfterSelf(S + "row"))
            Renumber(below, NumberOf(below) + more);
        List<XElement> rows = [row];
        for (var at = 1; at < count; at++)
        {
            var copy = new XElement(row);
            Renumber(copy, number + at);
            rows.Add(copy);
        }
        row.AddAfterSelf(rows.Skip(1));
        foreach (var merged in root.Elements(S + "mergeCells").ToList())
            Merge(merged, number, more);
        foreach (
            var element in root.Elements().Where(element => element.Name.LocalName is not ("sheetData" or "mergeCells"))
        )
            MoveRanges(element, number, more);
        foreach (var stop in root.Elements(S + "rowBreaks").Elements(S + "brk"))
            if (
                int.TryParse(stop.Attribute("id")?.Value, CultureInfo.InvariantCulture, out var after)
                && after >= number
            )
                stop.SetAttributeValue("id", after + more);
        return rows;
    }

    /// <summary>Tables, notes and pictures of the sheet, which lie in parts of their own.</summary>
    public static void MoveWhatHangsOn(
        FormParts parts,
        string sheet,
        IReadOnlyList<(int Row, int More)> moves,
        Dictionary<string, XElement> changed
    )
    {
        foreach (var relation in parts.RelationsOf(sheet))
            if (
                relation.Kind is "table" or "comments" or "drawing"
                && moves.Count > 0
                && IsTree(parts, relation.Target)
            )
            {
                var root = parts.Xml(relation.Target);
                foreach (var (row, more) in moves)
                {
                    MoveRanges(root, row, more);
                    foreach (var anchor in root.Descendants(Drawing + "row"))
                        if (int.TryParse(anchor.Value, CultureInfo.InvariantCulture, out var at) && at >= row)
                            anchor.Value = (at + more).ToString(CultureInfo.InvariantCulture);
                }
                changed[relation.Target] = root;
            }
    }

    private static bool IsTree(FormParts parts, string part) =>
        parts.Has(part) && part.EndsWith(".xml", StringComparison.OrdinalIgnoreCase);

    private static void Renumber(XElement row, int number)
    {
        if (number > Reference.LastRow)
            throw new FormRefusedException(FormProblemKind.TooManyRows);
        row.SetAttributeValue("r", number);
        foreach (var cell in row.Elements(S + "c"))
            cell.SetAttributeValue("r", Reference.Read(cell.Attribute("r")!.Value)!.Value.Column + number);
    }

    private static void MoveRanges(XElement element, int row, int more)
    {
        foreach (var one in element.DescendantsAndSelf())
        {
            // Newer rules say their ranges as text.
            if (one.Name.LocalName == "sqref" && !one.HasElements)
                one.Value = MovedAll(one.Value, row, more, grows: true);
            foreach (var name in new[] { "ref", "sqref" })
                if (one.Attribute(name) is { } ranges)
                    ranges.Value = MovedAll(ranges.Value, row, more, grows: name == "sqref");
        }
    }

    private static string MovedAll(string ranges, int row, int more, bool grows) =>
        string.Join(
            ' ',
            ranges
                .Split(' ', StringSplitOptions.RemoveEmptyEntries)
                .Select(range =>
                    // What a rule says of one cell of the row it says of each copy; a note stays with the first.
                    Reference.Moved(grows && !range.Contains(':') ? $"{range}:{range}" : range, row, more)
                )
        );

    // Cells merged within the row are merged within each copy; others move or grow.
    private static void Merge(XElement merged, int row, int more)
    {
        foreach (var one in merged.Elements(S + "mergeCell").ToList())
        {
            var ends = (one.Attribute("ref")?.Value ?? "").Split(':');
            if (Reference.Read(ends[0]) is not { } first || Reference.Read(ends[^1]) is not { } last)
                continue;
            if (first.Row == row && last.Row == row)
                for (var at = 1; at <= more; at++)
                    merged.Add(
                        new XElement(
                            one.Name,
                            new XAttribute("ref", $"{first.Column}{row + at}:{last.Column}{row + at}")
                        )
                    );
            else
                one.SetAttributeValue("ref", Reference.Moved($"{ends[0]}:{ends[^1]}", row, more));
        }
        merged.SetAttributeValue("count", merged.Elements(S + "mergeCell").Count());
    }
}
