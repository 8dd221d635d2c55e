using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.HttpResults;
using Qalqan.Kernel;
using Qalqan.Movement;
using Qalqan.Web.Pages;
using Qalqan.Words;

namespace Qalqan.Web;

/// <summary>The planner of lifts: a form in the address, and the same lines as the command.</summary>
internal static class LiftSite
{
    public const string Path = "/movement/lift";

    private const string Set = "set";
    private const int MostCharacters = 200;

    private static readonly string[] Parameters = [Reader.AsOf, Reader.KnownAt, "scope", Set, Reader.OfLanguage];

    public static void Map(WebApplication app, Desk desk, string language)
    {
        app.MapMethods(Path, Site.Reading, (HttpContext http) => Page(Reader.Of(http, language), desk))
            .Needs(Right.SeeMoves);
        app.MapMethods("/api/movement/lift", Site.Reading, (HttpContext http) => Call(http, desk))
            .Needs(Right.SeeMoves)
            .Described(
                "How many sorties by which stop, what binds, why not fewer, what would change it, and where else one could land.",
                Parameters
            );
    }

    private static RazorComponentResult<LiftPage> Page(Reader reader, Desk desk)
    {
        List<KeyValuePair<string, string>> set =
        [
            .. LiftQuestion
                .Parameters.Select(name => KeyValuePair.Create(name, Clipped(reader.Asked(name).Trim())))
                .Where(pair => pair.Value.Length > 0),
        ];
        var looks = desk.Lifts.Of(reader.Inquiry, set);
        var isWrong = looks.Problems.Count > 0 || looks.Scopes.Any(look => look.Value.Problems.Count > 0);
        return Site.Page<LiftPage>(
            isWrong && set.Count > 0 ? StatusCodes.Status400BadRequest : StatusCodes.Status200OK,
            ("Reader", reader),
            ("Set", set.ToDictionary()),
            ("Looks", looks)
        );
    }

    private static IResult Call(HttpContext http, Desk desk)
    {
        List<KeyValuePair<string, string>> set =
        [
            .. http
                .Request.Query[Set]
                .OfType<string>()
                .Select(text => Clipped(text).Split('=', 2))
                .Select(pair => KeyValuePair.Create(pair[0], pair.ElementAtOrDefault(1) ?? "")),
        ];
        return PeopleApi.Answer(
            http,
            desk,
            Parameters,
            isList: false,
            ask =>
            {
                var looks = desk.Lifts.Of(ask.Inquiry, set);
                return new Asked<LiftLook>(looks, looks.Problems);
            },
            (looks, _) =>
                JsonLines.Answer(
                    looks.Scopes.Any(look => look.Value.Problems.Count > 0)
                        ? StatusCodes.Status400BadRequest
                        : StatusCodes.Status200OK,
                    looks.Scopes.SelectMany(look =>
                        LiftLines.Of(
                            look.Value,
                            look.Scope,
                            looks.IsExercise,
                            Speech.Find(http.Request.Query[Reader.OfLanguage]) ?? Speech.In("en")
                        )
                    )
                )
        );
    }

    private static string Clipped(string text) => text.Length > MostCharacters ? text[..MostCharacters] : text;
}
