using NodaTime;
using Qalqan.Kernel;
using Qalqan.Operations;

namespace Qalqan.Web;

/// <summary>The report calendar for programs and for the command: one object a return.</summary>
internal static class CalendarLines
{
    public static IEnumerable<string> Of(Looks<CalendarLook> looks) =>
        looks.Scopes.SelectMany(look => look.Value.Lines.Select(line => Line(look, line, looks.IsExercise)));

    private static string Line(Looked<CalendarLook> look, CalendarLine line, bool isExercise) =>
        JsonLines.Of(json =>
        {
            json.WriteString("what", "return");
            json.WriteString("scope", look.Scope);
            json.WriteString("document", line.Document);
            json.WriteString("of", line.Of);
            json.Time("from", line.Hours.Start);
            json.Time("to", line.Hours.HasEnd ? line.Hours.End : null);
            json.Time("due", line.Due);
            json.WriteString("local", Local(line.Due, look.Zone));
            json.WriteString("standing", JsonLines.Kebab(line.Standing));
            json.WriteString("serial", line.Serial);
            json.Number("lateMinutes", line.Late is { } late ? (long)late.TotalMinutes : null);
            json.Objects(
                "missing",
                line.Missing,
                (one, missing) =>
                {
                    one.WriteString("what", JsonLines.Kebab(missing.What));
                    one.Texts("of", missing.Of);
                }
            );
            json.WriteString("basis", Reader.WordOf(line.Rule.Basis));
            json.WriteString("cited", line.Rule.Citation.Document);
            json.WriteString("paragraph", line.Rule.Citation.Paragraph);
            json.WriteBoolean("exercise", isExercise);
        });

    private static string Local(Instant due, DateTimeZone zone) =>
        due.InZone(zone).ToString("uuuu-MM-dd'T'HH:mm o<g>", System.Globalization.CultureInfo.InvariantCulture);
}
