using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.HttpResults;
using Qalqan.Claims;
using Qalqan.Kernel;
using Qalqan.Operations;
using Qalqan.Web.Pages;

namespace Qalqan.Web;

/// <summary>A task: ordered, gone out, come back, debriefed; and the movement of it that was stopped.</summary>
internal sealed class TaskSite(Desk desk)
{
    private const string New = "/tasks/new";
    private const string One = "/task/{name}";

    public static void Map(WebApplication app, Desk desk, string language)
    {
        var site = new TaskSite(desk);
        app.MapMethods(New, Site.Reading, (HttpContext http) => site.Blank(Reader.Of(http, language)))
            .Needs(Right.SayDay);
        app.MapPost(New, (Delegate)((HttpContext http) => site.Order(http, Reader.Of(http, language))))
            .Needs(Right.SayDay);
        app.MapMethods(
                One,
                Site.Reading,
                (HttpContext http, string name) => site.Show(Reader.Of(http, language), name, TaskAnswer.Blank)
            )
            .Needs(Right.SeeDay);
        app.MapPost(
                One + "/stage",
                (Delegate)((HttpContext http, string name) => site.Stage(http, Reader.Of(http, language), name))
            )
            .Needs(Right.SayDay);
        app.MapPost(
                One + "/debrief",
                (Delegate)((HttpContext http, string name) => site.Debrief(http, Reader.Of(http, language), name))
            )
            .Needs(Right.SayDay);
        app.MapPost(
                One + "/restrict",
                (Delegate)((HttpContext http, string name) => site.Restrict(http, Reader.Of(http, language), name))
            )
            .Needs(Right.SayDay);
        TaskApi.Map(app, desk);
    }

    /// <summary>What a button or a command calls a stage; null for none.</summary>
    public static TaskStage? StageOf(string word) =>
        word switch
        {
            "out" => TaskStage.Out,
            "back" => TaskStage.Back,
            "cancelled" => TaskStage.Cancelled,
            _ => null,
        };

    // The log's line comes along: its words are the order to begin with.
    private RazorComponentResult<TaskForm> Blank(Reader reader) =>
        Form(
            200,
            reader,
            TaskFields.OrderOf(name => name == "order" ? reader.Asked("words") : ""),
            reader.Asked("line"),
            []
        );

    private RazorComponentResult<TaskForm> Form(
        int status,
        Reader reader,
        OrderTyped order,
        string line,
        IReadOnlyList<FieldProblem> problems
    )
    {
        var units = desk.Adoption.Contingents(reader.User.Reach);
        var unit =
            units.Contains(order.Unit) ? order.Unit
            : units.Count > 0 ? units[0]
            : "";
        var roll =
            unit.Length > 0 && reader.User.May(Right.SeePeople)
                ? desk.Personnel.Roll(reader.User, reader.Inquiry with { Scope = unit }).Scopes is [var look, ..]
                    ? look.Value
                    : null
                : null;
        return Site.Page<TaskForm>(
            status,
            ("Reader", reader),
            ("IsExercise", desk.IsExercise),
            ("Order", order with { Unit = unit }),
            ("Units", units),
            ("Roll", roll),
            ("Line", line),
            ("Places", desk.Days.Places(reader.Inquiry)),
            ("Problems", problems)
        );
    }

    private async Task<IResult> Order(HttpContext http, Reader reader)
    {
        if (await DayForm.Read(http) is not { } form)
            return Results.StatusCode(StatusCodes.Status413PayloadTooLarge);
        var order = TaskFields.OrderOf(name => form[name].ToString());
        var line = form["line"].ToString();
        List<FieldProblem> wrong = [];
        var ordered = desk.Tasking.Order(
            reader.User,
            reader["scope"],
            order,
            DayForm.IdOf(form),
            Guid.TryParseExact(line, "D", out var report) ? new ReportId(report) : null,
            wrong
        );
        return ordered.Reference is { } task
            ? Results.LocalRedirect(reader.Page(TaskList.PageOf(task)))
            : Form(400, reader, order, line, DayForm.Problems(wrong, ordered.Problems, "order"));
    }

