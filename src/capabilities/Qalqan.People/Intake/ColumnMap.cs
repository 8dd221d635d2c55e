namespace Qalqan.People;

/// <summary>Which column each heading of a sheet is, in the sheet's order; null is not read. No column stands twice.</summary>
public sealed record ColumnMap(IReadOnlyList<SheetColumn?> Columns)
{
    private const int Equal = 1000;
    private const int Spelled = 700;
    private const int Within = 300;
    private const int ShortestSpelled = 5;
    private const int ShortestWithin = 3;

    /// <summary>The place of the column of that code; null where the sheet has none.</summary>
    public int? PlaceOf(string code)
    {
        for (var i = 0; i < Columns.Count; i++)
            if (Columns[i]?.Code == code)
                return i;
        return null;
    }

    /// <summary>Needed columns that no heading is.</summary>
    public IEnumerable<SheetColumn> Missing(SheetKind kind) =>
        kind.Columns.Where(column => column.IsNeeded && PlaceOf(column.Code) is null);

    /// <summary>
    /// The likeliest column of each heading: by one of its names, by one misspelled a little, or by one within a longer
    /// heading. Each column once: where two headings are as likely, the first.
    /// </summary>
    /// <param name="kind">Whose columns.</param>
    /// <param name="header">Of the sheet.</param>
    /// <param name="titles">More names of a column, such as its title in each language.</param>
    public static ColumnMap Guess(
        SheetKind kind,
        IReadOnlyList<string> header,
        Func<SheetColumn, IEnumerable<string>> titles
    )
    {
        var names = kind.Columns.ToDictionary(
            column => column,
            column => column.Bare.Concat(titles(column).Select(HeaderText.Bare)).Distinct().ToList()
        );
        var bare = header.Select(HeaderText.Bare).ToList();
        var likely =
            from place in Enumerable.Range(0, bare.Count)
            where bare[place].Length > 0
            from column in kind.Columns
            let score = names[column].Max(name => Score(bare[place], name))
            where score > 0
            orderby score descending, place
            select (place, column);
        var columns = new SheetColumn?[header.Count];
        HashSet<string> taken = [];
        if (kind == SheetKind.Roll)
            for (var place = 0; place < columns.Length; place++)
                if (VaccineColumns.Guess(bare[place]) is { } vaccine && taken.Add(vaccine.Code))
                    columns[place] = vaccine;
        foreach (var (place, column) in likely)
            if (columns[place] is null && taken.Add(column.Code))
                columns[place] = column;
        return new ColumnMap(columns);
    }

    private static int Score(string heading, string name)
    {
        if (heading == name)
            return Equal;
        var most = Math.Min(heading.Length, name.Length) / 6;
        if (
            heading.Length >= ShortestSpelled
            && name.Length >= ShortestSpelled
            && HeaderText.Distance(heading, name, most) is var distance
            && distance <= most
        )
            return Spelled - 50 * distance;
        if (name.Length < ShortestWithin || !Contains(heading, name))
            return 0;
        return Within + 10 * name.Length - (heading.Length - name.Length);
    }

    // Whole words only: "rank" is not in "frankly".
    private static bool Contains(string heading, string name) =>
        $" {heading} ".Contains($" {name} ", StringComparison.Ordinal);
}
