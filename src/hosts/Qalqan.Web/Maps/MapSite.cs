using System.Globalization;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Qalqan.Exchange;
using Qalqan.Kernel;
using Qalqan.Measures;
using Qalqan.Operations;
using Qalqan.Web.Pages;
using Qalqan.Words;

namespace Qalqan.Web;

/// <summary>The map of a mission: its page, what its island draws, the place that somebody points at, and the file that takes it away.</summary>
internal sealed class MapSite(Desk desk, string language)
{
    public const string Address = "/map";

    /// <summary>Whether incidents that were only reported in public are shown.</summary>
    public const string Public = "public";

    /// <summary>What is looked at closely: south, west, north and east in degrees.</summary>
    public const string BoxAsked = "box";

    private static readonly string[] Looking =
    [
        Reader.AsOf,
        Reader.KnownAt,
        "scope",
        "period",
        Public,
        Reader.OfLanguage,
    ];

    public static void Map(WebApplication app, Desk desk, string language)
    {
        var site = new MapSite(desk, language);
        app.MapMethods(Address, Site.Reading, site.Page).Needs(Right.SeeDay);
        app.MapMethods(Address + "/{file}", Site.Reading, (HttpContext http, string file) => site.Copy(http, file))
            .Needs(Right.SeeDay);
        app.MapMethods("/map.xlsx", Site.Reading, site.Workbook).Needs(Right.SeeDay);
        app.MapMethods("/api/map", Site.Reading, site.Rows)
            .Needs(Right.SeeDay)
            .Described(
                "The rows of a mission's map over a period, as the table under it shows them, one object a line.",
                [.. Looking, ListQuestion.Filter, ListQuestion.Sort]
            );
        app.MapMethods("/api/map/ground", Site.Reading, site.Ground)
            .Needs(Right.SeeDay)
            .Described(
                "What the map draws: lines with their error bands, areas, places, the grid of ten kilometres, and every row that has a place.",
                Looking,
                gives: "application/json"
            );
        app.MapMethods("/api/map/close", Site.Reading, site.Close)
            .Needs(Right.SeeDay)
            .Described(
                "What the map draws close up: error ellipses, bearings with their error, and the grid of a kilometre.",
                [.. Looking, BoxAsked],
                gives: "application/geo+json"
            );
        app.MapMethods("/api/map/place", Site.Reading, site.Place)
            .Needs(Right.SeeDay)
            .Described(
                "What a place on the map is called, what it is near, and how it lies of the lines, with the error.",
                [Reader.AsOf, Reader.KnownAt, "scope", Reader.OfLanguage, WhereSite.Typed]
            );
        app.MapMethods("/api/map/file/{file}", Site.Reading, (HttpContext http, string file) => site.Copy(http, file))
            .Needs(Right.SeeDay)
            .Described(
                "What the map shows as a file: map.geojson, map.kml, map.kmz or map.gpx.",
                Looking,
                gives: "application/octet-stream",
                answers: 404
            );
    }

    private IResult Page(HttpContext http)
    {
        var reader = Reader.Of(http, language);
        if (ListQuestion.IsUntidy(http))
            return Results.LocalRedirect(reader.Link(reader.Path));
        var looks = desk.Maps.Of(reader.Inquiry, IsPublic(http));
        return Site.Page<MapPage>(
            looks.Problems.Count == 0 ? 200 : 400,
            ("Reader", reader),
            ("Looks", looks),
            ("WithPublic", IsPublic(http)),
            ("Answer", MapList.Listing.Answer(looks, reader.OfList, reader.Speech))
        );
    }

    private IResult Workbook(HttpContext http) =>
        List(
            http,
            (looks, ask) =>
                Results.File(
                    MapList.Listing.Workbook(looks, ask.List, false, Reader.Of(http, language).Speech),
                    ListWorkbook.Type,
                    "map.xlsx"
                )
        );

    private IResult Rows(HttpContext http) =>
        List(
            http,
            (looks, ask) => JsonLines.Answer(200, ListLines.Of(MapList.Listing, looks, ask.List, withNames: false))
        );

    private IResult List(HttpContext http, Func<Looks<MapLook>, PeopleQuestion, IResult> answer) =>
        PeopleApi.Answer(
            http,
            desk,
            Looking,
            isList: true,
            ask => (ask with { Inquiry = Reader.Of(http, language).Inquiry, WithPublic = IsPublic(http) }).Map(desk),
            answer
        );

