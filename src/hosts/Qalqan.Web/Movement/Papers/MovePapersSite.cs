using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Qalqan.Kernel;

namespace Qalqan.Web;

/// <summary>The files of a move, each under its page's address and for programs: manifests, labels, flight plans, the map.</summary>
internal static class MovePapersSite
{
    public static void Map(WebApplication app, Desk desk, string language)
    {
        File(
            "manifest",
            "xlsx",
            "Who or what travels on a leg of a move, or on all of it, as a workbook.",
            ["kind", "leg", "names", Reader.OfLanguage],
            ListWorkbook.Type,
            ask =>
                desk.MovePapers.Manifest(
                    ask.User,
                    ask.Inquiry,
                    ask.Move,
                    ask["kind"] ?? "personnel",
                    ask["leg"],
                    ask["names"] == "true",
                    ask.Language
                )
        );
        File(
            "labels",
            "pdf",
            "A sheet of labels of what is moved: number with check digit, square, what it is and where it goes.",
            ["leg", Reader.OfLanguage],
            PaperFormats.MediaType("pdf"),
            ask => desk.MovePapers.Labels(ask.User, ask.Inquiry, ask.Move, ask["leg"], ask.Language)
        );
        File(
            "flight-plans",
            "txt",
            "The flight plan of each chalk of each leg by air, a line each, with the gaps that are to be filled in.",
            ["leg", "chalk"],
            "application/x-ndjson",
            ask =>
                desk.MovePapers.FlightPlans(
                    ask.User,
                    ask.Inquiry,
                    ask.Move,
                    ask["leg"],
                    ask["chalk"],
                    ask.Language,
                    ask.IsCall
                )
        );
        File(
            "map",
            "svg",
            "The whole move as one picture: legs by way of travelling and how far they have come, places with both clocks.",
            [Reader.OfLanguage],
            "image/svg+xml",
            ask => desk.MovePapers.Map(ask.User, ask.Inquiry, ask.Move, ask.Language)
        );

        // The page's clocks are words and days of its own, a call's are not.
        void File(
            string name,
            string format,
            string says,
            IReadOnlyList<string> asks,
            string type,
            Func<Asks, MoveMade> make
        )
        {
            app.MapMethods(
                    $"/movement/{{move}}/{name}.{format}",
                    Site.Reading,
                    (HttpContext http, string move) =>
                        Sent(
                            http,
                            desk,
                            make(new Asks(http, move, Reader.Of(http, language).Inquiry, language, IsCall: false))
                        )
                )
                .Needs(Right.SeeMoves);
            app.MapMethods(
                    $"/api/movement/{{move}}/{name}",
                    Site.Reading,
                    (HttpContext http, string move) =>
                        Sent(http, desk, make(new Asks(http, move, Asks.Plain(http), language, IsCall: true)))
                )
                .Needs(Right.SeeMoves)
                .Described(says, ["scope", Reader.AsOf, Reader.KnownAt, .. asks], gives: type);
        }
    }

    private static IResult Sent(HttpContext http, Desk desk, MoveMade file)
    {
        http.Response.Headers.CacheControl = "no-store"; // what may hold names is nobody's cache to keep
        return file.Problems.Count > 0
            ? JsonLines.Answer(
                file.IsMissing ? StatusCodes.Status404NotFound : StatusCodes.Status400BadRequest,
                [PeopleLines.Refusal(file.Problems, desk.IsExercise)]
            )
            : Results.File(file.Bytes, file.Type, file.Name);
    }

    /// <summary>What is asked of a file of a move.</summary>
    private sealed record Asks(HttpContext Http, string Move, Inquiry Inquiry, string Otherwise, bool IsCall)
    {
        public User User => User.Of(Http);

        public string Language => Words.Speech.Find(this[Reader.OfLanguage])?.Language.Code ?? Otherwise;

        public string? this[string name] => Http.Request.Query[name].ToString() is { Length: > 0 } text ? text : null;

        public static Inquiry Plain(HttpContext http)
        {
            return new Inquiry(Text(Reader.AsOf), Text(Reader.KnownAt), Scope: Text("scope"))
            {
                Reach = User.Of(http).Reach,
            };

            string? Text(string name) => http.Request.Query[name].ToString() is { Length: > 0 } text ? text : null;
        }
    }
}
