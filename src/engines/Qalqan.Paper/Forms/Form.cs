using System.Xml;

namespace Qalqan.Paper;

/// <summary>Where in a form something stands.</summary>
public enum PlaceKind
{
    /// <summary>The form as a whole; <c>At</c> is the name of a part of the file, or empty.</summary>
    File,

    /// <summary>A paragraph of the text, counted from 1, those in tables too.</summary>
    Body,
    Header,
    Footer,

    /// <summary>Footnotes and endnotes.</summary>
    Notes,

    /// <summary>A cell, <c>Sheet</c> its sheet and <c>At</c> its address; or the head or foot of its print.</summary>
    Sheet,
}

/// <param name="At">The number of a paragraph, the address of a cell, or what else it is by its kind.</param>
/// <param name="Sheet">The name of a sheet; empty in a paper for Word.</param>
public readonly record struct FormPlace(PlaceKind Kind, string At, string Sheet = "");

/// <summary>A name between double braces, in small letters, and where it stands.</summary>
public sealed record FormField(string Name, FormPlace Place);

public enum FormProblemKind
{
    /// <summary>Larger than <see cref="Form.MostBytes"/>.</summary>
    TooLarge,

    /// <summary>Under a password, or of the kind before 2007: both look alike from outside.</summary>
    OldOrLocked,

    /// <summary>Neither a Word document nor a workbook.</summary>
    NotAForm,

    /// <summary>It would grow beyond its limits, or has too many parts.</summary>
    Bomb,

    /// <summary>It cannot be read, has a document type, or holds a part twice.</summary>
    Damaged,

    /// <summary>A program within it.</summary>
    Macros,

    /// <summary>A file within it, or a control, that runs on its own account.</summary>
    Embedded,

    /// <summary>Something that is fetched from outside when the form is opened; a link that waits to be clicked is none.</summary>
    External,

    /// <summary>A field or formula that fetches, runs or hides what it does.</summary>
    Fetching,

    /// <summary>Double braces without a name that can be one, or never closed.</summary>
    BadName,

    /// <summary>A name that nobody knows here; <c>Wanted</c> is the nearest that is known, if any is near.</summary>
    UnknownName,

    /// <summary>A name of a list outside the row of a table: there is nothing to repeat.</summary>
    ListOutsideRow,

    /// <summary>Names of two lists in one row; <c>Wanted</c> is the first.</summary>
    TwoLists,

    /// <summary>A formula that points to the row of a list or below it, where the rows will move.</summary>
    FormulaAtList,

    /// <summary>More rows than a sheet has.</summary>
    TooManyRows,
}

/// <summary>Why a form is not taken or not filled.</summary>
/// <param name="Seen">A name, a field or a part of the file.</param>
public sealed record FormProblem(FormProblemKind Kind, FormPlace Place, string Seen = "", string? Wanted = null);

/// <summary>The names that may stand in a form: of values, and of lists with their columns (<c>people.rank</c>).</summary>
public sealed record FormNames(
    IReadOnlyCollection<string> Values,
    IReadOnlyDictionary<string, IReadOnlyList<string>> Lists
);

/// <summary>The rows of a list, their cells in the order of its columns.</summary>
public sealed record FormList(IReadOnlyList<string> Columns, IReadOnlyList<Row> Rows);

/// <summary>What a form is filled with. Names are in small letters; <c>Language</c> says how numbers and days are written in text.</summary>
public sealed record FormValues(
    string Language,
    IReadOnlyDictionary<string, Cell> Values,
    IReadOnlyDictionary<string, FormList> Lists
)
{
    public FormNames Names => new([.. Values.Keys], Lists.ToDictionary(list => list.Key, list => list.Value.Columns));
}

/// <summary>
/// An officer's own form, a Word document or a workbook with <c>{{names}}</c>, read without trust: what runs, fetches or hides in
/// it is refused. A table or sheet row with names of a list is repeated for each of its rows; a list without rows leaves one
/// empty. The same form and values give the same bytes.
/// </summary>
public sealed class Form
{
    /// <summary>A form with pictures is a few megabytes.</summary>
    public const int MostBytes = 10_000_000;

    private readonly FormFile file;

    private Form(FormFile file, string format) => (this.file, Format) = (file, format);

    /// <summary>docx or xlsx.</summary>
    public string Format { get; }

    /// <summary>Every name found, in the order of the text, as often as it stands there.</summary>
    public IReadOnlyList<FormField> Fields => file.Fields;

    /// <summary>The form, or every reason why it is not taken.</summary>
    public static (Form? Form, IReadOnlyList<FormProblem> Problems) Read(ReadOnlyMemory<byte> bytes)
    {
        try
        {
            var parts = FormParts.Read(bytes);
            var problems = FormGuard.Problems(parts);
            if (problems.Count > 0)
                return (null, problems);
            var isWord = parts.MainKind == MainKind.Word;
            FormFile file = isWord ? new WordForm(parts) : new SheetForm(parts);
            return file.Problems.Count > 0 ? (null, file.Problems) : (new Form(file, isWord ? "docx" : "xlsx"), []);
        }
        catch (FormRefusedException refused)
        {
            return (null, [refused.Problem]);
        }
        catch (Exception error)
            when (error is XmlException or InvalidDataException or FormatException or OverflowException)
        {
            // The message may repeat what stands in the form, so only its kind is told.
            return (null, [new FormProblem(FormProblemKind.Damaged, default)]);
        }
    }

    /// <summary>What stands against filling it with these names: empty where nothing does.</summary>
    public IReadOnlyList<FormProblem> Check(FormNames names) => file.Check(names);

    /// <summary>The form filled.</summary>
    /// <exception cref="ArgumentException">
    /// Something stands against it: ask <see cref="Check"/> first; or a list has more rows than a sheet can take.
    /// </exception>
    public byte[] Fill(FormValues values)
    {
        if (Check(values.Names) is [var problem, ..])
            throw new ArgumentException($"{problem.Kind} at {problem.Place}.", nameof(values));
        try
        {
            return file.Fill(values);
        }
        catch (FormRefusedException refused)
        {
            throw new ArgumentException($"{refused.Problem.Kind}.", nameof(values));
        }
    }
}

internal sealed class FormRefusedException(FormProblemKind kind, string part = "") : Exception
{
    public FormProblem Problem { get; } = new(kind, new FormPlace(PlaceKind.File, part), part);
}
