using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Qalqan.Claims;
using Qalqan.Kernel;
using Qalqan.Photo;
using Qalqan.Words;

namespace Qalqan.Web;

/// <summary>Photos for programs and for paired phones: a photo is sent as its own bytes.</summary>
internal static class PhotoApi
{
    private const string Sent = "a JPEG or PNG, as its own bytes";
    private const int LongestObject = 16_384;

    public static void Map(WebApplication app, PhotoSite site, Desk desk)
    {
        app.MapMethods("/api/photos", Site.Reading, (HttpContext http) => List(http, desk))
            .Needs(Right.SeeDay)
            .Described(
                "Photos of observations, the last first: size, digest, and the covered copy where there is one.",
                [PhotoSite.Observation]
            );
        app.MapPost("/api/photos", (Delegate)((HttpContext http) => Keep(http, desk)))
            .Needs(Right.SayDay)
            .Described("Keeps a photo of an observation as it is.", [PhotoSite.Observation], brings: Sent);
        app.MapPost("/api/device/photo", (Delegate)((HttpContext http) => Keep(http, desk)))
            .Needs(Right.UsePhone)
            .Described(
                "A paired phone sends a photo of an observation; sent twice it is kept once.",
                [PhotoSite.Observation],
                brings: Sent
            );
        app.MapPost("/api/photo/{name}", (Delegate)((HttpContext http, string name) => Cover(http, desk, name)))
            .Needs(Right.SayDay)
            .Described(
                "Covers parts of a photo and makes the copy that may leave: covers are lines of left, top, width and height in pixels.",
                sends: ["covers?", "nobody?:boolean"]
            );
        app.MapMethods(
                "/api/photo/{name}/{file}",
                Site.Reading,
                (HttpContext http, string name, string file) =>
                    site.File(http, name, file)
                    ?? Refused(StatusCodes.Status404NotFound, Phrase.Of("web.photo.missing"), desk)
            )
            .Needs(Right.SeeDay)
            .Described(
                "The covered copy, covered.jpg, which alone may leave; view.jpg for a page; the original, which is noted.",
                gives: "image/jpeg",
                answers: 404
            );
    }

    private static IResult List(HttpContext http, Desk desk)
    {
        List<Problem> problems = [];
        var query = new ApiQuery(http, [PhotoSite.Observation], problems);
        var asked = query[PhotoSite.Observation];
        Guid? observation = Guid.TryParse(asked, out var id) ? id : null;
        if (asked is not null && observation is null)
            problems.Add(new Problem(PhotoSite.Observation, 0, $"\"{StateTimes.Clip(asked)}\"", "the id of a report"));
        return problems.Count > 0
            ? JsonLines.Answer(400, [PeopleLines.Refusal(problems, desk.IsExercise)])
            : JsonLines.Answer(
                200,
                desk.Photos.List(User.Of(http), observation).Select(photo => Line(photo, desk.IsExercise))
            );
    }

    private static async Task<IResult> Keep(HttpContext http, Desk desk)
    {
        List<Problem> problems = [];
        var query = new ApiQuery(http, [PhotoSite.Observation], problems);
        if (problems.Count > 0)
            return JsonLines.Answer(400, [PeopleLines.Refusal(problems, desk.IsExercise)]);
        if (!Guid.TryParse(query[PhotoSite.Observation], out var observation))
            return Refused(400, Phrase.Of("web.photo.of-nothing"), desk);
        var bytes = await StateApi.Bytes(http, PhotoLimits.Bytes);
        return bytes is null
            ? Refused(400, PhotoWords.Of(PhotoFault.TooManyBytes), desk)
            : Answer(desk.Photos.Keep(User.Of(http), observation, bytes), desk);
    }

    private static async Task<IResult> Cover(HttpContext http, Desk desk, string digest)
    {
        List<Problem> problems = [];
        var sent = await SentForm.ReadJson(http, LongestObject, problems);
        if (problems.Count > 0)
            return JsonLines.Answer(400, [PeopleLines.Refusal(problems, desk.IsExercise)]);
        var refusal = PhotoSite.Read(sent[PhotoSite.Covers], sent[PhotoSite.Nobody] == "on", out var coverings);
        return refusal is null
            ? Answer(desk.Photos.Cover(User.Of(http), digest, coverings), desk)
            : Refused(400, refusal, desk);
    }

    private static IResult Answer(PhotoOutcome outcome, Desk desk) =>
        outcome.Refusal is { } refusal ? Refused(400, refusal, desk)
        : outcome.Photo is { } photo ? JsonLines.Answer(200, [Line(photo, desk.IsExercise)])
        : Refused(404, Phrase.Of("web.photo.missing"), desk);

    private static IResult Refused(int status, Phrase says, Desk desk) =>
        JsonLines.Answer(
            status,
            [
                PeopleLines.Refusal(
                    [new Problem("photo", 0, Speech.In("en").Say(says), "a JPEG or PNG of an observation on record")],
                    desk.IsExercise
                ),
            ]
        );

    private static string Line(KeptPhoto photo, bool isExercise) =>
        JsonLines.Of(json =>
        {
            json.WriteString("what", "photo");
            json.WriteString("scope", photo.Scope);
            json.WriteString("photo", photo.Digest);
            json.WriteString("observation", photo.Says.Observation);
            json.WriteNumber("entry", photo.Sent.Number);
            json.Time("sent", photo.Sent.From);
            json.WriteString("by", photo.Sent.Source.Post);
            json.WriteString("format", photo.Says.File.Format);
            json.WriteNumber("bytes", photo.Says.File.Bytes);
            json.WriteNumber("width", photo.Says.Width);
            json.WriteNumber("height", photo.Says.Height);
            json.WriteString("covered", photo.Copy?.Copy.Digest);
            json.Number("covers", photo.Copy?.Coverings.Count);
            json.WriteBoolean("exercise", isExercise);
        });
}
