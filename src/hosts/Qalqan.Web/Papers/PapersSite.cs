using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Routing;
using Qalqan.Kernel;
using Qalqan.Web.Pages;

namespace Qalqan.Web;

/// <summary>What leaves: the papers that were issued, each with its very bytes; a draft looked at; and issuing, releasing, voiding.</summary>
internal static class PapersSite
{
    public const string List = "/papers";
    public const string Draft = "/document";
    public const string Document = "document";
    public const string Language = "language";
    public const string Marking = "marking";
    public const string Form = "form";
    public const string Why = "why";

    private const int LongestField = 400;

    public static void Map(WebApplication app, Desk desk, string language)
    {
        Get(List, Right.SeePapers, (reader, _) => All(200, reader, desk, OrderOf(reader.Asked), []));
        Get("/paper/{name}", Right.SeePapers, (reader, name) => One(200, reader, desk, name, "", []));
        Get(Draft, Right.SeeDrafts, (reader, _) => Look(200, reader, desk, OrderOf(reader.Asked), null, []));
        app.MapMethods(
                "/document/{name}.{format}",
                Site.Reading,
                (HttpContext http, string name, string format) => PapersApi.Draft(http, desk, name, format)
            )
            .Needs(Right.SeeDrafts);
        app.MapMethods(
                "/paper/{name}/{file}",
                Site.Reading,
                (HttpContext http, string name, string file) =>
                    PapersApi.File(http, desk, name, file) ?? (IResult)Missing(Reader.Of(http, language), desk, name)
            )
            .Needs(Right.SeePapers);
        app.MapPost(List, (Delegate)((HttpContext http) => Issue(http, Reader.Of(http, language), desk)))
            .Needs(Right.Issue);
        app.MapPost("/paper/{name}/void", (Delegate)((HttpContext http) => Void(http, Reader.Of(http, language), desk)))
            .Needs(Right.Issue);
        app.MapPost("/paper/{name}/release", (HttpContext http) => Release(http, Reader.Of(http, language), desk))
            .Needs(Right.Release);
        PapersApi.Map(app, desk);

        void Get(string path, Right right, Func<Reader, string, IResult> answer) =>
            app.MapMethods(path, Site.Reading, (HttpContext http) => answer(Reader.Of(http, language), NameIn(http)))
                .Needs(right);
    }

    /// <summary>The address of one file of a paper.</summary>
    public static string FileOf(KeptPaper paper, string format) =>
        $"/paper/{paper.Serial}/{paper.Serial}.{format}?scope={Uri.EscapeDataString(paper.Scope)}";

    private static RazorComponentResult<PapersPage> All(
        int status,
        Reader reader,
        Desk desk,
        PaperOrder order,
        IReadOnlyList<Problem> problems
    ) =>
        Site.Page<PapersPage>(
            status,
            ("Reader", reader),
            ("Papers", desk.Papers.List(reader.User, reader["scope"])),
            ("Order", order),
            ("Problems", problems)
        );

    private static IResult One(
        int status,
        Reader reader,
        Desk desk,
        string serial,
        string why,
        IReadOnlyList<Problem> problems
    ) =>
        desk.Papers.Find(reader.User, reader["scope"], serial) is not { } paper
            ? Missing(reader, desk, serial)
            : Site.Page<PaperPage>(
                status,
                ("Reader", reader),
                ("IsExercise", desk.IsExercise),
                ("Paper", paper),
                ("Since", desk.Papers.Since(reader.User, paper)),
                ("Typed", why),
                ("Problems", problems)
            );

