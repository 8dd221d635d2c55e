using Qalqan.Kernel;
using Qalqan.Store;
using Qalqan.Web;
using Qalqan.Words;

namespace Qalqan;

/// <summary>What an import did, on standard output: lines for people, or one JSON object a line. It names rows and references.</summary>
internal sealed class ImportPrinter(Speech speech, bool isJson, bool isExercise)
{
    private const int MostGone = 50;

    /// <summary>The columns as they were told apart, what was read into the sheet, and each refused row with its reasons.</summary>
    public void Print(Trial trial)
    {
        if (!isJson)
            PrintColumns(trial);
        var lines = isJson
            ? ImportLines.Refused(trial, speech, isExercise)
            : (trial.Verdict?.Refusals ?? []).Select(refusal =>
                Say("cli.import.refused", ("row", refusal.Row), ("reason", refusal.Reason))
            );
        foreach (var line in lines)
            Console.Out.WriteLine(line);
    }

    public void Acknowledge(Head head, int recorded, int all)
    {
        Console.Error.WriteLine($"{recorded} of {all} recorded.");
        if (isJson)
            Console.Out.WriteLine(
                Json.Line(json =>
                {
                    json.WriteNumber("acknowledged", head.Number);
                    json.WriteBoolean("exercise", isExercise);
                })
            );
    }

    public void PrintSummary(Trial trial, int recorded, Head head, string? rejects, bool isDryRun)
    {
        var verdict = trial.Verdict;
        if (isJson)
        {
            Console.Out.WriteLine(ImportLines.Summary(trial, recorded, head, rejects, isDryRun, speech, isExercise));
            return;
        }
        if (verdict is null)
        {
            foreach (var column in trial.Missing)
                Console.Out.WriteLine(Say("cli.import.missing", ("column", column.Title), ("code", column.Code)));
            return;
        }
        Console.Out.WriteLine(
            Say(
                "cli.import.counts",
                ("fresh", verdict.New),
                ("changed", verdict.Changed),
                ("same", verdict.Same),
                ("refused", verdict.Refused),
                ("gone", verdict.Gone.Count)
            )
        );
        if (verdict.Gone.Count > 0)
            Console.Out.WriteLine(
                Say(
                    "cli.import.gone",
                    ("list", verdict.Gone.Count > MostGone ? [.. verdict.Gone.Take(MostGone), "…"] : verdict.Gone)
                )
            );
        if (rejects is not null)
            Console.Out.WriteLine(Say("cli.import.rejects", ("file", rejects)));
        Console.Out.WriteLine(
            isDryRun ? Say("cli.import.dry") : Say("cli.import.recorded", ("count", recorded), ("entries", head.Number))
        );
    }

    private void PrintColumns(Trial trial)
    {
        if (isExercise)
            Console.Out.WriteLine(Say("cli.exercise"));
        Console.Out.WriteLine(
            Say("cli.import.head", ("title", trial.Title), ("scope", trial.Scope), ("day", trial.Day))
        );
        // Where the needed columns are not told the row may be no headings at all, but somebody's data.
        for (var place = 0; trial.Verdict is not null && place < trial.Map.Columns.Count; place++)
            if (trial.Table.Header[place] is { Length: > 0 } heading)
                Console.Out.WriteLine(
                    trial.Map.Columns[place] is { } column
                        ? $"  {heading} = {column.Code} ({speech.Say(column.Title)})"
                        : $"  {heading} = {Say("cli.import.unread")}"
                );
        foreach (var note in ImportLines.Notes(trial, speech))
            Console.Out.WriteLine($"  {note}");
    }

    private string Say(string key, params (string Name, object Value)[] values) => speech.Say(Phrase.Of(key, values));
}
