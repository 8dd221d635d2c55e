using System.CommandLine;
using Qalqan.Operations;
using Qalqan.Web;

namespace Qalqan;

public static partial class CommandLine
{
    private static readonly Option<string> Speaker = new("--post")
    {
        Description = "The post that says so",
        HelpName = "POST",
        DefaultValueFactory = _ => "S3",
    };

    private static Command AlarmCommand()
    {
        var alarm = new Argument<string?>("ALARM")
        {
            Description = "The number of one, over or not; default: those that are open",
            Arity = ArgumentArity.ZeroOrOne,
        };
        var names = new Option<bool>("--names") { Description = "Names beside references" };
        var command = new Command("alarm", "Own people under fire: who is accounted for, shelters, casualties")
        {
            alarm,
            AsOf,
            KnownAt,
            names,
            Format,
            Language,
            RaiseCommand(),
            AlarmOrder(
                "end",
                "Says that the alarm is over",
                (orders, user, scope, number, _) => orders.End(user, scope, number)
            ),
            AccountCommand(),
            ShelterCommand(),
            CasualtyCommand(),
            ToldCommand(),
        };
        command.SetAction(parsed =>
            Mustering.Show(
                Path(parsed),
                Inquiry(parsed),
                parsed.GetValue(alarm),
                parsed.GetValue(names),
                IsJson(parsed),
                parsed.GetValue(Language)!
            )
        );
        return command;
    }

    private static Command RaiseCommand()
    {
        var kind = new Option<string>("--kind")
        {
            Description = $"One of {string.Join(", ", Alarms.Kinds)}",
            HelpName = "KIND",
            DefaultValueFactory = _ => Alarms.HeadCount,
        };
        var words = new Option<string?>("--words") { Description = "As they were said", HelpName = "TEXT" };
        var line = new Option<string?>("--line")
        {
            Description = "The log's line that it is raised from",
            HelpName = "ID",
        };
        return Saying(
            new Command("raise", "Raises an alarm: from now on everybody is to be accounted for") { kind, words, line },
            (parsed, orders, user) =>
                orders.Raise(
                    user,
                    parsed.GetValue(Scope),
                    parsed.GetValue(kind)!,
                    parsed.GetValue(words) ?? "",
                    parsed.GetValue(line) ?? "",
                    null
                )
        );
    }

    private static Command AccountCommand()
    {
        var person = new Argument<string?>("PERSON")
        {
            Description = "By reference, such as R1-017",
            Arity = ArgumentArity.ZeroOrOne,
        };
        var unit = new Option<string?>("--unit") { Description = "Everybody of it instead", HelpName = "UNIT" };
        var gone = new Option<bool>("--gone") { Description = "Not here, or not any more" };
        return AlarmOrder(
            "account",
            "Accounts for a person, or for a whole sub-unit",
            (orders, user, scope, number, parsed) =>
                orders.Account(
                    user,
                    scope,
                    number,
                    parsed.GetValue(person) ?? "",
                    parsed.GetValue(unit) ?? "",
                    !parsed.GetValue(gone)
                ),
            person,
            unit,
            gone
        );
    }

    private static Command ShelterCommand()
    {
        var place = new Argument<string>("PLACE") { Description = "A place of the mission, such as P68" };
        var gone = new Option<bool>("--out") { Description = "They came out of it" };
        return AlarmOrder(
            "shelter",
            "Says that people of a place took to the shelter",
            (orders, user, scope, number, parsed) =>
                orders.Shelter(user, scope, number, parsed.GetValue(place)!, !parsed.GetValue(gone)),
            place,
            gone
        );
    }

    private static Command CasualtyCommand()
    {
        Option<string?> Of(string name, string what, string value) =>
            new(name) { Description = what, HelpName = value };
        var state = new Argument<string>("STATE") { Description = "dead, serious, light or missing" };
        var cause = new Argument<string>("CAUSE") { Description = $"One of {string.Join(", ", Casualties.Causes)}" };
        var number = Of("--number", "The casualty that is said anew", "CASUALTY");
        var place = Of("--place", "A place of the mission", "PLACE");
        var alarm = Of("--alarm", "In which alarm", "ALARM");
        var who = Of("--who", "The roll number; it is sealed", "REF");
        var note = Of("--note", "What else; it is sealed", "TEXT");
        return Saying(
            new Command("casualty", "Reports a casualty by a number of its own: how bad, from what, where")
            {
                state,
                cause,
                number,
                place,
                alarm,
                who,
                note,
            },
            (parsed, orders, user) =>
                orders.Report(
                    user,
                    parsed.GetValue(Scope),
                    new CasualtyOrder(
                        parsed.GetValue(number) ?? "",
                        parsed.GetValue(state)!,
                        parsed.GetValue(cause)!,
                        parsed.GetValue(place) ?? "",
                        parsed.GetValue(alarm) ?? "",
                        parsed.GetValue(who) ?? "",
                        parsed.GetValue(note) ?? "",
                        null
                    )
                )
        );
    }

    private static Command ToldCommand()
    {
        var casualty = new Argument<string>("CASUALTY") { Description = "Its number, such as CAS-240314-01" };
        return Saying(
            new Command("told", "Says that the next of kin were told: the name may be shown from then on") { casualty },
            (parsed, orders, user) => orders.TellKin(user, parsed.GetValue(Scope), parsed.GetValue(casualty)!)
        );
    }

    private static Command AlarmOrder(
        string name,
        string says,
        Func<MusterOrders, User, string?, string, ParseResult, MusterOutcome> carry,
        params Symbol[] others
    )
    {
        var alarm = new Argument<string>("ALARM") { Description = "Its number, such as A-240314-01" };
        var command = new Command(name, says) { alarm };
        foreach (var other in others)
            if (other is Argument argument)
                command.Add(argument);
            else if (other is Option option)
                command.Add(option);
        return Saying(
            command,
            (parsed, orders, user) => carry(orders, user, parsed.GetValue(Scope), parsed.GetValue(alarm)!, parsed)
        );
    }

    private static Command Saying(Command command, Func<ParseResult, MusterOrders, User, MusterOutcome> carry)
    {
        command.Add(Speaker);
        command.Add(Person);
        command.Add(Format);
        command.SetAction(parsed =>
            Mustering.Say(
                Path(parsed),
                User.Local(post: parsed.GetValue(Speaker)!, person: parsed.GetValue(Person)),
                (orders, user) => carry(parsed, orders, user),
                IsJson(parsed)
            )
        );
        return command;
    }
}
