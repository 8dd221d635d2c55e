namespace Qalqan.Paper;

/// <summary>A form of one of the two kinds, as read.</summary>
internal abstract class FormFile
{
    /// <summary>What stands against taking it.</summary>
    public abstract IReadOnlyList<FormProblem> Problems { get; }

    public abstract IReadOnlyList<FormField> Fields { get; }

    public abstract IReadOnlyList<FormProblem> Check(FormNames names);

    /// <summary>With values that were checked.</summary>
    public abstract byte[] Fill(FormValues values);
}

/// <summary>What a name means: a value, or a column of a list.</summary>
internal readonly record struct Meaning(string? List, string Name)
{
    public static Meaning? Of(string name, FormNames names)
    {
        if (names.Values.Contains(name))
            return new Meaning(null, name);
        foreach (var (list, columns) in names.Lists)
            if (name.StartsWith(list + ".", StringComparison.Ordinal) && columns.Contains(name[(list.Length + 1)..]))
                return new Meaning(list, name[(list.Length + 1)..]);
        return null;
    }

    /// <summary>What is wrong with the names that stand in one row of a table, or elsewhere.</summary>
    public static IEnumerable<FormProblem> Problems(IEnumerable<FormField> fields, bool isRow, FormNames names)
    {
        string? first = null;
        foreach (var (name, place) in fields)
            if (Of(name, names) is not { } meaning)
                yield return new FormProblem(FormProblemKind.UnknownName, place, name, Nearest.To(name, names));
            else if (meaning.List is { } list)
            {
                if (!isRow)
                    yield return new FormProblem(FormProblemKind.ListOutsideRow, place, name);
                else if ((first ??= list) != list)
                    yield return new FormProblem(FormProblemKind.TwoLists, place, name, first);
            }
    }
}

/// <summary>The values of one row of a list, and those of the form.</summary>
internal sealed class Filling(FormValues values, string? list = null, Row? row = null)
{
    public string Language => values.Language;

    /// <summary>How many rows a list takes: one, and it empty, where it has none.</summary>
    public static int RowsOf(FormList list) => Math.Max(1, list.Rows.Count);

    /// <summary>For one row of a list; an empty one where the list has none.</summary>
    public Filling With(string name, int at) =>
        new(values, name, values.Lists[name].Rows.ElementAtOrDefault(at) ?? new Row([]));

    /// <summary>The list of a row's names; null where there is none.</summary>
    public string? ListOf(IEnumerable<string> names) =>
        names.Select(name => Meaning.Of(name, values.Names)?.List).FirstOrDefault(found => found is not null);

    public FormList List(string name) => values.Lists[name];

    public Cell ValueOf(string name)
    {
        var meaning = Meaning.Of(name, values.Names)!.Value;
        if (meaning.List is null)
            return values.Values[name];
        if (meaning.List != list)
            throw new InvalidOperationException($"{meaning.List} stands outside its row.");
        var columns = values.Lists[meaning.List].Columns.ToList();
        return row!.Cells.ElementAtOrDefault(columns.IndexOf(meaning.Name)) ?? Cell.Of("");
    }
}
