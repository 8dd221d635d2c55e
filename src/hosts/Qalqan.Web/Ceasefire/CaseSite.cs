using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.HttpResults;
using Qalqan.Kernel;
using Qalqan.Operations;
using Qalqan.Web.Pages;

namespace Qalqan.Web;

/// <summary>One incident as a page and for programs, and what is done to it: joined, parted, confirmed, ended, decided, protested.</summary>
internal sealed class CaseSite(Desk desk)
{
    private const string New = "/incidents/new";

    public const string Doings = "join, part, confirm, end, restate, strike, decide, protest, answer or close";

    public static void Map(WebApplication app, Desk desk, string language)
    {
        var site = new CaseSite(desk);
        app.MapMethods(
                "/incident/{name}",
                Site.Reading,
                (HttpContext http, string name) => site.One(Reader.Of(http, language), name, [])
            )
            .Needs(Right.SeeDay);
        app.MapPost(
                "/incident/{name}",
                (Delegate)((HttpContext http, string name) => site.Change(http, Reader.Of(http, language), name))
            )
            .Needs(Right.SayDay);
        foreach (var address in (string[])[New, "/incident/{name}/correct"])
        {
            app.MapMethods(
                    address,
                    Site.Reading,
                    (HttpContext http, string? name) => site.Form(Reader.Of(http, language), name)
                )
                .Needs(Right.SayDay);
            app.MapPost(
                    address,
                    (Delegate)((HttpContext http, string? name) => site.State(http, Reader.Of(http, language), name))
                )
                .Needs(Right.SayDay);
        }
        app.MapPost("/incidents/open", (Delegate)((HttpContext http) => site.Open(http, Reader.Of(http, language))))
            .Needs(Right.SayDay);
        app.MapMethods("/api/incident/{name}", Site.Reading, (HttpContext http, string name) => site.Line(http, name))
            .Needs(Right.SeeDay)
            .Described(
                "One incident: what it is made of, what was found and decided, its protests.",
                [Reader.AsOf, Reader.KnownAt, "scope"],
                answers: 404
            );
        app.MapPost(
                "/api/incident/{name}/{doing}",
                (Delegate)((HttpContext http, string name, string doing) => site.Call(http, name, doing))
            )
            .Needs(Right.SayDay)
            .Described(
                "Joins a report to an incident or parts it, confirms or ends a state, says otherwise what it was or strikes that, decides on a finding, or keeps its protests.",
                ["scope"],
                sends: [.. CaseDoing.Fields.Select(field => field + "?")],
                answers: 413
            );
        app.MapPost("/api/incidents", (Delegate)((HttpContext http) => site.OpenCall(http)))
            .Needs(Right.SayDay)
            .Described(
                "Opens an incident of observations that are on record, or of what is typed.",
                ["scope"],
                sends: ["reports?", .. IncidentTyped.Names.Select(field => field + "?")],
                answers: 413
            );
    }

    private IResult One(Reader reader, string name, IReadOnlyList<Problem> problems, IFormCollection? sent = null)
    {
        var look = desk.Casebook.One(reader.Inquiry, name).Scopes.FirstOrDefault(one => one.Value is not null);
        return look is null
            ? Site.Page<NotePage>(
                404,
                ("Reader", reader),
                ("IsExercise", desk.IsExercise),
                ("Title", reader.Say("web.incident.missing", ("incident", StateTimes.Clip(name)))),
                ("Hint", reader.Say("web.incident.missing.hint"))
            )
            : Site.Page<IncidentPage>(
                problems.Count == 0 ? 200 : 400,
                ("Reader", reader),
                ("IsExercise", desk.IsExercise),
                ("Case", look.Value),
                ("Stand", new Stand(look.Scope, look.At, look.Zone, desk.Now, look.UpTo)),
                ("Problems", problems),
                ("Sent", sent)
            );
    }

    private IResult Form(Reader reader, string? name)
    {
        if (name is null)
            return Typed(200, reader, null, IncidentTyped.Blank, []);
        return
            desk.Casebook.One(reader.Inquiry, name).Scopes.Select(look => look.Value).OfType<Case>().FirstOrDefault()
                is { Incident: var incident }
            ? Typed(200, reader, name, IncidentTyped.Of(incident.Said, new(incident.Fact.From, incident.Fact.To)), [])
            : One(reader, name, []);
    }

