using System.CommandLine;
using Qalqan.Web;

namespace Qalqan;

public static partial class CommandLine
{
    private static Command IncidentsCommand()
    {
        var command = ListCommand(
            "incidents",
            "Incidents of the mission: what, where, from which side, the rules they appear to touch and what was decided",
            hasNames: false,
            (asking, isJson) => asking.Incidents(isJson)
        );
        var given = new Argument<string[]>("REPORT|FIELD=VALUE")
        {
            Description =
                $"The ids of observations that are one, or what happened: {string.Join(", ", IncidentTyped.Names)}",
            Arity = ArgumentArity.OneOrMore,
        };
        var open = new Command("open", "Opens an incident of observations that are one, or of what is typed")
        {
            given,
            DayPost,
            Person,
            Format,
        };
        open.SetAction(parsed =>
            Cases.Open(
                Path(parsed),
                parsed.GetValue(Scope),
                parsed.GetValue(given)!,
                Web.User.Local(post: parsed.GetValue(DayPost)!, person: parsed.GetValue(Person)),
                IsJson(parsed)
            )
        );
        command.Add(open);
        var joins = new Command("joins", "What seems to be of one event, and why: a person opens it, or holds it apart")
        {
            AsOf,
            KnownAt,
            Format,
        };
        joins.SetAction(parsed =>
            Cases.Joins(
                Path(parsed),
                new Inquiry(parsed.GetValue(AsOf), parsed.GetValue(KnownAt), Scope: parsed.GetValue(Scope))
            )
        );
        command.Add(joins);
        var one = new Argument<string>("ONE");
        var other = new Argument<string>("OTHER");
        var why = new Option<string>("--words")
        {
            Description = "Why",
            HelpName = "TEXT",
            Required = true,
        };
        var apart = new Command("apart", "Says that two observations are not of one event")
        {
            one,
            other,
            why,
            DayPost,
            Person,
            Format,
        };
        apart.SetAction(parsed =>
            Cases.Apart(
                Path(parsed),
                parsed.GetValue(Scope),
                parsed.GetValue(one)!,
                parsed.GetValue(other)!,
                parsed.GetValue(why)!,
                Web.User.Local(post: parsed.GetValue(DayPost)!, person: parsed.GetValue(Person)),
                IsJson(parsed)
            )
        );
        command.Add(apart);
        return command;
    }

    private static Command IncidentCommand()
    {
        var incident = new Argument<string>("INCIDENT") { Description = "Its reference" };
        var command = new Command("incident", "One incident: its reports, what was found and decided, its protests")
        {
            incident,
            AsOf,
            KnownAt,
            Format,
            Language,
        };
        command.SetAction(parsed =>
            Cases.Show(
                Path(parsed),
                new Inquiry(parsed.GetValue(AsOf), parsed.GetValue(KnownAt), Scope: parsed.GetValue(Scope)),
                parsed.GetValue(incident)!
            )
        );
        foreach (
            var (name, does) in new[]
            {
                ("join", "Joins a report to it: report=ID, reasons=, words="),
                ("part", "Takes a report out of it again: report=ID"),
                ("confirm", "Says that the state is still so"),
                ("end", "Says that the state has ended"),
                ("restate", "Says otherwise what it was: at=, until=, kind=, where=, zone=, count=, words= …"),
                ("strike", "Strikes what is stated last: what stood before it stands again, or nothing"),
                ("decide", "A named post decides: rule=R-FIRE-1 outcome=confirmed|refused|open why=TEXT"),
                ("protest", "Passes it on to be protested: party=idf words=TEXT to=fhq"),
                ("answer", "Keeps a reply: protest=PR-… by=idf words=TEXT reference="),
                ("close", "Closes a protest: protest=PR-… outcome=removed words="),
            }
        )
            command.Add(DoingCommand(name, does));
        return command;
    }

    private static Command DoingCommand(string name, string does)
    {
        var incident = new Argument<string>("INCIDENT") { Description = "Its reference" };
        var fields = new Argument<string[]>("FIELD=VALUE") { Arity = ArgumentArity.ZeroOrMore };
        var command = new Command(name, does) { incident, fields, DayPost, Person, Format };
        command.SetAction(parsed =>
            Cases.Do(
                Path(parsed),
                parsed.GetValue(Scope),
                parsed.GetValue(incident)!,
                name,
                parsed.GetValue(fields)!,
                Web.User.Local(post: parsed.GetValue(DayPost)!, person: parsed.GetValue(Person)),
                IsJson(parsed)
            )
        );
        return command;
    }

    private static Command InspectionsCommand()
    {
        var command = new Command(
            "inspections",
            "Areas of limitation: when each is due, plans, requests, visits and counts"
        )
        {
            AsOf,
            KnownAt,
            Format,
        };
        command.SetAction(parsed =>
            Cases.Inspections(
                Path(parsed),
                new Inquiry(parsed.GetValue(AsOf), parsed.GetValue(KnownAt), Scope: parsed.GetValue(Scope))
            )
        );
        foreach (
            var (name, does) in new[]
            {
                ("plan", "Plans one: area=bravo-10 from=2024-03-14T09:00 to=2024-03-14T12:00 unit= words="),
                ("ask", "Keeps a party's request: area=bravo-10 party=idf words="),
                (
                    "visit",
                    "Records a visit: area=bravo-10 from= to= counts=\"12 tank; 8 gun 122mm 15km\" whole=yes inspection= request= denied= words="
                ),
                ("decide", "A named post decides on a visit: visit=VIS-… rule=R-AOL-TROOPS outcome=confirmed why=TEXT"),
            }
        )
        {
            var fields = new Argument<string[]>("FIELD=VALUE") { Arity = ArgumentArity.OneOrMore };
            var doing = new Command(name, does) { fields, DayPost, Person, Format };
            doing.SetAction(parsed =>
                Cases.Inspect(
                    Path(parsed),
                    parsed.GetValue(Scope),
                    name,
                    parsed.GetValue(fields)!,
                    Web.User.Local(post: parsed.GetValue(DayPost)!, person: parsed.GetValue(Person)),
                    IsJson(parsed)
                )
            );
            command.Add(doing);
        }
        return command;
    }
}
