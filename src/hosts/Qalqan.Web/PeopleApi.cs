using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using Qalqan.Claims;
using Qalqan.Kernel;
using Qalqan.Sheets;

namespace Qalqan.Web;

/// <summary>
/// The roll, a person, a post, the tour clock and the search for programs, one object a line.
/// 400 with every problem where the question cannot be read, 404 where nobody and no post is called that.
/// </summary>
internal static class PeopleApi
{
    private const string Names = "names";
    private const string Scope = "scope";
    private const int LongestBody = 16_384;

    /// <summary>Those that every question may have.</summary>
    internal static readonly string[] Parameters = [Reader.AsOf, Reader.KnownAt, Scope, Names];

    public static void Map(WebApplication app, Desk desk)
    {
        Get(
            "/api/moves",
            "Who moves within 14 days of the look.",
            (ask, _) => ask.Moves(desk),
            (looks, ask, _) => BoardLines.Of(looks, ask.WithNames)
        );
        Get(
            "/api/board",
            "The board: the headline by phase, strength, what falls short, who moves, what ends.",
            (ask, _) => ask.Board(desk),
            (looks, _, _) => BoardLines.Of(looks),
            right: Right.SeeFindings
        );
        Get(
            "/api/timeline",
            "The years of the case: phases, stages, rotations, findings that opened and closed.",
            (ask, _) => ask.Timeline(desk),
            (looks, _, _) => BoardLines.Of(looks),
            right: Right.SeeFindings
        );
        Get(
            "/api/roll",
            "Everybody on the roll of a day, then each post; a sub-unit is those whose post is of it.",
            (ask, _) => ask.Roll(desk),
            (looks, ask, _) => PeopleLines.Of(looks, ask.WithNames, ask.List),
            isList: true
        );
        Get(
            "/api/tour",
            "The tour clock: who leaves when, who replaces whom, leave and compensatory time.",
            (ask, _) => ask.Tour(desk),
            (looks, ask, _) => PeopleLines.Of(looks, ask.WithNames, ask.List),
            isList: true
        );
        Get(
            "/api/person/{name}",
            "A person's line of the roll, papers, and history.",
            (ask, name) => ask.Person(desk, name),
            (looks, ask, name) => PersonLines.Of(looks, name, ask.User, ask.WithNames)
        );
        Get(
            "/api/post/{name}",
            "How a post stands and who held it when.",
            (ask, name) => ask.Post(desk, name),
            (looks, ask, _) => PeopleLines.Of(looks, ask.WithNames)
        );
        app.MapPost("/api/search", (Delegate)((HttpContext http) => Search(http, desk)))
            .Needs(Right.SeePeople)
            .Described("Whom or which post a few words mean; spelling is forgiven.", Parameters, ["text"]);

        void Get<T>(
            string path,
            string says,
            Func<PeopleQuestion, string, Asked<T>> question,
            Func<Looks<T>, PeopleQuestion, string, IEnumerable<string>> lines,
            bool isList = false,
            Right right = Right.SeePeople
        ) =>
            app.MapMethods(
                    path,
                    Site.Reading,
                    (HttpContext http) =>
                    {
                        var name = http.GetRouteValue("name")?.ToString() ?? "";
                        return Answer(
                            http,
                            desk,
                            Parameters,
                            isList,
                            ask => question(ask, name),
                            (looks, ask) => JsonLines.Answer(StatusCodes.Status200OK, lines(looks, ask, name))
                        );
                    }
                )
                .Needs(right)
                .Described(says, isList ? [.. Parameters, ListQuestion.Sort, ListQuestion.Filter] : Parameters);
    }

    /// <summary>What is searched comes in the body, <c>{"text"}</c>: an address is kept in histories and logs.</summary>
    private static async Task<IResult> Search(HttpContext http, Desk desk)
    {
        List<Problem> problems = [];
        var ask = Read(http, Parameters, problems);
        var text = "";
        if (await StateApi.Bytes(http, LongestBody) is not { } bytes)
            problems.Add(new Problem(StateApi.File, 0, $"more than {LongestBody} bytes", "an object {\"text\"}"));
        else if (Node.Read(StateApi.File, bytes, problems) is { } node)
        {
            var fields = new Fields(StateApi.File, node, problems);
            text = fields.Text("text", LongestBody);
            fields.Done();
        }
        return Told(
            http,
            desk,
            problems,
            () => ask.Search(desk, text),
            looks => JsonLines.Answer(StatusCodes.Status200OK, PeopleLines.Of(looks, ask.WithNames))
        );
    }

    /// <summary>The answer; 400 with every problem where the question cannot be read.</summary>
    /// <param name="http">Who asks, and what.</param>
    /// <param name="desk">Who answers.</param>
    /// <param name="parameters">Those that an address may have.</param>
    /// <param name="isList">Whether it may have a filter and an order besides.</param>
    /// <param name="question">As it was read.</param>
    /// <param name="answer">What was found, as it is sent.</param>
    internal static IResult Answer<T>(
        HttpContext http,
        Desk desk,
        string[] parameters,
        bool isList,
        Func<PeopleQuestion, Asked<T>> question,
        Func<Looks<T>, PeopleQuestion, IResult> answer
    )
    {
        List<Problem> problems = [];
        var ask = Read(http, parameters, problems, isList);
        return Told(http, desk, problems, () => question(ask), looks => answer(looks, ask));
    }

    // A parameter that nobody reads would narrow nothing, and the answer be taken for a narrower one.
    private static PeopleQuestion Read(HttpContext http, string[] asked, List<Problem> problems, bool isList = false)
    {
        var query = http.Request.Query;
        foreach (var name in query.Keys.Where(name => !asked.Contains(name) && !(isList && ListQuestion.IsOf(name))))
            problems.Add(
                new Problem(
                    "the address",
                    0,
                    Reference.IsWellFormed(name) ? $"\"{name}\"" : "an unknown parameter",
                    $"only {string.Join(", ", isList ? asked.Append("f.COLUMN").Append(ListQuestion.Sort) : asked)}"
                )
            );
        var names = Text(Names);
        if (names is not (null or "true" or "false"))
            problems.Add(new Problem(Names, 0, $"\"{(names.Length > 60 ? names[..60] : names)}\"", "true or false"));
        return new PeopleQuestion(
            new Inquiry(
                Text(Reader.AsOf),
                Text(Reader.KnownAt),
                Text("period"),
                Text(Scope),
                Text("standard"),
                Text("subject"),
                Text("without")
            )
            {
                Reach = User.Of(http).Reach,
            },
            User.Of(http),
            names == "true"
        )
        {
            OfDay = Text(Reader.Day),
            List = isList ? ListQuestion.ParametersOf(http, [.. asked.Intersect(Reader.OldFilters)]) : [],
        };

        string? Text(string name) => query[name].ToString() is { Length: > 0 } text ? text : null;
    }

    private static IResult Told<T>(
        HttpContext http,
        Desk desk,
        List<Problem> problems,
        Func<Asked<T>> question,
        Func<Looks<T>, IResult> answer
    )
    {
        http.Response.Headers.CacheControl = "no-store"; // what may hold names is nobody's cache to keep
        var asked = problems.Count == 0 ? question() : null;
        return asked is { Problems.Count: 0 }
            ? answer(asked.Looks)
            : JsonLines.Answer(
                asked is { IsUnknown: true } ? StatusCodes.Status404NotFound : StatusCodes.Status400BadRequest,
                [PeopleLines.Refusal(asked?.Problems ?? problems, desk.IsExercise)]
            );
    }
}
