using Qalqan.Kernel;
using Qalqan.Sheets;

namespace Qalqan.Web;

/// <summary>What the reader of sheets says, as phrases.</summary>
public static class SheetSpeech
{
    public static Phrase Of(SheetNote note) =>
        note.Kind switch
        {
            NoteKind.Encoding => Phrase.Of("web.sheet.encoding", ("encoding", note.Text)),
            NoteKind.Delimiter => Phrase.Of("web.sheet.delimiter", ("delimiter", note.Text)),
            NoteKind.MergedHeader => Phrase.Of("web.sheet.merged-header", ("headings", note.Text)),
            NoteKind.MergedCells => Phrase.Of("web.sheet.merged-cells", ("count", note.Count)),
            NoteKind.LeftOutRows => Phrase.Of("web.sheet.left-out", ("count", note.Count)),
            NoteKind.OtherSheets => Phrase.Of("web.sheet.other-sheets", ("sheet", note.Text), ("count", note.Count)),
            NoteKind.Macros => Phrase.Of("web.sheet.macros"),
            NoteKind.ExternalLinks => Phrase.Of("web.sheet.links", ("count", note.Count)),
            NoteKind.Formulas => Phrase.Of("web.sheet.formulas", ("count", note.Count)),
            _ => Phrase.Of("web.sheet.old-count"),
        };

    /// <summary>What was seen, and what was wanted.</summary>
    public static (Phrase Seen, Phrase Wanted) Of(SheetRefusal refusal) =>
        refusal.Kind switch
        {
            RefusalKind.TooLarge => (
                Phrase.Of("web.sheet.large", ("detail", refusal.Detail)),
                Phrase.Of("web.sheet.large.wanted", ("most", Limits.FileBytes / 1_000_000))
            ),
            RefusalKind.OldOrLocked => (Phrase.Of("web.sheet.old"), Phrase.Of("web.sheet.old.wanted")),
            RefusalKind.NoWorkbook => (Phrase.Of("web.sheet.no-workbook"), Phrase.Of("web.sheet.wanted")),
            RefusalKind.Bomb => (
                Phrase.Of("web.sheet.bomb", ("detail", refusal.Detail)),
                Phrase.Of("web.sheet.bomb.wanted")
            ),
            RefusalKind.Damaged => (Phrase.Of("web.sheet.damaged"), Phrase.Of("web.sheet.damaged.wanted")),
            RefusalKind.TooManyRows => (
                Phrase.Of("web.sheet.rows"),
                Phrase.Of("web.sheet.rows.wanted", ("most", Limits.Rows))
            ),
            RefusalKind.TooManyColumns => (
                Phrase.Of("web.sheet.columns"),
                Phrase.Of("web.sheet.columns.wanted", ("most", Limits.Columns))
            ),
            RefusalKind.TooManyCells => (
                Phrase.Of("web.sheet.cells"),
                Phrase.Of("web.sheet.cells.wanted", ("most", Limits.Cells))
            ),
            RefusalKind.Nothing => (Phrase.Of("web.sheet.nothing"), Phrase.Of("web.sheet.nothing.wanted")),
            RefusalKind.UnknownEncoding => (
                Phrase.Of("web.sheet.unknown-encoding"),
                Phrase.Of("web.sheet.unknown-encoding.wanted")
            ),
            _ => (Phrase.Of("web.sheet.open-quote"), Phrase.Of("web.sheet.open-quote.wanted")),
        };
}
