using NodaTime.Text;
using Qalqan.People;
using Qalqan.Store;
using Qalqan.Words;

namespace Qalqan.Web;

/// <summary>What a sheet would do or did, for programs and the command alike. It names rows and references.</summary>
public static class ImportLines
{
    /// <summary>Each refused row with its reason.</summary>
    public static IEnumerable<string> Refused(Trial trial, Speech speech, bool isExercise) =>
        (trial.Verdict?.Refusals ?? []).Select(refusal =>
            JsonLines.Of(json =>
            {
                json.WriteNumber("row", refusal.Row);
                json.WriteString("column", refusal.Column is { } place ? trial.Map.Columns[place]?.Code : null);
                json.WriteString("reason", speech.Say(refusal.Reason));
                json.WriteBoolean("exercise", isExercise);
            })
        );

    /// <summary>The counts, the columns as they were told apart, and what is missing.</summary>
    public static string Summary(
        Trial trial,
        int recorded,
        Head head,
        string? rejects,
        bool isDryRun,
        Speech speech,
        bool isExercise
    ) =>
        JsonLines.Of(json =>
        {
            var verdict = trial.Verdict;
            json.WriteString("kind", trial.Kind.Name);
            json.WriteString("scope", trial.Scope);
            json.WriteString("from", LocalDatePattern.Iso.Format(trial.Day));
            json.WriteNumber("rows", trial.Table.Rows.Count);
            json.WriteNumber("new", verdict?.New ?? 0);
            json.WriteNumber("changed", verdict?.Changed ?? 0);
            json.WriteNumber("same", verdict?.Same ?? 0);
            json.WriteNumber("rejected", verdict?.Refused ?? 0);
            json.Texts("gone", verdict?.Gone ?? []);
            json.WriteNumber("recorded", recorded);
            json.WriteNumber("entries", head.Number);
            json.WriteBoolean("dryRun", isDryRun);
            json.WriteString("rejects", rejects);
            json.WriteStartObject("columns");
            foreach (var column in verdict is null ? [] : trial.Map.Columns.OfType<SheetColumn>())
                json.WriteString(column.Code, trial.Table.Header[trial.Map.PlaceOf(column.Code)!.Value]);
            json.WriteEndObject();
            json.Texts("missing", trial.Missing.Select(column => column.Code));
            json.Texts("notes", Notes(trial, speech));
            json.WriteBoolean("exercise", isExercise);
        });

    public static IEnumerable<string> Notes(Trial trial, Speech speech) =>
        trial.Table.Notes.Select(SheetSpeech.Of).Concat(trial.Verdict?.Notes ?? []).Select(speech.Say);
}
