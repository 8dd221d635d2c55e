using System.Text.Json;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using Qalqan.Claims;
using Qalqan.Kernel;
using Qalqan.Measures;

namespace Qalqan.Web;

/// <summary>
/// Papers for programs, and for the commands: one object a line, persons by reference. 400 with every problem where an order
/// cannot be carried out, 404 where there is no such paper; a file is its very bytes.
/// </summary>
public static class PapersApi
{
    private const int LongestBody = 16_384;

    internal static void Map(WebApplication app, Desk desk)
    {
        Get("/api/papers", "What was issued, the latest first.", ["scope"], (http, _) => Papers(http, desk));
        Get(
            "/api/paper/{name}",
            "A paper's basis and digests, then what became known since.",
            ["scope"],
            (http, name) => Paper(http, desk, name)
        );
        Get(
            "/api/paper/{name}/{file}",
            "The very bytes that were issued, in one format.",
            ["scope"],
            (http, name) => Bytes(http, desk, name),
            "application/octet-stream"
        );
        app.MapMethods(
                "/api/document/{name}.{format}",
                Site.Reading,
                (HttpContext http, string name, string format) => Draft(http, desk, name, format)
            )
            .Needs(Right.SeeDrafts)
            .Described(
                "A paper rendered and not issued.",
                [
                    "scope",
                    Reader.AsOf,
                    Reader.KnownAt,
                    "period",
                    "subject",
                    PapersSite.Language,
                    PapersSite.Marking,
                    PapersSite.Form,
                ],
                gives: "application/octet-stream"
            );
        app.MapPost("/api/papers", (Delegate)((HttpContext http) => Issue(http, desk)))
            .Needs(Right.Issue)
            .Described(
                "Issues a paper under the next serial, and keeps its bytes.",
                sends:
                [
                    "document",
                    "scope?",
                    "asOf?",
                    "knownAt?",
                    "language?",
                    "marking?",
                    "form?",
                    "period?",
                    "subject?",
                ]
            );
        app.MapPost("/api/paper/{name}/void", (Delegate)((HttpContext http) => Void(http, desk)))
            .Needs(Right.Issue)
            .Described("Says that a paper is not to be used; its serial is not given again.", ["scope"], ["why"]);
        app.MapPost("/api/paper/{name}/release", (Delegate)((HttpContext http) => Release(http, desk)))
            .Needs(Right.Release)
            .Described("Lets a paper leave: by another than who issued it.", ["scope"]);

        void Get(
            string path,
            string says,
            IReadOnlyList<string> asks,
            Func<HttpContext, string, IResult> answer,
            string? gives = null
        ) =>
            app.MapMethods(path, Site.Reading, (HttpContext http) => answer(http, NameIn(http)))
                .Needs(Right.SeePapers)
                .Described(says, asks, gives: gives);
    }

    public static IEnumerable<string> Lines(Looks<IReadOnlyList<KeptPaper>> papers) =>
        papers.Scopes.SelectMany(look => look.Value).Select(paper => Line(paper, papers.IsExercise));

    public static string Line(KeptPaper paper, bool isExercise) =>
        JsonLines.Of(json =>
        {
            json.WriteString("what", "paper");
            Write(json, paper);
            json.WriteBoolean("exercise", isExercise);
        });

    /// <summary>A file of a draft: under no serial, and no entry.</summary>
    public static string Line(PaperBasis basis, IssuedFile file, bool isExercise) =>
        JsonLines.Of(json =>
        {
            json.WriteString("what", "draft");
            json.WriteString("scope", basis.Scope);
            json.WriteNull("serial");
            json.WriteString("document", basis.Document);
            json.Time("from", basis.From);
            json.Time("asOf", basis.AsOf);
            json.WriteString("subject", basis.Subject);
            json.WriteNumber("knownUpTo", basis.KnownUpTo);
            json.WriteString("language", basis.Language);
            json.WriteString("marking", JsonLines.Kebab(basis.Marking));
            json.WriteString("form", basis.Form);
            json.WriteString("release", Web.Papers.Release);
            WriteFiles(json, "files", [file]);
            json.WriteBoolean("exercise", isExercise);
        });

