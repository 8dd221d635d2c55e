namespace Qalqan.Paper.Tests;

/// <summary>All that a document says, as it is to be read.</summary>
internal static class Said
{
    public static IEnumerable<string> In(Document document) =>
        [
            document.Head.Title,
            document.Head.Unit,
            document.Head.Serial,
            document.Head.Marking,
            document.Head.Basis,
            .. document.Head.Facts.SelectMany(fact => new[] { fact.Label, fact.Text }),
            .. document.Blocks.SelectMany(block => In(block, document.Head.Language)),
        ];

    private static IEnumerable<string> In(Block block, string language) =>
        block switch
        {
            Heading heading => [heading.Text],
            Paragraph paragraph => [paragraph.Text],
            FactList list => list.Facts.SelectMany(fact => new[] { fact.Label, fact.Text }),
            Table { Rows.Count: 0 } table => [table.Empty!],
            Table table =>
            [
                .. table.Columns.Select(column => column.Head),
                .. table
                    .Rows.Append(table.Total ?? new Row([]))
                    .SelectMany(row => row.Cells.Select(cell => Figures.Show(cell, language))),
            ],
            Signatures signatures => signatures.Lines.SelectMany(line => new[] { line.Role, line.Post, line.Text }),
            _ => [],
        };
}
