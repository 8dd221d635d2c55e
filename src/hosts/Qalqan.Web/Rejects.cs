using Qalqan.Kernel;
using Qalqan.People;
using Qalqan.Sheets;
using Qalqan.Words;

namespace Qalqan.Web;

/// <summary>The refused rows of a sheet, given back: every cell as it was, the reasons before them, the wrong cells shaded.</summary>
public static class Rejects
{
    private const string Reason = "web.import.reason";

    public static OutSheet Of(Trial trial, Speech speech, bool isExercise)
    {
        var reasons = trial.Verdict!.Refusals.ToLookup(refusal => refusal.Row);
        return new OutSheet(
            isExercise ? $"EXERCISE {trial.Kind.Name}" : trial.Kind.Name,
            [speech.Say(Phrase.Of(Reason)), .. trial.Table.Header],
            trial
                .Table.Rows.Where(row => reasons.Contains(row.Number))
                .Select(row =>
                {
                    var own = reasons[row.Number].ToList();
                    var wrong = own.Select(refusal => refusal.Column).ToHashSet();
                    return (IReadOnlyList<OutCell>)
                        [
                            new OutCell(
                                string.Join("; ", own.Select(refusal => speech.Say(refusal.Reason)).Distinct())
                            ),
                            .. Enumerable
                                .Range(0, trial.Table.Header.Count)
                                .Select(place => Cell(row[place], wrong.Contains(place))),
                        ];
                }),
            []
        );
    }

    /// <summary>Whether the sheet is such rows come back: by the heading that we put before the officer's own, in any language.</summary>
    public static bool Are(SheetTable table) =>
        table.Header is [var first, ..] && Speech.All.Any(speech => speech.Say(Phrase.Of(Reason)) == first);

    private static OutCell Cell(Cell cell, bool isWrong) =>
        cell.Kind is CellKind.Day && cell.Moment.TimeOfDay == NodaTime.LocalTime.Midnight
            ? new OutCell(cell.Text, cell.Moment.Date, isWrong)
            : new OutCell(cell.Text, null, isWrong);
}
