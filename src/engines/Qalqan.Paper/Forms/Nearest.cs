namespace Qalqan.Paper;

/// <summary>The known name that a mistyped one was most likely to be.</summary>
internal static class Nearest
{
    /// <summary>Null where every one differs in more than a third of its signs.</summary>
    public static string? To(string typed, FormNames names) =>
        names
            .Values.Concat(names.Lists.SelectMany(list => list.Value.Select(column => $"{list.Key}.{column}")))
            .Select(name => (Name: name, Distance: Distance(typed, name)))
            .Where(one => one.Distance <= Math.Max(1, Math.Max(typed.Length, one.Name.Length) / 3))
            .OrderBy(one => one.Distance)
            .ThenBy(one => one.Name, StringComparer.Ordinal)
            .Select(one => one.Name)
            .FirstOrDefault();

    // Levenshtein's table, row by row.
    private static int Distance(string typed, string name)
    {
        var row = Enumerable.Range(0, name.Length + 1).ToArray();
        for (var at = 0; at < typed.Length; at++)
        {
            var diagonal = row[0]++;
            for (var column = 1; column <= name.Length; column++)
            {
                var change = diagonal + (typed[at] == name[column - 1] ? 0 : 1);
                (diagonal, row[column]) = (row[column], Math.Min(change, Math.Min(row[column], row[column - 1]) + 1));
            }
        }
        return row[^1];
    }
}
