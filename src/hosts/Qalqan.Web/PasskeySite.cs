using System.Text;
using System.Text.Json;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Qalqan.Access;
using Qalqan.Kernel;

namespace Qalqan.Web;

/// <summary>What the browser's island asks and answers of passkeys: to make one, and to come in by one.</summary>
internal static class PasskeySite
{
    private const int LongestBody = 64 << 10;

    public static void Map(WebApplication app, Gatehouse gate, Passkeys passkeys)
    {
        app.MapPost("/api/passkey/new", (Delegate)((HttpContext http) => AskToMake(http, gate, passkeys)))
            .Needs(Right.BeSomebody)
            .Described("What a browser is to make a passkey of.");
        app.MapPost("/api/passkey/made", (Delegate)((HttpContext http) => Make(http, gate, passkeys)))
            .Needs(Right.BeSomebody)
            .Described("Keeps the passkey that a browser made.", sends: ["id", "credential"]);
        app.MapPost("/api/passkey/who", (Delegate)((HttpContext http) => AskWho(http, gate, passkeys)))
            .Needs(Right.Enter)
            .Described("What a passkey is to sign, to come in.");
        app.MapPost("/api/passkey/in", (Delegate)((HttpContext http) => Enter(http, gate, passkeys)))
            .Needs(Right.Enter)
            .Described("Comes in by what a passkey signed.", sends: ["id", "credential"], answers: 429);
    }

    private static async Task<IResult> AskToMake(HttpContext http, Gatehouse gate, Passkeys passkeys)
    {
        if (Account(http, gate) is not { } account)
            return Refused(http, "nobody who may make one");
        var (id, options) = await passkeys.AskToMake(http, account);
        return Asked(id, options);
    }

    private static async Task<IResult> Make(HttpContext http, Gatehouse gate, Passkeys passkeys)
    {
        if (Account(http, gate) is not { } account || await Answer(http) is not var (id, credential))
            return Refused(http, "no answer");
        if (!await passkeys.Make(http, account, id, credential))
            return Refused(http, "a passkey that is not right");
        AccessLog.Did(AccessLog.Of(http), account.Person, http.Request.Path, "a passkey");
        return Done();
    }

    private static async Task<IResult> AskWho(HttpContext http, Gatehouse gate, Passkeys passkeys)
    {
        if (gate.Codes.Take(Gatehouse.AddressOf(http)) is not null)
            return Refused(http, "too many tries", StatusCodes.Status429TooManyRequests);
        var (id, options) = await passkeys.AskWho(http);
        return Asked(id, options);
    }

    private static async Task<IResult> Enter(HttpContext http, Gatehouse gate, Passkeys passkeys)
    {
        if (
            await Answer(http) is not var (id, credential)
            || await passkeys.Who(http, id, credential) is not { } account
        )
            return Refused(http, "a passkey that is not right");
        gate.Enter(http, account, hasTwoFactors: true);
        AccessLog.CameIn(AccessLog.Of(http), account.Person, Gatehouse.AddressOf(http));
        return Done();
    }

    // Who has a second factor already adds a passkey only with it: a session found open makes no way back in.
    private static Account? Account(HttpContext http, Gatehouse gate) =>
        gate.SessionOf(http) is { } session
        && gate.Accounts.Find(session.Person) is { } account
        && (session.HasTwoFactors || !account.HasSecondFactor)
            ? account
            : null;

    private static async Task<(string Id, string Credential)?> Answer(HttpContext http)
    {
        List<Problem> problems = [];
        if (
            await StateApi.Bytes(http, LongestBody) is not { } bytes
            || Node.Read(StateApi.File, bytes, problems) is not { } node
        )
            return null;
        var fields = new Fields(StateApi.File, node, problems);
        var (id, credential) = (fields.Text("id", 100), fields.Text("credential", LongestBody));
        fields.Done();
        return problems.Count == 0 ? (id, credential) : null;
    }

    private static IResult Asked(string id, string options) =>
        Json(
            StatusCodes.Status200OK,
            json =>
            {
                json.WriteString("id", id);
                json.WriteString("options", options);
            }
        );

    private static IResult Done() => Json(StatusCodes.Status200OK, json => json.WriteBoolean("done", true));

    private static IResult Refused(HttpContext http, string why, int status = StatusCodes.Status400BadRequest)
    {
        AccessLog.Refused(AccessLog.Of(http), http.Request.Path, Gatehouse.AddressOf(http), "…", why);
        return Json(
            status,
            json => json.Problems([new Problem("passkey", 0, why, "the answer to what was asked just now")])
        );
    }

    private static IResult Json(int status, Action<Utf8JsonWriter> members) =>
        Results.Text(JsonLines.Of(members), "application/json", Encoding.UTF8, status);
}
