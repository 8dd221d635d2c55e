using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.HttpResults;
using Qalqan.Measures;
using Qalqan.Web.Pages;

namespace Qalqan.Web;

/// <summary>The first page, each role's own.</summary>
internal static class BoardSite
{
    private const string Address = "/";

    public static void Map(WebApplication app, Desk desk, string language, Func<Health> health, Gatehouse? gate)
    {
        app.MapMethods(
                Address,
                Site.Reading,
                (HttpContext http) => First(Reader.Of(http, language), desk, health, gate)
            )
            .Needs(Right.BeSomebody);
        app.MapMethods("/timeline", Site.Reading, (HttpContext http) => Years(Reader.Of(http, language), desk))
            .Needs(Right.SeeFindings);
        app.MapMethods("/moves", Site.Reading, (HttpContext http) => Moves(Reader.Of(http, language), desk))
            .Needs(Right.SeePeople);
        app.MapMethods(
                "/entry/{number:long}",
                Site.Reading,
                (HttpContext http, long number) => Entry(Reader.Of(http, language), desk, number)
            )
            .Needs(Right.SeeFindings);
    }

    private static IResult Entry(Reader reader, Desk desk, long number) =>
        desk.EntryOf(number, reader.User) is { } entry
            ? Site.Page<EntryPage>(
                StatusCodes.Status200OK,
                ("Reader", reader),
                ("Entry", entry),
                ("IsExercise", desk.IsExercise)
            )
            : Site.Page<NotePage>(
                StatusCodes.Status404NotFound,
                ("Reader", reader),
                ("IsExercise", desk.IsExercise),
                ("Title", reader.Say("web.entry.missing", ("number", number))),
                ("Hint", reader.Say("web.missing.hint"))
            );

    private static RazorComponentResult<TimelinePage> Years(Reader reader, Desk desk) =>
        Shown<TimelinePage, Timeline?>(reader, desk.Boards.TimelineOf(reader.Inquiry, reader.IsAsKnownThen));

    private static RazorComponentResult<MovesPage> Moves(Reader reader, Desk desk) =>
        Shown<MovesPage, Named<IReadOnlyList<Move>>>(
            reader,
            desk.Personnel.Moves(reader.User, reader.Inquiry, Move.Ahead)
        );

    private static RazorComponentResult<TPage> Shown<TPage, T>(Reader reader, Looks<T> looks)
        where TPage : Microsoft.AspNetCore.Components.IComponent =>
        Site.Page<TPage>(
            looks.Problems.Count == 0 ? StatusCodes.Status200OK : StatusCodes.Status400BadRequest,
            ("Reader", reader),
            ("Looks", looks)
        );

    private static IResult First(Reader reader, Desk desk, Func<Health> health, Gatehouse? gate)
    {
        var user = reader.User;
        // A real record that has not begun begins here.
        if (desk is { IsEmpty: true, IsExercise: false } && user.May(Right.Found))
            return FoundingSite.Blank(reader, desk);
        // A filter from yesterday's address: the list of findings was here.
        if (
            reader.NarrowsFindings
            || (reader.Inquiry.Scope is { } scope && !desk.Adoption.Contingents(user.Reach).Contains(scope))
        )
            return Results.Redirect(reader.Link(Site.Findings));
        if (!user.May(Right.SeeFindings))
            return Results.Redirect(
                user.May(Right.SeeCustody) ? reader.Page("/custody")
                : user.May(Right.UsePhone) ? "/phone"
                : "/me"
            );
        // The demonstration opens where its question is still open, until somebody works in it by name.
        if (reader[Reader.AsOf] is null && gate is { IsOpen: true } && desk.Boards.Opens() is { } opens)
            return Results.Redirect(reader.Link(Address, (Reader.AsOf, Iso.Format(opens))));
        return Shown(reader, desk, health);
    }

    private static RazorComponentResult<BoardPage> Shown(Reader reader, Desk desk, Func<Health> health)
    {
        var user = reader.User;
        var boards = desk.Boards.Of(user, reader.Inquiry);
        return Site.Page<BoardPage>(
            boards.Problems.Count == 0 ? StatusCodes.Status200OK : StatusCodes.Status400BadRequest,
            ("Reader", reader),
            ("Boards", boards),
            ("Steps", desk.IsExercise || boards.Problems.Count > 0 ? null : desk.Steps(reader.Inquiry)),
            ("Custody", user.May(Right.SeeCustody) ? health().Custody : null),
            (
                "Next",
                user.May(Right.SeeDay) && Screen.Of(user.RoleCode).Work.Contains(DueKind.ReportNext)
                    ? desk.Calendars.NextOf(reader.Inquiry, [.. boards.Scopes.Select(board => board.Scope)])
                    : null
            ),
            ("Tasks", user.May(Right.SeeDay) && boards.Problems.Count == 0 ? desk.Tasking.Open(reader.Inquiry) : null),
            (
                "UnderWay",
                user.May(Right.SeeMoves) && boards.Problems.Count == 0 ? desk.Moves.UnderWay(reader.Inquiry) : null
            )
        );
    }
}
