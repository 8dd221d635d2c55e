using NodaTime;
using Qalqan.Kernel;
using Qalqan.Measures;
using Qalqan.Store;
using Qalqan.Web;
using Qalqan.Words;

namespace Qalqan;

/// <summary>The commands of tasks: order, out, back, debrief, restrict. They ask the desk as the page does.</summary>
public static class DayTasks
{
    /// <summary>What an order is made of, by its fields' names.</summary>
    public static IReadOnlyList<string> OfOrder { get; } =
    ["kind", "order", "out", "back", "unit", "leader", "crew", "strength", "vehicles", "route"];

    /// <summary>Of a debrief, likewise.</summary>
    public static IReadOnlyList<string> OfDebrief { get; } =
    [
        "outcome",
        "out",
        "back",
        "kilometres",
        "visits",
        "finds",
        "met",
        "mixed",
        "concern",
        "followUp",
        "gender",
        "words",
    ];

    /// <summary>Of a stopped movement, likewise.</summary>
    public static IReadOnlyList<string> OfRestriction { get; } =
    ["place", "from", "until", "party", "minutes", "stopped"];

    // Said again they are further lines.
    private static readonly string[] OfLines = ["route", "visits", "finds", "met"];

    public static int Show(string path, Inquiry inquiry, string task, bool isJson, string language)
    {
        using var folder = Folder.OpenToRead(path);
        var looks = Judging.DeskOf(folder).Tasking.One(User.Local(), inquiry, task);
        Refuse(looks.Problems);
        var found = looks.Scopes.Where(look => look.Value is not null).ToList();
        if (found.Count == 0)
            throw new RefusalException(new Problem("TASK", 0, $"\"{task}\"", "a task on record, such as T-240314-01"));
        foreach (var look in found)
            if (isJson)
                Console.Out.WriteLine(TaskApi.Line(look.Scope, look.Value!.Row, looks.IsExercise));
            else
                Print(look.Value!.Row, looks.IsExercise, Speech.In(language));
        return 0;
    }

    public static int Order(string path, string? scope, string[] typed, User user, bool isJson)
    {
        var fields = Read(typed, OfOrder);
        return Write(
            path,
            desk =>
                desk.Tasking.Order(user, scope, TaskFields.OrderOf(fields.GetValueOrDefault), Guid.NewGuid(), null, []),
            isJson
        );
    }

    public static int Do(string path, string? scope, string task, string doing, string[] typed, User user, bool isJson)
    {
        var fields = Read(
            typed,
            doing switch
            {
                "debrief" => OfDebrief,
                "restrict" => OfRestriction,
                _ => ["at"],
            }
        );
        return Write(
            path,
            desk => TaskApi.Do(desk, user, scope, task, doing, fields.GetValueOrDefault, Guid.NewGuid())!,
            isJson
        );
    }

    private static Dictionary<string, string> Read(string[] typed, IReadOnlyList<string> known)
    {
        Dictionary<string, string> fields = [];
        foreach (var text in typed)
        {
            var (name, value) = text.Split('=', 2) is [var before, var behind] ? (before, behind) : (text, null);
            if (value is null || !known.Contains(name) || (fields.ContainsKey(name) && !OfLines.Contains(name)))
                throw new RefusalException(
                    new Problem(
                        "FIELD=VALUE",
                        0,
                        $"\"{text}\"",
                        $"once each of {string.Join(", ", known)}, then = and a value"
                    )
                );
            fields[name] = fields.TryGetValue(name, out var lines) ? $"{lines}\n{value}" : value;
        }
        return fields;
    }

    private static int Write(string path, Func<Desk, Numbered> act, bool isJson)
    {
        using (Folder.OpenToRead(path)) { } // refused where there is no folder: none is made to write in
        using var folder = Folder.OpenToWrite(
            path,
            FolderKind.Real,
            SystemClock.Instance,
            "stop it first, or do the same on the page /tasks"
        );
        var desk = Judging.DeskOf(folder);
        var numbered = act(desk);
        Refuse(numbered.Problems);
        Console.Out.WriteLine(
            isJson
                ? TaskApi.Line(numbered, desk.IsExercise)
                : $"{(desk.IsExercise ? "EXERCISE " : "")}{numbered.Reference}: recorded."
        );
        return 0;
    }

    private static void Refuse(IReadOnlyList<Problem> problems)
    {
        if (problems.Count > 0)
            throw new RefusalException([.. problems.Distinct()]);
    }

    private static void Print(TaskRow row, bool isExercise, Speech speech)
    {
        var (task, order, output) = (row.Task, row.Task.Order, Console.Out);
        if (isExercise)
            output.WriteLine(speech.Say(Phrase.Of("cli.exercise")));
        output.WriteLine(
            $"{order.Task}  {CodeWords.Task(order.Kind, speech)}  {speech.Say(Phrase.Of("task.standing." + JsonLines.Kebab(task.Standing)))}"
        );
        output.WriteLine($"  {order.Order}");
        Time("web.tasks.planned", task.Ordered.From);
        Time("web.tasks.planned-back", task.Ordered.To);
        Time("web.tasks.out", task.Out);
        Time("web.tasks.back", task.Back);
        output.WriteLine(
            $"  {speech.Say(Phrase.Of("web.tasks.crew"))}: {task.Strength}  {string.Join(' ', task.People)}"
        );
        if (task.Said is { } said)
            output.WriteLine(
                $"  {speech.Say(Phrase.Of("task.outcome." + JsonLines.Kebab(said.Outcome)))}  {said.Words}"
            );

        void Time(string key, Instant? at)
        {
            if (at is { } time)
                output.WriteLine($"  {speech.Say(Phrase.Of(key))}: {Dtg.OrIso(time)}");
        }
    }
}
