using System.CommandLine;

namespace Qalqan;

public static partial class CommandLine
{
    private static Command AccessCommand()
    {
        var person = new Argument<string>("PERSON") { Description = "By reference, such as R1-004" };
        var end = new Command("end", "Ends every session of a person") { person, Format };
        end.SetAction(parsed => Accesses.End(Path(parsed), parsed.GetValue(person)!, IsJson(parsed)));
        var remove = new Command(
            "remove",
            "Removes a person's account; without an administrator serve prints a code again"
        )
        {
            person,
            Format,
        };
        remove.SetAction(parsed => Accesses.Remove(Path(parsed), parsed.GetValue(person)!, IsJson(parsed)));
        var command = new Command("access", "Accounts, the posts they hold, and how many sessions are alive")
        {
            Format,
            end,
            remove,
        };
        command.SetAction(parsed => Accesses.Show(Path(parsed), IsJson(parsed)));
        return command;
    }
}
