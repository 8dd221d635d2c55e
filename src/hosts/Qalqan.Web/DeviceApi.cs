using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Logging;
using NodaTime;
using Qalqan.Camp;
using Qalqan.Kernel;
using Qalqan.Measures;

namespace Qalqan.Web;

/// <summary>
/// How a phone is paired and comes in, as its browser does it: an object in, an object out; what is refused is
/// <c>{"refused","why"}</c> with one sentence, and <c>{"wipe":true,...}</c> with 410 where the phone was revoked.
/// </summary>
internal sealed class DeviceApi(Phones phones, CampNode camp, string language, ILogger log)
{
    private const int LongestBody = 8192;
    private const int LongestField = 4096;

    public void Map(WebApplication app)
    {
        app.MapPost("/api/device/pair", (Delegate)Pair)
            .Needs(Right.Enter)
            .Described(
                "A phone is paired by its code and gets a certificate over its key.",
                sends: ["code", "publicKey", "now"],
                answers: [410, 429]
            );
        app.MapPost("/api/device/challenge", (Delegate)Challenge)
            .Needs(Right.Enter)
            .Described("What a phone is to sign, to come in.", sends: ["certificate"], answers: 410);
        app.MapPost("/api/device/session", (Delegate)Session)
            .Needs(Right.Enter)
            .Described(
                "A phone comes in by what it signed.",
                sends: ["certificate", "nonce", "signature", "now"],
                answers: 410
            );
    }

    /// <summary><c>{"code","publicKey","now"}</c>: the key as SubjectPublicKeyInfo in base64, the phone's clock as an instant.</summary>
    private async Task<IResult> Pair(HttpContext http)
    {
        var sent = await Read(http);
        var (code, key, now) = (sent?.Text("code"), sent?.Base64("publicKey"), sent?.Time("now"));
        if (sent is not { IsWhole: true } || code is null || key is null || now is not { } saidNow)
            return Refuse(http, "pairing", null, Refusal.Unreadable);
        // Before the code is used up by it.
        if (camp.Reception.IsOff(saidNow))
            return Refuse(http, "pairing", null, Refusal.ClockOff);
        if (phones.Pair(code, key, Gatehouse.AddressOf(http), out var refusal) is not { } device)
            return Refuse(http, "pairing", null, refusal!.Value);
        CampLog.Paired(log, device.Id, device.Post, device.Person, Gatehouse.AddressOf(http));
        return Answer(
            http,
            StatusCodes.Status200OK,
            JsonLines.Of(json =>
            {
                json.WriteString("device", device.Id);
                json.WriteString("certificate", Convert.ToBase64String(camp.Authority.Issue(device)));
                json.WriteString("post", device.Post);
                json.WriteString("person", device.Person);
                json.WriteString("scope", device.Scope);
                json.WriteString("ends", Iso.Format(device.Ends));
                json.WriteString("unit", phones.UnitOf(device));
            })
        );
    }

    /// <summary><c>{"certificate"}</c>, in DER as base64.</summary>
    private async Task<IResult> Challenge(HttpContext http)
    {
        var sent = await Read(http);
        var certificate = sent?.Base64("certificate");
        if (sent is not { IsWhole: true } || certificate is null)
            return Refuse(http, "challenge", null, Refusal.Unreadable);
        var nonce = camp.Reception.Challenge(certificate, Gatehouse.AddressOf(http), out var device, out var refusal);
        return nonce is null
            ? Refuse(http, "challenge", device, refusal!.Value)
            : Answer(http, StatusCodes.Status200OK, JsonLines.Of(json => json.WriteString("nonce", nonce)));
    }