    private IResult Ground(HttpContext http) =>
        One(
            http,
            (look, isExercise, reader) =>
                Results.Bytes(MapGround.Of(look, isExercise, reader.Speech, reader.Page), "application/json")
        );

    private IResult Close(HttpContext http) =>
        BoxOf(http.Request.Query[BoxAsked].ToString()) is { } box
            ? One(
                http,
                (look, _, _) => Results.Bytes(MapClose.Of(look.Value, box), MapFormat.GeoJson.ContentType()),
                BoxAsked
            )
            : Refused([
                new Problem(
                    BoxAsked,
                    0,
                    $"\"{StateTimes.Clip(http.Request.Query[BoxAsked].ToString())}\"",
                    $"SOUTH,WEST,NORTH,EAST in degrees, at most {MapClose.MostDegrees.ToString(CultureInfo.InvariantCulture)} each way"
                ),
            ]);

    private IResult Copy(HttpContext http, string file) =>
        file.StartsWith("map.", StringComparison.Ordinal) && MapFormats.Of(file) is { } format
            ? One(
                http,
                (look, isExercise, reader) =>
                    Results.File(
                        MapCopy.Of(desk, look, format, isExercise, reader.Speech),
                        format.ContentType(),
                        $"{(isExercise ? "EXERCISE-" : "")}{look.Scope}.{format.Ending()}"
                    )
            )
            : JsonLines.Answer(
                StatusCodes.Status404NotFound,
                [
                    PeopleLines.Refusal(
                        [new Problem("file", 0, $"\"{StateTimes.Clip(file)}\"", MapFormats.Wanted)],
                        desk.IsExercise
                    ),
                ]
            );

    // Of one mission: of several one is asked for.
    private IResult One(HttpContext http, Func<Looked<MapLook>, bool, Reader, IResult> answer, params string[] others)
    {
        List<Problem> problems = [];
        _ = new ApiQuery(http, [.. Looking, .. others], problems);
        if (problems.Count > 0)
            return Refused(problems);
        var reader = Reader.Of(http, language, isKept: false);
        http.Response.Headers.CacheControl = "no-store";
        var looks = desk.Maps.Of(reader.Inquiry, IsPublic(http));
        return looks.Problems.Count > 0 ? Refused(looks.Problems)
            : looks.Scopes is [var look] ? answer(look, looks.IsExercise, reader)
            : Refused([new Problem("scope", 0, $"{looks.Scopes.Count} missions", "one mission: name its scope")]);
    }

    private IResult Place(HttpContext http)
    {
        List<Problem> problems = [];
        _ = new ApiQuery(http, [Reader.AsOf, Reader.KnownAt, "scope", Reader.OfLanguage, WhereSite.Typed], problems);
        var reader = Reader.Of(http, language, isKept: false);
        var text = http.Request.Query[WhereSite.Typed].ToString();
        var looks = desk.Maps.Place(reader.Inquiry, text);
        problems.AddRange(looks.Problems);
        if (looks.Scopes.Any(look => look.Value.Located.Read.Where is null))
            problems.Add(
                new Problem(
                    WhereSite.Typed,
                    0,
                    $"\"{StateTimes.Clip(text)}\"",
                    "LAT,LON, a grid, or a place of the mission"
                )
            );
        return problems.Count > 0 ? Refused(problems) : JsonLines.Answer(200, MapPlace.Of(looks, reader.Speech));
    }

    private IResult Refused(IEnumerable<Problem> problems) =>
        JsonLines.Answer(StatusCodes.Status400BadRequest, [PeopleLines.Refusal(problems, desk.IsExercise)]);

    private static bool IsPublic(HttpContext http) => http.Request.Query[Public] == "true";

    private static Box? BoxOf(string text)
    {
        var sides = text.Split(',')
            .Select(side =>
                double.TryParse(side, NumberStyles.Float, CultureInfo.InvariantCulture, out var degrees)
                    ? degrees
                    : double.NaN
            )
            .ToList();
        return
            sides is [var south and >= -80, var west and >= -180, var north and <= 84, var east and <= 180]
            && north - south is > 0 and <= MapClose.MostDegrees
            && east - west is > 0 and <= MapClose.MostDegrees
            ? new Box(south, west, north, east)
            : null;
    }
}
