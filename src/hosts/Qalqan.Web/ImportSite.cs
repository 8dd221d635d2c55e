using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.Features;
using Microsoft.AspNetCore.Http.HttpResults;
using Qalqan.Kernel;
using Qalqan.People;
using Qalqan.Sheets;
using Qalqan.Web.Pages;

namespace Qalqan.Web;

/// <summary>The officer's own workbook: dropped, mapped, tried, recorded.</summary>
internal static class ImportSite
{
    private const string Type = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet";
    private static readonly FormOptions Form = new() { ValueCountLimit = 2000, ValueLengthLimit = 400 };

    public static void Map(WebApplication app, Desk desk, string language)
    {
        var uploads = new StagedUploads(() => desk.Now);
        Get("/import", (http, reader, _) => Blank(http, reader, desk));
        Get("/import/blank/{name}", (http, reader, name) => Workbook(http, reader, desk, name));
        Get("/import/{name}", (http, reader, id) => Look(http, reader, desk, uploads, id));
        Get("/import/{name}/rejected.xlsx", (http, reader, id) => Rejected(http, reader, desk, uploads, id));
        Post("/import", (http, reader, _) => Stage(http, reader, desk, uploads));
        Post("/import/{name}", (http, reader, id) => Change(http, reader, desk, uploads, id));

        void Get(string path, Func<HttpContext, Reader, string, IResult> answer) =>
            app.MapMethods(
                    path,
                    Site.Reading,
                    (HttpContext http) => answer(http, Reader.Of(http, language), NameIn(http))
                )
                .Needs(Right.Import);

        void Post(string path, Func<HttpContext, Reader, string, Task<IResult>> answer) =>
            app.MapPost(path, (Delegate)((HttpContext http) => answer(http, Reader.Of(http, language), NameIn(http))))
                .Needs(Right.Import);

        static string NameIn(HttpContext http) => http.Request.RouteValues["name"] as string ?? "";
    }

    private static RazorComponentResult<ImportPage> Blank(HttpContext http, Reader reader, Desk desk) =>
        Ask(200, reader, desk, [], SheetKind.Named(http.Request.Query["kind"]));

    private static IResult Look(HttpContext http, Reader reader, Desk desk, StagedUploads uploads, string id) =>
        Private(http, Show(http, 200, reader, desk, uploads.Find(id, reader.User), []));

    private static async Task<IResult> Stage(HttpContext http, Reader reader, Desk desk, StagedUploads uploads)
    {
        var upload = await Upload.Read(http.Request);
        var kind = SheetKind.Named(Field("kind"));
        if (upload is null || kind is null || (upload.File.Length == 0 && !upload.IsTooLarge))
            return Ask(
                400,
                reader,
                desk,
                [Wrong(Phrase.Of("web.import.no-file"), Phrase.Of("web.sheet.wanted"))],
                kind
            );
        var (table, refusal) = upload.IsTooLarge
            ? (null, new SheetRefusal(RefusalKind.TooLarge, 0, $"> {Limits.FileBytes}"))
            : SheetFile.Read(upload.File);
        if (refusal is not null)
        {
            AccessLog.Refused(
                AccessLog.Of(http),
                "/import",
                Gatehouse.AddressOf(http),
                reader.User.Person ?? "…",
                $"a sheet: {refusal.Kind}"
            );
            var (seen, wanted) = SheetSpeech.Of(refusal);
            return Ask(400, reader, desk, [Wrong(seen, wanted, refusal.Row)], kind);
        }
        var staged = uploads.Add(
            reader.User,
            upload.FileName,
            kind,
            table!,
            Field("scope") ?? reader["scope"],
            Field("from")
        );
        return Results.Redirect(reader.Link($"/import/{staged.Id}"));

        string? Field(string name) =>
            upload?.Fields.GetValueOrDefault(name)?.Trim() is { Length: > 0 } value ? value : null;

        Problem Wrong(Phrase seen, Phrase wanted, int row = 0) =>
            new(upload?.FileName ?? "", row, reader.Speech.Say(seen), reader.Speech.Say(wanted));
    }

    private static async Task<IResult> Change(
        HttpContext http,
        Reader reader,
        Desk desk,
        StagedUploads uploads,
        string id
    )
    {
        if (uploads.Find(id, reader.User) is not { Taken: null } staged || !http.Request.HasFormContentType)
            return Show(http, 200, reader, desk, uploads.Find(id, reader.User), []);
        http.Features.Set<IFormFeature>(new FormFeature(http.Request, Form));
        var form = await http.Request.ReadFormAsync(http.RequestAborted);
        if (form["do"] == "drop")
        {
            uploads.Drop(id);
            return Results.Redirect(reader.Link("/import"));
        }
        List<Problem> problems = [];
        staged = uploads.Put(ImportForm.Read(staged, form, problems));
        if (problems.Count > 0)
            return Private(http, Show(http, 400, reader, desk, staged, problems));
        if (form["do"] != "take")
            return Results.Redirect(reader.Link($"/import/{id}"));
        var taken = desk.Intake.Take(reader.User, staged.Order, problems);
        if (taken is null)
            return Private(http, Show(http, 400, reader, desk, staged, problems));
        uploads.Put(
            staged with
            {
                Taken = Emptied(taken),
                Table = staged.Table with { Rows = [] },
                Rejects =
                    taken.Trial.Verdict!.Refused > 0
                        ? WorkbookWriter.Write(Rejects.Of(taken.Trial, reader.Speech, desk.IsExercise))
                        : null,
            }
        );
        return Results.Redirect(reader.Link($"/import/{id}"));
    }

