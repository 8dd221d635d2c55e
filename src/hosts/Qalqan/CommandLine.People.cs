using System.CommandLine;
using Qalqan.Web;

namespace Qalqan;

public static partial class CommandLine
{
    private static readonly Option<bool> Names = new("--names")
    {
        Description = "Tell names beside references, of those who were not erased",
    };

    private static Command RollCommand()
    {
        var format = Choice(
            "--format",
            "text",
            "How to print: text, json (one object a line), or xlsx, a workbook to -o",
            "text",
            "json",
            "xlsx"
        );
        var output = new Option<string?>("--output", "-o")
        {
            Description = "Of --format xlsx: a new file",
            HelpName = "FILE",
        };
        var command = new Command("roll", "Everybody on the roll of a day: rank, trade, post, state, end of tour")
        {
            AsOf,
            KnownAt,
            Names,
            ListOptions.Filter,
            ListOptions.Sort,
            format,
            output,
            Language,
        };
        command.SetAction(parsed => Asking(parsed).Roll(parsed.GetValue(format)!, parsed.GetValue(output)));
        return command;
    }

    private static Command PersonCommand()
    {
        var person = new Argument<string>("PERSON") { Description = "By reference, such as R1-017" };
        var detail = new Option<bool>("--detail")
        {
            Description = "Open what is sealed: kin, contact, papers, medical, conduct; never sex or day of birth",
        };
        var command = new Command("person", "A person's line of the roll, papers against the end of tour, and history")
        {
            person,
            AsOf,
            KnownAt,
            Names,
            detail,
            Format,
            Language,
        };
        command.SetAction(parsed =>
            Asking(parsed, parsed.GetValue(detail)).Person(parsed.GetValue(person)!, IsJson(parsed))
        );
        return command;
    }

    private static Command PostCommand()
    {
        var post = new Argument<string>("POST") { Description = "By code, such as HQ-01" };
        var command = new Command("post", "How a post stands and who held it when, gaps among it")
        {
            post,
            AsOf,
            KnownAt,
            Names,
            Format,
            Language,
        };
        command.SetAction(parsed => Asking(parsed).Post(parsed.GetValue(post)!, IsJson(parsed)));
        return command;
    }

    private static Command TourCommand()
    {
        var command = new Command(
            "tour",
            "The tour clock: who leaves when, who replaces whom, leave and compensatory time"
        )
        {
            AsOf,
            KnownAt,
            Names,
            ListOptions.Filter,
            ListOptions.Sort,
            Format,
            Language,
        };
        command.SetAction(parsed => Asking(parsed).Tour(IsJson(parsed)));
        return command;
    }

    private static Command FindCommand()
    {
        var text = new Argument<string>("TEXT")
        {
            Description =
                "A reference, a post or a name in either script; - reads it from standard input, which no history keeps",
        };
        var command = new Command("find", "Whom or which post a few words mean; spelling is forgiven")
        {
            text,
            AsOf,
            KnownAt,
            Names,
            Format,
            Language,
        };
        command.SetAction(parsed =>
            Asking(parsed)
                .Find(
                    parsed.GetValue(text) is var typed and not "-" ? typed! : Console.In.ReadLine() ?? "",
                    IsJson(parsed)
                )
        );
        return command;
    }

    private static Asking Asking(ParseResult parsed, bool withDetail = false) =>
        new(
            Path(parsed),
            new PeopleQuestion(Inquiry(parsed), User.Local(withDetail), parsed.GetValue(Names))
            {
                List = ListOptions.Of(parsed),
            },
            Words.Speech.In(parsed.GetValue(Language)!),
            Console.Out
        );
}
