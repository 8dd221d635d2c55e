using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Routing;
using Qalqan.Claims;
using Qalqan.Kernel;
using Qalqan.Photo;
using Qalqan.Web.Pages;

namespace Qalqan.Web;

/// <summary>Photos of observations: sent, looked at, covered, and the copy that leaves.</summary>
internal sealed class PhotoSite(Desk desk)
{
    public const string List = "/photos";
    public const string Observation = "observation";
    public const string Covers = "covers";
    public const string Nobody = "nobody";
    public const string ViewFile = "view.jpg";
    public const string CopyFile = "covered.jpg";
    public const string OriginalFile = "original";

    private const int LongestField = 8_000;

    public static void Map(WebApplication app, Desk desk, string language)
    {
        var site = new PhotoSite(desk);
        app.MapMethods(List, Site.Reading, (HttpContext http) => site.All(Reader.Of(http, language), null))
            .Needs(Right.SeeDay);
        app.MapPost(List, (Delegate)((HttpContext http) => site.Send(http, Reader.Of(http, language))))
            .Needs(Right.SayDay);
        app.MapMethods(
                "/photo/{name}",
                Site.Reading,
                (HttpContext http, string name) => site.One(200, Reader.Of(http, language), name, null)
            )
            .Needs(Right.SeeDay);
        app.MapPost(
                "/photo/{name}",
                (Delegate)((HttpContext http, string name) => site.Cover(http, Reader.Of(http, language), name))
            )
            .Needs(Right.SayDay);
        app.MapPost(
                "/photo/{name}/destroy",
                (HttpContext http, string name) => site.Destroy(Reader.Of(http, language), name)
            )
            .Needs(Right.Erase);
        app.MapMethods(
                "/photo/{name}/{file}",
                Site.Reading,
                (HttpContext http, string name, string file) =>
                    site.File(http, name, file) ?? PeopleSite.Missing(Reader.Of(http, language), desk, name)
            )
            .Needs(Right.SeeDay);
        PhotoApi.Map(app, site, desk);
    }

    /// <summary>The bytes that somebody asked for; null where there are none. Whoever takes the original away is noted.</summary>
    public IResult? File(HttpContext http, string digest, string file)
    {
        if (desk.Photos.Find(User.Of(http), digest) is not { } photo)
            return null;
        http.Response.Headers.CacheControl = "no-store"; // nobody's cache is to keep a face
        var (bytes, format) = file switch
        {
            ViewFile => (desk.Photos.View(photo), "jpeg"),
            CopyFile => (desk.Photos.Copy(photo), "jpeg"),
            OriginalFile => (desk.Photos.Original(photo), photo.Says.File.Format),
            _ => (null, ""),
        };
        if (bytes is null)
            return null;
        if (file == OriginalFile)
        {
            var user = User.Of(http);
            AccessLog.Did(
                AccessLog.Of(http),
                user.Person ?? user.Post,
                "/photo/original",
                $"took {photo.Digest[..16]}"
            );
        }
        return Results.Bytes(
            bytes,
            $"image/{format}",
            file == ViewFile ? null : $"{photo.Digest[..16]}-{(file == CopyFile ? "covered" : OriginalFile)}.{format}"
        );
    }

    private RazorComponentResult<PhotosPage> All(Reader reader, Phrase? refusal)
    {
        Guid? observation = Guid.TryParse(reader.Asked(Observation), out var id) ? id : null;
        return Site.Page<PhotosPage>(
            refusal is null ? 200 : 400,
            ("Reader", reader),
            ("IsExercise", desk.IsExercise),
            ("Observation", observation),
            ("Number", observation is { } one ? desk.NumberOf(new ReportId(one)) : null),
            ("Photos", desk.Photos.List(reader.User, observation)),
            ("Refusal", refusal)
        );
    }

    private IResult One(int status, Reader reader, string digest, Phrase? refusal, string? typed = null) =>
        desk.Photos.Find(reader.User, digest) is { } photo
            ? Site.Page<PhotoPage>(
                status,
                ("Reader", reader),
                ("IsExercise", desk.IsExercise),
                ("Photo", photo),
                ("Number", desk.NumberOf(new ReportId(photo.Says.Observation))),
                ("Typed", typed ?? Text(photo.Copy?.Coverings ?? [])),
                ("Refusal", refusal)
            )
            : PeopleSite.Missing(reader, desk, digest);

    private async Task<IResult> Send(HttpContext http, Reader reader)
    {
        var upload = await Upload.Read(http.Request);
        if (upload is null || !Guid.TryParse(upload.Fields.GetValueOrDefault(Observation), out var observation))
            return All(reader, Phrase.Of("web.photo.of-nothing"));
        var outcome = upload.IsTooLarge
            ? new PhotoOutcome(null, PhotoWords.Of(PhotoFault.TooManyBytes))
            : desk.Photos.Keep(reader.User, observation, upload.File);
        return outcome.Photo is { } photo
            ? Results.Redirect(reader.Page($"/photo/{photo.Digest}"))
            : All(reader, outcome.Refusal);
    }

    private async Task<IResult> Cover(HttpContext http, Reader reader, string digest)
    {
        var sent = await SentForm.Read(http, LongestField);
        var typed = sent[Covers];
        var refusal = Read(typed, sent[Nobody].Length > 0, out var coverings);
        if (refusal is null)
            refusal = desk.Photos.Cover(reader.User, digest, coverings).Refusal;
        return refusal is null
            ? Results.Redirect(reader.Page($"/photo/{digest}"))
            : One(400, reader, digest, refusal, typed);
    }

    private IResult Destroy(Reader reader, string digest)
    {
        try
        {
            return desk.Photos.Destroy(reader.User, digest) is null
                ? PeopleSite.Missing(reader, desk, digest)
                : Results.Redirect(reader.Page(List));
        }
        catch (IOException)
        {
            return One(503, reader, digest, Phrase.Of("web.photo.left"));
        }
    }

    /// <summary>Four numbers a line; no line at all only where it is said that nobody is to be told on it.</summary>
    internal static Phrase? Read(string typed, bool isNobody, out IReadOnlyList<Covering> coverings)
    {
        List<Covering> read = [];
        coverings = read;
        foreach (var line in typed.Split('\n').Select(line => line.Trim()).Where(line => line.Length > 0))
        {
            var numbers = line.Split([' ', ',', ';', '\t'], StringSplitOptions.RemoveEmptyEntries);
            if (
                numbers.Length != 4
                || !int.TryParse(numbers[0], out var left)
                || !int.TryParse(numbers[1], out var top)
                || !int.TryParse(numbers[2], out var width)
                || !int.TryParse(numbers[3], out var height)
            )
                return Phrase.Of("web.photo.line", ("seen", StateTimes.Clip(line)));
            read.Add(new Covering(left, top, width, height));
        }
        return read.Count == 0 == isNobody ? null
            : isNobody ? Phrase.Of("web.photo.both")
            : Phrase.Of("web.photo.neither");
    }

    private static string Text(IReadOnlyList<Covering> coverings) =>
        string.Join('\n', coverings.Select(one => $"{one.Left} {one.Top} {one.Width} {one.Height}"));
}
