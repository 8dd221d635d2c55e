using System.Globalization;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.HttpResults;
using Qalqan.Claims;
using Qalqan.Kernel;
using Qalqan.Measures;
using Qalqan.Operations;
using Qalqan.Web.Pages;

namespace Qalqan.Web;

/// <summary>One observation: opened, written field by field, corrected, graded; and who tells, by number and class.</summary>
internal sealed class ObservationSite(Desk desk)
{
    private const string One = "/observation/{number:long}";
    private const string New = "/observations/new";

    public static void Map(WebApplication app, Desk desk, string language)
    {
        var site = new ObservationSite(desk);
        app.MapMethods(
                One,
                Site.Reading,
                (HttpContext http, long number) => site.Show(Reader.Of(http, language), number)
            )
            .Needs(Right.SeeDay);
        app.MapMethods(New, Site.Reading, (HttpContext http) => site.Form(Reader.Of(http, language), null))
            .Needs(Right.SayDay);
        app.MapMethods(
                One + "/correct",
                Site.Reading,
                (HttpContext http, long number) => site.Form(Reader.Of(http, language), number)
            )
            .Needs(Right.SayDay);
        app.MapPost(New, (Delegate)((HttpContext http) => site.Say(http, Reader.Of(http, language), null)))
            .Needs(Right.SayDay);
        app.MapPost(
                One + "/correct",
                (Delegate)((HttpContext http, long number) => site.Say(http, Reader.Of(http, language), number))
            )
            .Needs(Right.SayDay);
        app.MapPost(
                One + "/grade",
                (Delegate)((HttpContext http, long number) => site.Grade(http, Reader.Of(http, language), number))
            )
            .Needs(Right.SayDay);
        app.MapPost("/informants", (Delegate)((HttpContext http) => site.Know(http, Reader.Of(http, language))))
            .Needs(Right.SayDay);
        ObservationApi.Map(app, desk);
    }

    private IResult Show(Reader reader, long number, IReadOnlyList<Problem>? problems = null)
    {
        var looks = desk.Sightings.One(reader.User, number, reader["scope"]);
        return looks.Scopes.FirstOrDefault(look => look.Value is not null) is { } look
            ? Site.Page<ObservationPage>(
                problems is null ? 200 : 400,
                ("Reader", reader),
                ("IsExercise", desk.IsExercise),
                ("File", look.Value),
                ("Number", number),
                ("Problems", problems ?? [])
            )
            : Missing(reader, number);
    }

    private RazorComponentResult<NotePage> Missing(Reader reader, long number) =>
        Site.Page<NotePage>(
            404,
            ("Reader", reader),
            ("IsExercise", desk.IsExercise),
            ("Title", reader.Say("web.observation.missing", ("number", number))),
            ("Hint", reader.Say("web.observation.missing.hint"))
        );

    private IResult Form(Reader reader, long? corrected)
    {
        var order = Empty;
        if (corrected is { } number)
        {
            var file = desk
                .Sightings.One(reader.User, number, reader["scope"])
                .Scopes.Select(look => look.Value)
                .OfType<ObservationFile>()
                .FirstOrDefault();
            if (file is null or { IsStruck: true })
                return Missing(reader, number);
            order = ObservationOrder.Of(file.Row.Sighting.Fact, file.Row.Sighting.Said, at => Dtg.OrIso(at));
        }
        return Typed(200, reader, corrected, order, []);
    }

    private RazorComponentResult<ObservationForm> Typed(
        int status,
        Reader reader,
        long? corrected,
        ObservationOrder order,
        IReadOnlyList<FieldProblem> problems
    ) =>
        Site.Page<ObservationForm>(
            status,
            ("Reader", reader),
            ("IsExercise", desk.IsExercise),
            ("Corrected", corrected),
            ("Order", order),
            ("Places", desk.Days.Places(reader.Inquiry)),
            ("Problems", problems)
        );

    private async Task<IResult> Say(HttpContext http, Reader reader, long? corrected)
    {
        if (await DayForm.Read(http) is not { } form)
            return Results.StatusCode(StatusCodes.Status413PayloadTooLarge);
        var order = OrderOf(name => form[name].ToString());
        List<FieldProblem> wrong = [];
        var said = desk.Sightings.Say(
            reader.User,
            reader["scope"],
            order,
            DayForm.IdOf(form),
            corrected is { } number ? desk.Logbook.LineOf(number.ToString(CultureInfo.InvariantCulture)) : null,
            wrong
        );
        return said.Problems.Any()
            ? Typed(400, reader, corrected, order, DayForm.Problems(wrong, said.Problems, "words"))
            : Results.LocalRedirect(reader.Page($"/observation/{said.Receipts[0].Number}"));
    }

    private async Task<IResult> Grade(HttpContext http, Reader reader, long number)
    {
        if (await DayForm.Read(http) is not { } form)
            return Results.StatusCode(StatusCodes.Status413PayloadTooLarge);
        // As it is written and said: B2.
        var grade = form["grade"].ToString().Trim().ToUpperInvariant();
        var said = desk.Logbook.LineOf(number.ToString(CultureInfo.InvariantCulture)) is { } report
            ? desk.Sightings.Grade(
                reader.User,
                reader["scope"],
                report,
                grade.Length == 2 ? grade[..1] : "",
                grade is [_, >= '1' and <= '6'] ? grade[1] - '0' : 0
            )
            : new Said([], new Problem("number", 0, $"{number}", "the entry of an observation"));
        return said.Problems.Any()
            ? Show(reader, number, [.. said.Problems])
            : Results.LocalRedirect(reader.Page($"/observation/{number}"));
    }

    private async Task<IResult> Know(HttpContext http, Reader reader)
    {
        if (await DayForm.Read(http) is not { } form)
            return Results.StatusCode(StatusCodes.Status413PayloadTooLarge);
        var (name, contact, note) = (Text("name"), Text("contact"), Text("note"));
        var mayKeep = reader.User.Granted.Contains(Compartment.Sources);
        var detail = mayKeep && (name ?? contact ?? note) is not null ? new InformantDetail(name, contact, note) : null;
        var (said, number) = desk.Sightings.Know(reader.User, reader["scope"], form["class"].ToString(), detail);
        return number is null
            ? Typed(400, reader, null, Empty, DayForm.Problems([], said.Problems, "informant"))
            : Typed(200, reader, null, Empty with { Sense = "told", Informant = number }, []);

        string? Text(string field) => form[field].ToString().Trim() is { Length: > 0 } text ? text : null;
    }

    private static ObservationOrder Empty { get; } = OrderOf(name => name == "sense" ? "seen" : "");

    internal static ObservationOrder OrderOf(Func<string, string?> field)
    {
        string Of(string name) => (field(name) ?? "").Trim();
        return new ObservationOrder(
            Of("at"),
            Of("until"),
            Of("within").Length > 0,
            Of("post"),
            Of("task"),
            Of("what"),
            Of("sense") is { Length: > 0 } sense ? sense : "seen",
            Of("informant"),
            Of("where"),
            Of("impact"),
            Of("side"),
            Of("actor"),
            Of("count"),
            Of("means"),
            Of("gender").Length > 0,
            Of("words")
        );
    }
}
