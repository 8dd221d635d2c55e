using System.Globalization;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.HttpResults;
using Qalqan.Claims;
using Qalqan.Kernel;
using Qalqan.Operations;
using Qalqan.Web.Pages;
using Qalqan.Words;

namespace Qalqan.Web;

/// <summary>The log's addresses: the page, its new rows, how a line is read while it is typed, and what is done to a line.</summary>
internal sealed class LogSite(Desk desk)
{
    public const string Address = "/log";
    public const string After = "after";
    private const string Words = "words";

    private readonly Fragments fragments = new();

    public static void Map(WebApplication app, Desk desk, string language)
    {
        var site = new LogSite(desk);
        app.MapMethods(Address, Site.Reading, (HttpContext http) => site.Page(Reader.Of(http, language)))
            .Needs(Right.SeeDay);
        app.MapMethods(
                Address + "/rows",
                Site.Reading,
                (Delegate)((HttpContext http) => site.Rows(http, Reader.Of(http, language)))
            )
            .Needs(Right.SeeDay);
        app.MapMethods(
                Address + "/read",
                Site.Reading,
                (HttpContext http) => site.Read(Reader.Of(http, language, isKept: false))
            )
            .Needs(Right.SayDay);
        app.MapPost(Address, (Delegate)((HttpContext http) => site.Write(http, Reader.Of(http, language))))
            .Needs(Right.SayDay);
        app.MapPost(Address + "/line", (Delegate)((HttpContext http) => site.Make(http, Reader.Of(http, language))))
            .Needs(Right.SayDay);
        LogApi.Map(app, desk);
    }

    private RazorComponentResult<LogPage> Page(
        Reader reader,
        int status = 200,
        string typed = "",
        Written? written = null
    ) =>
        Site.Page<LogPage>(
            written?.Problems.Count > 0 ? 400 : status,
            ("Reader", reader),
            ("Looks", desk.Logbook.Of(reader.User, reader.Inquiry)),
            ("Typed", typed),
            ("Written", written)
        );

    // The same rows for everybody who may see the same in the same language: made once for a number, then handed out.
    private async Task<IResult> Rows(HttpContext http, Reader reader)
    {
        var after = long.TryParse(reader.Asked(After), NumberStyles.None, CultureInfo.InvariantCulture, out var number)
            ? number
            : 0;
        // As known at that entry and no later: what comes while the rows are made is the next number's.
        var head = desk.Head.Number.ToString(CultureInfo.InvariantCulture);
        var audience = string.Join(
            ' ',
            [
                reader.Speech.Language.Code,
                reader.User.May(Right.SeePeople),
                reader.User.May(Right.SayDay),
                .. reader.User.Reach?.Order(StringComparer.Ordinal).ToArray() ?? [],
            ]
        );
        http.Response.Headers["Qalqan-Head"] = head;
        return Results.Bytes(
            await fragments.Of<LogNews>(
                http.RequestServices,
                $"{head} {after} {audience} {reader.Link(Address)}",
                () =>
                    new Dictionary<string, object?>
                    {
                        ["Reader"] = reader,
                        ["Looks"] = desk.Logbook.Of(reader.User, reader.Inquiry with { KnownAt = head }, after),
                    }
            ),
            "text/html; charset=utf-8"
        );
    }

    private IResult Read(Reader reader)
    {
        var words = reader.Asked(Words);
        return desk.Logbook.Read(reader.User, reader["scope"], words) is var (reading, zone)
            ? Site.Page<LogReadingView>(200, ("Reader", reader), ("Words", words), ("Reading", reading), ("Zone", zone))
            : Results.NotFound();
    }

    private async Task<IResult> Write(HttpContext http, Reader reader)
    {
        if (await DayForm.Read(http) is not { } form)
            return Results.StatusCode(StatusCodes.Status413PayloadTooLarge);
        var words = form[Words].ToString().Trim();
        var id = DayForm.IdOf(form);
        var doing = form["do"].ToString();
        var written = desk.Logbook.Write(
            reader.User,
            reader["scope"],
            words,
            id,
            doing switch
            {
                "observation" => LogMaking.Observation,
                "flash" => LogMaking.Flash,
                _ => LogMaking.Nothing,
            },
            desk.Logbook.LineOf(form["corrects"])
        );
        return written.Problems.Count > 0 ? Page(reader, 400, words, written) : Then(reader, doing, written, words);
    }

    // Where a line becomes something that asks for more, that page comes next with the line's words in it.
    private static IResult Then(Reader reader, string doing, Written written, string words) =>
        Results.LocalRedirect(
            doing switch
            {
                "task" => reader.Page($"/tasks/new?line={written.Line}&words={Uri.EscapeDataString(words)}"),
                "alarm" => reader.Page($"/alarm?line={written.Line}&words={Uri.EscapeDataString(words)}"),
                "flash" => reader.Page($"/flash/{written.Flash}"),
                _ => reader.Page(Address) + $"#e{written.Entry}",
            }
        );

    private async Task<IResult> Make(HttpContext http, Reader reader)
    {
        // "observation 123": what is to be made, and of which entry.
        if (await DayForm.Read(http) is not { } form || form["do"].ToString().Split(' ') is not [var doing, var number])
            return Page(reader, 400);
        if (desk.Logbook.LineOf(number) is not { } line)
            return Page(
                reader,
                400,
                "",
                new Written([
                    new Problem("line", 0, $"\"{StateTimes.Clip(number)}\"", "the entry of a line of the log"),
                ])
            );
        var written = doing switch
        {
            "observation" => desk.Logbook.Observe(reader.User, reader["scope"], line),
            "strike" => new Written(
                [.. desk.Logbook.Strike(reader.User, reader["scope"], line, WithdrawalReason.EnteredInError).Problems],
                Line: line
            ),
            "flash" => desk.Flashing.Draft(reader.User, reader["scope"], line),
            _ => new Written([], Line: line),
        };
        return written.Problems.Count > 0
            ? Page(reader, 400, "", written)
            : Then(
                reader,
                doing,
                written with
                {
                    Line = line,
                    Entry = long.Parse(number, CultureInfo.InvariantCulture),
                },
                desk.Logbook.WordsOf(line)
            );
    }
}
