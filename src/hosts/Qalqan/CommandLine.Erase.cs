using System.CommandLine;

namespace Qalqan;

public static partial class CommandLine
{
    private static Command EraseCommand()
    {
        var person = new Argument<string>("PERSON") { Description = "By reference, such as R1-017" };
        var why = new Option<string>("--why")
        {
            Description = "The order or the rule it is done by; it stays on record, so it names nobody",
            HelpName = "TEXT",
            Required = true,
        };
        var post = new Option<string>("--post")
        {
            Description = "The post that orders it (default S1)",
            HelpName = "POST",
            DefaultValueFactory = _ => "S1",
        };
        var command = new Command(
            "erase",
            "Destroys a person's key and details, and searches the folder for what is left"
        )
        {
            person,
            why,
            post,
            Format,
        };
        command.SetAction(parsed =>
            Erasing.Erase(
                Path(parsed),
                parsed.GetValue(Scope),
                parsed.GetValue(person)!,
                parsed.GetValue(why)!,
                parsed.GetValue(post)!,
                IsJson(parsed)
            )
        );
        return command;
    }
}
