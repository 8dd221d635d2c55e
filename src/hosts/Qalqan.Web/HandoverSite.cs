using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.HttpResults;
using NodaTime;
using NodaTime.Text;
using Qalqan.Access;
using Qalqan.Claims;
using Qalqan.Kernel;
using Qalqan.Web.Pages;

namespace Qalqan.Web;

/// <summary>What was typed into the handover but the passwords.</summary>
public sealed record HandoverForm(string To, string Minute)
{
    public static HandoverForm Empty { get; } = new("", "");
}

/// <summary>What goes over with a post: its rights and compartments, and what of its work is open.</summary>
/// <param name="Post">As it is.</param>
/// <param name="Due">The last day that is due; null where the post does not see it.</param>
/// <param name="Breached">How many findings are breached now; null where the post sees none.</param>
/// <param name="Zone">By which the minute is read.</param>
/// <param name="KnownUpTo">The last entry.</param>
/// <param name="Phones">The phones that speak for the post by whoever gives it: from that minute they do not.</param>
/// <param name="ToCome">What is signed already for a minute to come: signing anew takes it back.</param>
public sealed record HandoverLists(
    EntrustedPost Post,
    DueDay? Due,
    int? Breached,
    DateTimeZone Zone,
    long KnownUpTo,
    IReadOnlyList<string> Phones,
    IReadOnlyList<Fact> ToCome
);

/// <summary>The relief: one page with what goes over, signed by who gives and by who takes, on one machine and without a network.</summary>
internal static class HandoverSite
{
    public const string Address = "/handover";
    private const int LongestField = 300;
    private static readonly LocalDateTimePattern Minute = LocalDateTimePattern.CreateWithInvariantCulture(
        "uuuu'-'MM'-'dd' 'HH':'mm"
    );

    public static void Map(
        WebApplication app,
        Desk desk,
        Gatehouse gate,
        string language,
        Func<HttpContext, IResult> missing
    )
    {
        app.MapMethods(
                Address,
                Site.Reading,
                (HttpContext http) =>
                    ListsOf(Reader.Of(http, language), desk) is { } lists
                        ? Form(200, Reader.Of(http, language), desk, lists, HandoverForm.Empty, [])
                        : missing(http)
            )
            .Needs(Right.HandOver);
        app.MapPost(
                Address,
                (Delegate)((HttpContext http) => Sign(http, Reader.Of(http, language), desk, gate, missing))
            )
            .Needs(Right.HandOver);
    }

    private static async Task<IResult> Sign(
        HttpContext http,
        Reader reader,
        Desk desk,
        Gatehouse gate,
        Func<HttpContext, IResult> missing
    )
    {
        if (ListsOf(reader, desk) is not { } lists)
            return missing(http);
        var user = reader.User;
        var sent = await SentForm.Read(http, LongestField);
        var form = new HandoverForm(sent["to"].Trim(), sent["minute"].Trim());
        List<Problem> problems = [];
        var minute = MinuteOf(form.Minute, lists.Zone, desk.Now, reader, problems);
        if (!Reference.IsPerson(form.To))
            problems.Add(new Problem("to", 0, "…", Reference.PersonWanted));
        else if (form.To == user.Person)
            problems.Add(new Problem("to", 0, form.To, reader.Say("web.handover.two")));
        // Both, or it is none: whoever gives, and whoever takes.
        if (problems.Count == 0 && gate.SignIns.Try(JoinSite.AttemptOf(http, user.Person!, sent)).Account is null)
            problems.Add(new Problem("password", 0, reader.Say("web.in.wrong"), reader.Say("web.in.wrong.wanted")));
        if (problems.Count == 0 && gate.SignIns.Try(JoinSite.AttemptOf(http, form.To, sent, "to-")).Account is null)
            problems.Add(new Problem("to-password", 0, reader.Say("web.handover.one"), reader.Say("web.handover.two")));
        if (problems.Count == 0)
            problems.AddRange(
                desk.Posts.HandOver(user, lists.Post.Scope, lists.Post.Post, form.To, minute!.Value).Problems
            );
        if (problems.Count == 0)
        {
            AccessLog.Did(AccessLog.Of(http), user.Person!, Address, $"{lists.Post.Post} to {form.To}");
            return Results.Redirect("/me");
        }
        AccessLog.Refused(
            AccessLog.Of(http),
            Address,
            Gatehouse.AddressOf(http),
            user.Person!,
            string.Join(", ", problems.Select(problem => problem.File))
        );
        return Form(400, reader, desk, lists, form, problems);
    }

    // Of a user who holds a post of a contingent, and holds it still.
    private static HandoverLists? ListsOf(Reader reader, Desk desk)
    {
        var user = reader.User;
        if (user is not { Scope: { } scope, IsRelieved: false, Person: { } person })
            return null;
        if (desk.Posts.Find(scope, user.Post) is not { } post || post.Holder != person)
            return null;
        var here = new Inquiry(Scope: scope) { Reach = user.Reach };
        var due = desk.Signing.Due(here).Scopes is [var look, ..] ? look : null;
        return new HandoverLists(
            post,
            user.May(Right.SeeState) ? due?.Value : null,
            user.May(Right.SeeFindings)
                ? desk.Assess(here, user).Findings.Count(finding => finding.Verdict is Verdict.Breached)
                : null,
            due?.Zone ?? DateTimeZone.Utc,
            due?.UpTo ?? 0,
            [
                .. (desk.Phones?.All() ?? [])
                    .SelectMany(book => book.Lines)
                    .Where(line =>
                        (line.Scope, line.Post, line.Person, line.State) == (scope, user.Post, person, PhoneState.Open)
                    )
                    .Select(line => line.Device),
            ],
            desk.Posts.ToCome(scope, user.Post)
        );
    }

    // By the contingent's clock; nothing typed is now. A minute that is gone cannot be signed for.
    private static Instant? MinuteOf(
        string typed,
        DateTimeZone zone,
        Instant now,
        Reader reader,
        List<Problem> problems
    )
    {
        var thisMinute = Instant.FromUnixTimeSeconds(now.ToUnixTimeSeconds() / 60 * 60);
        if (typed.Length == 0)
            return thisMinute;
        if (
            Minute.Parse(typed).TryGetValue(default, out var local)
            && local.InZoneLeniently(zone).ToInstant() is var minute
            && minute >= thisMinute
            && minute <= now + Posts.Ahead
        )
            return minute;
        problems.Add(new Problem("minute", 0, "…", reader.Say("web.handover.minute.wanted")));
        return null;
    }

    private static RazorComponentResult<HandoverPage> Form(
        int status,
        Reader reader,
        Desk desk,
        HandoverLists lists,
        HandoverForm form,
        IReadOnlyList<Problem> problems
    ) =>
        Site.Page<HandoverPage>(
            status,
            ("Reader", reader),
            ("IsExercise", desk.IsExercise),
            ("Lists", lists),
            ("Form", form),
            ("Problems", problems)
        );
}