    private async Task<IResult> State(HttpContext http, Reader reader, string? name)
    {
        if (await DayForm.Read(http) is not { } form)
            return Results.StatusCode(StatusCodes.Status413PayloadTooLarge);
        List<FieldProblem> wrong = [];
        var (said, incident) = name is null
            ? desk.Casebook.Open(reader.User, reader["scope"], [], Field, wrong)
            : (desk.Casebook.Restate(reader.User, reader["scope"], name, Field, wrong), name);
        return said.Problems.Any() || incident is null
            ? Typed(400, reader, name, IncidentTyped.Blank.With(Field), DayForm.Problems(wrong, said.Problems, "words"))
            : Results.LocalRedirect(reader.Page(IncidentList.PageOf(incident)));

        string Field(string field) => form[field].ToString();
    }

    private RazorComponentResult<StatedForm> Typed(
        int status,
        Reader reader,
        string? name,
        IncidentTyped order,
        IReadOnlyList<FieldProblem> problems
    ) =>
        Site.Page<StatedForm>(
            status,
            ("Reader", reader),
            ("IsExercise", desk.IsExercise),
            ("Incident", name),
            ("Typed", order),
            ("Places", desk.Days.Places(reader.Inquiry)),
            ("Problems", problems)
        );

    private async Task<IResult> Change(HttpContext http, Reader reader, string name)
    {
        if (await DayForm.Read(http) is not { } form)
            return Results.StatusCode(StatusCodes.Status413PayloadTooLarge);
        var doing = form["do"].ToString();
        var said =
            CaseDoing.Do(
                desk,
                reader.User,
                reader.Inquiry,
                name,
                doing,
                field => form.ContainsKey(field) ? form[field].ToString().Trim() : null
            ) ?? DayCall.Unknown("do", doing, Doings);
        return said.Problems.Any()
            ? One(reader, name, [.. said.Problems], form)
            : Results.LocalRedirect(
                reader.Page(desk.Casebook.IsThere(reader.Inquiry, name) ? IncidentList.PageOf(name) : "/incidents")
            );
    }

    private async Task<IResult> Open(HttpContext http, Reader reader)
    {
        if (await DayForm.Read(http) is not { } form)
            return Results.StatusCode(StatusCodes.Status413PayloadTooLarge);
        var (said, incident) = desk.Casebook.Open(
            reader.User,
            reader["scope"],
            CaseDoing.ReportsOf(form["reports"].ToString()),
            field => field == "words" && form["words"].ToString().Trim() is { Length: > 0 } words ? words : null,
            []
        );
        return incident is null
            ? Site.Page<NotePage>(
                400,
                ("Reader", reader),
                ("IsExercise", desk.IsExercise),
                ("Title", reader.Say("web.incident.not-opened")),
                ("Hint", string.Join(" ", said.Problems.Select(problem => $"{problem.Seen}: {problem.Wanted}.")))
            )
            : Results.LocalRedirect(reader.Page(IncidentList.PageOf(incident)));
    }

    private IResult Line(HttpContext http, string name)
    {
        List<Problem> problems = [];
        var inquiry = new ApiQuery(http, [Reader.AsOf, Reader.KnownAt, "scope"], problems).Looked(User.Of(http));
        var looks = desk.Casebook.One(inquiry, name);
        problems.AddRange(looks.Problems);
        if (problems.Count > 0)
            return DayCall.Told(400, new Said([], problems[0]), desk.IsExercise);
        return looks.Scopes.FirstOrDefault(one => one.Value is not null) is { Value: { } found } look
            ? JsonLines.Answer(200, CaseLines.Of(look.Scope, found, look.At, desk.IsExercise))
            : DayCall.Told(404, DayCall.Unknown("incident", name, "an incident on record"), desk.IsExercise);
    }

    private Task<IResult> Call(HttpContext http, string name, string doing) =>
        DayCall.Do(
            http,
            desk,
            doing,
            Doings,
            CaseDoing.Fields,
            2000,
            (inquiry, field) => CaseDoing.Do(desk, User.Of(http), inquiry, name, doing, field)
        );

    private Task<IResult> OpenCall(HttpContext http) =>
        DayCall.Take(
            http,
            desk,
            fields =>
            {
                var reports = fields.Has("reports") ? fields.Texts("reports") : [];
                var typed = IncidentTyped.Names.ToDictionary(name => name, name => fields.TextOrNull(name, 2000));
                return inquiry =>
                    desk.Casebook.Open(
                        User.Of(http),
                        inquiry.Scope,
                        CaseDoing.ReportsOf(string.Join(' ', reports)),
                        name => typed[name],
                        []
                    )
                        is (var said, var incident)
                    && incident is not null
                        ? JsonLines.Answer(200, [CaseLines.Opened(incident, desk.IsExercise)])
                        : DayCall.Told(said, desk.IsExercise);
            }
        );
}
