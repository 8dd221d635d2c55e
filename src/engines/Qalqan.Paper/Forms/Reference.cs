using System.Globalization;
using System.Text.RegularExpressions;

namespace Qalqan.Paper;

/// <summary>Addresses of cells: rows from 1, columns by letters.</summary>
internal static partial class Reference
{
    public const int LastRow = 1_048_576;

    [GeneratedRegex(@"^([A-Za-z]{1,3})([0-9]{1,7})$")]
    private static partial Regex Address { get; }

    // In a formula: not part of a name, of a function's or of a table's.
    [GeneratedRegex(@"(?<![A-Za-z0-9_.\\])\$?[A-Za-z]{1,3}\$?([0-9]{1,7})(?![A-Za-z0-9_.(\[])")]
    private static partial Regex InFormula { get; }

    [GeneratedRegex(@"(?<![A-Za-z0-9_.\\])\$?([0-9]{1,7}):\$?([0-9]{1,7})(?![A-Za-z0-9_.(\[])")]
    private static partial Regex WholeRows { get; }

    [GeneratedRegex("\"(?:[^\"]|\"\")*\"")]
    private static partial Regex Quoted { get; }

    /// <summary>The column's letters and the row; null for what is no address.</summary>
    public static (string Column, int Row)? Read(string? text) =>
        text is not null && Address.Match(text) is { Success: true } match
            ? (match.Groups[1].Value, int.Parse(match.Groups[2].Value, CultureInfo.InvariantCulture))
            : null;

    public static string Letters(int column)
    {
        var letters = "";
        for (var rest = column + 1; rest > 0; rest = (rest - 1) / 26)
            letters = (char)('A' + (rest - 1) % 26) + letters;
        return letters;
    }

    /// <summary>
    /// A range after rows came in under <paramref name="row"/>: what lies below moves down, what reaches over the row grows.
    /// </summary>
    public static string Moved(string range, int row, int more)
    {
        var ends = range.Split(':');
        if (Read(ends[0].Replace("$", "")) is not { } first || Read(ends[^1].Replace("$", "")) is not { } last)
            return range;
        var from = first.Row > row ? first.Row + more : first.Row;
        var to = last.Row >= row ? last.Row + more : last.Row;
        return ends.Length == 1
            ? $"{first.Column}{from}"
            : $"{first.Column}{from}:{last.Column}{Math.Min(to, LastRow)}";
    }

    /// <summary>Whether a formula speaks of that row or one below it.</summary>
    public static bool PointsTo(string formula, int row)
    {
        var bare = Quoted.Replace(formula, "\"\"");
        return InFormula.Matches(bare).Any(match => RowOf(match.Groups[1]) >= row)
            || WholeRows.Matches(bare).Any(match => Math.Max(RowOf(match.Groups[1]), RowOf(match.Groups[2])) >= row);
    }

    private static int RowOf(Group group) => int.Parse(group.Value, CultureInfo.InvariantCulture);
}
