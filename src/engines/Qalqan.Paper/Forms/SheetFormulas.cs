using System.Text.RegularExpressions;

namespace Qalqan.Paper;

/// <summary>What must be known of a formula without counting it: that it fetches nothing, and whether it speaks of certain rows.</summary>
internal static partial class SheetFormulas
{
    // Functions that reach out of the workbook or run what is not in it; and the stroke by which another program is called (DDE).
    [GeneratedRegex(
        @"\b(WEBSERVICE|FILTERXML|RTD|CALL|REGISTER(\.ID)?|EXEC|IMAGE|STOCKHISTORY|CUBE\w+|SQL\.REQUEST|DDE|IMPORT\w*)\s*\(|\||(?<![A-Za-z0-9_])\[\d+\]",
        RegexOptions.IgnoreCase
    )]
    private static partial Regex Fetching { get; }

    [GeneratedRegex("\"(?:[^\"]|\"\")*\"")]
    private static partial Regex Quoted { get; }

    public static IEnumerable<FormProblem> Refused(string formula, FormPlace place)
    {
        if (Fetching.Match(Quoted.Replace(formula, "\"\"")) is { Success: true } match)
            yield return new FormProblem(FormProblemKind.Fetching, place, match.Value.TrimEnd('(', ' '));
    }

    /// <summary>The names by which a workbook knows what is printed: they follow the rows.</summary>
    public static bool IsPrint(string name) =>
        name is "_xlnm.Print_Area" or "_xlnm.Print_Titles" or "_xlnm._FilterDatabase";

    /// <summary>Whether a formula names that sheet.</summary>
    public static bool Names(string formula, string sheet) =>
        formula.Contains(sheet + "!", StringComparison.OrdinalIgnoreCase)
        || formula.Contains(
            sheet.Replace("'", "''", StringComparison.Ordinal) + "'!",
            StringComparison.OrdinalIgnoreCase
        );

    /// <summary>What is printed of a sheet, after its rows moved.</summary>
    public static string MovedPrint(string areas, string sheet, IReadOnlyList<(int Row, int More)> moves) =>
        !Names(areas, sheet) ? areas : Absolute.Replace(areas, match => moves.Aggregate(match.Value, Moved));

    [GeneratedRegex(@"\$[A-Z]{1,3}\$[0-9]{1,7}:\$[A-Z]{1,3}\$[0-9]{1,7}")]
    private static partial Regex Absolute { get; }

    private static string Moved(string range, (int Row, int More) move) =>
        Dollars.Replace(Reference.Moved(range, move.Row, move.More), "$$$1$$$2");

    [GeneratedRegex(@"([A-Z]+)([0-9]+)")]
    private static partial Regex Dollars { get; }
}
