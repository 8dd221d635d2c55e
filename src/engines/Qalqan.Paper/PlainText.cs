using System.Text;

namespace Qalqan.Paper;

/// <summary>
/// A document as text of at most 78 columns, in UTF-8 with line feeds, for terminals and for reading out over a radio: marking
/// first and last, tables with their columns side by side, or row by row where they are too wide.
/// </summary>
public static class PlainText
{
    private const int Columns = 78;
    private const int Gap = 2;

    // Words up to here are not broken for want of room, if it can be helped at all.
    private const int LongWord = 24;
    private const int Narrowest = 6;

    public static byte[] Of(Document document) => Encoding.UTF8.GetBytes(Text(document));

    internal static string Text(Document document)
    {
        var head = document.Head;
        List<string> lines =
        [
            .. head.Exercise is { } said ? Centred(said) : [],
            .. Centred(head.Marking),
            "",
            .. Lines($"{head.Unit}\n{head.Serial}\n\n{head.Title}", Columns),
            new string('=', Columns),
            .. Facts(head.Facts),
        ];
        foreach (var block in document.Blocks)
            lines.AddRange(Of(block, head.Language));
        lines.AddRange(["", new string('-', Columns), .. Lines(head.Basis, Columns), .. Centred(head.Marking)]);
        if (head.Exercise is { } again)
            lines.AddRange(Centred(again));
        return string.Concat(lines.Select(line => line.TrimEnd() + "\n"));
    }

    private static IEnumerable<string> Of(Block block, string language) =>
        block switch
        {
            Heading { Level: <= 1 } heading => ["", .. Underlined(heading.Text, '=')],
            Heading heading => ["", .. Underlined(heading.Text, '-')],
            Paragraph said => ["", .. Lines(said.Text, Columns)],
            FactList list => ["", .. Facts(list.Facts)],
            Table table => ["", .. Of(table, language)],
            Drawing drawing => ["", .. Lines(drawing.Says, Columns)],
            Signatures signatures => signatures.Lines.SelectMany(Signature),
            _ => [],
        };

    private static IEnumerable<string> Signature(Signature line) =>
        [
            "",
            .. Lines(line.Role, Columns),
            "",
            new string('_', 40) + "   " + new string('_', 14),
            .. Lines(line.Post, Columns),
            .. line.Text.Length > 0 ? Lines(line.Text, Columns) : [],
        ];

    private static IEnumerable<string> Of(Table table, string language)
    {
        if (table.Rows.Count == 0 || table.Columns.Count == 0)
            return Lines(table.Empty ?? "-", Columns);
        var heads = table.Columns.Select(column => column.Head).ToList();
        var rows = table.Rows.Select(row => Said(row, heads.Count, language)).ToList();
        var total = table.Total is { } last ? Said(last, heads.Count, language) : null;
        return Widths(table, [heads, .. rows, .. total is null ? [] : new[] { total }]) is { } widths
            ? Grid(table, heads, rows, total, widths)
            : ByRow(heads, [.. rows, .. total is null ? [] : new[] { total }]);
    }

    private static IEnumerable<string> Grid(
        Table table,
        List<string> heads,
        List<List<string>> rows,
        List<string>? total,
        int[] widths
    )
    {
        var rule = new string('-', widths.Sum() + Gap * (widths.Length - 1));
        return
        [
            .. Row(table, heads, widths),
            rule,
            .. rows.SelectMany(row => Row(table, row, widths)),
            rule,
            .. total is null ? [] : Row(table, total, widths),
        ];
    }

    private static IEnumerable<string> Row(Table table, List<string> cells, int[] widths)
    {
        var lines = cells.Select((cell, i) => Lines(cell, widths[i]).ToList()).ToList();
        for (var at = 0; at < lines.Max(own => own.Count); at++)
            yield return string.Join(
                new string(' ', Gap),
                lines.Select((own, i) => Padded(own.ElementAtOrDefault(at) ?? "", widths[i], table.Columns[i].IsNumber))
            );
    }

