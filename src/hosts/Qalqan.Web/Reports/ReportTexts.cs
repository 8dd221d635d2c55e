using Qalqan.Kernel;
using Qalqan.Operations;
using Qalqan.Words;

namespace Qalqan.Web;

/// <summary>What the commands of reports print, in words or one object a line; the problems where they cannot.</summary>
public static class ReportTexts
{
    public static (IReadOnlyList<Problem> Problems, IEnumerable<string> Lines) CalendarLines(
        Desk desk,
        Inquiry inquiry
    ) => desk.Calendars.Of(inquiry) is var looks ? (looks.Problems, Web.CalendarLines.Of(looks)) : default;

    /// <summary>The deadline by both clocks, what is owed, how it stands, and what it waits for.</summary>
    public static (IReadOnlyList<Problem> Problems, IEnumerable<string> Lines) Calendar(
        Desk desk,
        Inquiry inquiry,
        Speech speech
    )
    {
        var looks = desk.Calendars.Of(inquiry);
        return (
            looks.Problems,
            looks.Scopes.SelectMany(look =>
                look.Value.Lines.SelectMany(line =>
                    line.Missing.Select(missing => "  " + CalendarWords.Missing(look.Value, missing, speech))
                        .Prepend(
                            $"{(looks.IsExercise ? "EXERCISE " : "")}{speech.BothClocks(line.Due, look.Zone)}  {CalendarWords.Document(line.Document, speech)}{(line.Of is { } of ? " " + of : "")}: {speech.Say(CalendarWords.Standing(line, look.At))}{(line.Serial is { } serial ? " " + serial : "")}"
                        )
                )
            )
        );
    }

    public static VoiceDraft Voice(Desk desk, PaperOrder order) => desk.Sitreps.Voice(User.Local(), order);

    public static string VoiceLine(VoiceDraft draft, bool isExercise) => Web.VoiceLines.Line(draft, isExercise);

    /// <summary>Of a text by itself, which says of no folder whether it is an exercise.</summary>
    public static IEnumerable<string> VoiceLines(VoiceReading reading) => Web.VoiceLines.Of(reading, isExercise: false);

    /// <param name="day">As typed; null is the last whole day.</param>
    public static (IReadOnlyList<Problem> Problems, string Line) Say(
        Desk desk,
        User user,
        string? scope,
        string? day,
        string field,
        string words
    )
    {
        var order = new PaperOrder(SitrepFields.Document, scope, day);
        List<Problem> problems = [];
        if (desk.Papers.Making.Read(user, order, problems) is not { } basis)
            return (problems, "");
        var about = desk.Sitreps.About(basis);
        var said = desk.Sitreps.Write(user, basis.Scope, about, [new TypedWords(field, words.Trim(), null)]);
        return ([.. said.Problems], WordsLine(about, field, said.Receipts.Count, desk.IsExercise));
    }

    /// <summary>The same of the order of a move.</summary>
    public static (IReadOnlyList<Problem> Problems, string Line) SayOfMove(
        Desk desk,
        User user,
        string? scope,
        string move,
        string field,
        string words
    )
    {
        var said = desk.OrderWords.Write(user, scope, move, [new TypedWords(field, words.Trim(), null)]);
        return ([.. said.Problems], WordsLine(move, field, said.Receipts.Count, desk.IsExercise));
    }

    internal static string WordsLine(string about, string field, int recorded, bool isExercise) =>
        JsonLines.Of(json =>
        {
            json.WriteString("what", "words");
            json.WriteString("about", about);
            json.WriteString("field", field);
            json.WriteNumber("recorded", recorded);
            json.WriteBoolean("exercise", isExercise);
        });
}
