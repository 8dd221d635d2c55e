using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.HttpResults;
using Qalqan.Kernel;
using Qalqan.Web.Pages;

namespace Qalqan.Web;

/// <summary>Where a new contingent was opened: the problems, none where it was; and whether another folder is served from now on.</summary>
public sealed record Founded(IReadOnlyList<Problem> Problems, string Folder, bool IsElsewhere);

/// <summary>How the host opens a new contingent.</summary>
/// <param name="Found">Here where nothing is on record, else in a folder of its own.</param>
/// <param name="Leave">Called once the answer is sent, where another folder is to be served.</param>
public sealed record Opening(Func<Founding, Founded> Found, Action Leave);

/// <summary>A new contingent, from nothing to its first signed strength.</summary>
internal static class FoundingSite
{
    private const int LongestField = 400;

    public static void Map(WebApplication app, Desk desk, string language, Opening opening, Gatehouse? gate)
    {
        app.MapMethods("/new", Site.Reading, (HttpContext http) => Blank(Reader.Of(http, language), desk))
            .Needs(Right.Found);
        app.MapPost(
                "/new",
                (Delegate)((HttpContext http) => Found(http, Reader.Of(http, language), desk, opening, gate))
            )
            .Needs(Right.Found);
        app.MapPost("/api/new", (Delegate)((HttpContext http) => FoundByApi(http, desk, opening, gate)))
            .Needs(Right.Found)
            .Described(
                "Opens a contingent: in this folder where nothing is on record, else in a folder of its own, which is then served.",
                sends:
                [
                    "title",
                    "id",
                    "mission",
                    "ceiling",
                    "ceiling-source",
                    "tour-begins",
                    "tour-months",
                    "home-zone",
                    "mission-zone",
                    "post?",
                ]
            );
    }

    public static IResult Blank(Reader reader, Desk desk) =>
        desk.IsEmpty || desk.IsExercise ? Form(200, reader, desk, FoundingForm.Empty, []) : Results.Redirect("/"); // a record has one contingent's beginning, and this one has begun

    private static async Task<IResult> Found(
        HttpContext http,
        Reader reader,
        Desk desk,
        Opening opening,
        Gatehouse? gate
    )
    {
        if (!desk.IsEmpty && !desk.IsExercise)
            return Results.Redirect("/");
        var form = FormOf(await SentForm.Read(http, LongestField));
        List<Problem> problems = [];
        if (form.Read(desk.Now, problems) is not { } founding)
            return Form(400, reader, desk, form, problems);
        var founded = opening.Found(founding);
        if (founded.Problems.Count > 0)
            return Form(400, reader, desk, form, founded.Problems);
        Settle(http, desk, opening, gate, founding, founded);
        if (!founded.IsElsewhere)
            return Results.Redirect(reader.Link("/"));
        return Site.Page<FoundedPage>(200, ("Reader", reader), ("Title", founding.Title), ("Folder", founded.Folder));
    }

    private static async Task<IResult> FoundByApi(HttpContext http, Desk desk, Opening opening, Gatehouse? gate)
    {
        List<Problem> problems = [];
        var form = FormOf(await SentForm.ReadJson(http, LongestField, problems));
        if (!desk.IsEmpty && !desk.IsExercise)
            problems.Add(new Problem("the record", 0, "one that has begun", "a folder with nothing on record"));
        var founding = problems.Count == 0 ? form.Read(desk.Now, problems) : null;
        var founded = founding is null ? null : opening.Found(founding);
        problems.AddRange(founded?.Problems ?? []);
        if (problems.Count == 0)
            Settle(http, desk, opening, gate, founding!, founded!);
        return JsonLines.Answer(
            problems.Count == 0 ? StatusCodes.Status200OK : StatusCodes.Status400BadRequest,
            [
                JsonLines.Of(json =>
                {
                    json.WriteString("scope", problems.Count == 0 ? founding!.Id : null);
                    json.WriteString("folder", problems.Count == 0 ? founded!.Folder : null);
                    json.Problems(problems);
                    json.WriteBoolean("exercise", desk.IsExercise);
                }),
            ]
        );
    }

    // Who founded it here sits in its first post; another folder is served once the answer is sent.
    private static void Settle(
        HttpContext http,
        Desk desk,
        Opening opening,
        Gatehouse? gate,
        Founding founding,
        Founded founded
    )
    {
        if (founded.IsElsewhere)
            http.Response.OnCompleted(() =>
            {
                opening.Leave();
                return Task.CompletedTask;
            });
        else if (User.Of(http) is { IsLocal: false, Person: not null } user)
        {
            desk.Posts.Settle(user, desk.Signing.Posts[0]);
            gate?.Sit(http, founding.Id, desk.Signing.Posts[0]);
        }
    }

    private static FoundingForm FormOf(SentForm sent) =>
        new(
            sent["title"],
            sent["id"],
            sent["mission"],
            sent["ceiling"],
            sent["ceiling-source"],
            sent["tour-begins"],
            sent["tour-months"],
            sent["home-zone"],
            sent["mission-zone"],
            sent["post"]
        );

    private static RazorComponentResult<FoundingPage> Form(
        int status,
        Reader reader,
        Desk desk,
        FoundingForm form,
        IReadOnlyList<Problem> problems
    ) =>
        Site.Page<FoundingPage>(
            status,
            ("Reader", reader),
            ("Form", form),
            ("Problems", problems),
            ("IsExercise", desk.IsExercise)
        );
}
