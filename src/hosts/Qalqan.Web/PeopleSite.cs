using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Components;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Routing;
using Qalqan.Web.Pages;

namespace Qalqan.Web;

/// <summary>The roll, a person, a post, a sub-unit, whom a name means, the tour clock, and the switch that opens detail.</summary>
internal static class PeopleSite
{
    /// <summary>The field of the search form.</summary>
    public const string Typed = "q";

    private const int LongestSearch = 200;

    public static void Map(WebApplication app, Desk desk, string language)
    {
        Page(
            "/roll",
            Right.SeePeople,
            (reader, user, _) =>
            {
                var looks = desk.Personnel.Roll(user, reader.Inquiry);
                return Shown<RollPage, Named<People.NominalRoll>>(
                    reader,
                    looks,
                    ("Answer", RollList.Listing.Answer(looks, reader.OfList, reader.Speech))
                );
            }
        );
        Page(
            "/tour",
            Right.SeePeople,
            (reader, user, _) =>
            {
                var looks = desk.Personnel.Tour(user, reader.Inquiry);
                return Shown<TourPage, Named<People.TourClock>>(
                    reader,
                    looks,
                    ("Answer", TourList.Listing.Answer(looks, reader.OfList, reader.Speech))
                );
            }
        );
        Page(
            "/inclusion",
            Right.SeeFigures,
            (reader, _, _) => Shown<InclusionPage, FiguresBySex>(reader, desk.Personnel.BySex(reader.Inquiry))
        );
        Page("/search", Right.SeePeople, (reader, user, _) => Found(reader, user, desk, ""));
        Page("/person/{name}", Right.SeePeople, (reader, user, name) => Person(reader, user, desk, name));
        Page("/post/{name}", Right.SeePeople, (reader, user, name) => Post(reader, user, desk, name));
        Page("/unit/{name}", Right.SeePeople, (reader, user, name) => Unit(reader, user, desk, name));
        app.MapPost("/search", (Delegate)((HttpContext http) => Search(http, language, desk))).Needs(Right.SeePeople);
        app.MapPost(
                "/detail",
                (HttpContext http, bool open, string? back) =>
                {
                    User.Turn(http, open);
                    return Site.Back(back);
                }
            )
            .Needs(Right.BeSomebody);

        void Page(string path, Right right, Func<Reader, User, string, IResult> answer) =>
            app.MapMethods(
                    path,
                    Site.Reading,
                    (HttpContext http) =>
                        Reader.Of(http, language) is var reader && ListQuestion.IsUntidy(http)
                            ? Results.LocalRedirect(reader.Link(reader.Path))
                            : answer(reader, User.Of(http), http.GetRouteValue("name")?.ToString() ?? "")
                )
                .Needs(right);
    }

    private static async Task<RazorComponentResult<FindPage>> Search(HttpContext http, string language, Desk desk)
    {
        var sent = await SentForm.Read(http, LongestSearch);
        return Found(Reader.Of(http, language), User.Of(http), desk, sent[Typed].Trim());
    }

    private static RazorComponentResult<FindPage> Found(Reader reader, User user, Desk desk, string text) =>
        Shown<FindPage, IReadOnlyList<Found>>(
            reader,
            desk.Personnel.Find(user, reader.Inquiry, text),
            ("Text", text),
            (
                "IsPlace",
                user.May(Right.SeeDay)
                    && desk.Where(reader.Inquiry, text).Scopes.Any(look => look.Value.Read.Where is not null)
            )
        );

    private static IResult Person(Reader reader, User user, Desk desk, string person) =>
        desk.Personnel.Person(user, reader.Inquiry, person) is var looks && Known(looks) is { } known
            ? Shown<PersonPage, Named<OpenFile>?>(reader, known, ("Person", person), ("User", user))
            : Missing(reader, desk, person);

    private static IResult Post(Reader reader, User user, Desk desk, string post) =>
        desk.Personnel.Post(user, reader.Inquiry, post) is var looks && Known(looks) is { } known
            ? Shown<PostPage, Named<People.PostFile>?>(reader, known, ("Post", post))
            : Missing(reader, desk, post);

    private static IResult Unit(Reader reader, User user, Desk desk, string unit)
    {
        var looks = desk.Personnel.Roll(user, reader.Inquiry);
        return
            looks.Problems.Count > 0 || looks.Scopes.Any(look => look.Value.Of.Posts.Any(post => post.SubUnit == unit))
            ? Shown<UnitPage, Named<People.NominalRoll>>(reader, looks, ("Unit", unit))
            : Missing(reader, desk, unit);
    }

    // The contingents that know it; null where none does and the question itself was right.
    private static Looks<T?>? Known<T>(Looks<T?> looks)
        where T : class =>
        looks.Problems.Count > 0 || looks.Scopes.Any(look => look.Value is not null)
            ? looks with
            {
                Scopes = [.. looks.Scopes.Where(look => look.Value is not null)],
            }
            : null;

    internal static RazorComponentResult<NotePage> Missing(Reader reader, Desk desk, string name) =>
        Site.Page<NotePage>(
            StatusCodes.Status404NotFound,
            ("Reader", reader),
            ("IsExercise", desk.IsExercise),
            ("Title", reader.Say("web.people.missing", ("name", name.Length > 60 ? name[..60] : name))),
            ("Hint", reader.Say("web.people.missing.hint"))
        );

    private static RazorComponentResult<TPage> Shown<TPage, T>(
        Reader reader,
        Looks<T> looks,
        params (string Name, object? Value)[] others
    )
        where TPage : IComponent =>
        Site.Page<TPage>(
            looks.Problems.Count == 0 ? StatusCodes.Status200OK : StatusCodes.Status400BadRequest,
            [("Reader", reader), ("Looks", looks), .. others]
        );
}
