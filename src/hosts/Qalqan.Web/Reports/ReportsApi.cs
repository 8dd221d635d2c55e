using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Qalqan.Kernel;
using Qalqan.Operations;

namespace Qalqan.Web;

/// <summary>The report calendar, the words of a situation report and its spoken form for programs, one object a line.</summary>
internal static class ReportsApi
{
    private const int LongestField = 8_000;

    public static void Map(WebApplication app, Desk desk)
    {
        app.MapMethods("/api/calendar", Site.Reading, (HttpContext http) => Calendar(http, desk))
            .Needs(Right.SeeDay)
            .Described(
                "Each return that is owed: by when, how it stands, what is missing and of whom.",
                ["scope", Reader.AsOf, Reader.KnownAt]
            );
        app.MapMethods("/api/voice", Site.Reading, (HttpContext http) => Voice(http, desk))
            .Needs(Right.SeeDrafts)
            .Described(
                "The situation report of a day in the form that is read aloud.",
                ["scope", Reader.AsOf, Reader.KnownAt, "period"]
            );
        app.MapPost("/api/voice", (Delegate)((HttpContext http) => Read(http, desk)))
            .Needs(Right.SeeDay)
            .Described(
                "What a form says that was read aloud and typed in, and each line that does not check.",
                sends: ["text"]
            );
        app.MapPost("/api/sitrep/words", (Delegate)((HttpContext http) => Write(http, desk)))
            .Needs(Right.SayDay)
            .Described(
                "Words of an officer in a field of a situation report: the later follow, and both are on record.",
                sends: ["scope?", "about", "field", "words"]
            );
    }

    private static IResult Calendar(HttpContext http, Desk desk)
    {
        var looks = desk.Calendars.Of(InquiryOf(http));
        return looks.Problems.Count > 0
            ? JsonLines.Answer(400, [PeopleLines.Refusal(looks.Problems, looks.IsExercise)])
            : JsonLines.Answer(200, CalendarLines.Of(looks));
    }

    private static IResult Voice(HttpContext http, Desk desk)
    {
        var draft = desk.Sitreps.Voice(User.Of(http), PapersSite.OrderOf(name => http.Request.Query[name].ToString()));
        return draft.Figures is null
            ? JsonLines.Answer(400, [PeopleLines.Refusal(draft.Problems, desk.IsExercise)])
            : JsonLines.Answer(200, [VoiceLines.Line(draft, desk.IsExercise)]);
    }

    private static async Task<IResult> Read(HttpContext http, Desk desk)
    {
        List<Problem> problems = [];
        var sent = await SentForm.ReadJson(http, LongestField, problems);
        if (problems.Count > 0)
            return JsonLines.Answer(400, [PeopleLines.Refusal(problems, desk.IsExercise)]);
        var reading = VoiceForm.Read(sent["text"]);
        return JsonLines.Answer(reading.Figures is null ? 400 : 200, VoiceLines.Of(reading, desk.IsExercise));
    }

    private static async Task<IResult> Write(HttpContext http, Desk desk)
    {
        List<Problem> problems = [];
        var sent = await SentForm.ReadJson(http, LongestField, problems);
        if (problems.Count > 0)
            return JsonLines.Answer(400, [PeopleLines.Refusal(problems, desk.IsExercise)]);
        var said = desk.Sitreps.Write(
            User.Of(http),
            sent["scope"] is { Length: > 0 } scope ? scope : null,
            sent["about"],
            [new TypedWords(sent["field"], ReportsSite.Plain(sent["words"]), null)]
        );
        return said.Problems.Any()
            ? JsonLines.Answer(400, [PeopleLines.Refusal([.. said.Problems], desk.IsExercise)])
            : JsonLines.Answer(
                200,
                [ReportTexts.WordsLine(sent["about"], sent["field"], said.Receipts.Count, desk.IsExercise)]
            );
    }

    private static Inquiry InquiryOf(HttpContext http)
    {
        return new Inquiry(Text(Reader.AsOf), Text(Reader.KnownAt), Scope: Text("scope"))
        {
            Reach = User.Of(http).Reach,
        };

        string? Text(string name) => http.Request.Query[name].ToString() is { Length: > 0 } text ? text : null;
    }
}
