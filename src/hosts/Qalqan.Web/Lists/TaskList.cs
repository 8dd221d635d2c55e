using System.Globalization;
using NodaTime;
using Qalqan.Claims;
using Qalqan.Kernel;
using Qalqan.Measures;
using Qalqan.Operations;
using Qalqan.Words;

namespace Qalqan.Web;

/// <summary>The tasks of a day or a period, planned against done. Of a crew only its size stands there, and for whom sex is open to how many are women.</summary>
public static class TaskList
{
    public static Listing<IReadOnlyList<TaskRow>, TaskRow> Listing { get; } =
        new(
            "tasks",
            "web.tasks",
            look => look.Value,
            [
                new("task", "web.tasks.task", ColumnKind.Text, row => Worth.Of(row.Task.Order.Task))
                {
                    IsCode = true,
                    Shows = (row, _) => [new Piece(row.Task.Order.Task, PageOf(row.Task.Order.Task), "ref")],
                },
                new("kind", "web.tasks.kind", ColumnKind.Choice, row => KindOf(row.Task.Order.Kind))
                {
                    Word = CodeWords.Task,
                    Known = Codes.Tasks,
                },
                new(
                    "standing",
                    "web.tasks.standing",
                    ColumnKind.Choice,
                    row => Worth.Of<TaskStanding>(row.Task.Standing, JsonLines.Kebab)
                )
                {
                    Word = (word, speech) => speech.Say(Phrase.Of("task.standing." + word)),
                    Shows = (row, speech) =>
                        [
                            new Piece(
                                speech.Say(Phrase.Of("task.standing." + JsonLines.Kebab(row.Task.Standing))),
                                null,
                                row.Task.Standing is TaskStanding.NotOut or TaskStanding.Overdue ? "wrong" : null
                            ),
                        ],
                    Known = [.. Enum.GetValues<TaskStanding>().Select(JsonLines.Kebab)],
                },
                new("unit", "web.tasks.unit", ColumnKind.Choice, row => Worth.Of(row.Task.Order.Unit))
                {
                    IsCode = true,
                    Stands = Stands.InWorkbook,
                },
                At("planned", "web.tasks.planned", row => row.Task.Ordered.From),
                At("plannedBack", "web.tasks.planned-back", row => row.Task.Ordered.To),
                At("out", "web.tasks.out", row => row.Task.Out),
                At("back", "web.tasks.back", row => row.Task.Back),
                new("late", "web.tasks.late", ColumnKind.Number, row => Worth.Of(row.Task.MinutesLateOut)),
                new("lateBack", "web.tasks.late-back", ColumnKind.Number, row => Worth.Of(row.Task.MinutesLateBack)),
                new("crew", "web.tasks.crew", ColumnKind.Number, row => Worth.Of(row.Task.Strength)),
                new("women", "web.tasks.women", ColumnKind.Number, row => Worth.Of(row.Women)),
                new(
                    "vehicles",
                    "web.tasks.vehicles",
                    ColumnKind.Text,
                    row => Worth.Of(string.Join(' ', row.Task.Order.Vehicles))
                )
                {
                    IsCode = true,
                    Stands = Stands.InWorkbook,
                },
                new("finds", "web.tasks.finds", ColumnKind.Number, row => FoundIn(row)),
                new("stopped", "web.tasks.stopped", ColumnKind.Number, row => CountOf(row.Task.Restrictions.Count)),
                new("order", "web.tasks.order", ColumnKind.Text, row => Worth.Of(row.Task.Order.Order))
                {
                    IsLong = true,
                },
                new("entry", "web.log.entry", ColumnKind.Number, row => Worth.Of((decimal)row.Task.Ordered.Number))
                {
                    Stands = Stands.InWorkbook,
                },
            ]
        )
        {
            Beside =
            [
                ("/tasks/new", "web.task.new", Right.SayDay),
                ("/restrictions", "web.restrictions", Right.SeeDay),
                ("/totals", "web.totals", Right.SeeFindings),
                (LogSite.Address, "web.log", Right.SeeDay),
            ],
            Sums = look =>
                Phrase.Of(
                    "web.tasks.sums",
                    ("count", look.Value.Count(row => row.Task.Standing is not TaskStanding.Cancelled)),
                    ("open", look.Value.Count(row => row.Task.IsOpen)),
                    ("awaiting", look.Value.Count(row => row.Task.Standing is TaskStanding.AwaitsDebrief))
                ),
        };

    public static string PageOf(string task) => "/task/" + Uri.EscapeDataString(task);

    private static Worth KindOf(string kind) => new(kind, Codes.Tasks.ToList().IndexOf(kind));

    private static Worth FoundIn(TaskRow row) => CountOf(row.Task.Said?.Finds.Sum(finds => finds.Found) ?? 0);

    // Nothing is not what is looked for.
    private static Worth CountOf(int count) => count == 0 ? default : Worth.Of((decimal)count);

    // Ordered by the instant, whatever month its group names.
    private static ListColumn<TaskRow> At(string key, string head, Func<TaskRow, Instant?> time) =>
        new(
            key,
            head,
            ColumnKind.Text,
            row => time(row) is { } at ? new Worth(Dtg.OrIso(at), at.ToUnixTimeSeconds()) : default
        )
        {
            IsCode = true,
            Shows = (row, _) =>
                time(row) is { } at
                    ?
                    [
                        new Piece(
                            $"{Dtg.OrIso(at)} {at.InZone(row.Zone).ToString("HH:mm", CultureInfo.InvariantCulture)}"
                        ),
                    ]
                    : [],
        };
}
