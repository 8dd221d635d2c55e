using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Qalqan.Kernel;
using Qalqan.Operations;

namespace Qalqan.Web;

/// <summary>Tasks for programs: one by its reference, ordered, and what is done to one.</summary>
internal static class TaskApi
{
    private const string File = "the body";
    private const int MostBytes = 65_536;
    private const int MostText = 20_000;
    private const string Doings = "out, back, cancelled, debrief or restrict";

    private static readonly string[] OfOrder =
    [
        "kind",
        "unit",
        "order",
        "out",
        "back",
        "leader",
        "crew",
        "strength",
        "vehicles",
        "route",
        "line",
    ];

    private static readonly string[] OfDoing =
    [
        "at",
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
        "place",
        "from",
        "until",
        "party",
        "minutes",
        "stopped",
    ];

    public static void Map(WebApplication app, Desk desk)
    {
        app.MapMethods("/api/task/{name}", Site.Reading, (HttpContext http, string name) => One(http, desk, name))
            .Needs(Right.SeeDay)
            .Described(
                "One task: its order, times, debrief and what stopped it.",
                [Reader.AsOf, Reader.KnownAt, "scope"],
                answers: 404
            );
        app.MapPost("/api/tasks", (Delegate)((HttpContext http) => Order(http, desk)))
            .Needs(Right.SayDay)
            .Described(
                "Orders a task, as it would be typed field by field; it gets the next number of its day.",
                sends:
                [
                    "kind",
                    "order",
                    "out",
                    .. OfOrder.Except(["kind", "order", "out"]).Select(name => name + "?"),
                    "scope?",
                    "id?",
                ],
                answers: 413
            );
        app.MapPost(
                "/api/task/{name}/{doing}",
                (Delegate)((HttpContext http, string name, string doing) => Do(http, desk, name, doing))
            )
            .Needs(Right.SayDay)
            .Described(
                $"Says what became of a task: {Doings}.",
                sends: [.. OfDoing.Select(name => name + "?"), "scope?", "id?"],
                answers: 413
            );
    }

    /// <summary>A task as a line; people by reference.</summary>
    public static string Line(string scope, TaskRow row, bool isExercise) =>
        JsonLines.Of(json =>
        {
            var (task, order) = (row.Task, row.Task.Order);
            json.WriteString("scope", scope);
            json.WriteString("task", order.Task);
            json.WriteNumber("entry", task.Ordered.Number);
            json.WriteString("kind", order.Kind);
            json.WriteString("standing", JsonLines.Kebab(task.Standing));
            json.WriteString("unit", order.Unit);
            json.WriteString("order", order.Order);
            json.Time("planned", task.Ordered.From);
            json.Time("plannedBack", task.Ordered.To);
            json.Time("out", task.Out);
            json.Time("back", task.Back);
            json.Number("late", task.MinutesLateOut);
            json.Number("lateBack", task.MinutesLateBack);
            json.WriteString("leader", order.Leader);
            json.Texts("crew", order.Crew);
            json.WriteNumber("strength", task.Strength);
            json.Texts("vehicles", order.Vehicles);
            json.Texts("route", order.Route.Select(PlaceText.Write));
            json.WriteString("outcome", task.Said is { } said ? JsonLines.Kebab(said.Outcome) : null);
            json.Objects(
                "finds",
                task.Said?.Finds ?? [],
                (one, finds) =>
                {
                    one.WriteString("kind", finds.Kind);
                    one.WriteNumber("found", finds.Found);
                    one.WriteNumber("destroyed", finds.Destroyed);
                }
            );
            json.Objects(
                "met",
                task.Said?.Engaged?.Met ?? [],
                (one, met) =>
                {
                    one.WriteString("class", met.Class);
                    one.Number("women", met.Women);
                    one.Number("men", met.Men);
                }
            );
            json.WriteString("concern", task.Said?.Engaged?.Concern);
            json.WriteString("followUp", task.Said?.Engaged?.FollowUp);
            json.WriteString("gender", task.Said?.Gender);
            json.WriteString("words", task.Said?.Words);
            json.Texts("restrictions", task.Restrictions.Select(fact => fact.Claim.Key).Distinct());
            json.WriteBoolean("exercise", isExercise);
        });

