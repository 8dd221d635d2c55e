using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.HttpResults;
using Qalqan.Kernel;
using Qalqan.Web.Pages;

namespace Qalqan.Web;

/// <summary>Flash reports: those that are open, one with its clock, and what is done to it, for people and for programs.</summary>
internal sealed class FlashSite(Desk desk)
{
    private const string Doings = "rewrite, release, acknowledge or close";

    public static void Map(WebApplication app, Desk desk, string language)
    {
        var site = new FlashSite(desk);
        app.MapMethods("/flashes", Site.Reading, (HttpContext http) => site.All(Reader.Of(http, language)))
            .Needs(Right.SeeDay);
        app.MapMethods(
                "/flash/{name}",
                Site.Reading,
                (HttpContext http, string name) => site.One(Reader.Of(http, language), name, [])
            )
            .Needs(Right.SeeDay);
        app.MapPost(
                "/flash/{name}",
                (Delegate)((HttpContext http, string name) => site.Change(http, Reader.Of(http, language), name))
            )
            .Needs(Right.SayDay);
        app.MapPost(
                "/flash/{name}/release",
                (HttpContext http, string name) => site.Release(Reader.Of(http, language), name)
            )
            .Needs(Right.Release);
        app.MapMethods(
                "/api/flashes",
                Site.Reading,
                (HttpContext http) =>
                    DayCall.Lines(http, desk, desk.Flashing.Of, looks => Lines(looks, desk.IsExercise))
            )
            .Needs(Right.SeeDay)
            .Described(
                "Flash reports of the day that is looked at and those that are open, each with its clock.",
                [Reader.AsOf, Reader.KnownAt, "scope"]
            );
        app.MapPost(
                "/api/flash/{name}/{doing}",
                (Delegate)((HttpContext http, string name, string doing) => site.Call(http, name, doing))
            )
            .Needs(Right.SayDay)
            .Described(
                "Rewrites, acknowledges or closes a flash report.",
                ["scope"],
                sends: ["words?", "by?", "at?"],
                answers: 413
            );
        app.MapPost("/api/flash/{name}/release", (HttpContext http, string name) => site.ReleaseCall(http, name))
            .Needs(Right.Release)
            .Described("Lets the last version of a flash report leave: by another than who wrote it.", ["scope"]);
    }

    public static string Line(string scope, FlashFile file, bool isExercise) =>
        JsonLines.Of(json =>
        {
            json.WriteString("scope", scope);
            json.WriteString("flash", file.Flash.Reference);
            json.WriteNumber("update", file.Flash.Last.Draft.Update);
            json.WriteString("words", file.Flash.Last.Draft.Words);
            json.Texts("basis", file.Basis.Select(sighting => sighting.Fact.Id.ToString()));
            json.WriteBoolean("released", file.Flash.Last.Released is not null);
            json.WriteBoolean("acknowledged", file.Flash.Last.Acknowledged is not null);
            json.WriteBoolean("open", file.Flash.IsOpen);
            json.Objects(
                "steps",
                file.Steps,
                (one, step) =>
                {
                    one.WriteString("step", step.Key[(step.Key.LastIndexOf('.') + 1)..]);
                    one.WriteString("at", Measures.Iso.Format(step.At));
                    one.WriteString("who", step.Who);
                    one.Number("seconds", step.After is { } after ? (long)after.TotalSeconds : null);
                }
            );
            json.WriteBoolean("exercise", isExercise);
        });

    /// <summary>Carries out what is asked by its word; null where the word is none.</summary>
    internal static Said? Do(
        Desk desk,
        User user,
        string? scope,
        string name,
        string doing,
        string words,
        string by,
        string at
    ) =>
        doing switch
        {
            "rewrite" => desk.Flashing.Rewrite(user, scope, name, words, []),
            "acknowledge" => desk.Flashing.Acknowledge(user, scope, name, by, at),
            "close" => desk.Flashing.Close(user, scope, name, words),
            _ => null,
        };

    private RazorComponentResult<FlashesPage> All(Reader reader)
    {
        var looks = desk.Flashing.Of(reader.Inquiry);
        return Site.Page<FlashesPage>(looks.Problems.Count == 0 ? 200 : 400, ("Reader", reader), ("Looks", looks));
    }

    private IResult One(Reader reader, string name, IReadOnlyList<Problem> problems)
    {
        var look = desk.Flashing.One(reader.Inquiry, name).Scopes.FirstOrDefault(one => one.Value is not null);
        return look is null
            ? Site.Page<NotePage>(
                404,
                ("Reader", reader),
                ("IsExercise", desk.IsExercise),
                ("Title", reader.Say("web.flash.missing", ("flash", StateTimes.Clip(name)))),
                ("Hint", reader.Say("web.flash.missing.hint"))
            )
            : Site.Page<FlashPage>(
                problems.Count == 0 ? 200 : 400,
                ("Reader", reader),
                ("IsExercise", desk.IsExercise),
                ("File", look.Value),
                ("Stand", new Stand(look.Scope, look.At, look.Zone, desk.Now, look.UpTo)),
                ("Problems", problems)
            );
    }

    private async Task<IResult> Change(HttpContext http, Reader reader, string name)
    {
        if (await DayForm.Read(http) is not { } form)
            return Results.StatusCode(StatusCodes.Status413PayloadTooLarge);
        var said = Do(desk, reader.User, reader["scope"], name, Text("do"), Text("words"), Text("by"), Text("at"));
        return said is null ? One(reader, name, [new Problem("do", 0, $"\"{StateTimes.Clip(Text("do"))}\"", Doings)])
            : said.Problems.Any() ? One(reader, name, [.. said.Problems])
            : Results.LocalRedirect(reader.Page($"/flash/{Uri.EscapeDataString(name)}"));

        string Text(string field) => form[field].ToString().Trim();
    }

    private IResult Release(Reader reader, string name)
    {
        var outcome = desk.Flashing.Release(reader.User, reader.Inquiry, name);
        return outcome.Problems.Count > 0
            ? One(reader, name, outcome.Problems)
            : Results.LocalRedirect(reader.Page($"/flash/{Uri.EscapeDataString(name)}"));
    }

    private static IEnumerable<string> Lines(Looks<IReadOnlyList<FlashFile>> looks, bool isExercise) =>
        looks.Scopes.SelectMany(look => look.Value.Select(file => Line(look.Scope, file, isExercise)));

    private Task<IResult> Call(HttpContext http, string name, string doing) =>
        DayCall.Do(
            http,
            desk,
            doing,
            Doings,
            ["words", "by", "at"],
            2000,
            (inquiry, field) =>
                Do(
                    desk,
                    User.Of(http),
                    inquiry.Scope,
                    name,
                    doing,
                    field("words") ?? "",
                    field("by") ?? "",
                    field("at") ?? ""
                )
        );

    private IResult ReleaseCall(HttpContext http, string name)
    {
        List<Problem> problems = [];
        var inquiry = Asked(http, problems);
        var outcome =
            problems.Count > 0 ? new ReleaseOutcome(problems) : desk.Flashing.Release(User.Of(http), inquiry, name);
        return JsonLines.Answer(outcome.Problems.Count == 0 ? 200 : 400, [StateApi.Line(outcome, desk.IsExercise)]);
    }

    private static Inquiry Asked(HttpContext http, List<Problem> problems, params IReadOnlyList<string> others) =>
        new ApiQuery(http, [.. others, "scope"], problems).Looked(User.Of(http));
}
