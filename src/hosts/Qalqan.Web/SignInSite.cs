using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Routing;
using Qalqan.Access;
using Qalqan.Kernel;
using Qalqan.Web.Pages;

namespace Qalqan.Web;

/// <summary>The way in and the way out: by reference, password and the second device's code.</summary>
internal static class SignInSite
{
    public const string Address = "/sign-in";
    private const int LongestField = 300;
    private const int LongestBody = 4096;

    public static void Map(WebApplication app, Gatehouse gate, string language, bool isExercise)
    {
        app.MapMethods(
                Address,
                Site.Reading,
                (HttpContext http) =>
                    Form(200, Reader.Of(http, language), isExercise, "", http.Request.Query["back"], [])
            )
            .Needs(Right.Enter);
        app.MapPost(Address, (Delegate)((HttpContext http) => Enter(http, Reader.Of(http, language), gate, isExercise)))
            .Needs(Right.Enter);
        app.MapPost("/api" + Address, (Delegate)((HttpContext http) => EnterByApi(http, gate, isExercise)))
            .Needs(Right.Enter)
            .Described(
                "Comes in: the session is a cookie of the answer.",
                sends: ["person", "password", "code?"],
                answers: 429
            );
        app.MapPost(
                "/sign-out",
                (HttpContext http) =>
                {
                    gate.Leave(http);
                    return Results.Redirect(Address);
                }
            )
            .Needs(Right.BeSomebody);
    }

    /// <summary>What somebody sees who did not come in: the form; of something sent, that nothing came of it.</summary>
    public static IResult WayIn(HttpContext http, Reader reader, bool isExercise)
    {
        if (HttpMethods.IsGet(http.Request.Method) || HttpMethods.IsHead(http.Request.Method))
            return Results.Redirect(
                $"{Address}?back={Uri.EscapeDataString(http.Request.Path + http.Request.QueryString.ToString())}"
            );
        // An address may hold a name: only the pattern it fits is logged.
        var place = (http.GetEndpoint() as RouteEndpoint)?.RoutePattern.RawText ?? "";
        AccessLog.Refused(AccessLog.Of(http), place, Gatehouse.AddressOf(http), "…", "no session");
        return Form(
            401,
            reader,
            isExercise,
            "",
            PageOf(http),
            [new Problem("", 0, reader.Say("web.in.lost"), reader.Say("web.in.lost.wanted"))]
        );
    }

    // Where the form stood: back there what was typed is offered again.
    private static string? PageOf(HttpContext http) =>
        Uri.TryCreate(http.Request.Headers.Referer, UriKind.Absolute, out var page)
        && page.GetLeftPart(UriPartial.Authority) == $"{http.Request.Scheme}://{http.Request.Host}"
            ? page.PathAndQuery
            : null;

    private static async Task<IResult> Enter(HttpContext http, Reader reader, Gatehouse gate, bool isExercise)
    {
        var sent = await SentForm.Read(http, LongestField);
        var person = sent["person"].Trim();
        if (Refusal(http, gate, person, sent["password"], sent["code"], reader) is not { } refusal)
            return Site.Back(sent["back"]);
        return Form(refusal.Status, reader, isExercise, person, sent["back"], [refusal.Problem]);
    }

    private static async Task<IResult> EnterByApi(HttpContext http, Gatehouse gate, bool isExercise)
    {
        List<Problem> problems = [];
        var status = 400;
        if (await StateApi.Bytes(http, LongestBody) is not { } bytes)
            problems.Add(
                new Problem(StateApi.File, 0, $"more than {LongestBody} bytes", "{\"person\",\"password\",\"code\"}")
            );
        else if (Node.Read(StateApi.File, bytes, problems) is { } node)
        {
            var fields = new Fields(StateApi.File, node, problems);
            var (person, password) = (fields.Text("person"), fields.Text("password", LongestField));
            var code = fields.TextOrNull("code") ?? "";
            fields.Done();
            if (
                problems.Count == 0
                && Refusal(http, gate, person, password, code, Reader.Of(http, "en")) is { } refusal
            )
            {
                problems.Add(refusal.Problem);
                status = refusal.Status;
            }
        }
        return problems.Count == 0
            ? JsonLines.Answer(200, [JsonLines.Of(json => json.WriteBoolean("exercise", isExercise))])
            : JsonLines.Answer(status, [PeopleLines.Refusal(problems, isExercise)]);
    }

    // Null where the browser was let in.
    private static (int Status, Problem Problem)? Refusal(
        HttpContext http,
        Gatehouse gate,
        string person,
        string password,
        string code,
        Reader reader
    )
    {
        var address = Gatehouse.AddressOf(http);
        var tried = gate.SignIns.Try(new Attempt(person, password, code, address, Gatehouse.BrowserOf(http)));
        if (tried.Account is { } account)
        {
            gate.Enter(http, account, tried.HasTwoFactors);
            AccessLog.CameIn(AccessLog.Of(http), account.Person, address);
            return null;
        }
        AccessLog.Refused(
            AccessLog.Of(http),
            Address,
            address,
            AccessLog.Safe(person),
            tried.Wait is null ? "not right" : "too many tries"
        );
        return tried.Wait is { } wait
            ? (
                429,
                new Problem(
                    "",
                    0,
                    reader.Say("web.in.many"),
                    reader.Say("web.in.many.wanted", ("seconds", (long)Math.Ceiling(wait.TotalSeconds)))
                )
            )
            : (400, new Problem("", 0, reader.Say("web.in.wrong"), reader.Say("web.in.wrong.wanted")));
    }

    private static RazorComponentResult<SignInPage> Form(
        int status,
        Reader reader,
        bool isExercise,
        string person,
        string? back,
        IReadOnlyList<Problem> problems
    ) =>
        Site.Page<SignInPage>(
            status,
            ("Reader", reader),
            ("IsExercise", isExercise),
            ("Person", person),
            ("Back", back),
            ("Problems", problems)
        );
}