    /// <summary>The paper, then a line for each of its lines that is otherwise now; no names, whoever asks.</summary>
    public static IEnumerable<string> Lines(KeptPaper paper, PaperSince since, bool isExercise)
    {
        yield return Line(paper, isExercise);
        foreach (var change in since.Changes)
            yield return JsonLines.Of(json =>
            {
                json.WriteString("what", "changed");
                json.WriteString("serial", paper.Serial);
                json.WriteNumber("knownUpTo", since.KnownUpTo);
                json.WriteNumber("now", since.Now);
                json.WriteString("place", change.Place);
                json.WriteString("issued", change.Then);
                json.WriteString("since", change.Now);
                json.WriteBoolean("exercise", isExercise);
            });
    }

    public static string Line(PaperOutcome outcome, bool isExercise) =>
        outcome.Paper is { } paper
            ? JsonLines.Of(json =>
            {
                json.WriteString("what", "paper");
                Write(json, paper);
                json.WriteBoolean("new", outcome.IsNew);
                json.Problems(outcome.Problems);
                json.WriteBoolean("exercise", isExercise);
            })
            : PeopleLines.Refusal(outcome.Problems, isExercise);

    internal static IResult Draft(HttpContext http, Desk desk, string document, string format)
    {
        var query = http.Request.Query;
        var order = new PaperOrder(
            document,
            Text("scope"),
            Text(Reader.AsOf),
            Text(Reader.KnownAt),
            Text(PapersSite.Language) ?? Text(Reader.OfLanguage),
            Text(PapersSite.Marking),
            Text(PapersSite.Form),
            Text("period"),
            Text("subject")
        );
        var (drafted, file) = desk.Papers.Draft(User.Of(http), order, format);
        return file is null
            ? JsonLines.Answer(400, [PeopleLines.Refusal(drafted.Problems, desk.IsExercise)])
            : Sent(http, file, NameOf(desk, $"{document}-draft.{format}"), format);

        string? Text(string name) => query[name].ToString() is { Length: > 0 } text ? text : null;
    }

    /// <summary>The very bytes of <c>SERIAL.FORMAT</c>; null where there are none for the user.</summary>
    internal static IResult? File(HttpContext http, Desk desk, string serial, string file)
    {
        var format = file.StartsWith(serial + ".", StringComparison.Ordinal) ? file[(serial.Length + 1)..] : "";
        return
            desk.Papers.Find(User.Of(http), ScopeIn(http), serial) is { } paper
            && desk.Papers.Bytes(paper, format) is { } bytes
            ? Sent(http, bytes, NameOf(desk, file), format)
            : null;
    }

    // An officer's own form may not say it: the file's name does.
    private static string NameOf(Desk desk, string file) => desk.IsExercise ? $"EXERCISE-{file}" : file;

    internal static IResult Sent(HttpContext http, byte[] bytes, string name, string format)
    {
        http.Response.Headers.CacheControl = "no-store";
        return Results.File(bytes, PaperFormats.MediaType(format), name);
    }

    private static IResult Papers(HttpContext http, Desk desk)
    {
        var papers = desk.Papers.List(User.Of(http), ScopeIn(http));
        return papers.Problems.Count > 0
            ? JsonLines.Answer(400, [PeopleLines.Refusal(papers.Problems, papers.IsExercise)])
            : JsonLines.Answer(200, Lines(papers));
    }

    private static IResult Paper(HttpContext http, Desk desk, string serial) =>
        desk.Papers.Find(User.Of(http), ScopeIn(http), serial) is { } paper
            ? JsonLines.Answer(
                200,
                Lines(paper, desk.Papers.Since(User.Of(http), paper, withNames: false), desk.IsExercise)
            )
            : Missing(desk, serial);

    private static IResult Bytes(HttpContext http, Desk desk, string serial) =>
        File(http, desk, serial, http.GetRouteValue("file")?.ToString() ?? "") ?? Missing(desk, serial);

    /// <summary>An object <c>{"document","scope","asOf","knownAt","language","marking","form","period","subject"}</c>; all but the first may be left out.</summary>
    private static Task<IResult> Issue(HttpContext http, Desk desk) =>
        Carry(
            http,
            desk,
            fields => new PaperOrder(
                fields.Text("document"),
                fields.TextOrNull("scope"),
                fields.TextOrNull("asOf"),
                fields.TextOrNull("knownAt"),
                fields.TextOrNull("language"),
                fields.TextOrNull("marking"),
                fields.TextOrNull("form"),
                fields.TextOrNull("period"),
                fields.TextOrNull("subject")
            ),
            order => desk.Papers.Issue(User.Of(http), order)
        );

