using System.Text.Json;
using NodaTime;
using Qalqan.Kernel;
using Qalqan.Words;

namespace Qalqan.Web;

/// <summary>What one contingent has of a list: how many rows in all, and those that passed, in the order asked.</summary>
public sealed record ListPart<T>(
    string Scope,
    string Title,
    Instant At,
    DateTimeZone Zone,
    long UpTo,
    int All,
    IReadOnlyList<T> Rows
)
{
    /// <summary>The sums of the whole list, whatever part of it is shown.</summary>
    public required Phrase Sums { get; init; }
}

/// <summary>A choice that occurs, as people read it, and in how many rows of the whole list.</summary>
public sealed record ListChoice(string Word, string Label, int Count);

/// <summary>A list as it was asked for: from this the page, the print, the workbook and the lines of a program are made.</summary>
/// <param name="Name">Of the list, in no language.</param>
/// <param name="Title">Of the list, its phrase.</param>
/// <param name="IsExercise">Whether every copy says EXERCISE first.</param>
/// <param name="Columns">Every one, in order.</param>
/// <param name="Question">What was asked, and what of it could not be followed.</param>
/// <param name="Choices">By key of a column of choices those that occur, in order.</param>
/// <param name="Parts">One a contingent.</param>
/// <param name="Filled">The keys of the columns in which any row of the whole list has anything.</param>
public sealed record ListAnswer<T>(
    string Name,
    string Title,
    bool IsExercise,
    IReadOnlyList<ListColumn<T>> Columns,
    ListQuestion Question,
    IReadOnlyDictionary<string, IReadOnlyList<ListChoice>> Choices,
    IReadOnlyList<ListPart<T>> Parts,
    IReadOnlySet<string> Filled
)
{
    public int Count => Parts.Sum(part => part.Rows.Count);

    public int All => Parts.Sum(part => part.All);

    /// <summary>A condition as people read it; a choice by what it is called in the list.</summary>
    public string Say(ListCondition condition, Speech speech) =>
        condition.Say(
            speech,
            Choices
                .GetValueOrDefault(condition.Column.Key)
                ?.FirstOrDefault(choice => choice.Word.Equals(condition.From.Text, StringComparison.OrdinalIgnoreCase))
                ?.Label
        );

    /// <summary>The columns that stand there; one in which nobody has anything takes no room.</summary>
    public IReadOnlyList<ListColumn<T>> At(Stands where, bool withNames = true) =>
        [
            .. Columns.Where(column =>
                column.Stands.HasFlag(where) && Filled.Contains(column.Key) && (withNames || !column.IsName)
            ),
        ];
}

/// <summary>
/// A list described once: its rows in its own order, its columns, its sums, and old names of its filters in addresses that
/// people kept. Page, print, workbook, lines and text are made of this, and so cannot disagree.
/// </summary>
public sealed record Listing<TLook, T>(
    string Name,
    string Title,
    Func<Looked<TLook>, IEnumerable<T>> Rows,
    IReadOnlyList<ListColumn<T>> Columns
)
{
    public required Func<Looked<TLook>, Phrase> Sums { get; init; }

    /// <summary>Writes whom a row is of for a program: by reference, and the name where it is asked for; null of rows that are of nobody.</summary>
    public Action<Utf8JsonWriter, T, bool>? Person { get; init; }

    /// <summary>Old parameter, and the column that it filtered exactly.</summary>
    public IReadOnlyDictionary<string, string> Old { get; init; } = new Dictionary<string, string>();

    /// <summary>Pages that belong to it, each with its phrase, for whom the right is: shown above the list.</summary>
    public IReadOnlyList<(string Page, string Says, Right Right)> Beside { get; init; } = [];

    /// <summary>What is on screen as a workbook.</summary>
    public byte[] Workbook(
        Looks<TLook> looks,
        IReadOnlyList<(string Name, string Value)> parameters,
        bool withNames,
        Speech speech
    ) => ListWorkbook.Of(Answer(looks, parameters, speech), withNames, speech);

    /// <param name="looks">What was asked of each contingent.</param>
    /// <param name="parameters">Of the address; those of nobody's list are passed over.</param>
    /// <param name="speech">In which texts are read and sentences filtered.</param>
    public ListAnswer<T> Answer(
        Looks<TLook> looks,
        IReadOnlyList<(string Name, string Value)> parameters,
        Speech speech
    )
    {
        var parts = looks.Scopes.Select(look => (Look: look, Rows: Rows(look).ToList())).ToList();
        var rows = parts.SelectMany(part => part.Rows).ToList();
        var choices = Columns
            .Where(column => column.Kind is ColumnKind.Choice)
            .ToDictionary(column => column.Key, column => Occurring(column, rows, speech));
        var question = ListQuestion.Read(
            Columns,
            [.. parameters.Select(Renamed)],
            column => choices[column.Key].Select(choice => choice.Word).ToHashSet()
        );
        return new ListAnswer<T>(
            Name,
            Title,
            looks.IsExercise,
            Columns,
            question,
            choices,
            [
                .. parts.Select(part => new ListPart<T>(
                    part.Look.Scope,
                    part.Look.Title,
                    part.Look.At,
                    part.Look.Zone,
                    part.Look.UpTo,
                    part.Rows.Count,
                    Sorting.Of(part.Rows, Columns, question, speech)
                )
                {
                    Sums = Sums(part.Look),
                }),
            ],
            Columns
                .Where(column => rows.Exists(row => column.PiecesOf(row, speech).Any(piece => piece.Text.Length > 0)))
                .Select(column => column.Key)
                .ToHashSet()
        );
    }

    private (string Name, string Value) Renamed((string Name, string Value) parameter) =>
        Old.TryGetValue(parameter.Name, out var key) ? (ListQuestion.OfColumn + key, parameter.Value) : parameter;

    private static IReadOnlyList<ListChoice> Occurring(ListColumn<T> column, List<T> rows, Speech speech)
    {
        return
        [
            .. rows.Select(row => (Row: row, Worth: column.Of(row, speech)))
                .Where(one => one.Worth.Text is not null)
                .GroupBy(one => one.Worth.Text!)
                .OrderBy(group => group.First().Worth, Comparer<Worth>.Create((one, other) => one.CompareTo(other)))
                .Select(group => new ListChoice(group.Key, Label(group.Key, group.First().Row), group.Count())),
        ];

        string Label(string word, T row) =>
            column.Word is null && column.TextOf(row, speech) is { Length: > 0 } text
                ? text
                : column.WordIn(word, speech);
    }
}
