using System.CommandLine;

namespace Qalqan;

public static partial class CommandLine
{
    private static Command BoardCommand()
    {
        var since = new Option<bool>("--since")
        {
            Description =
                "Work out since when each thing falls short: every day of the record is judged, which takes some seconds",
        };
        var command = new Command(
            "board",
            "Where the contingent stands on a day: phase, strength, what falls short since when, what ends"
        )
        {
            AsOf,
            KnownAt,
            since,
            Format,
            Language,
        };
        command.SetAction(parsed => Asking(parsed).Board(parsed.GetValue(since), IsJson(parsed)));
        return command;
    }

    private static Command MovesCommand()
    {
        var command = new Command("moves", "Who moves within 14 days of a day")
        {
            AsOf,
            KnownAt,
            Names,
            Format,
            Language,
        };
        command.SetAction(parsed => Asking(parsed).Moves(IsJson(parsed)));
        return command;
    }

    private static Command TimelineCommand()
    {
        var command = new Command(
            "timeline",
            "Phases, stages, rotations, and findings that opened and closed, day by day"
        )
        {
            Format,
            Language,
        };
        command.SetAction(parsed => Asking(parsed).Timeline(IsJson(parsed)));
        return command;
    }
}
