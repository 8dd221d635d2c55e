using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Qalqan.Kernel;
using Qalqan.Movement;

namespace Qalqan.Web;

/// <summary>The words of an officer in a movement order, from the draft's page and for programs.</summary>
internal static class OrderSite
{
    public const string Words = "/movement-order/words";

    private const int LongestField = 4_000;
    private const int LongestBody = 8_000;

    public static void Map(WebApplication app, Desk desk, string language)
    {
        app.MapPost(Words, (Delegate)((HttpContext http) => Write(http, Reader.Of(http, language), desk)))
            .Needs(Right.SayMoves);
        app.MapPost("/api" + Words, (Delegate)((HttpContext http) => Write(http, desk)))
            .Needs(Right.SayMoves)
            .Described(
                "Words of an officer in a field of the order of a move: the later follow, and both are on record.",
                sends: ["scope?", "about", "field", "words"]
            );
    }

    private static async Task<IResult> Write(HttpContext http, Reader reader, Desk desk)
    {
        var sent = await SentForm.Read(http, LongestField);
        var order = PapersSite.OrderOf(name => sent[name]);
        var typed = OrderFields
            .All.Select(field => new TypedWords(
                field,
                ReportsSite.Plain(sent[field]),
                ReportsSite.Plain(sent[ReportsSite.Was + field])
            ))
            .ToList();
        var said = desk.OrderWords.Write(reader.User, order.Scope, sent[ReportsSite.About], typed);
        return !said.Problems.Any()
            ? Results.Redirect(PapersSite.LinkTo(reader, order) + "#words")
            : PapersSite.Look(
                400,
                reader,
                desk,
                order,
                typed.ToDictionary(one => one.Field, one => one.Words),
                [.. said.Problems]
            );
    }

    private static async Task<IResult> Write(HttpContext http, Desk desk)
    {
        List<Problem> problems = [];
        var sent = await SentForm.ReadJson(http, LongestBody, problems);
        if (problems.Count > 0)
            return JsonLines.Answer(400, [PeopleLines.Refusal(problems, desk.IsExercise)]);
        var said = desk.OrderWords.Write(
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
}
