namespace Qalqan.Sheets;

/// <summary>What the reader did beyond reading cells; whoever brought the sheet is told.</summary>
public enum NoteKind
{
    /// <summary>Text in an encoding that had to be found out: its name.</summary>
    Encoding,

    /// <summary>What lies between the columns of a text file.</summary>
    Delimiter,

    /// <summary>Merged or two-storey headings: the headings that were made of them.</summary>
    MergedHeader,

    /// <summary>Merged cells below: how many took the text of the first of their range.</summary>
    MergedCells,

    /// <summary>Rows above the headings, and a row of column numbers below them, left out: how many.</summary>
    LeftOutRows,

    /// <summary>Other sheets of the workbook, not read: how many; the text is the name of the one that was.</summary>
    OtherSheets,

    /// <summary>Macros, not read.</summary>
    Macros,

    /// <summary>Links to other files, not followed.</summary>
    ExternalLinks,

    /// <summary>Cells that are formulas, taken by the value kept with them: how many.</summary>
    Formulas,

    /// <summary>Days counted from 1904, as old Macintosh workbooks do.</summary>
    DaysFrom1904,
}

public sealed record SheetNote(NoteKind Kind, string Text = "", int Count = 0);

/// <summary>A sheet as read: its headings, one a column, and its rows that hold anything, in order.</summary>
public sealed record SheetTable(
    IReadOnlyList<string> Header,
    int HeaderRow,
    IReadOnlyList<SheetRow> Rows,
    IReadOnlyList<SheetNote> Notes
);

/// <summary>Why a file is not read at all.</summary>
public enum RefusalKind
{
    /// <summary>Larger than <see cref="Limits.FileBytes"/>.</summary>
    TooLarge,

    /// <summary>An old binary workbook, or one locked by a password: both look alike from outside.</summary>
    OldOrLocked,

    /// <summary>A zip that is no workbook.</summary>
    NoWorkbook,

    /// <summary>A workbook that would grow beyond its limits, or has too many parts.</summary>
    Bomb,

    /// <summary>XML that cannot be read, has a document type, or numbers its rows out of order.</summary>
    Damaged,

    TooManyRows,
    TooManyColumns,
    TooManyCells,

    /// <summary>No row of headings with at least one row below it.</summary>
    Nothing,

    /// <summary>Text in an encoding that cannot be told.</summary>
    UnknownEncoding,

    /// <summary>A quotation mark that is never closed.</summary>
    OpenQuote,
}

/// <param name="Kind">Why.</param>
/// <param name="Row">The row at which it was seen; 0 for the file as a whole.</param>
/// <param name="Detail">What was seen: a number, or the name of a part.</param>
public sealed record SheetRefusal(RefusalKind Kind, int Row, string Detail);

internal sealed class SheetRefusedException(RefusalKind kind, int row = 0, string detail = "") : Exception
{
    public SheetRefusal Refusal { get; } = new(kind, row, detail);
}
