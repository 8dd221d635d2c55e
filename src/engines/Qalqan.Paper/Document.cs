using NodaTime;

namespace Qalqan.Paper;

/// <summary>
/// A paper ready to be written in any format: every word said in its one language, every time shown as it is to stand. Equal
/// documents give equal bytes within one release of the program.
/// </summary>
public sealed record Document(Head Head, IReadOnlyList<Block> Blocks);

/// <summary>What stands at the head and on every page.</summary>
/// <param name="Language">Of all the words: en, ru or kk.</param>
/// <param name="Title">What the paper is called.</param>
/// <param name="Unit">Whose paper it is.</param>
/// <param name="Serial">Under which it was issued; of a draft, the words that say that it is none.</param>
/// <param name="Marking">How secret it is: top and bottom of every page.</param>
/// <param name="Exercise">What every page of an exercise says before all else; null in a real record.</param>
/// <param name="Facts">Under the title, in order: from whom, as of when by both clocks, known up to what.</param>
/// <param name="Basis">In one line at the foot of every page: serial, cut-off, editions.</param>
/// <param name="PageOf">With <c>{page}</c> and <c>{pages}</c>.</param>
/// <param name="At">The one time that a file's own properties may bear, so that equal documents stay equal.</param>
public sealed record Head(
    string Language,
    string Title,
    string Unit,
    string Serial,
    string Marking,
    string? Exercise,
    IReadOnlyList<Fact> Facts,
    string Basis,
    string PageOf,
    Instant At
);

/// <summary>A label and what it says.</summary>
public sealed record Fact(string Label, string Text);

public abstract record Block;

/// <summary>A heading of the first level below the title (1) or the one below that (2).</summary>
public sealed record Heading(string Text, int Level = 1) : Block;

public sealed record Paragraph(string Text, bool IsStrong = false) : Block;

public sealed record FactList(IReadOnlyList<Fact> Facts) : Block;

/// <summary>
/// A table. Without rows <c>Empty</c> stands in its place and says so. Its head is repeated on every page that it runs over;
/// it must be told apart on a grey printer: rules and words, no hue. One without columns says nothing.
/// </summary>
/// <param name="Name">Unique in the document, short: also the name of its sheet in a workbook.</param>
public sealed record Table(
    string Name,
    IReadOnlyList<Column> Columns,
    IReadOnlyList<Row> Rows,
    Row? Total = null,
    string? Empty = null
) : Block;

/// <summary>A column with its unit in its head. <c>Weight</c> is its share of the width beside the others'.</summary>
public sealed record Column(string Head, int Weight = 1, bool IsNumber = false);

public sealed record Row(IReadOnlyList<Cell> Cells);

/// <summary>What a cell says, and in a workbook what it is.</summary>
public abstract record Cell
{
    /// <summary>On a page what shows the rows that it counts; no file has it.</summary>
    public string? Opens { get; init; }

    public static Cell Of(string? text) => new TextCell(text ?? "");

    public static Cell Of(decimal? number) => number is { } value ? new NumberCell(value) : new TextCell("");

    public static Cell Of(LocalDate? day) => day is { } value ? new DayCell(value) : new TextCell("");
}

/// <summary><c>IsStruck</c>: in the place of a name that was forgotten; drawn as struck through, and what it says says so too.</summary>
public sealed record TextCell(string Text, bool IsStruck = false) : Cell;

public sealed record NumberCell(decimal Number) : Cell;

public sealed record DayCell(LocalDate Day) : Cell;

/// <summary>Where people sign: a line each with the post under it, the name where it is known, and room for the day.</summary>
public sealed record Signatures(IReadOnlyList<Signature> Lines) : Block;

/// <param name="Role">Prepared by, released by.</param>
/// <param name="Post">The post that signs; empty where nobody has yet.</param>
/// <param name="Text">What is on record of it: who, when and under which entry; empty where nothing is.</param>
public sealed record Signature(string Role, string Post, string Text);