    // For what has more columns than a terminal: each cell on a line of its own.
    private static IEnumerable<string> ByRow(List<string> heads, List<List<string>> rows) =>
        rows.SelectMany(
            (row, i) =>
                (i == 0 ? Enumerable.Empty<string>() : [""]).Concat(
                    Facts([.. heads.Zip(row, (head, cell) => new Fact(head, cell)).Where(fact => fact.Text.Length > 0)])
                )
        );

    // Every column as wide as what it says, the widest narrowed until all fit; null where they do not.
    private static int[]? Widths(Table table, List<List<string>> rows)
    {
        var widths = table.Columns.Select((_, i) => rows.Max(row => LengthOf(row[i]))).ToArray();
        var room = Columns - Gap * (widths.Length - 1);
        var least = Least(table, rows, LongWord);
        if (least.Sum() > room)
            least = Least(table, rows, Narrowest);
        if (least.Sum() > room)
            return null;
        while (widths.Sum() > room)
        {
            var widest = Enumerable.Range(0, widths.Length).Where(i => widths[i] > least[i]).MaxBy(i => widths[i]);
            widths[widest]--;
        }
        return widths;
    }

    private static int[] Least(Table table, List<List<string>> rows, int most) =>
        [
            .. table.Columns.Select(
                (column, i) =>
                {
                    var longest = rows.Max(row => row[i].Split(' ', '\n').Max(word => word.Length));
                    return column.IsNumber ? longest : Math.Min(longest, most);
                }
            ),
        ];

    private static List<string> Said(Row row, int count, string language) =>
        [
            .. Enumerable
                .Range(0, count)
                .Select(i =>
                    row.Cells.ElementAtOrDefault(i) switch
                    {
                        TextCell { IsStruck: true } text => $"[{text.Text}]",
                        { } cell => Figures.Show(cell, language).Replace('\u202F', '\u00A0'),
                        null => "",
                    }
                ),
        ];

    private static IEnumerable<string> Facts(IReadOnlyList<Fact> facts)
    {
        if (facts.Count == 0)
            return [];
        var label = Math.Min(26, facts.Max(fact => LengthOf(fact.Label)));
        return facts.SelectMany(fact =>
        {
            var (left, right) = (Lines(fact.Label, label).ToList(), Lines(fact.Text, Columns - label - Gap).ToList());
            return Enumerable
                .Range(0, Math.Max(left.Count, right.Count))
                .Select(at =>
                    Padded(left.ElementAtOrDefault(at) ?? "", label + Gap, false) + right.ElementAtOrDefault(at)
                );
        });
    }

    private static IEnumerable<string> Underlined(string text, char with)
    {
        var lines = Lines(text, Columns).ToList();
        return [.. lines, new string(with, lines.Max(line => line.Length))];
    }

    private static IEnumerable<string> Centred(string text) =>
        Lines(text, Columns).Select(line => new string(' ', (Columns - line.Length) / 2) + line);

    private static string Padded(string text, int width, bool isRight) =>
        isRight ? text.PadLeft(width) : text.PadRight(width);

    private static int LengthOf(string text) => text.Split('\n').Max(line => line.Length);

    private static IEnumerable<string> Lines(string text, int width)
    {
        foreach (var paragraph in text.ReplaceLineEndings("\n").Split('\n'))
        {
            var line = "";
            foreach (var word in paragraph.Split(' ', StringSplitOptions.RemoveEmptyEntries))
            {
                var rest = word;
                if (line.Length > 0 && line.Length + 1 + rest.Length > width)
                {
                    yield return line;
                    line = "";
                }
                for (; rest.Length > width; rest = rest[width..])
                    yield return rest[..width];
                line = line.Length == 0 ? rest : $"{line} {rest}";
            }
            yield return line;
        }
    }
}
