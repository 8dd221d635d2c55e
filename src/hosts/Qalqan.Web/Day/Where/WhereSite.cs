using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.HttpResults;
using Qalqan.Operations;
using Qalqan.Web.Pages;
using Qalqan.Words;

namespace Qalqan.Web;

/// <summary>Where a place is that somebody typed: the page and the call. It looks at the ground and at nobody's report.</summary>
internal static class WhereSite
{
    public const string Path = "/where";

    /// <summary>What was typed, in the address: a place tells no name.</summary>
    public const string Typed = "text";

    private static readonly string[] Parameters = [Reader.AsOf, Reader.KnownAt, "scope", Typed, Reader.OfLanguage];

    public static void Map(WebApplication app, Desk desk, string language)
    {
        app.MapMethods(Path, Site.Reading, (HttpContext http) => Page(Reader.Of(http, language), desk))
            .Needs(Right.SeeDay);
        app.MapMethods("/api/where", Site.Reading, (HttpContext http) => Call(http, desk))
            .Needs(Right.SeeDay)
            .Described(
                "Where a typed place is: its grids in both zones, UTM, latitude and longitude, its error, and what it is near.",
                Parameters
            );
    }

    private static RazorComponentResult<WherePage> Page(Reader reader, Desk desk)
    {
        var text = reader.Asked(Typed);
        var looks = desk.Where(reader.Inquiry, text);
        return Site.Page<WherePage>(
            looks.Problems.Count == 0 ? StatusCodes.Status200OK : StatusCodes.Status400BadRequest,
            ("Reader", reader),
            ("Text", text),
            ("Looks", looks)
        );
    }

    private static IResult Call(HttpContext http, Desk desk) =>
        PeopleApi.Answer(
            http,
            desk,
            Parameters,
            isList: false,
            ask =>
            {
                var looks = desk.Where(ask.Inquiry, http.Request.Query[Typed].ToString());
                return new Asked<Located>(looks, looks.Problems);
            },
            (looks, _) =>
                JsonLines.Answer(
                    looks.Scopes.Any(look => look.Value.Read.Where is null)
                        ? StatusCodes.Status400BadRequest
                        : StatusCodes.Status200OK,
                    WhereLines.Of(looks, Speech.Find(http.Request.Query[Reader.OfLanguage]) ?? Speech.In("en"))
                )
        );
}
