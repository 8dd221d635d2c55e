using Qalqan.Kernel;
using Qalqan.Paper;

namespace Qalqan.Web;

/// <summary>What stands against an own form, as a problem: where in it, what was seen there, what was wanted.</summary>
internal static class FormWords
{
    public static Problem Of(FormProblem problem) => new(PlaceOf(problem.Place), 0, SeenOf(problem), WantedOf(problem));

    private static string PlaceOf(FormPlace place) =>
        place.Kind switch
        {
            PlaceKind.Body => $"paragraph {place.At}",
            PlaceKind.Header => $"header, paragraph {place.At}",
            PlaceKind.Footer => $"footer, paragraph {place.At}",
            PlaceKind.Notes => $"notes, paragraph {place.At}",
            PlaceKind.Sheet => $"{place.Sheet}!{place.At}",
            _ => "file",
        };

    private static string SeenOf(FormProblem problem) =>
        problem.Kind switch
        {
            FormProblemKind.TooLarge => "a file that is too large",
            FormProblemKind.OldOrLocked => "a file under a password, or of the kind before 2007",
            FormProblemKind.NotAForm => "neither a Word document nor a workbook",
            FormProblemKind.Bomb => "a file that grows beyond its limits when it is opened",
            FormProblemKind.Damaged => "a file that cannot be read",
            FormProblemKind.Macros => "a program within it (macros)",
            FormProblemKind.Embedded => "a file within it, or a control",
            FormProblemKind.External => "something that is fetched from outside when it is opened",
            FormProblemKind.Fetching => $"a field or formula that fetches or runs: {StateTimes.Clip(problem.Seen)}",
            FormProblemKind.BadName => $"double braces without a name: {StateTimes.Clip(problem.Seen)}",
            FormProblemKind.UnknownName => $"{{{{{StateTimes.Clip(problem.Seen)}}}}}, a name that nobody knows",
            FormProblemKind.ListOutsideRow => $"{{{{{problem.Seen}}}}} of a list, outside the row of a table",
            FormProblemKind.TwoLists => $"{{{{{problem.Seen}}}}} beside another list in one row",
            FormProblemKind.FormulaAtList => "a formula that points to the row of a list or below it",
            _ => "more rows than a sheet has",
        };

    private static string WantedOf(FormProblem problem) =>
        problem.Kind switch
        {
            FormProblemKind.TooLarge => $"at most {Form.MostBytes / 1_000_000} MB",
            FormProblemKind.OldOrLocked => "saved as .docx or .xlsx, without a password",
            FormProblemKind.NotAForm or FormProblemKind.Damaged or FormProblemKind.Bomb =>
                "a .docx or .xlsx as Word or Excel saves it",
            FormProblemKind.Macros => "the same saved without macros, as .docx or .xlsx",
            FormProblemKind.Embedded => "the same without it: a picture of it, or its text",
            FormProblemKind.External => "the picture or template saved within the file",
            FormProblemKind.Fetching => "plain text, or a name between double braces",
            FormProblemKind.BadName => "a name between double braces, such as {{strength.present}}",
            FormProblemKind.UnknownName => problem.Wanted is { } near
                ? $"{{{{{near}}}}}, which is near it; the table of names has all"
                : "a name of the table of names",
            FormProblemKind.ListOutsideRow => "it in a row of a table: the row is repeated for each line of the list",
            FormProblemKind.TwoLists => $"one list in a row, {problem.Wanted} alone",
            FormProblemKind.FormulaAtList => "formulas above the row, where nothing moves",
            _ => "a shorter list",
        };
}