    /// <summary><c>{"certificate","nonce","signature","now"}</c>; the session is a cookie that no script reads.</summary>
    private async Task<IResult> Session(HttpContext http)
    {
        var sent = await Read(http);
        var (certificate, nonce) = (sent?.Base64("certificate"), sent?.Text("nonce"));
        var (signature, now) = (sent?.Base64("signature"), sent?.Time("now"));
        if (
            sent is not { IsWhole: true }
            || certificate is null
            || nonce is null
            || signature is null
            || now is not { } saidNow
        )
            return Refuse(http, "session", null, Refusal.Unreadable);
        Device? device;
        Refusal? refusal;
        Entered? entered;
        try
        {
            entered = camp.Reception.Enter(
                certificate,
                nonce,
                signature,
                $"{http.Request.Scheme}://{http.Request.Host}",
                saidNow,
                Gatehouse.AddressOf(http),
                out device,
                out refusal
            );
        }
        catch (Exception error) when (error is IOException or UnauthorizedAccessException)
        {
            return Refuse(http, "session", null, Refusal.NotRecorded);
        }
        if (entered is null)
            return Refuse(http, "session", device, refusal!.Value);
        CampLog.Began(log, entered.Device.Id, Gatehouse.AddressOf(http));
        http.Response.Cookies.Append(
            CampGuard.Cookie,
            entered.Token,
            new CookieOptions
            {
                HttpOnly = true,
                Secure = true,
                SameSite = SameSiteMode.Strict,
                Path = "/",
                Expires = entered.SessionEnds.ToDateTimeOffset(),
            }
        );
        return Answer(
            http,
            StatusCodes.Status200OK,
            JsonLines.Of(json =>
            {
                json.WriteString("device", entered.Device.Id);
                json.WriteString("post", entered.Device.Post);
                json.WriteString("person", entered.Device.Person);
                json.WriteString("scope", entered.Device.Scope);
                json.WriteString("unit", phones.UnitOf(entered.Device));
                json.WriteString("ends", Iso.Format(entered.Device.Ends));
                json.WriteNumber("aheadMilliseconds", (long)entered.Ahead.TotalMilliseconds);
            })
        );
    }

    private IResult Refuse(HttpContext http, string step, Device? device, Refusal why)
    {
        CampLog.Refused(log, step, device?.Id, why, Gatehouse.AddressOf(http));
        var reader = Reader.Of(http, language);
        return Answer(
            http,
            why switch
            {
                Refusal.Revoked => StatusCodes.Status410Gone,
                Refusal.TooMany => StatusCodes.Status429TooManyRequests,
                Refusal.Unreadable => StatusCodes.Status400BadRequest,
                Refusal.NotRecorded => StatusCodes.Status503ServiceUnavailable,
                _ => StatusCodes.Status403Forbidden,
            },
            JsonLines.Of(json =>
            {
                if (why is Refusal.Revoked)
                    json.WriteBoolean("wipe", true);
                json.WriteString("refused", reader.Say(PhoneWords.Of(why)));
                json.WriteString("why", JsonLines.Kebab(why));
            })
        );
    }

    private static IResult Answer(HttpContext http, int status, string json)
    {
        http.Response.Headers.CacheControl = "no-store";
        return Results.Text(json, "application/json", System.Text.Encoding.UTF8, status);
    }

    private static async Task<Sent?> Read(HttpContext http)
    {
        List<Problem> problems = [];
        return
            await StateApi.Bytes(http, LongestBody) is { } bytes
            && Node.Read(StateApi.File, bytes, problems) is { } node
            && problems.Count == 0
            ? new Sent(new Fields(StateApi.File, node, problems))
            : null;
    }

    /// <summary>An object as sent; each field null where it is missing or not what it should be.</summary>
    private sealed class Sent(Fields fields)
    {
        public bool IsWhole
        {
            get
            {
                fields.Done();
                return fields.Problems.Count == 0;
            }
        }

        public string? Text(string key) => fields.TextOrNull(key, LongestField);

        public byte[]? Base64(string key)
        {
            var buffer = new byte[LongestField];
            return
                Text(key) is { Length: <= LongestField } text
                && Convert.TryFromBase64String(text, buffer, out var written)
                ? buffer[..written]
                : null;
        }

        public Instant? Time(string key) => Iso.TryParse(Text(key), out var instant) ? instant : null;
    }
}
