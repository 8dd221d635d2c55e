using NodaTime;
using Qalqan.Claims;
using Qalqan.Kernel;
using Qalqan.People;
using Qalqan.Sheets;
using Qalqan.Store;
using Qalqan.Web;
using Qalqan.Words;

namespace Qalqan;

/// <summary>What was asked of <c>import</c>, as typed.</summary>
public sealed record ImportWishes(
    string Data,
    string? Scope,
    SheetKind Kind,
    string? File,
    string? Map,
    string? From,
    bool IsDryRun,
    string? Rejects,
    string? Gone,
    string Post
);

/// <summary>The command that takes in a sheet: read, tried, and unless it is a dry run recorded. It makes no folder.</summary>
public sealed class Importing(ImportWishes wishes, bool isJson, string language)
{
    private readonly Speech speech = Speech.In(language);

    public static int Blank(SheetKind kind, string? output, string language)
    {
        if (output is null)
            throw new RefusalException(new Problem("-o", 0, "nothing", "a file for the empty workbook"));
        File.WriteAllBytes(output, BlankWorkbook.Of(kind, Speech.In(language), isExercise: false));
        Console.Error.WriteLine($"Wrote {output}.");
        return 0;
    }

    public int Run()
    {
        var file =
            wishes.File ?? throw new RefusalException(new Problem("FILE", 0, "nothing", "a workbook or text file"));
        if (!Reference.IsWellFormed(wishes.Post))
            throw new RefusalException(new Problem("--post", 0, $"\"{wishes.Post}\"", Reference.Wanted));
        if (!Folder.Exists(wishes.Data))
            throw new RefusalException(
                new Problem(wishes.Data, 0, "no data folder", "one that holds a contingent: import makes none")
            );
        var table = Read(file, speech);
        Console.Error.WriteLine($"Read {table.Rows.Count} rows of {file}.");
        // Trying needs no writer's place, so it works beside a running serve.
        using var folder = wishes.IsDryRun
            ? Folder.OpenToRead(wishes.Data)
            : Folder.OpenToWrite(
                wishes.Data,
                FolderKind.Real,
                SystemClock.Instance,
                "drop the file on its page /import, which does the same, or stop it first"
            );
        var printer = new ImportPrinter(speech, isJson, folder.Journal.Kind is FolderKind.Exercise);
        return wishes.IsDryRun ? Try(folder, table, printer) : Take(folder, table, file, printer);
    }

    private int Try(Folder folder, SheetTable table, ImportPrinter printer)
    {
        List<Problem> problems = [];
        var trial = Judging.DeskOf(folder).Intake.Try(Order(table, problems), problems);
        if (trial is null || problems.Count > 0)
            throw new RefusalException(problems);
        printer.Print(trial);
        printer.PrintSummary(trial, 0, folder.Journal.Head, null, isDryRun: true);
        return trial.Missing.Count > 0 ? 2
            : trial.Verdict!.Refused > 0 ? 1
            : 0;
    }

    private int Take(Folder folder, SheetTable table, string file, ImportPrinter printer)
    {
        List<Problem> problems = [];
        string? rejects = null;
        var order = Order(table, problems);
        if (problems.Count > 0)
            throw new RefusalException(problems);
        var taken = Judging
            .DeskOf(folder)
            .Intake.Take(
                User.Local(post: wishes.Post),
                order,
                problems,
                trial =>
                {
                    printer.Print(trial);
                    // Before anything is recorded: a disk that has no room for them leaves everything as it was.
                    rejects = WriteRejects(trial, file, folder.Journal.Kind is FolderKind.Exercise);
                },
                printer.Acknowledge
            );
        if (taken is null)
            throw new RefusalException(problems);
        if (taken.Stopped is { } stopped && taken.Recorded == 0)
            throw stopped;
        printer.PrintSummary(taken.Trial, taken.Recorded, taken.Head, rejects, isDryRun: false);
        if (taken.Stopped is { } full)
            Console.Error.WriteLine(
                $"Stopped: {taken.Recorded} recorded before it, durably. Importing the same again goes on from there. {new Problem("the disk", 0, full.Message, "room and leave to write")}"
            );
        return taken.Stopped is not null || taken.Trial.Verdict!.Refused > 0 ? 1 : 0;
    }

    private IntakeOrder Order(SheetTable table, List<Problem> problems)
    {
        ColumnMap? map = null;
        if (wishes.Map is { } path)
            map = MapFile.Read(
                path,
                File.ReadAllBytes(path),
                wishes.Kind,
                table.Header,
                column => Speech.All.Select(one => one.Say(column.Title)),
                problems
            );
        var choice = wishes.Gone switch
        {
            "departed" => new GoneChoice(GoneAnswer.Ended),
            "withdraw" => new GoneChoice(GoneAnswer.InError),
            _ => GoneChoice.Keep,
        };
        return new IntakeOrder(wishes.Kind, table, wishes.Scope, wishes.From, map, _ => choice);
    }

    /// <summary>The table of a file, or why it is not read at all.</summary>
    internal static SheetTable Read(string file, Speech speech)
    {
        if (!File.Exists(file))
            throw new RefusalException(new Problem(file, 0, "no such file", "a workbook or text file"));
        if (new FileInfo(file).Length > Limits.FileBytes)
            throw Refused(new SheetRefusal(RefusalKind.TooLarge, 0, $"{new FileInfo(file).Length}"));
        var (table, refusal) = SheetFile.Read(File.ReadAllBytes(file));
        return table ?? throw Refused(refusal!);

        RefusalException Refused(SheetRefusal why)
        {
            var (seen, wanted) = SheetSpeech.Of(why);
            return new RefusalException(new Problem(file, why.Row, speech.Say(seen), speech.Say(wanted)));
        }
    }

    private string? WriteRejects(Trial trial, string file, bool isExercise)
    {
        if (trial.Verdict!.Refused == 0)
            return null;
        var sheet = Rejects.Of(trial, speech, isExercise);
        return WriteBeside(sheet, file, wishes.Rejects);
    }

    /// <summary>Refused rows beside the file they came from, or where they were asked for; the path they went to.</summary>
    internal static string WriteBeside(OutSheet sheet, string file, string? asked)
    {
        var path = asked ?? FreeBeside(file);
        var bytes = path.EndsWith(".csv", StringComparison.OrdinalIgnoreCase)
            ? DelimitedWriter.Write(sheet)
            : WorkbookWriter.Write(sheet);
        // Names stand in it: nobody else reads it. One that is there was named by whoever asked, and is replaced.
        File.Delete(path);
        using var stream = OwnersOnly.Create(path);
        stream.Write(bytes);
        return path;
    }

    // An earlier one may hold what the officer has put right already, so it is never written over.
    private static string FreeBeside(string file)
    {
        var stem = Path.Combine(Path.GetDirectoryName(file) ?? "", Path.GetFileNameWithoutExtension(file));
        var path = $"{stem}.rejected.xlsx";
        for (var number = 2; File.Exists(path); number++)
            path = $"{stem}.rejected-{number}.xlsx";
        return path;
    }
}
