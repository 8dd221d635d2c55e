using System.CommandLine;
using NodaTime.Text;
using Qalqan.Kernel;
using Qalqan.Web;

namespace Qalqan;

public static partial class CommandLine
{
    private static readonly Option<string> DayPost = new("--post")
    {
        Description = "The post that speaks",
        HelpName = "POST",
        DefaultValueFactory = _ => "S3",
    };

    private static Command ObservationsCommand()
    {
        var command = ListCommand(
            "observations",
            "What was observed on a day: what, where, how wrong that may be, on whose side, graded",
            hasNames: false,
            (asking, isJson) => asking.Observations(isJson)
        );
        command.Add(ObserveCommand());
        command.Add(GradeCommand());
        return command;
    }

    private static Command LogCommand()
    {
        var command = new Command("log", "The log of a day: its lines, struck ones too, and what came from phones")
        {
            AsOf,
            KnownAt,
            Format,
            Language,
            LogAddCommand(),
            LogMakeCommand("strike", "Strikes a line out: it stays legible"),
            LogMakeCommand("observation", "Makes an observation of a line"),
            LogMakeCommand("flash", "Drafts a flash report of a line"),
        };
        command.SetAction(parsed =>
            Logs.Show(
                Path(parsed),
                new Inquiry(parsed.GetValue(AsOf), parsed.GetValue(KnownAt), Scope: parsed.GetValue(Scope)),
                IsJson(parsed),
                parsed.GetValue(Language)!
            )
        );
        return command;
    }

    private static Command LogAddCommand()
    {
        var words = new Argument<string>("WORDS")
        {
            Description = "The line, such as \"1432 P68 3 shots 270 800m\"; - reads lines",
        };
        var making = Choice("--as", "line", "What else is made of it", "line", "observation", "flash");
        var log = new Option<string>("--log")
        {
            Description = "Of a log that was kept elsewhere: its name",
            HelpName = "NAME",
            DefaultValueFactory = _ => Logs.Own,
        };
        var on = new Option<string?>("--on")
        {
            Description = "Of a log that was kept elsewhere: its day; default: today",
            HelpName = "DAY",
        };
        var command = new Command("add", "Writes a line in the log, or every line that comes in")
        {
            words,
            making,
            log,
            on,
            DayPost,
            Person,
            Format,
        };
        command.SetAction(parsed =>
        {
            var day = parsed.GetValue(on) is { } typed
                ? LocalDatePattern.Iso.Parse(typed) is { Success: true, Value: var read }
                    ? read
                    : throw new RefusalException(new Problem("--on", 0, $"\"{typed}\"", "a day such as 2024-03-14"))
                : (NodaTime.LocalDate?)null;
            return Logs.Add(
                Path(parsed),
                parsed.GetValue(Scope),
                Logs.LinesOf(parsed.GetValue(words)!),
                parsed.GetValue(making)!,
                parsed.GetValue(log)!,
                day,
                Web.User.Local(post: parsed.GetValue(DayPost)!, person: parsed.GetValue(Person)),
                IsJson(parsed)
            );
        });
        return command;
    }

    private static Command LogMakeCommand(string name, string does)
    {
        var entry = new Argument<long>("ENTRY") { Description = "The entry of the line" };
        var command = new Command(name, does) { entry, DayPost, Person, Format };
        command.SetAction(parsed =>
            Logs.Make(
                Path(parsed),
                parsed.GetValue(Scope),
                parsed.GetValue(entry),
                name,
                Web.User.Local(post: parsed.GetValue(DayPost)!, person: parsed.GetValue(Person)),
                IsJson(parsed)
            )
        );
        return command;
    }

    private static Command ObserveCommand()
    {
        var fields = new Argument<string[]>("FIELD=VALUE")
        {
            Description = $"{string.Join(", ", Logs.Fields)}; empty is not said",
            Arity = ArgumentArity.OneOrMore,
        };
        var corrects = new Option<long?>("--corrects")
        {
            Description = "The entry in whose place it stands",
            HelpName = "ENTRY",
        };
        var command = new Command("add", "Records an observation field by field")
        {
            fields,
            corrects,
            DayPost,
            Person,
            Format,
        };
        command.SetAction(parsed =>
            Logs.Observe(
                Path(parsed),
                parsed.GetValue(Scope),
                parsed.GetValue(fields)!,
                parsed.GetValue(corrects),
                Web.User.Local(post: parsed.GetValue(DayPost)!, person: parsed.GetValue(Person)),
                IsJson(parsed)
            )
        );
        return command;
    }

    private static Command GradeCommand()
    {
        var entry = new Argument<long>("ENTRY") { Description = "The entry of the observation" };
        var grade = new Argument<string>("GRADE") { Description = "A to F of the source, 1 to 6 of itself, as in B2" };
        var command = new Command("grade", "Grades an observation") { entry, grade, DayPost, Person, Format };
        command.SetAction(parsed =>
            Logs.Grade(
                Path(parsed),
                parsed.GetValue(Scope),
                parsed.GetValue(entry),
                parsed.GetValue(grade)!,
                Web.User.Local(post: parsed.GetValue(DayPost)!, person: parsed.GetValue(Person)),
                IsJson(parsed)
            )
        );
        return command;
    }

    private static Command FlashCommand()
    {
        var command = new Command(
            "flash",
            "Flash reports of a day and those that are open, each with where its time went"
        )
        {
            AsOf,
            KnownAt,
            Format,
            Language,
            FlashDoCommand("rewrite", "Writes the words anew; after its release, an update"),
            FlashDoCommand("release", "Lets the last version leave: by another than who wrote it"),
            FlashDoCommand("acknowledge", "Says who acknowledged the last version, and when"),
            FlashDoCommand("close", "Closes it, and why"),
        };
        command.SetAction(parsed =>
            Logs.Flashes(
                Path(parsed),
                new Inquiry(parsed.GetValue(AsOf), parsed.GetValue(KnownAt), Scope: parsed.GetValue(Scope)),
                IsJson(parsed),
                parsed.GetValue(Language)!
            )
        );
        return command;
    }

    private static Command FlashDoCommand(string name, string does)
    {
        var flash = new Argument<string>("FLASH") { Description = "Such as F-240314-01" };
        var words = new Argument<string>("WORDS")
        {
            Description = name == "acknowledge" ? "By whom, such as joc" : "The words",
        };
        var at = new Option<string?>("--at") { Description = "When, such as 1432Z; default: now", HelpName = "T" };
        var command = new Command(name, does) { flash, DayPost, Person, Format };
        if (name != "release")
            command.Add(words);
        if (name == "acknowledge")
            command.Add(at);
        command.SetAction(parsed =>
            Logs.Flash(
                Path(parsed),
                parsed.GetValue(Scope),
                parsed.GetValue(flash)!,
                name,
                name == "release" ? "" : parsed.GetValue(words)!,
                name == "acknowledge" ? parsed.GetValue(at) ?? "" : "",
                Web.User.Local(post: parsed.GetValue(DayPost)!, person: parsed.GetValue(Person)),
                IsJson(parsed)
            )
        );
        return command;
    }
}
