using Qalqan.Kernel;

namespace Qalqan.Movement;

/// <summary>How a field of a statement is typed.</summary>
public enum FieldSort
{
    /// <summary>One line.</summary>
    Line,

    /// <summary>Several lines.</summary>
    Lines,

    /// <summary>A reference, or a code that nobody lists.</summary>
    Reference,

    /// <summary>References with spaces or commas between them.</summary>
    References,

    /// <summary>References of persons, likewise.</summary>
    People,

    /// <summary>One of the field's codes.</summary>
    Code,

    /// <summary>A day and time on a place's own clock, a DTG, or ISO in Z.</summary>
    Time,

    Day,
    Whole,
    Number,

    /// <summary>Yes or nothing.</summary>
    Yes,

    /// <summary>A place of the mission, an MGRS grid, or LAT,LON.</summary>
    Place,

    /// <summary>Rows of their own form, one a line.</summary>
    Rows,
}

/// <summary>A field of a statement about a move: its name for programs, its label and hint for people.</summary>
/// <param name="Codes">Offered; of <see cref="FieldSort.Code"/> nothing else is taken.</param>
public sealed record MoveField(
    string Name,
    FieldSort Sort,
    Phrase Label,
    bool IsNeeded = false,
    IReadOnlyList<string>? Codes = null,
    Phrase? Hint = null
)
{
    public MoveField Needed => this with { IsNeeded = true };
}
