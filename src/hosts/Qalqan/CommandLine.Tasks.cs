using System.CommandLine;
using Qalqan.Web;

namespace Qalqan;

public static partial class CommandLine
{
    private static readonly Argument<string> TaskName = new("TASK") { Description = "Its number, such as T-240314-01" };

    private static readonly Argument<string[]> TaskFieldsTyped = new("FIELD=VALUE")
    {
        Description = "Each field as it would be typed on the page",
        Arity = ArgumentArity.OneOrMore,
    };

    private static Command TasksCommand() =>
        ListCommand(
            "tasks",
            "The tasks of a day and those still open: planned against done, found, stopped",
            hasNames: false,
            (asking, isJson) => asking.Tasks(isJson)
        );

    private static Command RestrictionsCommand() =>
        ListCommand(
            "restrictions",
            "Movements that were stopped: where, by whom, minutes lost",
            hasNames: false,
            (asking, isJson) => asking.Restrictions(isJson)
        );

    private static Command TotalsCommand() =>
        ListCommand(
            "totals",
            "What sources published of a contingent, beside what the record counts",
            hasNames: false,
            (asking, isJson) => asking.Totals(isJson)
        );

    private static Command TaskCommand()
    {
        var command = new Command("task", "One task: its order, planned against done, its debrief")
        {
            TaskName,
            AsOf,
            KnownAt,
            Format,
            Language,
            TaskOrderCommand(),
            TaskStageCommand("out", "Says that a task went out"),
            TaskStageCommand("back", "Says that a task came back"),
            TaskStageCommand("cancelled", "Says that a task will not be done"),
            TaskDoCommand(
                "debrief",
                $"Debriefs a task, which closes it. Fields: {string.Join(", ", DayTasks.OfDebrief)}"
            ),
            TaskDoCommand(
                "restrict",
                $"Says that a movement of the task was stopped. Fields: {string.Join(", ", DayTasks.OfRestriction)}"
            ),
        };
        command.SetAction(parsed =>
            DayTasks.Show(
                Path(parsed),
                new Inquiry(parsed.GetValue(AsOf), parsed.GetValue(KnownAt), Scope: parsed.GetValue(Scope)),
                parsed.GetValue(TaskName)!,
                IsJson(parsed),
                parsed.GetValue(Language)!
            )
        );
        return command;
    }

    private static Command TaskOrderCommand()
    {
        var command = new Command("order", $"Orders a task. Fields: {string.Join(", ", DayTasks.OfOrder)}")
        {
            TaskFieldsTyped,
            DayPost,
            Person,
            Format,
        };
        command.SetAction(parsed =>
            DayTasks.Order(
                Path(parsed),
                parsed.GetValue(Scope),
                parsed.GetValue(TaskFieldsTyped)!,
                Web.User.Local(post: parsed.GetValue(DayPost)!, person: parsed.GetValue(Person)),
                IsJson(parsed)
            )
        );
        return command;
    }

    private static Command TaskStageCommand(string stage, string does)
    {
        var at = new Option<string?>("--at") { Description = "When, such as 1432Z; default: now", HelpName = "T" };
        var command = new Command(stage, does) { TaskName, at, DayPost, Person, Format };
        command.SetAction(parsed =>
            DayTasks.Do(
                Path(parsed),
                parsed.GetValue(Scope),
                parsed.GetValue(TaskName)!,
                stage,
                parsed.GetValue(at) is { } time ? ["at=" + time] : [],
                Web.User.Local(post: parsed.GetValue(DayPost)!, person: parsed.GetValue(Person)),
                IsJson(parsed)
            )
        );
        return command;
    }

    private static Command TaskDoCommand(string doing, string does)
    {
        var command = new Command(doing, does) { TaskName, TaskFieldsTyped, DayPost, Person, Format };
        command.SetAction(parsed =>
            DayTasks.Do(
                Path(parsed),
                parsed.GetValue(Scope),
                parsed.GetValue(TaskName)!,
                doing,
                parsed.GetValue(TaskFieldsTyped)!,
                Web.User.Local(post: parsed.GetValue(DayPost)!, person: parsed.GetValue(Person)),
                IsJson(parsed)
            )
        );
        return command;
    }
}
