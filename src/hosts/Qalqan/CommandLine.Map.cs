using System.CommandLine;
using NodaTime;
using NodaTime.Text;
using Qalqan.Claims;
using Qalqan.Kernel;
using Qalqan.Web;
using Qalqan.Words;

namespace Qalqan;

public static partial class CommandLine
{
    private static readonly Argument<string> MapFileName = new("FILE")
    {
        Description = "It ends in .geojson, .kml, .kmz or .gpx",
    };

    private static Command MapCommand()
    {
        var period = new Option<string?>("--period")
        {
            Description = "Over it; dates include both days. Default: the 30 days before the look",
            HelpName = "A/B",
        };
        var withPublic = new Option<bool>("--public")
        {
            Description = "Also what was only reported in public, which is not assessed",
        };
        var export = new Option<string?>("--export")
        {
            Description = "Write what the map shows as a file that ends in .geojson, .kml, .kmz or .gpx",
            HelpName = "FILE",
        };
        var command = new Command("map", "What the map of a mission shows over a period, as rows or as a file")
        {
            AsOf,
            KnownAt,
            period,
            withPublic,
            export,
            ListOptions.Filter,
            ListOptions.Sort,
            Format,
            Language,
        };
        command.SetAction(parsed =>
        {
            var inquiry = Inquiry(parsed) with { Period = parsed.GetValue(period) };
            return parsed.GetValue(export) is { } file
                ? Mapping.Export(
                    Path(parsed),
                    inquiry,
                    parsed.GetValue(withPublic),
                    file,
                    Speech.In(parsed.GetValue(Language)!)
                )
                : new Asking(
                    Path(parsed),
                    new PeopleQuestion(inquiry, User.Local(), false)
                    {
                        List = ListOptions.Of(parsed),
                        WithPublic = parsed.GetValue(withPublic),
                    },
                    Speech.In(parsed.GetValue(Language)!),
                    Console.Out
                ).Map(IsJson(parsed));
        });
        return command;
    }

    private static Command LayersCommand()
    {
        var command = new Command("layers", "Layers that were brought for the map: drafts, and those accepted")
        {
            AsOf,
            KnownAt,
            Format,
            Language,
            LayersDoCommand("accept", "Takes a draft in: from now on it is on the map"),
            LayersDoCommand("withdraw", "Takes a layer back, draft and accepted one alike"),
        };
        command.SetAction(parsed =>
            Mapping.Layers(Path(parsed), Inquiry(parsed), IsJson(parsed), Speech.In(parsed.GetValue(Language)!))
        );
        return command;
    }

    private static Command LayersDoCommand(string name, string does)
    {
        var layer = new Argument<string>("LAYER") { Description = "Its code, as layers lists it" };
        var command = new Command(name, does) { layer, DayPost, Person, Format };
        command.SetAction(parsed =>
            Mapping.Change(
                Path(parsed),
                parsed.GetValue(Scope),
                parsed.GetValue(layer)!,
                name,
                Speaking(parsed),
                IsJson(parsed)
            )
        );
        return command;
    }

    private static Command ImportLayerCommand()
    {
        var title = new Option<string?>("--title")
        {
            Description = "What it is called; default: the name of the file",
            HelpName = "TEXT",
        };
        var command = new Command(
            "layer",
            "A layer for the map as a draft, which somebody accepts; exit 1 where something of it was left out"
        )
        {
            MapFileName,
            title,
            DayPost,
            Person,
            Format,
        };
        command.SetAction(parsed =>
            Mapping.Draft(
                Path(parsed),
                parsed.GetValue(Scope),
                parsed.GetValue(MapFileName)!,
                parsed.GetValue(title),
                Speaking(parsed),
                IsJson(parsed)
            )
        );
        return command;
    }

    private static Command ImportLinesCommand()
    {
        var edition = new Option<string>("--edition")
        {
            Description = "Which edition it is",
            HelpName = "E",
            Required = true,
        };
        var error = new Option<int>("--error")
        {
            Description = "How far the truth may be from it, 95 times of 100, in metres",
            HelpName = "METRES",
            Required = true,
        };
        var source = new Option<string>("--source")
        {
            Description = "Whose file it is",
            HelpName = "TEXT",
            Required = true,
        };
        var from = new Option<string?>("--from")
        {
            Description = "From which day on it is in force; default: today in the mission's zone",
            HelpName = "DATE",
        };
        var use = Choice("--use", "demonstration", "What it may be used for", "decisions", "demonstration");
        var command = new Command(
            "lines",
            "The mission's lines and areas, each feature by its name (alpha, bravo, alpha-1): the whole file or nothing"
        )
        {
            MapFileName,
            edition,
            error,
            source,
            from,
            use,
            DayPost,
            Person,
            Format,
        };
        command.SetAction(parsed =>
            Mapping.Adopt(
                Path(parsed),
                parsed.GetValue(Scope),
                parsed.GetValue(MapFileName)!,
                new LineWishes(
                    parsed.GetValue(edition)!,
                    parsed.GetValue(error),
                    parsed.GetValue(source)!,
                    parsed.GetValue(use) == "decisions" ? DrawnUse.Decisions : DrawnUse.Demonstration,
                    DayOf(parsed.GetValue(from))
                ),
                Speaking(parsed),
                IsJson(parsed)
            )
        );
        return command;
    }

    private static User Speaking(ParseResult parsed) =>
        Web.User.Local(post: parsed.GetValue(DayPost)!, person: parsed.GetValue(Person));

    private static LocalDate? DayOf(string? typed) =>
        typed is null ? null
        : LocalDatePattern.Iso.Parse(typed) is { Success: true, Value: var day } ? day
        : throw new RefusalException(new Problem("--from", 0, $"\"{typed}\"", "a day such as 2024-03-14"));
}
