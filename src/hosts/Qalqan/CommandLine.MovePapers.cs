using System.CommandLine;

namespace Qalqan;

public static partial class CommandLine
{
    private static readonly Argument<string> OfMove = new("MOVE") { Description = "The move, by its reference" };

    private static readonly Option<string?> OfLeg = new("--leg") { Description = "Of this leg only", HelpName = "LEG" };

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

    private static Command LabelsCommand()
    {
        var command = new Command("labels", "A sheet of labels of what is moved, each with its number and square")
        {
            OfMove,
            OfLeg,
            AsOf,
            KnownAt,
            Language,
            ToFile,
        };
        command.SetAction(parsed =>
            MoveFiles.Save(
                Path(parsed),
                parsed.GetValue(ToFile)!,
                (desk, user) =>
                    desk.MovePapers.Labels(
                        user,
                        Inquiry(parsed),
                        parsed.GetValue(OfMove)!,
                        parsed.GetValue(OfLeg),
                        parsed.GetValue(Language)!,
                        MoveFiles.FormatOf(parsed.GetValue(ToFile)!)
                    )
            )
        );
        return command;
    }

    private static Command FlightPlansCommand()
    {
        var chalk = new Option<string?>("--chalk") { Description = "Of this chalk only", HelpName = "CHALK" };
        var command = new Command(
            "flight-plans",
            "The flight plan of each chalk of each leg by air, with the gaps that are to be filled in"
        )
        {
            OfMove,
            OfLeg,
            chalk,
            AsOf,
            KnownAt,
            Language,
            Format,
        };
        command.SetAction(parsed =>
            MoveFiles.Print(
                Path(parsed),
                (desk, user) =>
                    desk.MovePapers.FlightPlans(
                        user,
                        Inquiry(parsed),
                        parsed.GetValue(OfMove)!,
                        parsed.GetValue(OfLeg),
                        parsed.GetValue(chalk),
                        parsed.GetValue(Language)!,
                        IsJson(parsed)
                    )
            )
        );
        return command;
    }

    private static Command MoveMapCommand()
    {
        var command = new Command(
            "move-map",
            "The whole move as one picture, .svg; or its legs and places for a map, .geojson, .kml, .kmz, .gpx"
        )
        {
            OfMove,
            AsOf,
            KnownAt,
            Language,
            ToFile,
        };
        command.SetAction(parsed =>
            MoveFiles.Save(
                Path(parsed),
                parsed.GetValue(ToFile)!,
                (desk, user) =>
                    MoveFiles.FormatOf(parsed.GetValue(ToFile)!) is var format and not "svg"
                        ? desk.MovePapers.Features(
                            user,
                            Inquiry(parsed),
                            parsed.GetValue(OfMove)!,
                            format,
                            parsed.GetValue(Language)!
                        )
                        : desk.MovePapers.Map(
                            user,
                            Inquiry(parsed),
                            parsed.GetValue(OfMove)!,
                            parsed.GetValue(Language)!
                        )
            )
        );
        return command;
    }
}
