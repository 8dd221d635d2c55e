using System.CommandLine;

namespace Qalqan;

public static partial class CommandLine
{
    private static Command PhonesCommand()
    {
        var command = new Command("phones", "The phones that were paired, and how each stands")
        {
            Format,
            Language,
            PhonesRevokeCommand(),
        };
        command.SetAction(parsed =>
            Phones.Show(Path(parsed), parsed.GetValue(Scope), IsJson(parsed), parsed.GetValue(Language)!)
        );
        return command;
    }

    private static Command PhonesRevokeCommand()
    {
        var device = new Argument<string>("DEVICE") { Description = "The phone, such as PH-7K2M" };
        var post = new Option<string>("--post")
        {
            Description = "The post that says so",
            HelpName = "POST",
            DefaultValueFactory = _ => "S1",
        };
        var command = new Command("revoke", "Takes a phone away for ever") { device, post, Format };
        command.SetAction(parsed =>
            Phones.Revoke(Path(parsed), parsed.GetValue(device)!, parsed.GetValue(post)!, IsJson(parsed))
        );
        return command;
    }
}
