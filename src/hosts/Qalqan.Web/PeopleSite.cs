using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Components;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.HttpResults;
using Qalqan.Web.Pages;

namespace Qalqan.Web;

/// <summary>The roll, a person, a post, a sub-unit, whom a name means, the tour clock, and the switch that opens detail.</summary>
internal static class PeopleSite
{
    private const int LongestSearch = 200;

    public static void Map(WebApplication app, Desk desk, string language)
    {
        Page(
            "/roll",
            (reader, user) =>
                Shown<RollPage, Named<People.NominalRoll>>(reader, user, desk.Personnel.Roll(user, reader.Inquiry))
        );
        Page(
            "/tour",
            (reader, user) =>
                Shown<TourPage, Named<People.TourClock>>(reader, user, desk.Personnel.Tour(user, reader.Inquiry))
        );
        Page(
            "/search",
            (reader, user) =>
                Shown<FindPage, IReadOnlyList<Found>>(
                    reader,
                    user,
                    desk.Personnel.Find(user, reader.Inquiry, Typed(reader))
                )
        );
        One(
            "/person/{name}",
            (reader, user, name) =>
                OrMissing<PersonPage, Named<OpenFile>>(
                    reader,
                    user,
                    desk,
                    name,
                    "Person",
                    desk.Personnel.Person(user, reader.Inquiry, name)
                )
        );
        One(
            "/post/{name}",
            (reader, user, name) =>
                OrMissing<PostPage, Named<People.PostFile>>(
                    reader,
                    user,
                    desk,
                    name,
                    "Post",
                    desk.Personnel.Post(user, reader.Inquiry, name)
                )
        );
        One("/unit/{name}", (reader, user, name) => Unit(reader, user, desk, name));
        app.MapPost(
            "/detail",
            (HttpContext http, bool open, string? back) =>
            {
                User.Turn(http, open);
                // Only to a page of ours: never where a crafted address would send the reader.
                return Results.LocalRedirect(back is ['/', not '/' and not '\\', ..] ? back : "/");
            }
        );

        void Page(string path, Func<Reader, User, IResult> answer) =>
            app.MapMethods(path, Site.Reading, (HttpContext http) => answer(Reader.Of(http, language), User.Of(http)));

        void One(string path, Func<Reader, User, string, IResult> answer) =>
            app.MapMethods(
                path,
                Site.Reading,
                (HttpContext http, string name) => answer(Reader.Of(http, language), User.Of(http), name)
            );
    }

    private static string Typed(Reader reader) =>
        reader[Reader.Text] is { } text ? text[..Math.Min(text.Length, LongestSearch)] : "";

    private static IResult Unit(Reader reader, User user, Desk desk, string unit)
    {
        var looks = desk.Personnel.Roll(user, reader.Inquiry);
        return
            looks.Problems.Count > 0 || looks.Scopes.Any(look => look.Value.Of.Posts.Any(post => post.SubUnit == unit))
            ? Shown<UnitPage, Named<People.NominalRoll>>(reader, user, looks, ("Unit", unit))
            : Missing(reader, desk, unit);
    }

    private static IResult OrMissing<TPage, T>(
        Reader reader,
        User user,
        Desk desk,
        string name,
        string parameter,
        Looks<T?> looks
    )
        where TPage : IComponent
        where T : class =>
        looks.Problems.Count > 0 || looks.Scopes.Any(look => look.Value is not null)
            ? Shown<TPage, T?>(
                reader,
                user,
                looks with
                {
                    Scopes = [.. looks.Scopes.Where(look => look.Value is not null)],
                },
                (parameter, name)
            )
            : Missing(reader, desk, name);

    private static RazorComponentResult<NotePage> Missing(Reader reader, Desk desk, string name) =>
        Site.Page<NotePage>(
            StatusCodes.Status404NotFound,
            ("Reader", reader),
            ("IsExercise", desk.IsExercise),
            ("Title", reader.Say("web.people.missing", ("name", name.Length > 60 ? name[..60] : name))),
            ("Hint", reader.Say("web.people.missing.hint"))
        );

    private static RazorComponentResult<TPage> Shown<TPage, T>(
        Reader reader,
        User user,
        Looks<T> looks,
        params (string Name, object? Value)[] others
    )
        where TPage : IComponent =>
        Site.Page<TPage>(
            looks.Problems.Count == 0 ? StatusCodes.Status200OK : StatusCodes.Status400BadRequest,
            [
                ("Reader", reader),
                ("Looks", looks),
                .. others,
                .. Wants<TPage>() ? [("User", (object?)user)] : Array.Empty<(string, object?)>(),
            ]
        );

    private static bool Wants<TPage>() => typeof(TPage).GetProperty("User") is not null;
}