    // Of what is recorded only the counts and the refused rows are still needed.
    private static Taken Emptied(Taken taken) =>
        taken with
        {
            Trial = taken.Trial with
            {
                Table = taken.Trial.Table with { Rows = [] },
                Verdict = taken.Trial.Verdict! with { Changes = [] },
            },
        };

    private static IResult Show(
        HttpContext http,
        int status,
        Reader reader,
        Desk desk,
        Staged? staged,
        List<Problem> problems
    )
    {
        if (staged is null)
            return Ask(
                404,
                reader,
                desk,
                [new Problem("", 0, reader.Say("web.import.lost"), reader.Say("web.import.lost.wanted"))],
                null
            );
        if (staged.Taken is { } taken)
            return Site.Page<ImportedPage>(
                200,
                ("Reader", reader),
                ("Staged", staged),
                ("Taken", taken),
                (
                    "Steps",
                    desk.IsExercise
                        ? null
                        : desk.Steps(new Inquiry(Scope: taken.Trial.Scope) { Reach = reader.User.Reach })
                ),
                ("IsExercise", desk.IsExercise)
            );
        var user = reader.User;
        var trial = desk.Intake.Try(staged.Order, problems);
        return Site.Page<TrialPage>(
            problems.Count > 0 ? 400 : status,
            ("Reader", reader),
            ("Staged", staged),
            ("Trial", trial),
            ("Problems", problems),
            ("Names", NamesOf(desk, user, trial)),
            ("User", user),
            ("IsExercise", desk.IsExercise)
        );
    }

    private static IResult Rejected(HttpContext http, Reader reader, Desk desk, StagedUploads uploads, string id) =>
        Private(http, Rejected(http, reader, desk, uploads.Find(id, reader.User)));

    private static IResult Rejected(HttpContext http, Reader reader, Desk desk, Staged? staged)
    {
        if (staged?.Rejects is { } kept)
            return Results.File(kept, Type, $"{staged.Kind.Name}.rejected.xlsx");
        if (staged is null || staged.Taken is not null)
            return Show(http, 404, reader, desk, null, []);
        return desk.Intake.Try(staged.Order, []) is { Verdict.Refused: > 0 } trial
            ? Results.File(
                WorkbookWriter.Write(Rejects.Of(trial, reader.Speech, desk.IsExercise)),
                Type,
                $"{staged.Kind.Name}.rejected.xlsx"
            )
            : Show(http, 404, reader, desk, null, []);
    }

    private static IResult Workbook(HttpContext http, Reader reader, Desk desk, string file) =>
        SheetKind.All.FirstOrDefault(kind => file == kind.Name + ".xlsx") is { } wanted
            ? Results.File(BlankWorkbook.Of(wanted, reader.Speech, desk.IsExercise), Type, $"{wanted.Name}.xlsx")
            : Private(http, Show(http, 404, reader, desk, null, []));

    // Who is gone is asked about by name where there is one to see.
    private static Dictionary<string, string> NamesOf(Desk desk, User user, Trial? trial)
    {
        if (trial is not { Kind.Name: "roll", Verdict.Gone: { Count: > 0 } gone })
            return [];
        var roll = desk.Personnel.Roll(user, new Inquiry(Scope: trial.Scope) { Reach = user.Reach }).Scopes;
        return roll.Count == 0
            ? []
            : gone.Where(roll[0].Value.Names.ContainsKey)
                .ToDictionary(
                    person => person,
                    person => (roll[0].Value.Names[person].Cyrillic ?? roll[0].Value.Names[person].Latin)!.ToString()
                );
    }

    private static RazorComponentResult<ImportPage> Ask(
        int status,
        Reader reader,
        Desk desk,
        IReadOnlyList<Problem> problems,
        SheetKind? kind
    ) =>
        Site.Page<ImportPage>(
            status,
            ("Reader", reader),
            ("Kind", kind ?? SheetKind.Roll),
            ("Scopes", desk.Adoption.Contingents(reader.User.Reach)),
            ("Problems", problems),
            ("IsExercise", desk.IsExercise)
        );

    // What stands in somebody's sheet is nobody's cache to keep.
    private static IResult Private(HttpContext http, IResult result)
    {
        http.Response.Headers.CacheControl = "no-store";
        return result;
    }
}
