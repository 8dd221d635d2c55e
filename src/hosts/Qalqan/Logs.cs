using NodaTime;
using Qalqan.Claims;
using Qalqan.Kernel;
using Qalqan.Measures;
using Qalqan.Web;
using Qalqan.Words;

namespace Qalqan;

/// <summary>The commands of the day: log, observations, flash reports. They ask and tell the desk as the pages do.</summary>
public static class Logs
{
    public const string Own = Logbook.Own;

    /// <summary>The fields of an observation, as they are typed.</summary>
    public static IReadOnlyList<string> Fields => ObservationApi.Names;

    public static int Show(string path, Inquiry inquiry, bool isJson, string language)
    {
        using var folder = Folder.OpenToRead(path);
        var looks = Judging.DeskOf(folder).Logbook.Of(User.Local(), inquiry);
        Refuse(looks.Problems);
        if (isJson)
            foreach (var line in LogApi.Lines(looks))
                Console.Out.WriteLine(line);
        else
            foreach (var look in looks.Scopes)
                Print(look, looks.IsExercise, Speech.In(language));
        return 0;
    }

    /// <summary>The lines that come in, or the one that was given; empty ones left out.</summary>
    public static IReadOnlyList<string> LinesOf(string words) =>
        words == "-"
            ? [.. Console.In.ReadToEnd().Split('\n').Select(line => line.Trim()).Where(line => line.Length > 0)]
            : [words.Trim()];

    /// <summary>1 where any line was refused; the others are in the log.</summary>
    public static int Add(
        string path,
        string? scope,
        IReadOnlyList<string> lines,
        string making,
        string log,
        LocalDate? on,
        User user,
        bool isJson
    ) =>
        Write(
            path,
            desk =>
            {
                var refused = 0;
                foreach (var words in lines)
                {
                    // A log that was kept elsewhere is read in again without harm; a line typed here is a new one.
                    Guid? id = log == Own && on is null ? Guid.NewGuid() : null;
                    var written = desk.Logbook.Write(user, scope, words, id, LogApi.MakingOf(making), null, log, on);
                    if (written.Problems.Count > 0 && lines.Count == 1)
                        Refuse(written.Problems);
                    refused += written.Problems.Count > 0 ? 1 : 0;
                    Told(written, words, desk.IsExercise, isJson);
                }
                return refused == 0 ? 0 : 1;
            }
        );

    public static int Make(string path, string? scope, long entry, string making, User user, bool isJson) =>
        Write(
            path,
            desk =>
            {
                var line =
                    desk.Logbook.LineOf($"{entry}")
                    ?? throw new RefusalException(
                        new Problem("ENTRY", 0, $"{entry}", "the entry of a line of the log")
                    );
                var written = making switch
                {
                    "observation" => desk.Logbook.Observe(user, scope, line),
                    "flash" => desk.Flashing.Draft(user, scope, line),
                    _ => new Written(
                        [.. desk.Logbook.Strike(user, scope, line, WithdrawalReason.EnteredInError).Problems],
                        Entry: entry
                    ),
                };
                Refuse(written.Problems);
                Told(written, desk.Logbook.WordsOf(line), desk.IsExercise, isJson);
                return 0;
            }
        );

    public static int Observe(string path, string? scope, string[] fields, long? corrects, User user, bool isJson)
    {
        Dictionary<string, string> typed = [];
        foreach (var field in fields)
            if (
                field.Split('=', 2) is not [var name, var value]
                || !Fields.Contains(name)
                || !typed.TryAdd(name, value)
            )
                throw new RefusalException(
                    new Problem(
                        "FIELD=VALUE",
                        0,
                        $"\"{field}\"",
                        $"once each of {string.Join(", ", Fields)}, then = and a value"
                    )
                );
        return Write(
            path,
            desk =>
            {
                var said = desk.Sightings.Say(
                    user,
                    scope,
                    ObservationSite.OrderOf(typed.GetValueOrDefault),
                    Guid.NewGuid(),
                    corrects is { } entry ? desk.Logbook.LineOf($"{entry}") : null,
                    []
                );
                return Told(said, desk.IsExercise, isJson);
            }
        );
    }

    public static int Grade(string path, string? scope, long entry, string grade, User user, bool isJson) =>
        Write(
            path,
            desk =>
                desk.Logbook.LineOf($"{entry}") is { } report
                && grade is [var reliability, >= '0' and <= '9' and var credibility]
                    ? Told(
                        desk.Sightings.Grade(user, scope, report, reliability.ToString(), credibility - '0'),
                        desk.IsExercise,
                        isJson
                    )
                    : throw new RefusalException(
                        new Problem(
                            "GRADE",
                            0,
                            $"\"{grade}\" of {entry}",
                            "the entry of an observation, and a grade such as B2"
                        )
                    )
        );

