using System.CommandLine;

namespace Qalqan;

public static partial class CommandLine
{
    private static readonly Argument<string> OfMove = new("MOVE") { Description = "The move, by its reference" };

    private static readonly Option<string?> OfLeg = new("--leg")
    {
        Description = "Of this leg only",
        HelpName = "LEG",
    };

    private static readonly Option<string> ToFile = new("--output", "-o")
    {
        Description = "A new file",
        HelpName = "FILE",
        Required = true,
    };

    private static Command ManifestCommand()
    {
        var kind = new Argument<string>("KIND") { Description = "personnel or cargo" };
        var command = new Command("manifest", "Who or what travels on a move, as a workbook")
        {
            kind,
            OfMove,
            OfLeg,
            AsOf,
            KnownAt,
            Language,
            Names,
            ToFile,
        };
        command.SetAction(parsed =>
            MoveFiles.Save(
                Path(parsed),
                parsed.GetValue(ToFile)!,
                (desk, user) =>
                    desk.MovePapers.Manifest(
                        user,
                        Inquiry(parsed),
                        parsed.GetValue(OfMove)!,
                        parsed.GetValue(kind)!,
                        parsed.GetValue(OfLeg),
                        parsed.GetValue(Names),
                        parsed.GetValue(Language)!
                    )
            )
        );
        return command;
    }
}
