using Qalqan.Kernel;
using Qalqan.Operations;
using Qalqan.Web;
using Qalqan.Words;

namespace Qalqan;

/// <summary>The commands of reports that are owed, spoken and written in. They ask the desk as the pages do.</summary>
public static class Reports
{
    private const string StandardInput = "-";
    private const int MostLetters = 100_000;

    public static int Calendar(string path, Inquiry inquiry, Speech speech, bool isJson) =>
        Documents.Read(
            path,
            desk =>
            {
                var (problems, lines) = isJson
                    ? ReportTexts.CalendarLines(desk, inquiry)
                    : ReportTexts.Calendar(desk, inquiry, speech);
                Documents.Refuse(problems);
                foreach (var line in lines)
                    Console.Out.WriteLine(line);
            }
        );

    public static int Voice(string path, string? scope, string? day, string? knownAt, bool isSpoken, bool isJson) =>
        Documents.Read(
            path,
            desk =>
            {
                var draft = ReportTexts.Voice(desk, new PaperOrder(SitrepFields.Document, scope, day, knownAt));
                Documents.Refuse(draft.Problems);
                if (isJson)
                    Console.Out.WriteLine(ReportTexts.VoiceLine(draft, desk.IsExercise));
                else
                    Console.Out.Write(isSpoken ? VoiceSpelling.Spoken(draft.Text) : draft.Text);
            }
        );

    /// <returns>1 where any line does not check.</returns>
    public static int ReadVoice(string file, bool isJson)
    {
        var typed = TextOf(file);
        var form = typed.Contains('=', StringComparison.Ordinal) ? typed : VoiceSpelling.Heard(typed);
        var reading = VoiceForm.Read(form);
        if (isJson)
            foreach (var line in ReportTexts.VoiceLines(reading))
                Console.Out.WriteLine(line);
        else if (reading.Figures is { } figures)
            Console.Out.Write(VoiceForm.Write(figures));
        else
            foreach (var problem in reading.Problems)
                Console.Out.WriteLine($"Line {problem.Line}: seen \"{problem.Seen}\", wanted {problem.Wanted}");
        return reading.Figures is null ? 1 : 0;
    }

    public static int Say(
        string path,
        string? scope,
        string? day,
        string? move,
        string field,
        string words,
        string? post,
        string? person,
        bool isJson
    ) =>
        Documents.Write(
            path,
            post,
            person,
            (desk, user) =>
            {
                var (problems, line) = move is null
                    ? ReportTexts.Say(desk, user, scope, day, field, words)
                    : ReportTexts.SayOfMove(desk, user, scope, move, field, words);
                Documents.Refuse(problems);
                Console.Out.WriteLine(isJson ? line : $"{field}: written.");
            },
            "stop it first, or write on the page of the draft"
        );

    private static string TextOf(string file)
    {
        if (file == StandardInput)
            return Console.In.ReadToEnd();
        if (!File.Exists(file))
            throw new RefusalException(new Problem("FILE", 0, $"\"{file}\"", "a file that is there, or -"));
        if (new FileInfo(file).Length > MostLetters)
            throw new RefusalException(
                new Problem("FILE", 0, $"{new FileInfo(file).Length} bytes", $"at most {MostLetters}")
            );
        return File.ReadAllText(file);
    }
}
