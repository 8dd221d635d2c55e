using Qalqan.Kernel;
using Qalqan.Words;

namespace Qalqan.Web;

/// <summary>What a column of a list holds, and so how it is filtered: a part of a text, a range, or one of a few.</summary>
public enum ColumnKind
{
    Text,
    Number,
    Day,
    Choice,
}

/// <summary>Where a column stands. One that stands nowhere is there to filter and to order by.</summary>
[Flags]
public enum Stands
{
    Nowhere = 0,
    OnScreen = 1,
    InWorkbook = 2,
    Everywhere = OnScreen | InWorkbook,
}

/// <summary>A piece of what a cell shows: its words, the page they open, and how they are set.</summary>
public readonly record struct Piece(string Text, string? Page = null, string? Class = null);

/// <summary>
/// A column apart from the rows: its key in addresses, for ever and in no language; the phrase of its head; what it holds.
/// </summary>
public abstract record ListColumn(string Key, string Head, ColumnKind Kind)
{
    public Stands Stands { get; init; } = Stands.Everywhere;

    /// <summary>Whether it tells names, which stand in a copy only where they are asked for.</summary>
    public bool IsName { get; init; }

    /// <summary>False of a name: an address is kept in histories and logs, and no name belongs there.</summary>
    public bool IsFiltered { get; init; } = true;

    /// <summary>A choice's word in the reader's language; null says the word itself.</summary>
    public Func<string, Speech, string>? Word { get; init; }

    /// <summary>The choices there are whether they occur or not; null where only those that occur are known.</summary>
    public IReadOnlyList<string>? Known { get; init; }

    /// <summary>Whether a cell of it is one code, which no line breaks.</summary>
    public bool IsCode { get; init; }

    /// <summary>Whether its cells are sentences, which want room.</summary>
    public bool IsLong { get; init; }

    /// <summary>Whether its head is said before the value where there is no row of heads: a figure and a day do not say what they are.</summary>
    public bool IsHeadSaid { get; init; } = Kind is ColumnKind.Number or ColumnKind.Day;

    /// <summary>The phrase of its head in a workbook, where an import reads another column under the head on screen.</summary>
    public string HeadInWorkbook { get; init; } = Head;

    public string HeadIn(Speech speech) => speech.Say(Phrase.Of(Head));

    public string WordIn(string word, Speech speech) => Word?.Invoke(word, speech) ?? word;
}

/// <summary>A column of rows: what each is filtered and ordered by, and what is shown of it, on screen and in a workbook alike.</summary>
public sealed record ListColumn<T>(string Key, string Head, ColumnKind Kind, Func<T, Speech, Worth> Of)
    : ListColumn(Key, Head, Kind)
{
    public ListColumn(string key, string head, ColumnKind kind, Func<T, Worth> of)
        : this(key, head, kind, (row, _) => of(row)) { }

    /// <summary>What a cell shows; null shows its worth.</summary>
    public Func<T, Speech, IEnumerable<Piece>>? Shows { get; init; }

    public IReadOnlyList<Piece> PiecesOf(T row, Speech speech) =>
        Shows is { } shows ? [.. shows(row, speech)] : [new Piece(Say(Of(row, speech), speech))];

    /// <summary>The whole text of a cell; empty where it shows nothing.</summary>
    public string TextOf(T row, Speech speech) =>
        string.Join(' ', PiecesOf(row, speech).Where(piece => piece.Text.Length > 0).Select(piece => piece.Text));

    private string Say(Worth worth, Speech speech) =>
        Kind switch
        {
            ColumnKind.Choice when worth.Text is { } word => WordIn(word, speech),
            ColumnKind.Number when worth.Number is { } number => speech.Number(number),
            _ => worth.ToString(),
        };
}