    /// <summary>An object <c>{"why"}</c>.</summary>
    private static Task<IResult> Void(HttpContext http, Desk desk) =>
        Carry(
            http,
            desk,
            fields => fields.Text("why"),
            why => desk.Papers.Void(User.Of(http), ScopeIn(http), NameIn(http), why)
        );

    /// <summary>An empty object.</summary>
    private static Task<IResult> Release(HttpContext http, Desk desk) =>
        Carry(http, desk, _ => "", _ => desk.Papers.Let(User.Of(http), ScopeIn(http), NameIn(http)));

    private static async Task<IResult> Carry<T>(
        HttpContext http,
        Desk desk,
        Func<Fields, T> read,
        Func<T, PaperOutcome> act
    )
    {
        List<Problem> problems = [];
        if (await StateApi.Bytes(http, LongestBody) is not { } bytes)
            problems.Add(new Problem(StateApi.File, 0, $"more than {LongestBody} bytes", "one object"));
        else if (Node.Read(StateApi.File, bytes, problems) is { } node)
        {
            var fields = new Fields(StateApi.File, node, problems);
            var asked = read(fields);
            fields.Done();
            if (problems.Count == 0)
            {
                var outcome = act(asked);
                return JsonLines.Answer(outcome.Problems.Count == 0 ? 200 : 400, [Line(outcome, desk.IsExercise)]);
            }
        }
        return JsonLines.Answer(400, [PeopleLines.Refusal(problems, desk.IsExercise)]);
    }

    private static void Write(Utf8JsonWriter json, KeptPaper paper)
    {
        var issued = paper.Issued;
        json.WriteString("scope", paper.Scope);
        json.WriteString("serial", issued.Serial);
        json.WriteString("document", issued.Document);
        json.Time("from", issued.From);
        json.Time("asOf", issued.AsOf);
        json.WriteString("subject", issued.Subject);
        json.WriteNumber("knownUpTo", issued.KnownUpTo);
        json.WriteString("language", issued.Language);
        json.WriteString("marking", JsonLines.Kebab(issued.Marking));
        json.WriteString("form", issued.Form);
        json.WriteString("release", issued.Release);
        json.Time("issuedAt", paper.Issue.From);
        json.WriteString("post", paper.Issue.Source.Post);
        json.WriteString("person", paper.Issue.Source.Person);
        json.WriteNumber("entry", paper.Issue.Number);
        WriteFiles(json, "files", paper.Files);
        json.Texts("persons", paper.Persons);
        json.Objects(
            "rewritten",
            paper.Again,
            (one, again) =>
            {
                one.WriteString("erased", ((Reissued)again.Claim).Erased);
                one.WriteNumber("entry", again.Number);
                WriteFiles(one, "was", ((Reissued)again.Claim).Was);
            }
        );
        json.Time("releasedAt", paper.Release?.From);
        json.WriteString("releasedBy", paper.Release?.Source.Post);
        json.Time("voidedAt", paper.Void?.From);
        json.WriteString("voidedBy", paper.Void?.Source.Post);
        json.WriteString("why", (paper.Void?.Claim as Voided)?.Why);
    }

    private static void WriteFiles(Utf8JsonWriter json, string key, IReadOnlyList<IssuedFile> files) =>
        json.Objects(
            key,
            files,
            (one, file) =>
            {
                one.WriteString("format", file.Format);
                one.WriteString("digest", file.Digest);
                one.WriteNumber("bytes", file.Bytes);
            }
        );

    private static IResult Missing(Desk desk, string serial) =>
        JsonLines.Answer(404, [PeopleLines.Refusal([Web.Papers.Missing(serial)], desk.IsExercise)]);

    private static string? ScopeIn(HttpContext http) =>
        http.Request.Query["scope"].ToString() is { Length: > 0 } scope ? scope : null;

    private static string NameIn(HttpContext http) => http.GetRouteValue("name")?.ToString() ?? "";
}
