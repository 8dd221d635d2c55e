using System.CommandLine;
using Qalqan.Words;

namespace Qalqan;

public static partial class CommandLine
{
    private static Command MoveCommand()
    {
        var command = new Command("move", "Moves: planned, judged, loaded, counted; and the arithmetic of a lift")
        {
            MoveSolveCommand(),
        };
        foreach (var record in MoveRecordCommands())
            command.Add(record);
        return command;
    }

    private static Command MoveSolveCommand()
    {
        var set = new Option<string[]>("--set")
        {
            Description = $"A parameter in place of the case's: {string.Join(", ", Movement.LiftQuestion.Parameters)}",
            HelpName = "NAME=VALUE",
            Arity = ArgumentArity.ZeroOrMore,
        };
        var command = new Command(
            "solve",
            "How many sorties by which stop, why, and what would change it; exit 1 where --set sorties=N is too few"
        )
        {
            set,
            AsOf,
            KnownAt,
            Format,
            Language,
        };
        command.SetAction(parsed =>
            Moving.Solve(
                Path(parsed),
                IsDefaultData(parsed),
                Inquiry(parsed),
                parsed.GetValue(set) ?? [],
                IsJson(parsed),
                Speech.In(parsed.GetValue(Language)!)
            )
        );
        return command;
    }
}
