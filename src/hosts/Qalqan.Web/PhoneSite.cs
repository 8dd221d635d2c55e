using System.Text;
using System.Text.Json;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.Features;
using Microsoft.AspNetCore.Http.HttpResults;
using Qalqan.Camp;
using Qalqan.Kernel;
using Qalqan.Measures;
using Qalqan.Web.Pages;

namespace Qalqan.Web;

/// <summary>The phone's own page, which holds no record and so is given to everybody, and what paired phones send and ask.</summary>
internal static class PhoneSite
{
    /// <summary>Of the sheet's address: the place from which the phone's holder observes.</summary>
    public const string Position = "position";

    private const string Outgoing = "/api/outbox";

    public static void Map(WebApplication app, Desk desk, string language)
    {
        // One page for both: which of them it is, the phone knows.
        foreach (var address in (string[])["/phone", "/phone/pair"])
            app.MapMethods(address, Site.Reading, (HttpContext http) => Shell(http, Reader.Of(http, language), desk))
                .Needs(Right.Enter);
        app.MapMethods("/phone/sw.js", Site.Reading, PhoneShell.Worker).Needs(Right.Enter);
        app.MapMethods("/phone.webmanifest", Site.Reading, () => PhoneShell.Manifest(desk.IsExercise))
            .Needs(Right.Enter);
        app.MapMethods(
                "/api/phone/sheet",
                Site.Reading,
                (HttpContext http) => Sheet(http, Reader.Of(http, language), desk)
            )
            .Needs(Right.UsePhone)
            .Described(
                "What a paired phone is shown of its own sub-unit, and of the last 12 hours of its position.",
                [Position]
            );
        app.MapPost(Outgoing, (Delegate)((HttpContext http) => Send(http, Reader.Of(http, language), desk)))
            .Needs(Right.UsePhone)
            .Described(
                "Takes what a paired phone signed, message by message, each with what became of it.",
                sends: ["messages:array"],
                answers: [410, 413]
            );
    }

    private static RazorComponentResult<PhonePage> Shell(HttpContext http, Reader reader, Desk desk)
    {
        http.Response.Headers[PhoneShell.Header] = PhoneShell.Version;
        http.Response.Headers.CacheControl = "no-cache";
        return Site.Page<PhonePage>(200, ("Reader", reader), ("IsExercise", desk.IsExercise));
    }

    private static async Task<IResult> Send(HttpContext http, Reader reader, Desk desk)
    {
        var received = desk.Outbox.Now; // before the body, which on a thin link takes its time
        if (http.Features.Get<Device>() is not { } device)
            return Refused(401, reader.Say("web.outbox.nobody"));
        if (http.Features.Get<IHttpMaxRequestBodySizeFeature>() is { IsReadOnly: false } size)
            size.MaxRequestBodySize = SentMessages.MostBytes + 1; // one more, so that it is we who say it
        if (http.Request.ContentLength > SentMessages.MostBytes || await Body(http) is not { } bytes)
            return Refused(413, reader.Say("web.outbox.large", ("most", SentMessages.Most)));
        List<Problem> problems = [];
        if (SentMessages.Read(bytes, problems) is not { } sent)
            return Refused(400, reader.Speech.Say(Outbox.PhraseOf(problems[0])));
        var answer = desk.Outbox.Take(device, sent, received);
        foreach (var phrase in answer.Results.SelectMany(taken => taken.Why).Append(answer.Refused).OfType<Phrase>())
            AccessLog.Refused(AccessLog.Of(http), Outgoing, Gatehouse.AddressOf(http), device.Id, phrase.Key);
        return answer.Refused is { } refused
            ? Refused(403, reader.Speech.Say(refused), answer.AheadMilliseconds)
            : Json(200, json => Write(json, answer, reader));
    }

    private static async Task<byte[]?> Body(HttpContext http)
    {
        try
        {
            return await StateApi.Bytes(http, SentMessages.MostBytes);
        }
        catch (BadHttpRequestException)
        {
            return null;
        }
    }

    private static void Write(Utf8JsonWriter json, OutboxAnswer answer, Reader reader)
    {
        json.WriteNumber("aheadMilliseconds", answer.AheadMilliseconds);
        json.Objects(
            "results",
            answer.Results,
            (one, taken) =>
            {
                one.WriteString("id", taken.Id);
                one.WriteString("outcome", JsonLines.Kebab(taken.Outcome));
                one.Number("entry", taken.Entry);
                one.WriteString(
                    "why",
                    taken.Why.Count == 0 ? null : string.Join(" ", taken.Why.Select(reader.Speech.Say))
                );
            }
        );
    }

    private static IResult Sheet(HttpContext http, Reader reader, Desk desk)
    {
        if (http.Features.Get<Device>() is not { } device)
            return Refused(401, reader.Say("web.outbox.nobody"));
        // Who gave the post away may still bring what was said before, and is shown nobody any more.
        if (User.Of(http).IsRelieved)
            return Refused(403, reader.Say("web.outbox.relieved", ("post", device.Post)));
        var looks = desk.PhoneSheets.Of(device, User.Of(http));
        var watch = desk.PhoneSheets.WatchOf(device, http.Request.Query[Position]);
        return looks.Scopes is [var look, ..]
            ? Json(200, json => SheetLines.Write(json, look, watch, device, reader, desk.IsExercise))
            : Refused(409, reader.Speech.Say(Outbox.PhraseOf(looks.Problems[0])));
    }

    private static IResult Refused(int status, string sentence, long? ahead = null) =>
        Json(
            status,
            json =>
            {
                json.WriteString("refused", sentence);
                if (ahead is { } milliseconds)
                    json.WriteNumber("aheadMilliseconds", milliseconds);
            }
        );

    private static IResult Json(int status, Action<Utf8JsonWriter> members) =>
        Results.Text(JsonLines.Of(members), "application/json", Encoding.UTF8, status);
}
