using Qalqan.Operations;

namespace Qalqan.Web;

/// <summary>The spoken form for programs: as a text, and as the figures that were typed in of one.</summary>
internal static class VoiceLines
{
    public static string Line(VoiceDraft draft, bool isExercise) =>
        JsonLines.Of(json =>
        {
            json.WriteString("what", "voice");
            json.WriteString("scope", draft.Basis!.Scope);
            json.Time("from", draft.Basis.From);
            json.Time("asOf", draft.Basis.AsOf);
            json.WriteNumber("knownUpTo", draft.Basis.KnownUpTo);
            json.WriteString("text", draft.Text);
            json.WriteString("spoken", VoiceSpelling.Spoken(draft.Text));
            json.WriteNumber("bytes", System.Text.Encoding.UTF8.GetByteCount(draft.Text));
            json.WriteBoolean("exercise", isExercise);
        });

    /// <summary>The figures where every line checks; else a line for each that does not.</summary>
    public static IEnumerable<string> Of(VoiceReading reading, bool isExercise) =>
        reading.Figures is { } figures
            ? [Line(figures, isExercise)]
            : reading.Problems.Select(problem =>
                JsonLines.Of(json =>
                {
                    json.WriteString("what", "unchecked");
                    json.WriteNumber("line", problem.Line);
                    json.WriteString("seen", problem.Seen);
                    json.WriteString("wanted", problem.Wanted);
                    json.WriteBoolean("exercise", isExercise);
                })
            );

    private static string Line(VoiceFigures figures, bool isExercise) =>
        JsonLines.Of(json =>
        {
            json.WriteString("what", "heard");
            json.WriteString("scope", figures.Scope);
            json.Time("from", figures.From);
            json.Time("to", figures.To);
            json.WriteNumber("knownUpTo", figures.KnownUpTo);
            json.WriteNumber("heard", figures.Heard);
            json.WriteNumber("expected", figures.Expected);
            json.Objects(
                "silent",
                figures.Silent,
                (one, post) =>
                {
                    one.WriteString("post", post.Post);
                    one.Time("last", post.Last);
                }
            );
            json.Objects(
                "seen",
                figures.Seen,
                (one, kind) =>
                {
                    one.WriteString("kind", kind.What);
                    one.WriteNumber("reports", kind.Reports);
                }
            );
            json.WriteNumber("tasks", figures.Tasks);
            json.WriteNumber("out", figures.Out);
            json.WriteNumber("awaitDebrief", figures.AwaitDebrief);
            json.WriteNumber("debriefed", figures.Debriefed);
            json.WriteNumber("cancelled", figures.Cancelled);
            json.WriteNumber("restrictions", figures.Restrictions);
            json.WriteNumber("minutesLost", figures.MinutesLost);
            json.WriteNumber("minutesUnsaid", figures.MinutesUnsaid);
            json.WriteNumber("flashes", figures.Flashes);
            json.WriteNumber("flashesOpen", figures.FlashesOpen);
            json.Number("strength", figures.People?.Strength);
            json.Number("effective", figures.People?.Effective);
            json.Number("leave", figures.People?.Leave);
            json.Number("other", figures.People?.Other);
            json.Number("unstated", figures.People?.Unstated);
            json.WriteNumber("gender", figures.Gender);
            json.WriteNumber("changes", figures.Changes);
            json.WriteString("words", figures.Words);
            json.WriteBoolean("exercise", isExercise || figures.IsExercise);
        });
}
