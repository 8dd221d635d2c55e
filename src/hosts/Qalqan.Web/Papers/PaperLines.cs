using Qalqan.Paper;

namespace Qalqan.Web;

/// <summary>A line of a paper that is otherwise now: where it stands, and what it says; empty where it was not, or is not any more.</summary>
public sealed record PaperChange(string Place, string Then, string Now);

/// <summary>What a paper would say otherwise had it known what is known since.</summary>
/// <param name="KnownUpTo">The cut-off it was issued with.</param>
/// <param name="Now">The cut-off it would have now.</param>
/// <param name="Release">Of the program that wrote it: both are made here by this one, and so differ by what is known alone.</param>
public sealed record PaperSince(long KnownUpTo, long Now, string Release, IReadOnlyList<PaperChange> Changes);

/// <summary>A paper as lines, each with the place where it stands: the heading, the row by its first cells, the column.</summary>
internal static class PaperLines
{
    public static IReadOnlyList<PaperChange> Changes(Made then, Made now)
    {
        var (before, after) = (Of(then), Of(now));
        return
        [
            .. before
                .Select(line => new PaperChange(line.Key, line.Value, after.GetValueOrDefault(line.Key, "")))
                .Concat(
                    after
                        .Where(line => !before.ContainsKey(line.Key))
                        .Select(line => new PaperChange(line.Key, "", line.Value))
                )
                .Where(change => change.Then != change.Now),
        ];
    }

    public static string TextOf(Cell cell) =>
        cell switch
        {
            TextCell text => text.Text,
            NumberCell number => number.Number.ToString(System.Globalization.CultureInfo.InvariantCulture),
            DayCell day => NodaTime.Text.LocalDatePattern.Iso.Format(day.Day),
            _ => "",
        };

    internal static string Flat(Document document) =>
        string.Join('\n', Of(document).Select(line => line.Key + ": " + line.Value));

    private static OrderedDictionary<string, string> Of(Made made) =>
        made.Figures is { } figures ? Of(figures) : Of(made.Document);

    private static OrderedDictionary<string, string> Of(FormFigures figures)
    {
        OrderedDictionary<string, string> lines = [];
        foreach (var value in figures.Values.Where(value => value.Name != FormFigures.CutOff))
            lines.Add(value.Name, TextOf(value.Cell));
        foreach (var list in figures.Lists)
        foreach (var (at, row) in list.Rows.Index())
        foreach (var (column, cell) in list.Columns.Zip(row.Cells))
            lines.Add($"{list.Name} {at + 1} · {column.Name}", TextOf(cell));
        return lines;
    }

    // In the paper's order, so that what changed is told in it.
    private static OrderedDictionary<string, string> Of(Document document)
    {
        OrderedDictionary<string, string> lines = [];
        var under = "";
        foreach (var block in document.Blocks)
            switch (block)
            {
                case Heading heading:
                    under = heading.Text;
                    break;
                case Paragraph paragraph:
                    Add(under, paragraph.Text);
                    break;
                case FactList facts:
                    foreach (var fact in facts.Facts)
                        Add($"{under} · {fact.Label}", fact.Text);
                    break;
                case Table table:
                    foreach (var row in table.Total is { } total ? table.Rows.Append(total) : table.Rows)
                    foreach (var (column, cell) in table.Columns.Zip(row.Cells).Skip(1))
                        if (TextOf(cell) is { Length: > 0 } text)
                            Add($"{under} · {TextOf(row.Cells[0])} · {column.Head}", text);
                    break;
            }
        return lines;

        // Two rows may begin alike: the second of them is another place.
        void Add(string place, string text)
        {
            var free = place;
            for (var again = 2; !lines.TryAdd(free, text); again++)
                free = $"{place} ({again})";
        }
    }
}
