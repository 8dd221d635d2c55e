using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Qalqan.Claims;
using Qalqan.Kernel;
using Qalqan.Measures;
using Qalqan.Web.Pages;

namespace Qalqan.Web;

/// <summary>The state of the day: seen, changed and signed.</summary>
internal static class StateSite
{
    private const string Address = "/state";
    private const string Saved = "saved";
    public const string Seen = "signature";

    public static void Map(WebApplication app, Desk desk, string language)
    {
        app.MapMethods(Address, Site.Reading, (HttpContext http) => Show(http, Reader.Of(http, language), desk))
            .Needs(Right.SeeState);
        app.MapPost(Address, (Delegate)((HttpContext http) => Change(http, Reader.Of(http, language), desk)))
            .Needs(Right.SayState);
        app.MapPost(Address + "/release", (HttpContext http) => Release(http, Reader.Of(http, language), desk))
            .Needs(Right.Release);
        app.MapPost("/api" + Address + "/release", (Delegate)((HttpContext http) => StateApi.Release(http, desk)))
            .Needs(Right.Release)
            .Described(
                "Lets the signed state of a day leave: by another than who signed it.",
                sends: ["scope?", "day?", "signature?:integer"]
            );
        app.MapMethods("/api" + Address, Site.Reading, (HttpContext http) => StateApi.Read(http, desk))
            .Needs(Right.SeeState)
            .Described(
                "The state of a day: its sums and signature, then each sub-unit and its lines.",
                [Reader.AsOf, Reader.KnownAt, "scope", Reader.Day]
            );
        app.MapPost("/api" + Address, (Delegate)((HttpContext http) => StateApi.Change(http, desk)))
            .Needs(Right.SayState)
            .Described(
                "Says states, all or none, and signs the day where a post is named to sign.",
                sends: ["scope?", "day?", "head?:integer", "form?", "sign?", "set:array"],
                answers: 409
            );
    }

    private static IResult Show(HttpContext http, Reader reader, Desk desk) =>
        Page(
            200,
            reader,
            User.Of(http),
            desk,
            new StateAnswer(int.TryParse(http.Request.Query[Saved], out var saved) ? saved : null)
        );

    private static async Task<IResult> Change(HttpContext http, Reader reader, Desk desk)
    {
        if (await StateForm.Read(http) is not { } form)
            return Site.Page<NotePage>(
                413,
                ("Reader", reader),
                ("IsExercise", desk.IsExercise),
                ("Title", reader.Say("web.state.large")),
                ("Hint", reader.Say("web.state.large.hint"))
            );
        if (form.Do == StateForm.Fills)
            return Page(200, reader, User.Of(http), desk, new StateAnswer(null, Filled(form, reader, desk)));
        Problem? stray =
            form.Seen is null ? new Problem("head", 0, "none", "the sheet's own form")
            : reader.Inquiry is not { AsOf: null, KnownAt: null }
                ? new Problem(Reader.KnownAt, 0, "a look at another time", "the day as it is known now")
            : null;
        if (stray is not null)
            return Page(400, reader, User.Of(http), desk, new StateAnswer(null, form.Entries, [stray]));
        var order = new StateOrder(
            reader["scope"],
            reader[Reader.Day],
            form.Entries,
            form.Seen,
            form.Form,
            form.Do == StateForm.Signs ? form.Post ?? "" : null
        );
        var outcome = desk.Signing.Carry(User.Of(http), order);
        if (outcome.IsDone)
            return Results.Redirect(reader.Link(Address) + $"&{Saved}={outcome.Recorded}");
        return Page(
            outcome.Conflicts.Count > 0 ? 409 : 400,
            reader,
            User.Of(http),
            desk,
            new StateAnswer(
                outcome.Recorded > 0 ? outcome.Recorded : null,
                form.Entries,
                outcome.Problems,
                outcome.Conflicts
            )
        );
    }

    private static IResult Release(HttpContext http, Reader reader, Desk desk)
    {
        List<Problem> problems = [];
        // What somebody saw signed is what they release: a page always says which entry that was.
        var seen = long.TryParse(http.Request.Query[Seen], out var entry) ? entry : 0;
        if (desk.Signing.Signature(reader.User, reader["scope"], reader[Reader.Day], seen, problems) is { } signed)
            problems.AddRange(desk.Releasing.Release(reader.User, signed.Scope, signed.Report).Problems);
        return problems.Count == 0
            ? Results.Redirect(reader.Link(Address))
            : Page(400, reader, reader.User, desk, new StateAnswer(null, null, problems));
    }

    // What was typed, and present for all of whom nothing was said: shown to be saved, nothing recorded yet.
    private static IReadOnlyList<StateEntry> Filled(StateForm form, Reader reader, Desk desk)
    {
        var typed = form.Entries.Where(entry => entry.State.Length > 0).Select(entry => entry.Person).ToHashSet();
        var present = StateWords.Of(PersonState.Present).Word;
        var unstated = desk.Signing.Sheet(reader.Inquiry, reader[Reader.Day]).Scopes is [var look, ..]
            ? look.Value.State.Rows.Where(row => row.State is null && !typed.Contains(row.Person))
            : [];
        return
        [
            .. form.Entries.Where(entry => typed.Contains(entry.Person)),
            .. unstated.Select(row => new StateEntry(row.Person, present)),
        ];
    }

    private static IResult Page(int status, Reader reader, User user, Desk desk, StateAnswer answer)
    {
        // One contingent's sheet: of a folder that holds many the first, and the way to the others.
        var contingents = desk.Adoption.Contingents(user.Reach);
        var sheets = desk.Signing.Sheet(
            reader.Inquiry with
            {
                Scope = reader["scope"] ?? (contingents.Count > 0 ? contingents[0] : null),
            },
            reader[Reader.Day],
            user
        );
        if (sheets.Scopes is not [var look, ..])
            return Site.Page<StateNone>(
                sheets.Problems.Count > 0 ? 400 : status,
                ("Reader", reader),
                ("Sheets", sheets)
            );
        var named = desk.Personnel.Roll(
            user,
            reader.Inquiry with
            {
                AsOf = Iso.Format(look.Value.Morning),
                Scope = look.Scope,
            }
        );
        return Site.Page<StatePage>(
            status,
            ("Reader", reader),
            ("Sheets", sheets),
            ("Look", look),
            ("Others", contingents.Where(scope => scope != look.Scope).ToList()),
            ("Roll", named.Scopes[0].Value),
            ("Posts", desk.Signing.PostsOf(user)),
            ("MayRelease", user.May(Right.Release)),
            ("Answer", answer)
        );
    }
}

/// <summary>What came of a form that was sent: how many states were recorded, null where none was asked; what was typed where it comes back.</summary>
public sealed record StateAnswer(
    int? Saved,
    IReadOnlyList<StateEntry>? Typed = null,
    IReadOnlyList<Problem>? Problems = null,
    IReadOnlyList<StateConflict>? Conflicts = null
);