    private async Task<IResult> Stage(HttpContext http, Reader reader, string name)
    {
        if (await DayForm.Read(http) is not { } form)
            return Results.StatusCode(StatusCodes.Status413PayloadTooLarge);
        var (typed, doing) = (form["at"].ToString().Trim(), form["do"].ToString());
        List<FieldProblem> wrong = [];
        Numbered staged = StageOf(doing) is { } stage
            ? desk.Tasking.Stage(reader.User, reader["scope"], name, stage, typed, wrong)
            : new Numbered([new Problem("do", 0, StateTimes.Clip(doing), "out, back, cancelled")], null);
        return staged.Reference is null
            ? Show(
                reader,
                name,
                TaskAnswer.Blank with
                {
                    At = typed,
                    Problems = DayForm.Problems(wrong, staged.Problems, "at"),
                }
            )
            : Results.LocalRedirect(reader.Page(TaskList.PageOf(name)));
    }

    private async Task<IResult> Debrief(HttpContext http, Reader reader, string name)
    {
        if (await DayForm.Read(http) is not { } form)
            return Results.StatusCode(StatusCodes.Status413PayloadTooLarge);
        var typed = TaskFields.DebriefOf(field => form[field].ToString());
        List<FieldProblem> wrong = [];
        var said = desk.Tasking.Debrief(reader.User, reader["scope"], name, typed, DayForm.IdOf(form), wrong);
        return said.Reference is null
            ? Show(
                reader,
                name,
                TaskAnswer.Blank with
                {
                    Debrief = typed,
                    Problems = DayForm.Problems(wrong, said.Problems, "words"),
                }
            )
            : Results.LocalRedirect(reader.Page(TaskList.PageOf(name)));
    }

    private async Task<IResult> Restrict(HttpContext http, Reader reader, string name)
    {
        if (await DayForm.Read(http) is not { } form)
            return Results.StatusCode(StatusCodes.Status413PayloadTooLarge);
        var typed = TaskFields.RestrictionOf(field => form[field].ToString());
        List<FieldProblem> wrong = [];
        var said = desk.Tasking.Restrict(reader.User, reader["scope"], name, typed, DayForm.IdOf(form), wrong);
        return said.Reference is null
            ? Show(
                reader,
                name,
                TaskAnswer.Blank with
                {
                    Restriction = typed,
                    Problems = DayForm.Problems(wrong, said.Problems, "stopped"),
                }
            )
            : Results.LocalRedirect(reader.Page(TaskList.PageOf(name)));
    }

    private IResult Show(Reader reader, string name, TaskAnswer answer)
    {
        var looks = desk.Tasking.One(reader.User, reader.Inquiry, name);
        if (looks.Scopes.FirstOrDefault(one => one.Value is not null) is not { Value: { } file } look)
            return Site.Page<NotePage>(
                404,
                ("Reader", reader),
                ("IsExercise", desk.IsExercise),
                ("Title", reader.Say("web.task.missing", ("task", StateTimes.Clip(name)))),
                ("Hint", reader.Say("web.task.missing.hint"))
            );
        return Site.Page<TaskPage>(
            answer.Problems.Count > 0 ? 400 : 200,
            ("Reader", reader),
            ("IsExercise", desk.IsExercise),
            ("Stand", new Stand(look.Scope, look.At, look.Zone, desk.Now, look.UpTo)),
            ("File", file),
            ("Crew", desk.Personnel.NamesOf(reader.User, file.Row.Task.Order.Unit, file.Row.Task.People)),
            ("Places", desk.Days.Places(reader.Inquiry)),
            ("Answer", answer)
        );
    }
}

/// <summary>What was typed on a task's page and is wrong: it comes back as it was.</summary>
public sealed record TaskAnswer(
    string At,
    DebriefTyped? Debrief,
    RestrictionTyped? Restriction,
    IReadOnlyList<FieldProblem> Problems
)
{
    public static TaskAnswer Blank { get; } = new("", null, null, []);
}
