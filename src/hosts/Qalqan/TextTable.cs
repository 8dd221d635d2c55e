namespace Qalqan;

/// <summary>Columns as wide as their widest cell, two spaces between; the last is not padded, so that a change in it moves no other.</summary>
/// <param name="headings">One a column; a heading that ends in <c>#</c> is of numbers, and set to the right without it.</param>
internal sealed class TextTable(params IReadOnlyList<string> headings)
{
    private readonly List<IReadOnlyList<string>> rows =
    [
        [.. headings.Select(Heading)],
    ];

    public void Add(params IReadOnlyList<string?> cells) => rows.Add([.. cells.Select(cell => cell ?? "")]);

    public void Print(TextWriter output, string indent = "  ")
    {
        int[] widths = [.. headings.Select((_, column) => rows.Max(row => Width(row[column])))];
        foreach (var row in rows)
            output.WriteLine(
                (indent + string.Join("  ", row.Select((cell, column) => Set(cell, column, widths[column])))).TrimEnd()
            );
    }

    private string Set(string cell, int column, int width)
    {
        var gap = new string(' ', width - Width(cell));
        return headings[column].EndsWith('#') ? gap + cell
            : column == headings.Count - 1 ? cell
            : cell + gap;
    }

    private static string Heading(string heading) => heading.TrimEnd('#');

    // Signs as people count them: a letter with a mark on it is one.
    private static int Width(string text) => new System.Globalization.StringInfo(text).LengthInTextElements;
}
