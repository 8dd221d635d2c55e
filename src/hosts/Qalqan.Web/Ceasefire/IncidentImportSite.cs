using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.HttpResults;
using Qalqan.Kernel;
using Qalqan.Sheets;
using Qalqan.Web.Pages;
using Qalqan.Words;

namespace Qalqan.Web;

/// <summary>A file of incidents, from a page and from a program: tried or taken in, with a word for every row that is worth one.</summary>
internal sealed class IncidentImportSite(Desk desk)
{
    public const string Address = "/incidents/import";

    public static void Map(WebApplication app, Desk desk, string language)
    {
        var site = new IncidentImportSite(desk);
        app.MapMethods(Address, Site.Reading, (HttpContext http) => site.Page(200, Reader.Of(http, language), "", null))
            .Needs(Right.SayDay);
        app.MapPost(Address, (Delegate)((HttpContext http) => site.Take(http, Reader.Of(http, language))))
            .Needs(Right.SayDay);
        app.MapPost("/api/incidents/import", (Delegate)((HttpContext http) => site.Call(http)))
            .Needs(Right.SayDay)
            .Described(
                "Takes in a file of incidents: good rows are recorded, each refused row is named; what the file says of rules is not read.",
                ["scope", "dry-run"],
                brings: "a workbook or a text file, as its own bytes"
            );
    }

    private async Task<IResult> Take(HttpContext http, Reader reader)
    {
        var upload = await Upload.Read(http.Request);
        if (upload is null || (upload.File.Length == 0 && !upload.IsTooLarge))
            return Page(
                400,
                reader,
                "",
                null,
                new Problem("", 0, reader.Say("web.import.no-file"), reader.Say("web.sheet.wanted"))
            );
        List<Problem> problems = [];
        var isTrial = upload.Fields.GetValueOrDefault("do") != "take";
        var taken = Read(upload.IsTooLarge ? null : upload.File, reader.Speech, upload.FileName, problems) is { } table
            ? desk.TakeIncidents(reader.User, reader["scope"], table, isTrial)
            : null;
        problems.AddRange(taken?.Problems ?? []);
        return Page(
            problems.Count > 0 ? 400 : 200,
            reader,
            upload.FileName,
            problems.Count > 0 ? null : taken,
            [.. problems],
            isTrial
        );
    }

    private RazorComponentResult<IncidentsImport> Page(
        int status,
        Reader reader,
        string file,
        IncidentsTaken? taken,
        params IReadOnlyList<Problem> problems
    ) => Page(status, reader, file, taken, problems, isTrial: true);

    private RazorComponentResult<IncidentsImport> Page(
        int status,
        Reader reader,
        string file,
        IncidentsTaken? taken,
        IReadOnlyList<Problem> problems,
        bool isTrial
    ) =>
        Site.Page<IncidentsImport>(
            status,
            ("Reader", reader),
            ("IsExercise", desk.IsExercise),
            ("File", file),
            ("Taken", taken),
            ("IsTrial", isTrial),
            ("Problems", problems)
        );

    private async Task<IResult> Call(HttpContext http)
    {
        List<Problem> problems = [];
        var query = new ApiQuery(http, ["scope", "dry-run"], problems);
        var isTrial = query.Flag("dry-run", problems);
        var bytes = await StateApi.Bytes(http, Limits.FileBytes);
        var taken =
            problems.Count == 0 && Read(bytes, Speech.In("en"), StateApi.File, problems) is { } table
                ? desk.TakeIncidents(User.Of(http), query["scope"], table, isTrial)
                : null;
        problems.AddRange(taken?.Problems ?? []);
        return problems.Count > 0
            ? JsonLines.Answer(400, [PeopleLines.Refusal(problems, desk.IsExercise)])
            : JsonLines.Answer(200, IncidentLines.Of(taken!, null, desk.IsExercise));
    }

    private static SheetTable? Read(byte[]? bytes, Speech speech, string file, List<Problem> problems)
    {
        var (table, refusal) = bytes is null
            ? (null, new SheetRefusal(RefusalKind.TooLarge, 0, $"> {Limits.FileBytes}"))
            : SheetFile.Read(bytes);
        if (refusal is null)
            return table;
        var (seen, wanted) = SheetSpeech.Of(refusal);
        problems.Add(new Problem(file, refusal.Row, speech.Say(seen), speech.Say(wanted)));
        return null;
    }
}
