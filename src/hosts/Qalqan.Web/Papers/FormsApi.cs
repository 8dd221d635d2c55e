using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using Qalqan.Kernel;

namespace Qalqan.Web;

/// <summary>Own forms for programs and commands: a line a version, a line a name that may be asked for; a form is its very bytes.</summary>
public static class FormsApi
{
    internal static void Map(WebApplication app, Desk desk)
    {
        app.MapMethods("/api/forms", Site.Reading, (HttpContext http) => List(http, desk)).Needs(Right.SeeDrafts);
        app.MapMethods("/api/forms/names", Site.Reading, (HttpContext http) => Names(http, desk))
            .Needs(Right.SeeDrafts);
        app.MapPost("/api/forms/{name}", (HttpContext http, string name) => Keep(http, desk, name)).Needs(Right.Issue);
        app.MapMethods(
                "/api/form/{name}/{file}",
                Site.Reading,
                (HttpContext http, string name, string file) =>
                    File(http, desk, name, file)
                    ?? JsonLines.Answer(404, [PeopleLines.Refusal([Missing(name)], desk.IsExercise)])
            )
            .Needs(Right.SeeDrafts);
    }

    public static string Line(KeptForm form, bool isExercise) =>
        JsonLines.Of(json =>
        {
            json.WriteString("what", "form");
            json.WriteString("scope", form.Scope);
            json.WriteString("form", form.Says.Form);
            json.WriteNumber("version", form.Says.Version);
            json.WriteString("format", form.Says.Format);
            json.WriteString("digest", form.Says.Digest);
            json.WriteNumber("bytes", form.Says.Bytes);
            json.Texts("fields", form.Says.Fields);
            json.Time("keptAt", form.Kept.From);
            json.WriteString("post", form.Kept.Source.Post);
            json.WriteNumber("entry", form.Kept.Number);
            json.WriteBoolean("exercise", isExercise);
        });

    /// <summary>Every name that may be asked for, of lists with their columns; what each says now is on the page.</summary>
    public static IEnumerable<string> Lines(FormFigures figures, bool isExercise)
    {
        foreach (var value in figures.Values)
            yield return JsonLines.Of(json =>
            {
                json.WriteString("what", "name");
                json.WriteString("name", value.Name);
                json.WriteString("value", PaperLines.TextOf(value.Cell));
                json.WriteString("opens", value.Opens);
                json.WriteBoolean("exercise", isExercise);
            });
        foreach (var list in figures.Lists)
            yield return JsonLines.Of(json =>
            {
                json.WriteString("what", "list");
                json.WriteString("name", list.Name);
                json.Texts("columns", list.Columns.Select(column => $"{list.Name}.{column.Name}"));
                json.WriteNumber("rows", list.Rows.Count);
                json.WriteString("opens", list.Opens);
                json.WriteBoolean("exercise", isExercise);
            });
    }

    /// <summary>The very bytes of <c>NAME.FORMAT</c>, the last version's or the one behind the @; null where there are none.</summary>
    internal static IResult? File(HttpContext http, Desk desk, string name, string file) =>
        desk.Papers.Forms.Find(User.Of(http), ScopeIn(http), name) is { } form
        && file == $"{form.Says.Form}.{form.Says.Format}"
        && desk.Papers.Forms.Bytes(form) is { } bytes
            ? PapersApi.Sent(http, bytes, file, form.Says.Format)
            : null;

    internal static Problem Missing(string name) =>
        new("form", 0, $"\"{StateTimes.Clip(name)}\"", "the name of a form that was kept");

    private static IResult List(HttpContext http, Desk desk)
    {
        var forms = desk.Papers.Forms.List(User.Of(http), ScopeIn(http));
        return forms.Problems.Count > 0
            ? JsonLines.Answer(400, [PeopleLines.Refusal(forms.Problems, forms.IsExercise)])
            : JsonLines.Answer(
                200,
                forms.Scopes.SelectMany(look => look.Value).Select(form => Line(form, forms.IsExercise))
            );
    }

    private static IResult Names(HttpContext http, Desk desk)
    {
        var asOf = http.Request.Query[Reader.AsOf].ToString() is { Length: > 0 } text ? text : null;
        return JsonLines.Answer(
            200,
            desk.Papers.Figures(User.Of(http), ScopeIn(http), asOf, "en") is { } figures
                ? Lines(figures, desk.IsExercise)
                : []
        );
    }

    /// <summary>The body is the form itself, .docx or .xlsx.</summary>
    private static async Task<IResult> Keep(HttpContext http, Desk desk, string name)
    {
        var outcome = await StateApi.Bytes(http, Paper.Form.MostBytes) is { } bytes
            ? desk.Papers.Forms.Keep(User.Of(http), ScopeIn(http), name, bytes)
            : new FormOutcome([
                new Problem(StateApi.File, 0, "a file that is too large", $"at most {Paper.Form.MostBytes} bytes"),
            ]);
        return JsonLines.Answer(
            outcome.Problems.Count == 0 ? 200 : 400,
            [
                outcome.Form is { } form
                    ? Line(form, desk.IsExercise)
                    : PeopleLines.Refusal(outcome.Problems, desk.IsExercise),
            ]
        );
    }

    private static string? ScopeIn(HttpContext http) =>
        http.Request.Query["scope"].ToString() is { Length: > 0 } scope ? scope : null;
}
