namespace Qalqan.Web;

/// <summary>What came of an erasure, for programs and the command alike.</summary>
public static class ErasureLines
{
    public static string Of(ErasureReport report) =>
        JsonLines.Of(json =>
        {
            json.WriteString("person", report.Person);
            json.WriteString("scope", report.Scope);
            json.WriteNumber("entry", report.Entry);
            json.Time("at", report.At);
            json.WriteNumber("details", report.Details);
            json.Texts("removed", report.Removed);
            json.Texts("papers", report.Papers);
            json.WriteStartObject("remains");
            foreach (var remaining in report.Remains)
                json.WriteNumber(remaining.Kind, remaining.Count);
            json.WriteEndObject();
            json.WriteNumber("signedDays", report.SignedDays);
            json.WriteNumber("lookedFor", report.LookedFor);
            json.WriteNumber("tooShort", report.TooShort);
            json.WriteNumber("files", report.Searched.Files);
            json.WriteNumber("bytes", report.Searched.Bytes);
            json.WriteNumber("foundInAll", report.Searched.FoundInAll);
            json.Objects(
                "found",
                report.Searched.Found,
                (one, trace) =>
                {
                    one.WriteString("file", trace.File);
                    one.WriteString("member", trace.Member);
                    one.WriteNumber("offset", trace.Offset);
                }
            );
            json.Objects(
                "notSearched",
                report.Searched.NotSearched,
                (one, left) =>
                {
                    one.WriteString("file", left.File);
                    one.WriteString("why", left.Why);
                }
            );
            json.Texts("backups", report.Backups.Select(backup => backup.Path));
            json.WriteString("unfinished", report.Unfinished);
            json.WriteBoolean("complete", report.IsComplete);
            json.WriteBoolean("exercise", report.IsExercise);
        });
}
