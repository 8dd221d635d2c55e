using System.Net;
using System.Text;

namespace Qalqan.Paper;

/// <summary>
/// A document as one page for any browser: its styles within, no script, nothing fetched from outside; it prints as a paper
/// does, its marking above and below.
/// </summary>
public static class Html
{
    private const string Styles = """
        :root { color-scheme: light; }
        body { font: 10pt/1.4 "Noto Sans", "Segoe UI", Arial, sans-serif; color: #000; background: #fff; max-width: 48rem; margin: 2rem auto; padding: 0 1rem; }
        h1 { font-size: 18pt; line-height: 1.2; margin: .3rem 0 .5rem; padding-bottom: .4rem; border-bottom: 1.5pt solid; }
        h2 { font-size: 12pt; margin: 1.6rem 0 .4rem; break-after: avoid; }
        h3 { font-size: 10pt; margin: 1.2rem 0 .3rem; break-after: avoid; }
        p { margin: .4rem 0; white-space: pre-line; }
        .mark { text-align: center; font-weight: 700; margin: .4rem 0; }
        .exercise { text-align: center; font-weight: 700; border: solid; border-width: 2pt 0; padding: .2rem 0; }
        .whose { display: flex; justify-content: space-between; gap: 1rem; margin-top: 1.2rem; }
        dl { display: grid; grid-template-columns: minmax(6rem, max-content) 1fr; gap: .1rem 1rem; margin: .5rem 0; }
        dt { color: #505050; }
        dd { margin: 0; white-space: pre-line; }
        table { border-collapse: collapse; width: 100%; font-size: 8.5pt; border: solid; border-width: .75pt 0; margin: .4rem 0 .8rem; }
        th, td { text-align: left; vertical-align: top; padding: .2rem .4rem; border-top: .35pt solid #909090; overflow-wrap: break-word; }
        th:first-child, td:first-child { padding-left: 0; }
        th:last-child, td:last-child { padding-right: 0; }
        td.d { white-space: nowrap; }
        th { vertical-align: bottom; border: 0; border-bottom: .75pt solid; }
        th.n, td.n { text-align: right; font-variant-numeric: tabular-nums; white-space: nowrap; }
        tfoot td { font-weight: 700; border-top: .75pt solid; }
        tr { break-inside: avoid; }
        .sign { break-inside: avoid; margin-top: 1.4rem; }
        .sign > div { display: grid; grid-template-columns: 3fr 1fr; gap: 1.6rem; margin-top: 2.2rem; }
        .sign > div > * { border-top: .75pt solid; }
        small { font-size: 8.5pt; color: #505050; }
        footer { border-top: .75pt solid; margin-top: 2rem; font-size: 8.5pt; }
        @page { size: A4; margin: 18mm 16mm 18mm 21mm; }
        @media print { body { max-width: none; margin: 0; padding: 0; } thead { display: table-header-group; } tfoot { display: table-row-group; } }
        """;

    public static byte[] Of(Document document)
    {
        var head = document.Head;
        var html = new StringBuilder();
        html.Append("<!doctype html>\n<html lang=\"")
            .Append(Safe(head.Language))
            .Append("\">\n<head>\n<meta charset=\"utf-8\">\n");
        html.Append("<meta name=\"viewport\" content=\"width=device-width, initial-scale=1\">\n");
        html.Append("<title>").Append(Safe($"{head.Serial} {head.Title}")).Append("</title>\n<style>\n").Append(Styles);
        html.Append("\n</style>\n</head>\n<body>\n");
        Mark(html, head);
        html.Append("<main>\n<div class=\"whose\"><span>").Append(Safe(head.Unit)).Append("</span><b>");
        html.Append(Safe(head.Serial)).Append("</b></div>\n<h1>").Append(Safe(head.Title)).Append("</h1>\n");
        Facts(html, head.Facts);
        foreach (var block in document.Blocks)
            Write(html, block, head.Language);
        html.Append("</main>\n<footer><p>").Append(Safe(head.Basis)).Append("</p></footer>\n");
        Mark(html, head);
        html.Append("</body>\n</html>\n");
        return Encoding.UTF8.GetBytes(html.ToString());
    }

