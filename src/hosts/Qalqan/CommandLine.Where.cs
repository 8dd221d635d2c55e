using System.CommandLine;
using Qalqan.Words;

namespace Qalqan;

public static partial class CommandLine
{
    private static Command WhereCommand()
    {
        var text = new Argument<string>("TEXT")
        {
            Description =
                "A grid, LAT,LON or a place of the mission, perhaps with bearing and distance: \"P68 270 800m\"",
        };
        var command = new Command("where", "Where a place is: grids of both zones, UTM, LAT,LON, error, what is near")
        {
            text,
            AsOf,
            KnownAt,
            Format,
            Language,
        };
        command.SetAction(parsed =>
            Locating.Where(
                Path(parsed),
                parsed.GetValue(text)!,
                Inquiry(parsed),
                IsJson(parsed),
                Speech.In(parsed.GetValue(Language)!),
                Console.Out
            )
        );
        return command;
    }
}
