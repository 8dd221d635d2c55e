using System.CommandLine;
using Qalqan.Movement;
using Qalqan.Words;

namespace Qalqan;

public static partial class CommandLine
{
    private static readonly Argument<string> MoveName = new("MOVE") { Description = "Its reference, such as DEP-2024" };

    private static readonly Argument<string> StatementWord = new("KIND")
    {
        Description = $"What is said: {string.Join(", ", StatementKinds.All.Select(kind => kind.Word))}",
    };

    /// <summary>What is done with moves on record, besides the arithmetic of a lift.</summary>
    private static IEnumerable<Command> MoveRecordCommands() =>
        [
            MoveListCommand(),
            MoveShowCommand(),
            MoveSlipCommand(),
            MoveSayCommand(),
            MoveTakeCommand(),
            MoveSeatCommand(),
            MoveStrikeCommand(),
        ];

    private static Command MoveListCommand()
    {
        var command = new Command("list", "The moves on record: how far each is, and where its people are")
        {
            AsOf,
            KnownAt,
            Format,
            Language,
        };
        command.SetAction(parsed =>
            MoveRecords.All(Path(parsed), Inquiry(parsed), IsJson(parsed), Speech.In(parsed.GetValue(Language)!))
        );
        return command;
    }

    private static Command MoveShowCommand()
    {
        var command = new Command(
            "show",
            "One move: legs, clearances, loads, counts, marches, reliefs, and what is to be done; exit 1 where something is breached"
        )
        {
            MoveName,
            AsOf,
            KnownAt,
            Format,
            Language,
        };
        command.SetAction(parsed =>
            MoveRecords.Show(
                Path(parsed),
                Inquiry(parsed),
                parsed.GetValue(MoveName)!,
                IsJson(parsed),
                Speech.In(parsed.GetValue(Language)!)
            )
        );
        return command;
    }

    private static Command MoveSlipCommand()
    {
        var leg = new Option<string?>("--leg")
        {
            Description = "Only this leg; default: the whole move",
            HelpName = "LEG",
        };
        var hours = new Option<decimal>("--hours")
        {
            Description = "So many hours later; default 96",
            HelpName = "N",
            DefaultValueFactory = _ => 96,
        };
        var command = new Command(
            "slip",
            "What a move would be if it left later: new times, and the clearances to be had again; exit 1 where there are any"
        )
        {
            MoveName,
            leg,
            hours,
            AsOf,
            KnownAt,
            Format,
            Language,
        };
        command.SetAction(parsed =>
            MoveRecords.Slip(
                Path(parsed),
                Inquiry(parsed),
                parsed.GetValue(MoveName)!,
                parsed.GetValue(leg),
                parsed.GetValue(hours),
                IsJson(parsed),
                Speech.In(parsed.GetValue(Language)!)
            )
        );
        return command;
    }

    private static Command MoveSayCommand()
    {
        var fields = new Argument<string[]>("FIELD=VALUE")
        {
            Description = "Each field as it would be typed on the page; said twice it has two lines",
            Arity = ArgumentArity.ZeroOrMore,
        };
        var command = new Command(
            "say",
            "Says something of a move, field by field; the page of each kind lists its fields"
        )
        {
            MoveName,
            StatementWord,
            fields,
            DayPost,
            Person,
            Format,
        };
        command.SetAction(parsed =>
            MoveRecords.Say(
                Path(parsed),
                parsed.GetValue(Scope),
                parsed.GetValue(MoveName)!,
                parsed.GetValue(StatementWord)!,
                parsed.GetValue(fields) ?? [],
                Web.User.Local(post: parsed.GetValue(DayPost)!, person: parsed.GetValue(Person)),
                IsJson(parsed)
            )
        );
        return command;
    }

    private static Command MoveTakeCommand()
    {
        var file = new Argument<string>("FILE")
        {
            Description = "A workbook or CSV whose columns are the fields; of track a GPX file",
        };
        var chalk = new Option<string?>("--chalk")
        {
            Description = "Of track: whose positions they are",
            HelpName = "CHALK",
        };
        var trial = new Option<bool>("--dry-run") { Description = "Tries the sheet and records nothing" };
        var command = new Command("take", "Takes in a sheet of one kind of statement; exit 1 where a row is refused")
        {
            MoveName,
            StatementWord,
            file,
            chalk,
            trial,
            DayPost,
            Person,
            Format,
        };
        command.SetAction(parsed =>
            MoveRecords.Take(
                Path(parsed),
                parsed.GetValue(Scope),
                parsed.GetValue(MoveName)!,
                parsed.GetValue(StatementWord)!,
                parsed.GetValue(file)!,
                parsed.GetValue(chalk),
                parsed.GetValue(trial),
                Web.User.Local(post: parsed.GetValue(DayPost)!, person: parsed.GetValue(Person)),
                IsJson(parsed)
            )
        );
        return command;
    }

    private static Command MoveSeatCommand()
    {
        var leg = new Argument<string>("LEG") { Description = "A leg whose chalks have people" };
        var seconds = new Option<int>("--seconds")
        {
            Description = "The solver's limit; default 20",
            HelpName = "N",
            DefaultValueFactory = _ => 20,
        };
        var take = new Option<bool>("--take") { Description = "Takes the proposal over as manifests" };
        var command = new Command(
            "seat",
            "Proposes who travels with whom on a leg, with its proof, and records the proposal"
        )
        {
            MoveName,
            leg,
            seconds,
            take,
            DayPost,
            Person,
            Format,
        };
        command.SetAction(parsed =>
            MoveRecords.Seat(
                Path(parsed),
                parsed.GetValue(Scope),
                parsed.GetValue(MoveName)!,
                parsed.GetValue(leg)!,
                Math.Clamp(parsed.GetValue(seconds), 1, 600),
                parsed.GetValue(take),
                Web.User.Local(post: parsed.GetValue(DayPost)!, person: parsed.GetValue(Person)),
                IsJson(parsed)
            )
        );
        return command;
    }

    private static Command MoveStrikeCommand()
    {
        var entry = new Argument<long>("ENTRY") { Description = "The number of the entry that is taken back" };
        var command = new Command("strike", "Takes back what was said of a move: what it had replaced stands again")
        {
            MoveName,
            entry,
            DayPost,
            Person,
            Format,
        };
        command.SetAction(parsed =>
            MoveRecords.Strike(
                Path(parsed),
                parsed.GetValue(Scope),
                parsed.GetValue(MoveName)!,
                parsed.GetValue(entry),
                Web.User.Local(post: parsed.GetValue(DayPost)!, person: parsed.GetValue(Person)),
                IsJson(parsed)
            )
        );
        return command;
    }
}