    private static void Mark(StringBuilder html, Head head)
    {
        if (head.Exercise is { } said)
            html.Append("<p class=\"exercise\">").Append(Safe(said)).Append("</p>\n");
        html.Append("<p class=\"mark\">").Append(Safe(head.Marking)).Append("</p>\n");
    }

    private static void Write(StringBuilder html, Block block, string language)
    {
        switch (block)
        {
            case Heading heading:
                var level = heading.Level <= 1 ? 2 : 3;
                html.Append($"<h{level}>").Append(Safe(heading.Text)).Append($"</h{level}>\n");
                break;
            case Paragraph { IsStrong: true } said:
                html.Append("<p><b>").Append(Safe(said.Text)).Append("</b></p>\n");
                break;
            case Paragraph said:
                html.Append("<p>").Append(Safe(said.Text)).Append("</p>\n");
                break;
            case FactList list:
                Facts(html, list.Facts);
                break;
            case Table { Columns.Count: > 0 } table:
                Write(html, table, language);
                break;
            case Drawing drawing:
                html.Append("<div>").Append(Svg.Element(drawing)).Append("</div>\n");
                break;
            case Signatures signatures:
                foreach (var line in signatures.Lines)
                    Write(html, line);
                break;
        }
    }

    private static void Facts(StringBuilder html, IReadOnlyList<Fact> facts)
    {
        if (facts.Count == 0)
            return;
        html.Append("<dl>\n");
        foreach (var (label, text) in facts)
            html.Append("<dt>").Append(Safe(label)).Append("</dt><dd>").Append(Safe(text)).Append("</dd>\n");
        html.Append("</dl>\n");
    }

    private static void Write(StringBuilder html, Table table, string language)
    {
        html.Append("<table>\n<thead><tr>");
        foreach (var column in table.Columns)
            html.Append(column.IsNumber ? "<th scope=\"col\" class=\"n\">" : "<th scope=\"col\">")
                .Append(Safe(column.Head))
                .Append("</th>");
        html.Append("</tr></thead>\n<tbody>\n");
        if (table.Rows.Count == 0)
            html.Append($"<tr><td colspan=\"{table.Columns.Count}\">")
                .Append(Safe(table.Empty ?? "\u2014"))
                .Append("</td></tr>\n");
        foreach (var row in table.Rows)
            Write(html, table, row, language);
        html.Append("</tbody>\n");
        if (table.Total is { } total)
        {
            html.Append("<tfoot>\n");
            Write(html, table, total, language);
            html.Append("</tfoot>\n");
        }
        html.Append("</table>\n");
    }

    private static void Write(StringBuilder html, Table table, Row row, string language)
    {
        html.Append("<tr>");
        for (var i = 0; i < table.Columns.Count; i++)
        {
            var cell = row.Cells.ElementAtOrDefault(i);
            var text = cell is null ? "" : Safe(Figures.Show(cell, language));
            html.Append(
                table.Columns[i].IsNumber ? "<td class=\"n\">"
                : cell is DayCell ? "<td class=\"d\">"
                : "<td>"
            );
            html.Append(cell is TextCell { IsStruck: true } ? $"<s>{text}</s>" : text).Append("</td>");
        }
        html.Append("</tr>\n");
    }

    private static void Write(StringBuilder html, Signature line)
    {
        html.Append("<div class=\"sign\"><small>").Append(Safe(line.Role)).Append("</small><div><p><b>");
        html.Append(Safe(line.Post)).Append("</b>");
        if (line.Text.Length > 0)
            html.Append("<br><small>").Append(Safe(line.Text)).Append("</small>");
        html.Append("</p><p></p></div></div>\n");
    }

    private static string Safe(string text) => WebUtility.HtmlEncode(OfficeZip.Printable(text));
}
