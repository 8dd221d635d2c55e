using NodaTime;
using Qalqan.Claims;
using Qalqan.Kernel;

namespace Qalqan.Operations;

/// <summary>How a task stands. Only a debrief, or that it will not be done, closes it.</summary>
public enum TaskStanding
{
    Planned,

    /// <summary>Its planned minute has come and it is not out.</summary>
    NotOut,

    Out,

    /// <summary>Out, and its planned minute of return has passed.</summary>
    Overdue,

    /// <summary>Back, and not debriefed.</summary>
    AwaitsDebrief,

    Debriefed,
    Cancelled,
}

/// <summary>
/// A task: its order, when it went out and came back where that was said, its debrief and what stopped it. The debrief's own
/// times go before those that were called in.
/// </summary>
public sealed record TaskLine(
    Fact Ordered,
    TaskOrdered Order,
    Instant? Out,
    Instant? Back,
    Fact? Debrief,
    IReadOnlyList<Fact> Restrictions,
    TaskStanding Standing
)
{
    public Debriefed? Said => Debrief?.Claim as Debriefed;

    public bool IsOpen => Standing is not (TaskStanding.Debriefed or TaskStanding.Cancelled);

    /// <summary>How much later it went out than was planned, in whole minutes; below 0 is earlier; null while it is not out.</summary>
    public int? MinutesLateOut => Minutes(Out, Ordered.From);

    /// <summary>The same of its return; null too where no return was planned.</summary>
    public int? MinutesLateBack => Ordered.To is { } planned ? Minutes(Back, planned) : null;

    /// <summary>Leader and crew, the leader first.</summary>
    public IEnumerable<string> People => Order.Leader is { } leader ? Order.Crew.Prepend(leader) : Order.Crew;

    /// <summary>How many go: those who are listed, or the number that stands for them.</summary>
    public int Strength => People.Any() ? People.Count() : Order.Strength ?? 0;

    private static int? Minutes(Instant? done, Instant planned) =>
        done is { } at ? (int)(at - planned).TotalMinutes : null;
}

/// <summary>The tasks of a mission as they stand at the look's instant.</summary>
public static class Tasks
{
    /// <summary>Those that were planned for, or out at, some instant of the period, by when they were to go out; and with <paramref name="withOpen"/> those that are open from before it.</summary>
    public static IReadOnlyList<TaskLine> Of(Known known, Interval period, bool withOpen = true) =>
        [
            .. known
                .Subjects<TaskOrdered>()
                .Select(subject => Find(known, subject.Key))
                .OfType<TaskLine>()
                .Where(task =>
                    task.Ordered.IsWithin(period)
                    || task.Debrief?.IsWithin(period) is true
                    || (withOpen && task.IsOpen && task.Ordered.From < period.End)
                )
                .OrderBy(task => task.Ordered.From)
                .ThenBy(task => task.Order.Task, StringComparer.Ordinal),
        ];

    /// <summary>The task of that reference; null where none is ordered.</summary>
    public static TaskLine? Find(Known known, string task)
    {
        if (known.Ever<TaskOrdered>(task).LastOrDefault() is not { Claim: TaskOrdered order } ordered)
            return null;
        var stages = known.Until<TaskStaged>(task).ToList();
        var debrief = known.Ever<Debriefed>(task).LastOrDefault();
        var went = debrief?.From ?? Last(stages, TaskStage.Out)?.From;
        var back = debrief is null ? Last(stages, TaskStage.Back)?.From : debrief.To;
        return new TaskLine(
            ordered,
            order,
            went,
            back,
            debrief,
            [.. known.EverOther<Restricted>(task)],
            debrief is not null ? TaskStanding.Debriefed
                : Last(stages, TaskStage.Cancelled) is not null ? TaskStanding.Cancelled
                : back is not null ? TaskStanding.AwaitsDebrief
                : went is not null
                    ? ordered.To < known.At ? TaskStanding.Overdue
                        : TaskStanding.Out
                : ordered.From < known.At ? TaskStanding.NotOut
                : TaskStanding.Planned
        );
    }

    /// <summary>Other tasks that any of these people are on in that time: one that is over counts until it was over.</summary>
    public static IEnumerable<(string Person, TaskLine Task)> Clashes(
        IReadOnlyList<TaskLine> tasks,
        string task,
        IReadOnlyCollection<string> people,
        Interval time
    ) =>
        from other in tasks
        where other.Order.Task != task && other.Standing is not TaskStanding.Cancelled
        let until = other.Back ?? other.Ordered.To
        where (!time.HasEnd || other.Ordered.From < time.End) && !(until <= time.Start)
        from person in other.People
        where people.Contains(person)
        select (person, other);

    private static Fact? Last(List<Fact> stages, TaskStage stage) =>
        stages.FindLast(fact => fact.Claim is TaskStaged staged && staged.Stage == stage);
}
