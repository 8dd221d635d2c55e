using Qalqan.Kernel;

namespace Qalqan.People;

/// <summary>What a column holds, and so how its cells are read.</summary>
public enum ColumnForm
{
    /// <summary>One line of text for the vault: never repeated in a reason.</summary>
    Sealed,

    /// <summary>A person's name, in one script.</summary>
    Name,

    /// <summary>How something is called in the record. Letters of a Cyrillic word are written in Latin, and it is said.</summary>
    Code,

    /// <summary>The same, but a post or roll number: a letter that only looks Latin is refused.</summary>
    Reference,

    /// <summary>A rank: a code such as OR-4, or a national title where a table of ranks is adopted.</summary>
    Rank,

    /// <summary>As the tester wrote it.</summary>
    Score,

    Day,
    Choice,
}

/// <summary>One word of a list that a cell may hold: its title, and what else people write for it, with | between.</summary>
public sealed record SheetChoice(string Code, Phrase Title, string Names)
{
    private readonly HashSet<string> names = [.. HeaderText.Split(Names), Code];

    public bool IsNamed(string text) => names.Contains(HeaderText.Bare(text));
}

/// <summary>A column that a sheet may have: its code, its title, and what else people call it, with | between.</summary>
public sealed record SheetColumn(
    string Code,
    Phrase Title,
    ColumnForm Form,
    string Names,
    bool IsNeeded = false,
    IReadOnlyList<SheetChoice>? Choices = null
)
{
    internal IReadOnlyList<string> Bare { get; } = [.. HeaderText.Split(Names)];
}

/// <summary>What a sheet is about: <c>roll</c> or <c>posts</c>, and the columns it may have.</summary>
public sealed record SheetKind(string Name, IReadOnlyList<SheetColumn> Columns)
{
    public static SheetKind Roll { get; } = new("roll", RollColumns.All);

    public static SheetKind Posts { get; } = new("posts", PostColumns.All);

    public static IReadOnlyList<SheetKind> All { get; } = [Roll, Posts];

    public static SheetKind? Named(string? name) => All.FirstOrDefault(kind => kind.Name == name);

    /// <summary>The columns to choose from: its own, and in a roll the vaccines we know.</summary>
    public IReadOnlyList<SheetColumn> Choices { get; } = Name == "roll" ? [.. Columns, .. VaccineColumns.All] : Columns;

    /// <summary>The column of that code; any vaccine's, <c>vaccinated:CODE</c>, in a roll; null where there is none.</summary>
    public SheetColumn? Column(string code) =>
        Columns.FirstOrDefault(column => column.Code == code) ?? (Name == "roll" ? VaccineColumns.Of(code) : null);
}
