using NodaTime;

namespace Qalqan.Sheets;

public enum CellKind
{
    Empty,
    Text,
    Number,

    /// <summary>A day, perhaps with a time of day, as the workbook typed it; text that reads like one is text.</summary>
    Day,

    /// <summary>TRUE or FALSE.</summary>
    Flag,

    /// <summary>An error such as #N/A, a day that no calendar has, or a broken line of a text file.</summary>
    Error,

    /// <summary>A formula whose value was never computed and kept.</summary>
    Uncomputed,

    /// <summary>Longer than a cell may be; its text is left out.</summary>
    TooLong,
}

/// <summary>
/// One cell: its text as a person would read it, trimmed, and of a day the moment too. A formula is its value as the program
/// that saved it computed it, never computed here.
/// </summary>
public readonly record struct Cell(CellKind Kind, string Text, LocalDateTime Moment = default, bool IsFormula = false)
{
    public static Cell Empty => new(CellKind.Empty, "");

    public bool IsEmpty => Kind is CellKind.Empty;

    internal static Cell OfText(string? text, bool isFormula = false)
    {
        if (text is null || text.Length > Limits.CellCharacters)
            return new Cell(CellKind.TooLong, "", IsFormula: isFormula);
        var trimmed = Neutral.Undo(text.Trim()).Trim();
        return trimmed.Length == 0 ? Empty : new Cell(CellKind.Text, trimmed, IsFormula: isFormula);
    }
}

/// <summary>A row with its number in the file, from 1; of a text file the line it begins on.</summary>
public sealed record SheetRow(int Number, IReadOnlyList<Cell> Cells)
{
    /// <summary>The cell of that column, from 0; empty beyond the last.</summary>
    public Cell this[int column] => column < Cells.Count ? Cells[column] : Cell.Empty;
}
