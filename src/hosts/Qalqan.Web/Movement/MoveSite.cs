using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Components;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.HttpResults;
using NodaTime;
using Qalqan.Kernel;
using Qalqan.Movement;
using Qalqan.Web.Pages;

namespace Qalqan.Web;

/// <summary>Moves: planned, loaded, cleared, counted on the way, handed over; and everything that can be said of one in one form.</summary>
internal sealed class MoveSite(Desk desk)
{
    public const string Address = "/movement";
    private const string One = Address + "/{move}";

    /// <summary>No move is called so: pages are.</summary>
    public static IReadOnlyList<string> Taken { get; } = ["new", "lift"];

    public static void Map(WebApplication app, Desk desk, string language)
    {
        var site = new MoveSite(desk);
        app.MapMethods(Address, Site.Reading, (HttpContext http) => site.All(Reader.Of(http, language)))
            .Needs(Right.SeeMoves);
        app.MapMethods(
                Address + "/new",
                Site.Reading,
                (HttpContext http) => site.Form(200, Reader.Of(http, language), "", Opening, _ => "", [])
            )
            .Needs(Right.SayMoves);
        app.MapPost(Address + "/new", (Delegate)((HttpContext http) => site.Open(http, Reader.Of(http, language))))
            .Needs(Right.SayMoves);
        Shown<MovePage>("");
        Shown<MoveLoadPage>("/load");
        Shown<MoveCountPage>("/count");
        Shown<MoveRoadPage>("/road");
        Shown<MoveHandoverPage>("/handover");
        app.MapMethods(
                One + "/slip",
                Site.Reading,
                (HttpContext http, string move) => site.Slip(Reader.Of(http, language), move)
            )
            .Needs(Right.SeeMoves);
        app.MapMethods(
                One + "/say/{kind}",
                Site.Reading,
                (HttpContext http, string move, string kind) => site.Blank(Reader.Of(http, language), move, kind)
            )
            .Needs(Right.SayMoves);
        app.MapPost(
                One + "/say/{kind}",
                (Delegate)(
                    (HttpContext http, string move, string kind) =>
                        site.Say(http, Reader.Of(http, language), move, kind)
                )
            )
            .Needs(Right.SayMoves);
        app.MapPost(
                One + "/do",
                (Delegate)((HttpContext http, string move) => site.Do(http, Reader.Of(http, language), move))
            )
            .Needs(Right.SayMoves);
        MoveTakeSite.Map(app, desk, language);
        MoveApi.Map(app, desk);

        void Shown<TPage>(string part)
            where TPage : IComponent =>
            app.MapMethods(
                    One + part,
                    Site.Reading,
                    (HttpContext http, string move) => site.Show<TPage>(200, Reader.Of(http, language), move, [])
                )
                .Needs(Right.SeeMoves);
    }

    public static string PageOf(string move, string? part = null) =>
        $"{Address}/{Uri.EscapeDataString(move)}{(part is null ? "" : "/" + part)}";

    /// <summary>The form in which something is said; of one thing that is there, with what stands of it.</summary>
    public static string SayOf(string move, string kind, string? name = null) =>
        PageOf(move, "say/" + kind) + (name is null ? "" : "?of=" + Uri.EscapeDataString(name));

    private static StatementKind Opening { get; } = StatementKind.Named("move")!;

    private RazorComponentResult<MovementPage> All(Reader reader)
    {
        var looks = desk.Moves.All(reader.Inquiry);
        return Site.Page<MovementPage>(looks.Problems.Count == 0 ? 200 : 400, ("Reader", reader), ("Looks", looks));
    }

    private IResult Show<TPage>(int status, Reader reader, string move, IReadOnlyList<FieldProblem> problems)
        where TPage : IComponent
    {
        var looks = desk.Moves.One(reader.Inquiry, move);
        if (looks.Scopes.FirstOrDefault(one => one.Value is not null) is not { Value: { } file } look)
            return Missing(reader, move);
        return Site.Page<TPage>(
            status,
            ("Reader", reader),
            ("IsExercise", desk.IsExercise),
            ("Stand", new Stand(look.Scope, look.At, look.Zone, desk.Now, look.UpTo)),
            ("Move", file),
            ("Problems", problems)
        );
    }

    private RazorComponentResult<NotePage> Missing(Reader reader, string move) =>
        Site.Page<NotePage>(
            404,
            ("Reader", reader),
            ("IsExercise", desk.IsExercise),
            ("Title", reader.Say("web.move.missing", ("move", StateTimes.Clip(move)))),
            ("Hint", reader.Say("web.move.missing.hint"))
        );

    private IResult Slip(Reader reader, string move)
    {
        var leg = reader.Asked("leg") is { Length: > 0 } named ? named : null;
        var hours = decimal.TryParse(
            reader.Asked("hours"),
            System.Globalization.NumberStyles.Number,
            System.Globalization.CultureInfo.InvariantCulture,
            out var asked
        )
            ? Math.Clamp(asked, 0, 24 * 366)
            : 96;
        var looks = desk.Moves.Slip(reader.Inquiry, move, leg, Duration.FromMinutes((double)(hours * 60)));
        if (looks.Scopes.FirstOrDefault(one => one.Value is not null) is not { Value: { } slip } look)
            return Missing(reader, move);
        return Site.Page<MoveSlipPage>(
            200,
            ("Reader", reader),
            ("IsExercise", desk.IsExercise),
            ("Stand", new Stand(look.Scope, look.At, look.Zone, desk.Now, look.UpTo)),
            ("Slip", slip)
        );
    }

