using System.CommandLine;

namespace Qalqan;

public static partial class CommandLine
{
    private static readonly Option<string?> OfDay = new("--day")
    {
        Description = "The day of the report; default: the last whole one",
        HelpName = "DAY",
    };

    private static Command CalendarCommand()
    {
        var command = new Command(
            "calendar",
            "Each report that is owed: by when, how it stands, what is missing and from whom"
        )
        {
            AsOf,
            KnownAt,
            Format,
            Language,
        };
        command.SetAction(parsed =>
            Reports.Calendar(Path(parsed), Inquiry(parsed), Words.Speech.In(parsed.GetValue(Language)!), IsJson(parsed))
        );
        return command;
    }

    private static Command VoiceCommand()
    {
        var spoken = new Option<bool>("--spoken") { Description = "As it is said, digits by radio procedure" };
        var command = new Command("voice", "The situation report of a day, under 1 kB, to be read aloud and typed in")
        {
            OfDay,
            KnownAt,
            spoken,
            Format,
            ReadVoiceCommand(),
        };
        command.SetAction(parsed =>
            Reports.Voice(
                Path(parsed),
                parsed.GetValue(Scope),
                parsed.GetValue(OfDay),
                parsed.GetValue(KnownAt),
                parsed.GetValue(spoken),
                IsJson(parsed)
            )
        );
        return command;
    }

    private static Command ReadVoiceCommand()
    {
        var file = new Argument<string>("FILE")
        {
            Description = "The form, or what was heard of it; - is standard input",
        };
        var command = new Command("read", "What a form says, or every line of it that does not check") { file, Format };
        command.SetAction(parsed => Reports.ReadVoice(parsed.GetValue(file)!, IsJson(parsed)));
        return command;
    }

    private static Command WordsCommand()
    {
        var words = new Argument<string>("WORDS") { Description = "The words; empty takes back what stands there" };
        var field = new Option<string>("--field")
        {
            Description =
                $"{string.Join(", ", Operations.SitrepFields.All)}; of a move {string.Join(", ", Movement.OrderFields.All)}",
            HelpName = "FIELD",
            Required = true,
        };
        var move = new Option<string?>("--move")
        {
            Description = "In the order of this move, and not in a day's report",
            HelpName = "MOVE",
        };
        var command = new Command(
            "words",
            "Words of an officer in a field of the situation report of a day, or of a movement order"
        )
        {
            words,
            OfDay,
            move,
            field,
            PostSpeaking,
            Person,
            Format,
        };
        command.SetAction(parsed =>
            Reports.Say(
                Path(parsed),
                parsed.GetValue(Scope),
                parsed.GetValue(OfDay),
                parsed.GetValue(move),
                parsed.GetValue(field)!,
                parsed.GetValue(words)!,
                parsed.GetValue(PostSpeaking),
                parsed.GetValue(Person),
                IsJson(parsed)
            )
        );
        return command;
    }
}