    /// <summary>The draft of an order; what was typed into its fields of words stands there still, with what was wrong.</summary>
    internal static IResult Look(
        int status,
        Reader reader,
        Desk desk,
        PaperOrder order,
        IReadOnlyDictionary<string, string>? typed,
        IReadOnlyList<Problem> problems
    )
    {
        var drafted = desk.Papers.Draft(reader.User, order);
        return drafted.Document is null || drafted.Problems.Count > 0
            ? All(400, reader, desk, order, drafted.Problems)
            : Site.Page<DraftPage>(
                status,
                ("Reader", reader),
                ("IsExercise", desk.IsExercise),
                ("Order", order),
                ("Drafted", drafted),
                ("Problems", problems),
                ("Typed", typed),
                (
                    "Words",
                    IsSitrep(drafted) ? desk.Sitreps.Fields(drafted.Basis!)
                    : IsOrder(drafted) ? desk.OrderWords.Fields(drafted.Basis!)
                    : null
                ),
                (
                    "Open",
                    drafted.Basis?.Document == HandoverBook.Document
                        ? desk.MovePapers.Open(reader.User, drafted.Basis.Scope)
                        : null
                ),
                (
                    "About",
                    IsSitrep(drafted) ? desk.Sitreps.About(drafted.Basis!)
                    : IsOrder(drafted) ? drafted.Basis!.Subject
                    : ""
                ),
                ("Voice", IsSitrep(drafted) ? Operations.VoiceForm.Write(desk.Sitreps.Voice(drafted.Basis!)) : ""),
                (
                    "Form",
                    drafted.Basis!.Form is { } form
                        ? desk.Papers.Forms.Find(reader.User, drafted.Basis.Scope, form)
                        : null
                )
            );
    }

    private static async Task<IResult> Issue(HttpContext http, Reader reader, Desk desk)
    {
        var sent = await SentForm.Read(http, LongestField);
        var order = OrderOf(name => sent[name]);
        var outcome = desk.Papers.Issue(reader.User, order);
        return outcome.Paper is { } paper
            ? Results.Redirect(reader.Link($"/paper/{paper.Serial}", ("scope", paper.Scope)))
            : All(400, reader, desk, order, outcome.Problems);
    }

    private static async Task<IResult> Void(HttpContext http, Reader reader, Desk desk)
    {
        var why = (await SentForm.Read(http, LongestField))[Why].Trim();
        var outcome = desk.Papers.Void(reader.User, reader["scope"], NameIn(http), why);
        return outcome.Problems.Count == 0
            ? Back(reader, outcome.Paper!)
            : One(400, reader, desk, NameIn(http), why, outcome.Problems);
    }

    private static IResult Release(HttpContext http, Reader reader, Desk desk)
    {
        var outcome = desk.Papers.Let(reader.User, reader["scope"], NameIn(http));
        return outcome.Problems.Count == 0
            ? Back(reader, outcome.Paper!)
            : One(400, reader, desk, NameIn(http), "", outcome.Problems);
    }

    private static IResult Back(Reader reader, KeptPaper paper) =>
        Results.Redirect(reader.Link($"/paper/{paper.Serial}", ("scope", paper.Scope)));

    private static bool IsSitrep(Drafted drafted) => drafted.Basis?.Document == Operations.SitrepFields.Document;

    private static bool IsOrder(Drafted drafted) => drafted.Basis?.Document == Movement.OrderFields.Document;

    /// <summary>The address of an order's draft.</summary>
    internal static string LinkTo(Reader reader, PaperOrder order)
    {
        var address = reader.Link(
            Draft,
            ("scope", order.Scope),
            (Reader.AsOf, order.AsOf),
            (Reader.KnownAt, order.KnownAt),
            ("period", order.Period),
            ("subject", order.Subject)
        );
        foreach (
            var (name, value) in new[]
            {
                (Document, order.Document),
                (Language, order.Language),
                (Marking, order.Marking),
                (Form, order.Form),
            }
        )
            if (value is not null)
                address +=
                    $"{(address.Contains('?', StringComparison.Ordinal) ? '&' : '?')}{name}={Uri.EscapeDataString(value)}";
        return address;
    }

    // The language of a paper is asked for under a name of its own: the screen's stays as it is.
    internal static PaperOrder OrderOf(Func<string, string> typed)
    {
        return new PaperOrder(
            Text(Document) ?? "",
            Text("scope"),
            Text(Reader.AsOf),
            Text(Reader.KnownAt),
            Text(Language),
            Text(Marking),
            Text(Form),
            Text("period"),
            Text("subject")
        );

        string? Text(string name) => typed(name).Trim() is { Length: > 0 } text ? text : null;
    }

    private static string NameIn(HttpContext http) => http.GetRouteValue("name")?.ToString() ?? "";

    private static RazorComponentResult<NotePage> Missing(Reader reader, Desk desk, string serial) =>
        Site.Page<NotePage>(
            StatusCodes.Status404NotFound,
            ("Reader", reader),
            ("IsExercise", desk.IsExercise),
            ("Title", reader.Say("web.paper.missing", ("serial", StateTimes.Clip(serial)))),
            ("Hint", reader.Say("web.paper.missing.hint"))
        );
}
