using System.Security.Cryptography;
using System.Text;
using Qalqan.Kernel;
using Qalqan.Sheets;
using Qalqan.Words;

namespace Qalqan.Web;

/// <summary>
/// A list as a workbook: the rows on screen in their order, numbers and days typed as such, the headings in view and ready to
/// filter; a second sheet says of what day it is, what was known, what was filtered, and the hash of the rows. The same answer
/// gives the same bytes.
/// </summary>
public static class ListWorkbook
{
    public const string Type = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet";

    private const int Narrowest = 6;
    private const int Widest = 44;

    /// <param name="answer">What is on screen.</param>
    /// <param name="withNames">Whether names stand in it; they may order it without.</param>
    /// <param name="speech">In which it is read.</param>
    public static byte[] Of<T>(ListAnswer<T> answer, bool withNames, Speech speech)
    {
        var (mark, title) = (answer.IsExercise ? "EXERCISE " : "", Say(answer.Title));
        var columns = answer.At(Stands.InWorkbook, withNames);
        var isOfOne = answer.Parts.Count == 1;
        List<string> header =
        [
            .. isOfOne ? Array.Empty<string>() : [Say("web.roll.contingent")],
            .. columns.Select(column => speech.Say(Phrase.Of(column.HeadInWorkbook))),
        ];
        var rows = answer
            .Parts.SelectMany(part =>
                part.Rows.Select(row =>
                    (IReadOnlyList<OutCell>)
                        [
                            .. isOfOne ? Array.Empty<OutCell>() : [new OutCell(part.Scope)],
                            .. columns.Select(column => Cell(column, row, speech)),
                        ]
                )
            )
            .ToList();
        return WorkbookWriter.Write(
            new OutSheet(mark + answer.Name, header, rows, [])
            {
                IsList = true,
                Edges = new OutEdges($"{mark}{title} · {Filter()}", string.Join(" · ", answer.Parts.Select(Cutoff))),
                Widths = [.. header.Select((head, at) => WidthOf(head, rows, at))],
            },
            new OutSheet(
                mark + Say("web.roll.copy"),
                [title, answer.IsExercise ? "EXERCISE" : ""],
                Notes().Select(note => (IReadOnlyList<OutCell>)[new OutCell(note.What), new OutCell(note.Says)]),
                []
            )
            {
                Widths = [26, 90],
            }
        );

        string Say(string key) => speech.Say(Phrase.Of(key));
        // Short: the edge of a page holds a hundred signs.
        string Cutoff(ListPart<T> part) => $"{part.Scope} · {Speech.Zulu(part.At)} · #{part.UpTo}";
        string Filter() =>
            answer.Question.Conditions.Count == 0
                ? Say("web.list.unfiltered")
                : string.Join(" · ", answer.Question.Conditions.Select(condition => answer.Say(condition, speech)));

        IEnumerable<(string What, string Says)> Notes()
        {
            foreach (var part in answer.Parts)
            {
                yield return (Say("web.roll.contingent"), $"{part.Title} ({part.Scope})");
                yield return (Say("web.as-of"), speech.BothClocks(part.At, part.Zone));
                yield return (Say("web.known-at"), $"#{part.UpTo}");
                yield return (Say("web.list.sums"), speech.Say(part.Sums));
                yield return (
                    Say("web.list.rows"),
                    speech.Say(Phrase.Of("web.list.count", ("count", part.Rows.Count), ("all", part.All)))
                );
            }
            yield return (Say("web.list.filter"), Filter());
            yield return (
                Say("web.list.order"),
                answer.Question.Order is { } order
                    ? $"{order.HeadIn(speech)} {(answer.Question.IsDescending ? "↓" : "↑")}"
                    : Say("web.list.own-order")
            );
            yield return (Say("web.list.hash"), HashOf(rows));
            yield return ("", Say("web.list.hash.how"));
        }
    }

    /// <summary>SHA-256 in lower-case hex over the rows as text: ISO days, plain numbers, tab between cells and newline behind each row.</summary>
    public static string HashOf(IEnumerable<IReadOnlyList<OutCell>> rows) =>
        Convert.ToHexStringLower(
            SHA256.HashData(
                Encoding.UTF8.GetBytes(string.Concat(rows.Select(row => string.Join('\t', row.Select(TextOf)) + "\n")))
            )
        );

    private static OutCell Cell<T>(ListColumn<T> column, T row, Speech speech) =>
        column.Of(row, speech) switch
        {
            { Day: { } day } when column.Kind is ColumnKind.Day => new OutCell("", day),
            { Number: { } number } when column.Kind is ColumnKind.Number => new OutCell("", Number: number),
            _ => new OutCell(column.TextOf(row, speech)),
        };

    internal static string TextOf(OutCell cell) =>
        new Worth(null, cell.Number, cell.Day) is { IsEmpty: false } typed
            ? typed.ToString()
            : string.Concat(cell.Text.Select(sign => char.IsControl(sign) ? ' ' : sign));

    private static int WidthOf(string head, List<IReadOnlyList<OutCell>> rows, int at) =>
        Math.Clamp(rows.Select(row => TextOf(row[at]).Length).Append(head.Length + 2).Max() + 2, Narrowest, Widest);
}
