using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Qalqan.Kernel;
using Qalqan.Web.Pages;

namespace Qalqan.Web;

/// <summary>One incident as a page and for programs, and what is done to it: joined, parted, confirmed, ended, decided, protested.</summary>
internal sealed class CaseSite(Desk desk)
{
    public const string Doings = "join, part, confirm, end, decide, protest, answer or close";

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
                "Joins a report to an incident or parts it, confirms or ends a state, decides on a finding, or keeps its protests.",
                ["scope"],
                sends: [.. CaseDoing.Fields.Select(field => field + "?")],
                answers: 413
            );
        app.MapPost("/api/incidents", (Delegate)((HttpContext http) => site.OpenCall(http)))
            .Needs(Right.SayDay)
            .Described(
                "Opens an incident of observations that are on record.",
                ["scope"],
                sends: ["reports", "words?"],
                answers: 413
            );
    }

    private IResult One(Reader reader, string name, IReadOnlyList<Problem> problems)
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
                ("Problems", problems)
            );
    }

    private async Task<IResult> Change(HttpContext http, Reader reader, string name)
    {
        if (await DayForm.Read(http) is not { } form)
            return Results.StatusCode(StatusCodes.Status413PayloadTooLarge);
        var doing = form["do"].ToString();
        var said = CaseDoing.Do(desk, reader.User, reader.Inquiry, name, doing, field => form[field].ToString().Trim());
        return said is null ? One(reader, name, [new Problem("do", 0, $"\"{StateTimes.Clip(doing)}\"", Doings)])
            : said.Problems.Any() ? One(reader, name, [.. said.Problems])
            : Results.LocalRedirect(reader.Page(IncidentList.PageOf(name)));
    }

    private async Task<IResult> Open(HttpContext http, Reader reader)
    {
        if (await DayForm.Read(http) is not { } form)
            return Results.StatusCode(StatusCodes.Status413PayloadTooLarge);
        var (said, incident) = desk.Casebook.Open(
            reader.User,
            reader["scope"],
            CaseDoing.ReportsOf(form["reports"].ToString()),
            form["words"].ToString().Trim()
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
            return Answer(400, new Said([], problems[0]));
        return looks.Scopes.FirstOrDefault(one => one.Value is not null) is { Value: { } found } look
            ? JsonLines.Answer(200, CaseLines.Of(look.Scope, found, look.At, desk.IsExercise))
            : Answer(
                404,
                new Said([], new Problem("incident", 0, $"\"{StateTimes.Clip(name)}\"", "an incident on record"))
            );
    }

    private async Task<IResult> Call(HttpContext http, string name, string doing)
    {
        List<Problem> problems = [];
        var inquiry = new ApiQuery(http, ["scope"], problems).Looked(User.Of(http));
        if (await StateApi.Bytes(http, 16_384) is not { } bytes)
            return Answer(413, new Said([], new Problem("the body", 0, "more than 16384 bytes", "an object")));
        if (problems.Count > 0 || Node.Read("the body", bytes, problems) is not { } node)
            return Answer(400, new Said([], problems[0]));
        var fields = new Fields("the body", node, problems);
        var values = CaseDoing.Fields.ToDictionary(field => field, field => fields.TextOrNull(field, 2000) ?? "");
        fields.Done();
        var said =
            problems.Count > 0
                ? new Said([], problems[0])
                : CaseDoing.Do(desk, User.Of(http), inquiry, name, doing, field => values[field])
                    ?? new Said([], new Problem("doing", 0, $"\"{StateTimes.Clip(doing)}\"", Doings));
        return Answer(said.Problems.Any() ? 400 : 200, said);
    }

    private async Task<IResult> OpenCall(HttpContext http)
    {
        List<Problem> problems = [];
        var inquiry = new ApiQuery(http, ["scope"], problems).Looked(User.Of(http));
        if (await StateApi.Bytes(http, 16_384) is not { } bytes)
            return Answer(413, new Said([], new Problem("the body", 0, "more than 16384 bytes", "an object")));
        if (problems.Count > 0 || Node.Read("the body", bytes, problems) is not { } node)
            return Answer(400, new Said([], problems[0]));
        var fields = new Fields("the body", node, problems);
        var reports = fields.Texts("reports");
        var words = fields.TextOrNull("words") ?? "";
        fields.Done();
        if (problems.Count > 0)
            return Answer(400, new Said([], problems[0]));
        var (said, incident) = desk.Casebook.Open(
            User.Of(http),
            inquiry.Scope,
            CaseDoing.ReportsOf(string.Join(' ', reports)),
            words
        );
        return incident is null
            ? Answer(400, said)
            : JsonLines.Answer(200, [CaseLines.Opened(incident, desk.IsExercise)]);
    }

    private IResult Answer(int status, Said said) =>
        JsonLines.Answer(status, [ObservationApi.Line(said, desk.IsExercise)]);
}
