using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Routing;
using Qalqan.Kernel;
using Qalqan.Web.Pages;

namespace Qalqan.Web;

/// <summary>Own forms: brought in, kept version by version, had again; and the table of the names that they may ask for.</summary>
internal static class FormsSite
{
    public const string List = "/forms";
    public const string Name = "name";

    public static void Map(WebApplication app, Desk desk, string language)
    {
        app.MapMethods(
                List,
                Site.Reading,
                (HttpContext http) => All(200, Reader.Of(http, language), desk, "", [], null)
            )
            .Needs(Right.SeeDrafts);
        app.MapPost(List, (Delegate)((HttpContext http) => Keep(http, Reader.Of(http, language), desk)))
            .Needs(Right.Issue);
        app.MapMethods(
                "/form/{name}/{file}",
                Site.Reading,
                (HttpContext http, string name, string file) =>
                    FormsApi.File(http, desk, name, file)
                    ?? All(404, Reader.Of(http, language), desk, "", [FormsApi.Missing(name)], null)
            )
            .Needs(Right.SeeDrafts);
        FormsApi.Map(app, desk);
    }

    /// <summary>The address of a version's very bytes.</summary>
    public static string FileOf(KeptForm form) =>
        $"/form/{Uri.EscapeDataString(form.Called)}/{form.Says.Form}.{form.Says.Format}?scope={Uri.EscapeDataString(form.Scope)}";

    private static RazorComponentResult<FormsPage> All(
        int status,
        Reader reader,
        Desk desk,
        string typed,
        IReadOnlyList<Problem> problems,
        KeptForm? kept
    ) =>
        Site.Page<FormsPage>(
            status,
            ("Reader", reader),
            ("Forms", desk.Papers.Forms.List(reader.User, reader["scope"])),
            (
                "Figures",
                desk.Papers.Figures(reader.User, reader["scope"], reader[Reader.AsOf], reader.Speech.Language.Code)
            ),
            ("Typed", typed),
            ("Problems", problems),
            ("Kept", kept)
        );

    private static async Task<IResult> Keep(HttpContext http, Reader reader, Desk desk)
    {
        var upload = await Upload.Read(http.Request);
        var name = upload?.Fields.GetValueOrDefault(Name, "").Trim() ?? "";
        if (upload is null || upload.IsTooLarge || upload.File.Length == 0)
            return All(
                400,
                reader,
                desk,
                name,
                [
                    new Problem(
                        "file",
                        0,
                        upload?.IsTooLarge is true ? "a file that is too large" : "no file",
                        $"a .docx or .xlsx of at most {Paper.Form.MostBytes / 1_000_000} MB"
                    ),
                ],
                null
            );
        var scope = upload.Fields.GetValueOrDefault("scope") is { Length: > 0 } asked ? asked : reader["scope"];
        var outcome = desk.Papers.Forms.Keep(reader.User, scope, name, upload.File);
        return All(outcome.Problems.Count == 0 ? 200 : 400, reader, desk, name, outcome.Problems, outcome.Form);
    }
}
