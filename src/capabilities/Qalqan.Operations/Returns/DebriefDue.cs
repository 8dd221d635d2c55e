using NodaTime;
using Qalqan.Kernel;

namespace Qalqan.Operations;

/// <summary>
/// A task of these kinds that came back is debriefed within so many minutes, because the report of it is made from the debrief. One
/// finding for each task that is back and not debriefed; measured are the minutes since it came back.
/// </summary>
public sealed record DebriefDue(string Document, IReadOnlyList<string> Kinds, int Minutes) : Requirement
{
    private const int MostMinutes = 10_080;

    public static Shape Shape { get; } = Shape.State("debrief-due", Read, Judge);

    /// <summary>The tasks that it is still owed of, with the deadline of each, by deadline.</summary>
    public IReadOnlyList<(TaskLine Task, Instant Due)> Awaited(Known known) =>
        [
            .. Tasks
                .Of(known, new Interval(null, known.At + Duration.FromMilliseconds(1)))
                .Where(task => task.Standing is TaskStanding.AwaitsDebrief && Kinds.Contains(task.Order.Kind))
                .Select(task => (task, task.Back!.Value + Duration.FromMinutes(Minutes)))
                .OrderBy(one => one.Item2)
                .ThenBy(one => one.task.Order.Task, StringComparer.Ordinal),
        ];

    private static DebriefDue Read(Fields fields) =>
        new(fields.Ref("document"), fields.Texts("kinds"), fields.Whole("minutes", 1, MostMinutes));

    private static IEnumerable<Finding> Judge(Ruling ruling, DebriefDue rule)
    {
        foreach (var (task, due) in rule.Awaited(ruling.Known))
        {
            var isOver = ruling.Known.At > due;
            yield return ruling.Find(
                ruling.Subject("task", task.Order.Task),
                isOver ? Verdict.Breached : Verdict.Undetermined,
                isOver
                    ? Phrase.Of(
                        "operations.debrief.over",
                        ("task", task.Order.Task),
                        ("back", task.Back!.Value),
                        ("due", due)
                    )
                    : Phrase.Of(
                        "operations.debrief.due",
                        ("task", task.Order.Task),
                        ("back", task.Back!.Value),
                        ("due", due)
                    ),
                new Amount(
                    (decimal)Math.Floor((ruling.Known.At - task.Back!.Value).TotalMinutes),
                    rule.Minutes,
                    "minutes"
                ),
                [task.Ordered],
                remedy: Phrase.Of("operations.debrief.remedy", ("task", task.Order.Task))
            );
        }
    }
}
