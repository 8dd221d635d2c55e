using System.CommandLine;

namespace Qalqan;

public static partial class CommandLine
{
    private static Command WatchCommand()
    {
        var mission = new Option<string>("--mission")
        {
            Description = "Whose lines to watch, as this release holds them: undof",
            HelpName = "ID",
            Required = true,
        };
        var input = new Option<string>("--input")
        {
            Description = "Positions and observations, one JSON object a line; - is standard input",
            HelpName = "F|-",
            DefaultValueFactory = _ => "-",
        };
        var output = new Option<string>("--output")
        {
            Description = "What is said of them, one JSON object a line; - is standard output",
            HelpName = "F|-",
            DefaultValueFactory = _ => "-",
        };
        var drawings = new Option<string?>("--drawings")
        {
            Description = "Lines and areas that stand in place of the mission's: features with feature and errorMetres",
            HelpName = "FILE.geojson",
        };
        var lateness = new Option<int>("--lateness")
        {
            Description = "Seconds that a line may come behind the latest; what comes later still is said to be late",
            HelpName = "S",
            DefaultValueFactory = _ => 600,
        };
        var stay = new Option<string[]>("--stay")
        {
            Description = "A zone and the minutes that anything may stay in it, as in aos=30; may be repeated",
            HelpName = "ZONE=MIN",
        };
        var fastest = new Option<double>("--fastest")
        {
            Description =
                "Metres a second that nothing moves faster than, where its kind has no figure of its own (local default)",
            HelpName = "M/S",
            DefaultValueFactory = _ => new Geofencing.WatchPlan().Speed,
        };
        var exercise = new Option<bool>("--exercise") { Description = "Every line says that it is an exercise" };
        var command = new Command(
            "watch",
            "Positions and observations in; crossings, presence, limits and proposed violations out, as they come. No data folder is needed"
        )
        {
            mission,
            input,
            output,
            drawings,
            lateness,
            stay,
            fastest,
            exercise,
        };
        command.SetAction(
            (parsed, cancel) =>
                Watching.Run(
                    new WatchAsked(
                        parsed.GetValue(mission)!,
                        parsed.GetValue(input)!,
                        parsed.GetValue(output)!,
                        parsed.GetValue(drawings),
                        parsed.GetValue(lateness),
                        parsed.GetValue(stay) ?? [],
                        parsed.GetValue(fastest),
                        parsed.GetValue(exercise)
                    ),
                    cancel
                )
        );
        return command;
    }
}
