using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.HttpResults;
using Qalqan.Exchange;
using Qalqan.Kernel;
using Qalqan.Sheets;
using Qalqan.Web.Pages;

namespace Qalqan.Web;

/// <summary>Layers for the map: brought as files, listed, accepted, withdrawn, and each as GeoJSON.</summary>
internal sealed class LayerSite(Desk desk)
{
    public const string Address = "/layers";
    public const string Title = "title";
    public const string Accept = "accept";
    public const string Withdraw = "withdraw";

    public static void Map(WebApplication app, Desk desk, string language)
    {
        var site = new LayerSite(desk);
        app.MapMethods(Address, Site.Reading, (HttpContext http) => site.Show(200, Reader.Of(http, language), [], []))
            .Needs(Right.SeeDay);
        app.MapPost(Address, (Delegate)((HttpContext http) => site.Bring(http, Reader.Of(http, language))))
            .Needs(Right.SayDay);
        app.MapPost(
                "/layer/{layer}/{doing}",
                (HttpContext http, string layer, string doing) => site.Change(Reader.Of(http, language), layer, doing)
            )
            .Needs(Right.SayDay);
        app.MapMethods("/api/layers", Site.Reading, site.List)
            .Needs(Right.SeeDay)
            .Described(
                "Layers that were brought for the map, drafts and accepted ones.",
                [Reader.AsOf, Reader.KnownAt, "scope"]
            );
        app.MapPost("/api/layers", (Delegate)((HttpContext http) => site.Keep(http)))
            .Needs(Right.SayDay)
            .Described(
                "Takes in a file as a draft layer; what links to other files is left out and named.",
                ["scope", "file", Title],
                brings: "GeoJSON, KML, KMZ or GPX, as its own bytes; its name says which"
            );
        app.MapPost(
                "/api/layer/{layer}/{doing}",
                (HttpContext http, string layer, string doing) => site.Do(http, layer, doing)
            )
            .Needs(Right.SayDay)
            .Described("Accepts the draft of a layer, or withdraws the layer.", ["scope"]);
        app.MapMethods("/api/layer/{layer}", Site.Reading, (HttpContext http, string layer) => site.Bytes(http, layer))
            .Needs(Right.SeeDay)
            .Described(
                "A layer as GeoJSON: the accepted one, or else its draft.",
                ["scope"],
                gives: "application/geo+json",
                answers: 404
            );
    }

    private RazorComponentResult<LayersPage> Show(
        int status,
        Reader reader,
        IReadOnlyList<Problem> problems,
        IReadOnlyList<string> leftOut
    ) =>
        Site.Page<LayersPage>(
            status,
            ("Reader", reader),
            ("Looks", desk.Layers.Of(reader.Inquiry with { Period = null })),
            ("Problems", problems),
            ("LeftOut", leftOut)
        );

    private async Task<IResult> Bring(HttpContext http, Reader reader)
    {
        var upload = await Upload.Read(http.Request);
        if (upload is null || upload.IsTooLarge || upload.File.Length == 0)
            return Show(
                400,
                reader,
                [
                    new Problem(
                        upload?.FileName is { Length: > 0 } name ? name : reader.Say("web.layers.file"),
                        0,
                        reader.Say(upload is { IsTooLarge: true } ? "web.layers.too-large" : "web.layers.no-file"),
                        reader.Say("web.layers.file.hint", ("most", Limits.FileBytes / 1_000_000))
                    ),
                ],
                []
            );
        var title = upload.Fields.GetValueOrDefault(Title)?.Trim() is { Length: > 0 } typed ? typed : null;
        var brought = desk.Layers.Draft(reader.User, reader["scope"], upload.FileName, upload.File, title);
        // What was left out is told once, with the draft.
        return brought.Problems.Count > 0 || brought.LeftOut.Count > 0
            ? Show(brought.Problems.Count > 0 ? 400 : 200, reader, brought.Problems, brought.LeftOut)
            : Results.LocalRedirect(reader.Page(Address));
    }

    private IResult Change(Reader reader, string layer, string doing)
    {
        var problems = Done(reader.User, reader["scope"], layer, doing);
        return problems.Count > 0 ? Show(400, reader, problems, []) : Results.LocalRedirect(reader.Page(Address));
    }

    private IResult List(HttpContext http)
    {
        List<Problem> problems = [];
        var looks = desk.Layers.Of(
            new ApiQuery(http, [Reader.AsOf, Reader.KnownAt, "scope"], problems).Looked(User.Of(http))
        );
        problems.AddRange(looks.Problems);
        return problems.Count > 0
            ? JsonLines.Answer(400, [LayerLines.Refused(problems, looks.IsExercise)])
            : JsonLines.Answer(200, LayerLines.Of(looks));
    }

    private async Task<IResult> Keep(HttpContext http)
    {
        List<Problem> problems = [];
        var query = new ApiQuery(http, ["scope", "file", Title], problems);
        var bytes = await StateApi.Bytes(http, Limits.FileBytes);
        if (bytes is null)
            problems.Add(
                new Problem("the body", 0, "a file that is too large", $"at most {Limits.FileBytes / 1_000_000} MB")
            );
        var brought =
            problems.Count == 0
                ? desk.Layers.Draft(User.Of(http), query["scope"], query["file"] ?? "", bytes!, query[Title])
                : new Brought(problems, []);
        return brought.Problems.Count > 0
            ? JsonLines.Answer(400, [LayerLines.Refused(brought.Problems, desk.IsExercise)])
            : JsonLines.Answer(200, [LayerLines.Line(brought.Layer!, desk.IsExercise, brought.LeftOut)]);
    }

    private IResult Do(HttpContext http, string layer, string doing)
    {
        var problems = Done(User.Of(http), ApiQuery.ScopeOf(http), layer, doing);
        return problems.Count > 0
            ? JsonLines.Answer(400, [LayerLines.Refused(problems, desk.IsExercise)])
            : JsonLines.Answer(200, [LayerLines.Done(layer, doing, desk.IsExercise)]);
    }

    private IResult Bytes(HttpContext http, string layer)
    {
        http.Response.Headers.CacheControl = "no-store";
        return
            desk.Layers.Find(User.Of(http), ApiQuery.ScopeOf(http), layer, isAccepted: true) is { } found
            && desk.Layers.BytesOf(found) is { } bytes
            ? Results.Bytes(bytes, MapFormat.GeoJson.ContentType())
            : JsonLines.Answer(
                404,
                [
                    LayerLines.Refused(
                        [new Problem("layer", 0, $"\"{StateTimes.Clip(layer)}\"", "a layer that is on record")],
                        desk.IsExercise
                    ),
                ]
            );
    }

    private IReadOnlyList<Problem> Done(User user, string? scope, string layer, string doing) =>
        doing switch
        {
            Accept => desk.Layers.Accept(user, scope, layer),
            Withdraw => desk.Layers.Withdraw(user, scope, layer),
            _ => [new Problem("doing", 0, $"\"{StateTimes.Clip(doing)}\"", $"{Accept} or {Withdraw}")],
        };
}
