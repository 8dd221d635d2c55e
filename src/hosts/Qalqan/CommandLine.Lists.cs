using System.CommandLine;

namespace Qalqan;

public static partial class CommandLine
{
    private static Command PostsCommand() =>
        ListCommand(
            "posts",
            "Every post and how it stands: vacant, held twice, in handover, filled",
            hasNames: true,
            (asking, isJson) => asking.Posts(isJson)
        );

    private static Command ExpiringCommand() =>
        ListCommand(
            "expiring",
            "Papers that end, of everybody who has not gone home: whose, which, until when",
            hasNames: true,
            (asking, isJson) => asking.Expiring(isJson)
        );

    private static Command AuthoritiesCommand() =>
        ListCommand(
            "authorities",
            "Mandates, national decisions and agreements: cited by what, from when to when, the ceiling of each",
            hasNames: false,
            (asking, isJson) => asking.Authorities(isJson)
        );

    private static Command GenderObservationsCommand() =>
        ListCommand(
            "gender-observations",
            "Gender-related observations with date and place: observed, debriefed, met, or written in a daily report",
            hasNames: false,
            (asking, isJson) => asking.GenderLines(isJson)
        );

    private static Command MilestonesCommand() =>
        ListCommand(
            "milestones",
            "The steps from pledge to homecoming, as each source gives them",
            hasNames: false,
            (asking, isJson) => asking.Milestones(isJson)
        );

    private static Command ListCommand(string name, string does, bool hasNames, Func<Asking, bool, int> list)
    {
        var command = new Command(name, does) { AsOf, KnownAt, ListOptions.Filter, ListOptions.Sort, Format, Language };
        if (hasNames)
            command.Add(Names);
        command.SetAction(parsed => list(Asking(parsed), IsJson(parsed)));
        return command;
    }
}
