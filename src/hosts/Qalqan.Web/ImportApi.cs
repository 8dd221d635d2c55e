using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Qalqan.Kernel;
using Qalqan.People;
using Qalqan.Sheets;
using Qalqan.Words;

namespace Qalqan.Web;

/// <summary>The officer's own sheet from a program: its bytes are sent as they are, tried, and unless it is a dry run recorded.</summary>
internal static class ImportApi
{
    private static readonly string[] Parameters = ["scope", "from", "gone", "dry-run", Reader.OfLanguage];

    public static void Map(WebApplication app, Desk desk) =>
        app.MapPost("/api/import/{kind}", (Delegate)((HttpContext http, string kind) => Import(http, desk, kind)))
            .Needs(Right.Import)
            .Described(
                "Takes in a roll or its posts: good rows are recorded, each refused row comes back with its reason.",
                Parameters,
                brings: "a workbook or a text file, as its own bytes"
            );

    private static async Task<IResult> Import(HttpContext http, Desk desk, string kind)
    {
        List<Problem> problems = [];
        var query = new ApiQuery(http, Parameters, problems);
        var speech = Speech.Find(query[Reader.OfLanguage]) ?? Speech.In("en");
        var isDry = query.Flag("dry-run", problems);
        var gone = GoneOf(query["gone"], problems);
        if (SheetKind.Named(kind) is not { } wanted)
            problems.Add(new Problem("kind", 0, $"\"{StateTimes.Clip(kind)}\"", "roll or posts"));
        else if (await TableIn(http, speech, problems) is { } table && problems.Count == 0)
        {
            var order = new IntakeOrder(wanted, table, query["scope"], query["from"], null, _ => gone)
            {
                Reach = User.Of(http).Reach,
            };
            var (trial, taken) = isDry ? (desk.Intake.Try(order, problems), null) : Take(http, desk, order, problems);
            if (trial is not null && problems.Count == 0)
                return JsonLines.Answer(
                    StatusCodes.Status200OK,
                    [
                        .. ImportLines.Refused(trial, speech, desk.IsExercise),
                        ImportLines.Summary(
                            trial,
                            taken?.Recorded ?? 0,
                            taken?.Head ?? desk.Head,
                            null,
                            isDry,
                            speech,
                            desk.IsExercise
                        ),
                    ]
                );
        }
        return JsonLines.Answer(StatusCodes.Status400BadRequest, [PeopleLines.Refusal(problems, desk.IsExercise)]);
    }

    private static (Trial?, Taken?) Take(HttpContext http, Desk desk, IntakeOrder order, List<Problem> problems)
    {
        var taken = desk.Intake.Take(User.Of(http), order, problems);
        if (taken?.Stopped is { } full)
            problems.Add(
                new Problem("the disk", 0, $"{full.Message} {taken.Recorded} were recorded before it.", "room to write")
            );
        return (taken?.Trial, taken);
    }

    private static async Task<SheetTable?> TableIn(HttpContext http, Speech speech, List<Problem> problems)
    {
        var bytes = await StateApi.Bytes(http, Limits.FileBytes);
        var (table, refusal) = bytes is null
            ? (null, new SheetRefusal(RefusalKind.TooLarge, 0, $"> {Limits.FileBytes}"))
            : SheetFile.Read(bytes);
        if (refusal is null)
            return table;
        var (seen, wanted) = SheetSpeech.Of(refusal);
        problems.Add(new Problem(StateApi.File, refusal.Row, speech.Say(seen), speech.Say(wanted)));
        return null;
    }

    private static GoneChoice GoneOf(string? typed, List<Problem> problems)
    {
        if (typed is not (null or "keep" or "departed" or "withdraw"))
            problems.Add(new Problem("gone", 0, $"\"{StateTimes.Clip(typed)}\"", "keep, departed or withdraw"));
        return typed switch
        {
            "departed" => new GoneChoice(GoneAnswer.Ended),
            "withdraw" => new GoneChoice(GoneAnswer.InError),
            _ => GoneChoice.Keep,
        };
    }
}
