using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.Extensions.Logging;
using NodaTime;
using Qalqan.Kernel;
using Qalqan.Web.Pages;

namespace Qalqan.Web;

/// <summary>A code as it is shown: open until then, for whom, and the QR that says it; <c>Now</c> is when it was opened.</summary>
public sealed record OpenCode(string Code, Instant Until, Instant Now, PhoneSeat Seat, DateTimeZone Zone, string Qr);

/// <summary>The page of phones: which there are, giving one, taking one away.</summary>
internal sealed class PhonesSite(Desk desk, Phones phones, CampNode? camp, string language, ILogger log)
{
    public const string Seat = "seat";
    public const string LastDay = "last-day";
    public const string DeviceField = "device";

    private const int LongestField = 200;

    public void Map(WebApplication app)
    {
        app.MapMethods("/phones", Site.Reading, (HttpContext http) => List(http, 200, [], new PhoneForm("", "")))
            .Needs(Right.Entrust);
        app.MapPost("/phones/pair", (Delegate)Pair).Needs(Right.Entrust);
        app.MapPost("/phones/revoke", (Delegate)Revoke).Needs(Right.Entrust);
    }

    private async Task<IResult> Pair(HttpContext http)
    {
        var sent = await SentForm.Read(http, LongestField);
        var form = new PhoneForm(sent[Seat], sent[LastDay].Trim());
        if (camp is null)
            return List(http, 400, [new Problem("serve", 0, "no line to the camp", "qalqan serve --lan")], form);
        string[] seat = [.. form.Seat.Split(' '), "", "", ""];
        var invited = phones.Invite(User.Of(http), new PhoneOrder(seat[0], seat[1], seat[2], form.LastDay));
        if (invited is not { Code: { } code, Seat: { } given })
            return List(http, 400, invited.Problems, form);
        CampLog.Invited(log, given.Post, given.Person, User.Of(http).Post);
        http.Response.Headers.CacheControl = "no-store";
        var zone = phones.All().First(book => book.Scope == given.Scope).Zone;
        return Site.Page<PhoneCodePage>(
            StatusCodes.Status200OK,
            ("Reader", Reader.Of(http, language)),
            ("IsExercise", desk.IsExercise),
            ("Open", new OpenCode(code, invited.Until, desk.Now, given, zone, camp.QrOf(code))),
            ("Camp", camp)
        );
    }

    private async Task<IResult> Revoke(HttpContext http)
    {
        var sent = await SentForm.Read(http, LongestField);
        var (device, user) = (sent[DeviceField].Trim(), User.Of(http));
        var problems = phones.Revoke(user, device);
        if (problems.Count > 0)
            return List(http, 400, problems, new PhoneForm("", ""));
        CampLog.Revoked(log, device, user.Post);
        // Away from what was sent, so that loading the page again sends nothing.
        return Results.Redirect(Reader.Of(http, language).Page("/phones"));
    }

    private RazorComponentResult<PhonesPage> List(
        HttpContext http,
        int status,
        IReadOnlyList<Problem> problems,
        PhoneForm form
    ) =>
        Site.Page<PhonesPage>(
            status,
            ("Reader", Reader.Of(http, language)),
            ("IsExercise", desk.IsExercise),
            ("Books", phones.All()),
            ("Camp", camp),
            ("Form", form),
            ("Problems", problems)
        );
}

/// <summary>What was typed into the form that gives a phone.</summary>
public sealed record PhoneForm(string Seat, string LastDay);
