namespace Qalqan.Words;

/// <summary>
/// How well a folded word that was typed fits a folded name: 0 the same, 1 its beginning, then 2 for each letter that is
/// missing, added or another, over the whole or over a beginning as long; null where that is more than the word's length
/// lets pass (none below 4 letters, one below 8, else two).
/// </summary>
public static class Likeness
{
    private const int LongestWord = 64;

    public static int? Of(ReadOnlySpan<char> typed, ReadOnlySpan<char> name)
    {
        if (typed.Length is 0 or > LongestWord)
            return null;
        if (name.StartsWith(typed))
            return name.Length == typed.Length ? 0 : 1;
        var most = typed.Length switch
        {
            < 4 => 0,
            < 8 => 1,
            _ => 2,
        };
        if (most == 0 || typed.Length - name.Length > most)
            return null;
        var distance = Distance(typed, name, most);
        return distance <= most ? 2 * distance : null;
    }

    // Levenshtein's table row by row, of the least over all beginnings of the name; left as soon as no row can mend it.
    private static int Distance(ReadOnlySpan<char> typed, ReadOnlySpan<char> name, int most)
    {
        var width = Math.Min(name.Length, typed.Length + most);
        Span<int> row = stackalloc int[width + 1];
        for (var column = 0; column <= width; column++)
            row[column] = column;
        for (var at = 0; at < typed.Length; at++)
        {
            var diagonal = row[0];
            row[0] = at + 1;
            var least = row[0];
            for (var column = 1; column <= width; column++)
            {
                var above = row[column];
                row[column] = Math.Min(
                    Math.Min(above, row[column - 1]) + 1,
                    diagonal + (typed[at] == name[column - 1] ? 0 : 1)
                );
                diagonal = above;
                least = Math.Min(least, row[column]);
            }
            if (least > most)
                return least;
        }
        var best = row[0];
        foreach (var end in row)
            best = Math.Min(best, end);
        return best;
    }
}