    /// <summary>What came of it: the reference, or everything that is wrong.</summary>
    public static string Line(Numbered numbered, bool isExercise) =>
        JsonLines.Of(json =>
        {
            json.WriteString("reference", numbered.Reference);
            json.Problems(numbered.Problems);
            json.WriteBoolean("exercise", isExercise);
        });

    /// <summary>Carries out what is asked by its word; null where the word is none.</summary>
    public static Numbered? Do(
        Desk desk,
        User user,
        string? scope,
        string name,
        string doing,
        Func<string, string?> field,
        Guid id
    )
    {
        var tasking = desk.Tasking;
        if (TaskSite.StageOf(doing) is { } stage)
            return tasking.Stage(user, scope, name, stage, field("at") ?? "", []);
        return doing switch
        {
            "debrief" => tasking.Debrief(user, scope, name, TaskFields.DebriefOfTexts(field), id, []),
            "restrict" => tasking.Restrict(user, scope, name, TaskFields.RestrictionOf(field), id, []),
            _ => null,
        };
    }

    private static IResult One(HttpContext http, Desk desk, string name)
    {
        var query = http.Request.Query;
        var user = User.Of(http);
        var looks = desk.Tasking.One(
            user,
            new Inquiry(Text(Reader.AsOf), Text(Reader.KnownAt), Scope: Text("scope")) { Reach = user.Reach },
            name
        );
        return looks.Problems.Count > 0 ? Answer(400, new Numbered(looks.Problems, null), desk)
            : looks.Scopes.FirstOrDefault(look => look.Value is not null) is { Value: { } file } found
                ? JsonLines.Answer(200, [Line(found.Scope, file.Row, desk.IsExercise)])
            : Answer(
                404,
                new Numbered(
                    [new Problem("task", 0, $"\"{StateTimes.Clip(name)}\"", "a task on record, such as T-240314-01")],
                    null
                ),
                desk
            );

        string? Text(string key) => query[key].ToString() is { Length: > 0 } text ? text : null;
    }

    private static async Task<IResult> Order(HttpContext http, Desk desk)
    {
        var (status, texts, problems) = await Read(http, OfOrder);
        if (problems.Count > 0)
            return Answer(status, new Numbered(problems, null), desk);
        var numbered = desk.Tasking.Order(
            User.Of(http),
            texts["scope"],
            TaskFields.OrderOf(texts.GetValueOrDefault),
            IdOf(texts),
            Guid.TryParseExact(texts["line"], "D", out var line) ? new ReportId(line) : null,
            []
        );
        return Answer(numbered.Reference is null ? 400 : 200, numbered, desk);
    }

    private static async Task<IResult> Do(HttpContext http, Desk desk, string name, string doing)
    {
        var (status, texts, problems) = await Read(http, OfDoing);
        if (problems.Count > 0)
            return Answer(status, new Numbered(problems, null), desk);
        var numbered =
            Do(desk, User.Of(http), texts["scope"], name, doing, texts.GetValueOrDefault, IdOf(texts))
            ?? new Numbered([new Problem("doing", 0, $"\"{StateTimes.Clip(doing)}\"", Doings)], null);
        return Answer(numbered.Problems.Count > 0 ? 400 : 200, numbered, desk);
    }

    private static async Task<(int Status, Dictionary<string, string?> Texts, List<Problem> Problems)> Read(
        HttpContext http,
        string[] names
    )
    {
        List<Problem> problems = [];
        Dictionary<string, string?> texts = [];
        if (await StateApi.Bytes(http, MostBytes) is not { } bytes)
            return (413, texts, [new Problem(File, 0, $"more than {MostBytes} bytes", "one object")]);
        if (Node.Read(File, bytes, problems) is not { } node)
            return (400, texts, problems);
        var fields = new Fields(File, node, problems);
        foreach (var name in names.Concat(["scope", "id"]).Distinct())
            texts[name] = fields.TextOrNull(name, MostText);
        fields.Done();
        return (400, texts, problems);
    }

    private static Guid IdOf(Dictionary<string, string?> texts) =>
        Guid.TryParseExact(texts["id"], "D", out var given) ? given : Guid.NewGuid();

    private static IResult Answer(int status, Numbered numbered, Desk desk) =>
        JsonLines.Answer(status, [Line(numbered, desk.IsExercise)]);
}
