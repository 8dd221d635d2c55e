using System.Globalization;
using System.Text.Json;
using Qalqan.Kernel;
using Qalqan.People;
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
        foreach (var refusal in trial.Verdict?.Refusals ?? [])
        {
            var column = refusal.Column is { } place ? trial.Map.Columns[place]?.Code : null;
            Console.Out.WriteLine(
                isJson
                    ? Json.Line(json =>
                    {
                        json.WriteNumber("row", refusal.Row);
                        json.WriteString("column", column);
                        json.WriteString("reason", speech.Say(refusal.Reason));
                        json.WriteBoolean("exercise", isExercise);
                    })
                    : Say("cli.import.refused", ("row", refusal.Row), ("reason", refusal.Reason))
            );
        }
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
            Console.Out.WriteLine(
                Json.Line(json =>
                {
                    json.WriteString("kind", trial.Kind.Name);
                    json.WriteString("scope", trial.Scope);
                    json.WriteString("from", trial.Day.ToString("uuuu-MM-dd", CultureInfo.InvariantCulture));
                    json.WriteNumber("rows", trial.Table.Rows.Count);
                    json.WriteNumber("new", verdict?.New ?? 0);
                    json.WriteNumber("changed", verdict?.Changed ?? 0);
                    json.WriteNumber("same", verdict?.Same ?? 0);
                    json.WriteNumber("rejected", verdict?.Refused ?? 0);
                    Json.WriteList(json, "gone", verdict?.Gone ?? []);
                    json.WriteNumber("recorded", recorded);
                    json.WriteNumber("entries", head.Number);
                    json.WriteBoolean("dryRun", isDryRun);
                    json.WriteString("rejects", rejects);
                    json.WriteStartObject("columns");
                    foreach (var column in trial.Map.Columns.OfType<SheetColumn>())
                        json.WriteString(column.Code, trial.Table.Header[trial.Map.PlaceOf(column.Code)!.Value]);
                    json.WriteEndObject();
                    Json.WriteList(json, "missing", trial.Missing.Select(column => column.Code));
                    Json.WriteList(json, "notes", Notes(trial));
                    json.WriteBoolean("exercise", isExercise);
                })
            );
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
        for (var place = 0; place < trial.Map.Columns.Count; place++)
            if (trial.Table.Header[place] is { Length: > 0 } heading)
                Console.Out.WriteLine(
                    trial.Map.Columns[place] is { } column
                        ? $"  {heading} = {column.Code} ({speech.Say(column.Title)})"
                        : $"  {heading} = {Say("cli.import.unread")}"
                );
        foreach (var note in Notes(trial))
            Console.Out.WriteLine($"  {note}");
    }

    private IEnumerable<string> Notes(Trial trial) =>
        trial.Table.Notes.Select(SheetSpeech.Of).Concat(trial.Verdict?.Notes ?? []).Select(speech.Say);

    private string Say(string key, params (string Name, object Value)[] values) => speech.Say(Phrase.Of(key, values));
}
