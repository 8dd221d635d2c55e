using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.HttpResults;
using Qalqan.Kernel;
using Qalqan.Operations;
using Qalqan.Web.Pages;

namespace Qalqan.Web;

/// <summary>The report calendar, the words of a situation report, and the form that is read aloud and typed in.</summary>
internal static class ReportsSite
{
    public const string Calendar = "/calendar";
    public const string Voice = "/voice";
    public const string Words = "/sitrep/words";
    public const string About = "about";
    public const string Text = "text";

    /// <summary>Before a field's own name, as it was when the form was opened.</summary>
    public const string Was = "was.";

    private const int LongestField = 4_000;
    private const int LongestForm = 8_000;

    public static void Map(WebApplication app, Desk desk, string language)
    {
        app.MapMethods(Calendar, Site.Reading, (HttpContext http) => Owed(Reader.Of(http, language), desk))
            .Needs(Right.SeeDay);
        app.MapMethods(
                Voice,
                Site.Reading,
                (HttpContext http) => Spoken(200, Reader.Of(http, language), desk, "", null)
            )
            .Needs(Right.SeeDay);
        app.MapPost(Voice, (Delegate)((HttpContext http) => Typed(http, Reader.Of(http, language), desk)))
            .Needs(Right.SeeDay);
        app.MapPost(Words, (Delegate)((HttpContext http) => Write(http, Reader.Of(http, language), desk)))
            .Needs(Right.SayDay);
        ReportsApi.Map(app, desk);
    }

    private static RazorComponentResult<CalendarPage> Owed(Reader reader, Desk desk)
    {
        var looks = desk.Calendars.Of(reader.Inquiry);
        return Site.Page<CalendarPage>(
            looks.Problems.Count == 0 ? StatusCodes.Status200OK : StatusCodes.Status400BadRequest,
            ("Reader", reader),
            ("Looks", looks)
        );
    }

    private static RazorComponentResult<VoicePage> Spoken(
        int status,
        Reader reader,
        Desk desk,
        string typed,
        VoiceReading? reading
    )
    {
        var draft = reader.User.May(Right.SeeDrafts)
            ? desk.Sitreps.Voice(reader.User, PapersSite.OrderOf(reader.Asked))
            : null;
        return Site.Page<VoicePage>(
            draft is { Problems.Count: > 0 } ? StatusCodes.Status400BadRequest : status,
            ("Reader", reader),
            ("IsExercise", desk.IsExercise),
            ("Draft", draft),
            ("Typed", typed),
            ("Reading", reading)
        );
    }

    private static async Task<IResult> Typed(HttpContext http, Reader reader, Desk desk)
    {
        var typed = (await SentForm.Read(http, LongestForm))[Text];
        var form = typed.Contains('=', StringComparison.Ordinal) ? typed : VoiceSpelling.Heard(typed);
        var reading = VoiceForm.Read(form);
        return Spoken(reading.Figures is null ? 400 : 200, reader, desk, typed, reading);
    }

    private static async Task<IResult> Write(HttpContext http, Reader reader, Desk desk)
    {
        var sent = await SentForm.Read(http, LongestField);
        var order = PapersSite.OrderOf(name => sent[name]);
        var typed = SitrepFields
            .All.Select(field => new TypedWords(field, Plain(sent[field]), Plain(sent[Was + field])))
            .ToList();
        var said = desk.Sitreps.Write(reader.User, order.Scope, sent[About], typed);
        if (!said.Problems.Any())
            return Results.Redirect(PapersSite.LinkTo(reader, order) + "#words");
        return PapersSite.Look(
            400,
            reader,
            desk,
            order,
            typed.ToDictionary(one => one.Field, one => one.Words),
            [.. said.Problems]
        );
    }

    // A browser sends two letters for the end of a line.
    internal static string Plain(string text) => text.Replace("\r\n", "\n", StringComparison.Ordinal).Trim();
}
