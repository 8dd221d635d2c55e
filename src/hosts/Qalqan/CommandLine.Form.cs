using System.CommandLine;

namespace Qalqan;

public static partial class CommandLine
{
    private static Command FormCommand()
    {
        var command = new Command("form", "Own forms, Word documents or workbooks with {{names}}: those that are kept")
        {
            Format,
            KeepFormCommand(),
            FormNamesCommand(),
        };
        command.SetAction(parsed => OwnFormFiles.List(Path(parsed), parsed.GetValue(Scope), IsJson(parsed)));
        return command;
    }

    private static Command KeepFormCommand()
    {
        var name = new Argument<string>("NAME") { Description = "What it is called: 1 to 40 of A-Z a-z 0-9 . _ -" };
        var file = new Argument<string>("FILE") { Description = "A .docx or .xlsx" };
        var command = new Command(
            "keep",
            "Keeps a form as its next version; unknown names are refused with the nearest"
        )
        {
            name,
            file,
            PostSpeaking,
            Person,
            Format,
        };
        command.SetAction(parsed =>
            OwnFormFiles.Keep(
                Path(parsed),
                parsed.GetValue(Scope),
                parsed.GetValue(name)!,
                parsed.GetValue(file)!,
                parsed.GetValue(PostSpeaking),
                parsed.GetValue(Person),
                IsJson(parsed)
            )
        );
        return command;
    }

    private static Command FormNamesCommand()
    {
        var command = new Command("names", "Every name that a form may ask for, and what it says of a day")
        {
            AsOf,
            Format,
            Language,
        };
        command.SetAction(parsed =>
            OwnFormFiles.Names(
                Path(parsed),
                parsed.GetValue(Scope),
                parsed.GetValue(AsOf),
                parsed.GetValue(Language)!,
                IsJson(parsed)
            )
        );
        return command;
    }
}
