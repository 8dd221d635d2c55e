using System.CommandLine;
using Qalqan.People;

namespace Qalqan;

public static partial class CommandLine
{
    private static Command ImportCommand()
    {
        var kind = new Argument<string>("KIND") { Description = "roll, posts or incidents" };
        kind.AcceptOnlyFromAmong([.. SheetKind.All.Select(one => one.Name), IncidentImporting.Kind]);
        var file = new Argument<string?>("FILE")
        {
            Description = "XLSX, CSV or TSV; its headings are guessed, and said",
            Arity = ArgumentArity.ZeroOrOne,
        };
        var map = new Option<string?>("--map")
        {
            Description = "JSON object: heading to column, null for one not to be read",
            HelpName = "M",
        };
        var from = new Option<string?>("--from")
        {
            Description = "The day from which the sheet holds; default today in the scope's zone",
            HelpName = "DATE",
        };
        var dryRun = new Option<bool>("--dry-run") { Description = "Say everything and write nothing" };
        var rejects = new Option<string?>("--rejects")
        {
            Description = "Where refused rows go, .xlsx or .csv; default FILE.rejected.xlsx",
            HelpName = "OUT",
        };
        var gone = new Option<string?>("--gone")
        {
            Description = "Those on record that the sheet leaves out: keep, departed, withdraw; default lists them",
        };
        gone.AcceptOnlyFromAmong("keep", "departed", "withdraw");
        var post = new Option<string>("--post")
        {
            Description = "The post that says so (default S1)",
            HelpName = "POST",
            DefaultValueFactory = _ => "S1",
        };
        var blank = new Option<bool>("--blank")
        {
            Description = "Write the empty workbook of that kind instead, to -o",
        };
        var output = new Option<string?>("--output", "-o") { Description = "Of --blank", HelpName = "FILE" };
        var command = new Command("import", "The officer's own sheet into the record; exit 1 where rows were refused")
        {
            kind,
            file,
            map,
            from,
            dryRun,
            rejects,
            gone,
            post,
            blank,
            output,
            Format,
            Language,
            ImportLayerCommand(),
            ImportLinesCommand(),
        };
        command.SetAction(parsed =>
        {
            if (parsed.GetValue(kind) is IncidentImporting.Kind)
                return IncidentImporting.Run(
                    new ImportWishes(
                        Path(parsed),
                        parsed.GetValue(Scope),
                        SheetKind.All[0],
                        parsed.GetValue(file),
                        null,
                        null,
                        parsed.GetValue(dryRun),
                        parsed.GetValue(rejects),
                        null,
                        parsed.GetResult(post) is { Implicit: true } ? "S3" : parsed.GetValue(post)!
                    ),
                    IsJson(parsed),
                    parsed.GetValue(Language)!
                );
            var sheet = SheetKind.Named(parsed.GetValue(kind))!;
            return parsed.GetValue(blank)
                ? Importing.Blank(sheet, parsed.GetValue(output), parsed.GetValue(Language)!)
                : new Importing(
                    new ImportWishes(
                        Path(parsed),
                        parsed.GetValue(Scope),
                        sheet,
                        parsed.GetValue(file),
                        parsed.GetValue(map),
                        parsed.GetValue(from),
                        parsed.GetValue(dryRun),
                        parsed.GetValue(rejects),
                        parsed.GetValue(gone),
                        parsed.GetValue(post)!
                    ),
                    IsJson(parsed),
                    parsed.GetValue(Language)!
                ).Run();
        });
        return command;
    }
}