    public static int Flashes(string path, Inquiry inquiry, bool isJson, string language)
    {
        using var folder = Folder.OpenToRead(path);
        var looks = Judging.DeskOf(folder).Flashing.Of(inquiry);
        Refuse(looks.Problems);
        var speech = Speech.In(language);
        foreach (var look in looks.Scopes)
        foreach (var file in look.Value)
            if (isJson)
                Console.Out.WriteLine(FlashSite.Line(look.Scope, file, looks.IsExercise));
            else
            {
                Console.Out.WriteLine($"{Mark(looks.IsExercise)}{file.Flash.Reference}  {file.Flash.Last.Draft.Words}");
                foreach (var step in file.Steps)
                    Console.Out.WriteLine(
                        $"  {Dtg.OrIso(step.At)}  {speech.Say(Phrase.Of(step.Key))}  {step.Who}  {(step.After is { } after ? $"+{(long)after.TotalMinutes} min" : "")}".TrimEnd()
                    );
            }
        return 0;
    }

    public static int Flash(
        string path,
        string? scope,
        string flash,
        string doing,
        string words,
        string at,
        User user,
        bool isJson
    ) =>
        Write(
            path,
            desk =>
            {
                if (doing != "release")
                    return Told(
                        FlashSite.Do(desk, user, scope, flash, doing, words, words, at)!,
                        desk.IsExercise,
                        isJson
                    );
                var outcome = desk.Flashing.Release(user, new Inquiry(Scope: scope), flash);
                Refuse(outcome.Problems);
                Console.Out.WriteLine(
                    isJson
                        ? StateApi.Line(outcome, desk.IsExercise)
                        : $"{Mark(desk.IsExercise)}Released by {user.Post}: entry {outcome.Entry}."
                );
                return 0;
            }
        );

    internal static int Told(Web.Said said, bool isExercise, bool isJson)
    {
        Refuse([.. said.Problems]);
        Console.Out.WriteLine(
            isJson ? ObservationApi.Line(said, isExercise) : $"{Mark(isExercise)}Entry {said.Receipts[0].Number}."
        );
        return 0;
    }

    private static void Told(Written written, string words, bool isExercise, bool isJson)
    {
        if (isJson)
            Console.Out.WriteLine(LogApi.Line(written, isExercise));
        else if (written.Problems.Count > 0)
            Console.Out.WriteLine($"{Mark(isExercise)}refused: {words}: {written.Problems[0].Wanted}");
        else
            Console.Out.WriteLine(
                $"{Mark(isExercise)}{written.Entry}  {words}{(written.Flash is { } flash ? "  " + flash : "")}"
            );
        if (isJson)
            return;
        foreach (var slip in written.Reading?.Slips.Where(slip => !slip.Stops) ?? [])
            Console.Out.WriteLine($"  {Speech.In("en").Say(slip.Says)}");
    }

    private static void Print(Looked<LogbookDay> look, bool isExercise, Speech speech)
    {
        Console.Out.WriteLine(
            $"{Mark(isExercise)}{speech.Say(Phrase.Of("web.log.of", ("day", look.Value.Day)))} · {look.Title}"
        );
        foreach (var (row, recorded, initials) in look.Value.Rows)
            Console.Out.WriteLine(
                $"{row.Fact.Number, 7}  {Dtg.OrIso(row.Fact.From)}  {row.Post ?? "-", -14}  {initials ?? row.Fact.Source.Post, -4}  {(row.IsStruck ? "~~" : "")}{row.Line?.Words ?? DayWords.Say(row.Observed!, speech)}{(row.IsStruck ? "~~" : "")}{(recorded - row.Fact.From > Duration.FromMinutes(30) ? $"  [{Dtg.OrIso(recorded)}]" : "")}"
            );
        foreach (var post in look.Value.Heard.Where(post => post.IsSilent))
            Console.Out.WriteLine(
                speech.Say(
                    post.Last is { } last
                        ? Phrase.Of("web.heard.silent", ("post", post.Post), ("since", Dtg.OrIso(last)))
                        : Phrase.Of("web.heard.never", ("post", post.Post))
                )
            );
    }

    private static string Mark(bool isExercise) => isExercise ? "EXERCISE " : "";

    private static void Refuse(IReadOnlyList<Problem> problems)
    {
        if (problems.Count > 0)
            throw new RefusalException([.. problems.Distinct()]);
    }

    internal static int Write(string path, Func<Desk, int> act)
    {
        using (Folder.OpenToRead(path)) { } // refused where there is no folder: none is made to log in
        using var folder = Folder.OpenToWrite(
            path,
            Store.FolderKind.Real,
            SystemClock.Instance,
            "stop it first, or do the same on the page /log"
        );
        return act(Judging.DeskOf(folder));
    }
}
