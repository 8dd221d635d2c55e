using System.CommandLine;
using Qalqan.Web;

namespace Qalqan;

public static partial class CommandLine
{
    private static readonly Option<string?> Person = new("--person")
    {
        Description = "Who speaks, by reference: it goes on record beside the post",
        HelpName = "REF",
    };

    private static Command StateCommand()
    {
        var day = new Option<string?>("--as-of")
        {
            Description = "The day; default: today in the contingent's zone",
            HelpName = "DAY",
        };
        var command = new Command("state", "The state of a day: who is in which state, the sums, the signature")
        {
            day,
            KnownAt,
            Format,
            Language,
            StateSetCommand(day),
            StateSignCommand(day),
            StateReleaseCommand(day),
        };
        command.SetAction(parsed =>
            DayStates.Show(
                Path(parsed),
                new Inquiry(KnownAt: parsed.GetValue(KnownAt), Scope: parsed.GetValue(Scope)),
                parsed.GetValue(day),
                IsJson(parsed),
                parsed.GetValue(Language)!
            )
        );
        return command;
    }

    private static Command StateSetCommand(Option<string?> day)
    {
        var person = new Argument<string>("PERSON") { Description = "By reference, such as R1-017" };
        var state = new Argument<string>("STATE") { Description = StateWords.Wanted };
        var from = new Option<string?>("--from")
        {
            Description = "A time of that day by the contingent's clock, such as 09:30; default 06:00",
            HelpName = "T",
        };
        var until = new Option<string?>("--until")
        {
            Description = "A time of that day, or a last day; default: until the next state",
            HelpName = "T",
        };
        var command = new Command("set", "Says what state a person is in")
        {
            person,
            state,
            from,
            until,
            Person,
            day,
            Format,
        };
        command.SetAction(parsed =>
            DayStates.Change(
                Path(parsed),
                new StateOrder(
                    parsed.GetValue(Scope),
                    parsed.GetValue(day),
                    [
                        new StateEntry(
                            parsed.GetValue(person)!,
                            parsed.GetValue(state)!,
                            parsed.GetValue(from) ?? "",
                            parsed.GetValue(until) ?? ""
                        ),
                    ]
                ),
                parsed.GetValue(Person),
                IsJson(parsed)
            )
        );
        return command;
    }

    private static Command StateSignCommand(Option<string?> day)
    {
        var post = new Option<string?>("--post")
        {
            Description = "The post that signs; default: the first that may",
            HelpName = "POST",
        };
        var command = new Command("sign", "Signs the state of a day as it stands: it gets the next number")
        {
            day,
            post,
            Person,
            Format,
        };
        command.SetAction(parsed =>
            DayStates.Sign(
                Path(parsed),
                new StateOrder(parsed.GetValue(Scope), parsed.GetValue(day), []),
                parsed.GetValue(post),
                parsed.GetValue(Person),
                IsJson(parsed)
            )
        );
        return command;
    }

    private static Command StateReleaseCommand(Option<string?> day)
    {
        var post = new Option<string>("--post")
        {
            Description = "The post that releases, which is not the one that signed",
            HelpName = "POST",
            Required = true,
        };
        var command = new Command("release", "Lets the signed state of a day leave: by another than who signed it")
        {
            post,
            Person,
            day,
            Format,
        };
        command.SetAction(parsed =>
            DayStates.Release(
                Path(parsed),
                parsed.GetValue(Scope),
                parsed.GetValue(day),
                Web.User.Local(post: parsed.GetValue(post)!, person: parsed.GetValue(Person)),
                IsJson(parsed)
            )
        );
        return command;
    }
}