    private IResult Blank(Reader reader, string move, string word)
    {
        if (StatementKind.Named(word) is not { } kind)
            return Missing(reader, move);
        var of = reader.Asked("of");
        var typed = of.Length > 0 ? desk.Moves.Typed(reader.Inquiry, move, kind, of) : null;
        // Of an event only what it is about is there to begin with; and whatever the link brought along.
        return Form(
            200,
            reader,
            move,
            kind,
            name =>
                typed?.GetValueOrDefault(name)
                ?? (of.Length > 0 && name == kind.Fields[0].Name ? of : reader.Asked("f." + name)),
            []
        );
    }

    private RazorComponentResult<MoveFormPage> Form(
        int status,
        Reader reader,
        string move,
        StatementKind kind,
        Func<string, string> typed,
        IReadOnlyList<FieldProblem> problems
    ) =>
        Site.Page<MoveFormPage>(
            status,
            ("Reader", reader),
            ("IsExercise", desk.IsExercise),
            ("Move", move),
            ("Kind", kind),
            ("Typed", typed),
            ("Problems", problems)
        );

    private async Task<IResult> Open(HttpContext http, Reader reader)
    {
        if (await DayForm.Read(http) is not { } form)
            return Results.StatusCode(StatusCodes.Status413PayloadTooLarge);
        var move = form["move"].ToString().Trim();
        List<FieldProblem> wrong = [];
        if (!Claims.Reference.IsWellFormed(move) || Taken.Contains(move))
            wrong.Add(
                new FieldProblem(
                    "move",
                    Phrase.Of(
                        "movement.field.claim",
                        ("seen", $"\"{StateTimes.Clip(move)}\""),
                        ("wanted", Claims.Reference.Wanted)
                    )
                )
            );
        var said =
            wrong.Count > 0
                ? new Numbered([], null)
                : desk.Moves.Say(
                    reader.User,
                    reader["scope"],
                    move,
                    Opening.Word,
                    name => form[name].ToString(),
                    DayForm.IdOf(form),
                    wrong
                );
        return said.Reference is null
            ? Form(
                400,
                reader,
                "",
                Opening,
                name => form[name].ToString(),
                DayForm.Problems(wrong, said.Problems, "move")
            )
            : Results.LocalRedirect(reader.Page(PageOf(move)));
    }

    private async Task<IResult> Say(HttpContext http, Reader reader, string move, string word)
    {
        if (StatementKind.Named(word) is not { } kind)
            return Missing(reader, move);
        if (await DayForm.Read(http) is not { } form)
            return Results.StatusCode(StatusCodes.Status413PayloadTooLarge);
        List<FieldProblem> wrong = [];
        var said = desk.Moves.Say(
            reader.User,
            reader["scope"],
            move,
            word,
            name => form[name].ToString(),
            DayForm.IdOf(form),
            wrong
        );
        return said.Reference is null
            ? Form(
                400,
                reader,
                move,
                kind,
                name => form[name].ToString(),
                DayForm.Problems(wrong, said.Problems, kind.Fields[0].Name)
            )
            : Results.LocalRedirect(reader.Page(PageOf(move, MovePart.Of(kind))));
    }

    // Buttons: an entry struck, seats proposed or taken over.
    private async Task<IResult> Do(HttpContext http, Reader reader, string move)
    {
        if (await DayForm.Read(http) is not { } form)
            return Results.StatusCode(StatusCodes.Status413PayloadTooLarge);
        var (doing, of) = (form["do"].ToString(), form["of"].ToString());
        Numbered said = doing switch
        {
            "strike" => desk.Moves.Strike(
                reader.User,
                reader["scope"],
                move,
                long.TryParse(of, System.Globalization.CultureInfo.InvariantCulture, out var entry) ? entry : 0
            ),
            "propose" => desk
                .Moves.Propose(reader.User, reader["scope"], move, of, Moves.SolveWithin, http.RequestAborted)
                .Said,
            "seat" => desk.Moves.Seat(reader.User, reader["scope"], move, of),
            _ => new Numbered([new Problem("do", 0, StateTimes.Clip(doing), "strike, propose, seat")], null),
        };
        return said.Problems.Count > 0
            ? Show<MovePage>(400, reader, move, DayForm.Problems([], said.Problems, "do"))
            : Results.LocalRedirect(reader.Page(PageOf(move, doing == "strike" ? null : "load")));
    }
}

/// <summary>On which page of a move a kind of statement is read.</summary>
internal static class MovePart
{
    public static string? Of(StatementKind kind) =>
        kind.Word switch
        {
            "chalk" or "chalk-state" or "role" or "errand" or "item" => "load",
            "count" => "count",
            "march" or "escort" or "escort-met" or "check-in" or "track" => "road",
            "relief" or "relieved" or "page" or "property" or "lesson" or "checklist" or "line-done" => "handover",
            _ => null,
        };
}
