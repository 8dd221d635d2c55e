using NodaTime;
using Qalqan.Claims;
using Qalqan.Kernel;
using Qalqan.Operations;

namespace Qalqan.Web;

/// <summary>A task as a list shows it. <c>Women</c> counts those of the crew, for whom sex is open to; null for everybody else.</summary>
public sealed record TaskRow(TaskLine Task, DateTimeZone Zone, int? Women);

/// <summary>One task opened: who of it is on another at the same time, what stopped it, what was seen on it, and the line it was made from.</summary>
public sealed record TaskFile(
    TaskRow Row,
    IReadOnlyList<(string Person, string Task)> Clashes,
    IReadOnlyList<RestrictionLine> Restrictions,
    IReadOnlyList<Sighting> Seen,
    long? Line
);

/// <summary>A stopped movement as a list shows it.</summary>
public sealed record RestrictionRow(RestrictionLine Line, DateTimeZone Zone);

/// <summary>What came of an order or a restriction: the reference that it was given, or why nothing was recorded.</summary>
public sealed record Numbered(IReadOnlyList<Problem> Problems, string? Reference);

/// <summary>Tasks and stopped movements of the mission, for pages, calls and commands: looked at, ordered, staged, debriefed.</summary>
internal sealed class Tasking(Archive archive, Days days, Personnel personnel)
{
    private static readonly Interval Ever = new(null, null);

    /// <summary>Of the day that is looked from with those still open, or of the period that was asked.</summary>
    public Looks<IReadOnlyList<TaskRow>> Of(User user, Inquiry inquiry)
    {
        var looks = days.Look(inquiry, (look, _) => Tasks.Of(look.Known, Asked(look), inquiry.Period is null));
        var women = personnel.WomenOf(
            user,
            looks.Scopes.SelectMany(look => look.Value).SelectMany(task => task.People).Distinct()
        );
        return looks.As(look => (IReadOnlyList<TaskRow>)[.. look.Value.Select(task => Row(task, look.Zone, women))]);
    }

    /// <summary>The task of that reference; null in a mission that has none.</summary>
    public Looks<TaskFile?> One(User user, Inquiry inquiry, string task)
    {
        var looks = days.Look(
            inquiry,
            (look, _) => Tasks.Find(look.Known, task) is { } line ? FileOf(look, line) : null
        );
        var women = personnel.WomenOf(
            user,
            looks.Scopes.SelectMany(look => look.Value?.Row.Task.People ?? []).Distinct()
        );
        return looks.As(look =>
            look.Value is { } file ? file with { Row = Row(file.Row.Task, look.Zone, women) } : null
        );
    }

    /// <summary>Of the period that was asked, or of everything up to the look.</summary>
    public Looks<IReadOnlyList<RestrictionRow>> Restrictions(Inquiry inquiry) =>
        days.Look<IReadOnlyList<RestrictionRow>>(
            inquiry,
            (look, _) =>
                [
                    .. Operations
                        .Restrictions.Of(look.Known, look.Known.Period)
                        .Select(line => new RestrictionRow(line, look.Known.ZoneAt(line.Fact.From))),
                ]
        );

    /// <summary>What was published of each contingent beside what the record counts; nothing is counted for whom the mission's record is closed.</summary>
    public Looks<IReadOnlyList<TotalLine>> Totals(Inquiry inquiry)
    {
        // Before, and not within: one view is never asked from inside another's.
        var tasks = days.Look(inquiry with { Period = null }, (look, _) => Tasks.Of(look.Known, Ever))
            .Scopes.ToDictionary(look => look.Scope, look => look.Value);
        return archive.Look(
            inquiry with
            {
                Period = null,
            },
            (known, _) =>
                Operations.Totals.Of(known, MissionOf(known) is { } mission ? tasks.GetValueOrDefault(mission) : null)
        );
    }

    /// <summary>
    /// Orders a task under the next number of the day that it is to go out; the same id again is the same order. Somebody who is on
    /// another task is no obstacle: the task's page says so.
    /// </summary>
    public Numbered Order(User user, string? scope, OrderTyped typed, Guid id, ReportId? line, List<FieldProblem> wrong)
    {
        var contingents = archive.Contingents(user.Reach);
        var unit = typed.Unit.Length == 0 && contingents is [var only] ? only : typed.Unit;
        var roll = contingents.Contains(unit) ? personnel.RollOf(unit) : null;
        string? reference = null;
        var said = days.Say(
            user,
            scope,
            (mission, look, problems) =>
            {
                if ((reference = SaidBefore(id)) is not null)
                    return [];
                var clock = ClockOf(look);
                if (
                    (typed with { Unit = unit }).Read("T", clock, look.Places, roll, line?.Value, wrong)
                    is not var (claim, valid)
                )
                    return Refused(wrong, problems);
                var day = valid.From.InZone(look.Known.ZoneAt(valid.From)).Date;
                reference = DayNumbers.Next<TaskOrdered>(look.Known, "T", day);
                return [new Saying(mission, valid, claim with { Task = reference }, new ReportId(id))];
            }
        );
        return Told(said, wrong, reference);
    }

    /// <summary>The task went out, came back or will not be done; now, or at the time that was typed.</summary>
    public Numbered Stage(User user, string? scope, string task, TaskStage stage, string at, List<FieldProblem> wrong)
    {
        var said = days.Say(
            user,
            scope,
            (mission, look, problems) =>
            {
                if (Tasks.Find(look.Known, task) is not { } line)
                    return Missing(task, problems);
                var time = at.Length == 0 ? archive.Now : StageText.Read(at, ClockOf(look), wrong);
                StageText.Check(line, stage, time, wrong);
                return time is { } when && wrong.Count == 0
                    ? [new Saying(mission, Validity.At(when), new TaskStaged(task, stage))]
                    : Refused(wrong, problems);
            }
        );
        return Told(said, wrong, task);
    }

    /// <summary>Debriefs a task, or debriefs it again: the later one counts.</summary>
    public Numbered Debrief(
        User user,
        string? scope,
        string task,
        DebriefTyped typed,
        Guid id,
        List<FieldProblem> wrong
    )
    {
        var said = days.Say(
            user,
            scope,
            (mission, look, problems) =>
                Tasks.Find(look.Known, task) is not { } line ? Missing(task, problems)
                : typed.Read(line, ClockOf(look), look.Places, wrong) is var (claim, valid)
                    ?
                    [
                        new Saying(
                            mission,
                            valid,
                            claim,
                            new ReportId(id),
                            line.Debrief is { } before && before.Id.Value != id ? before.Id : null
                        ),
                    ]
                : Refused(wrong, problems)
        );
        return Told(said, wrong, task);
    }

    /// <summary>A movement was stopped: of the task, or of none.</summary>
    public Numbered Restrict(
        User user,
        string? scope,
        string? task,
        RestrictionTyped typed,
        Guid id,
        List<FieldProblem> wrong
    )
    {
        string? reference = null;
        var said = days.Say(
            user,
            scope,
            (mission, look, problems) =>
            {
                if ((reference = SaidBefore(id)) is not null)
                    return [];
                if (task is not null && Tasks.Find(look.Known, task) is null)
                    return Missing(task, problems);
                if (typed.Read("RM", task, ClockOf(look), look.Places, wrong) is not var (claim, valid))
                    return Refused(wrong, problems);
                var day = valid.From.InZone(look.Known.ZoneAt(valid.From)).Date;
                reference = DayNumbers.Next<Restricted>(look.Known, "RM", day);
                return [new Saying(mission, valid, claim with { Restriction = reference }, new ReportId(id))];
            }
        );
        return Told(said, wrong, reference);
    }

    /// <summary>How many tasks are past their return, and how many wait for a debrief, at the look.</summary>
    public (int Overdue, int Awaiting) Open(Inquiry inquiry)
    {
        var open = days.Look(inquiry with { Period = null }, (look, _) => Tasks.Of(look.Known, look.Period))
            .Scopes.SelectMany(look => look.Value)
            .ToList();
        return (
            open.Count(task => task.Standing is TaskStanding.Overdue),
            open.Count(task => task.Standing is TaskStanding.AwaitsDebrief)
        );
    }

    private static TaskRow Row(TaskLine task, DateTimeZone zone, IReadOnlySet<string>? women) =>
        new(task, zone, women is null ? null : task.People.Count(women.Contains));

    private static TaskFile FileOf(DayLook look, TaskLine line)
    {
        var time = new Interval(line.Out ?? line.Ordered.From, line.Back ?? line.Ordered.To);
        return new TaskFile(
            new TaskRow(line, look.Known.Zone, null),
            [
                .. Tasks
                    .Clashes(Tasks.Of(look.Known, time, withOpen: false), line.Order.Task, [.. line.People], time)
                    .Select(clash => (clash.Person, clash.Task.Order.Task)),
            ],
            [
                .. line
                    .Restrictions.Select(fact => Operations.Restrictions.Find(look.Known, fact.Claim.Key))
                    .OfType<RestrictionLine>()
                    .DistinctBy(one => one.Said.Restriction),
            ],
            [
                .. look
                    .Known.EverOther<Observed>(line.Order.Task)
                    .OrderBy(fact => fact.From)
                    .Select(fact => new Sighting(fact, (Observed)fact.Claim, null)),
            ],
            line.Order.Line is { } report ? look.Known.NumberOf(new ReportId(report)) : null
        );
    }

    // A form that is sent twice.
    private string? SaidBefore(Guid id) =>
        archive.Journal.NumberOf(new ReportId(id)) is { } number
            ? archive.Journal.ReadAfter(number - 1).First().Read().Report.Claim.Key
            : null;

    private static Interval Asked(DayLook look) => look.Known.Period.HasStart ? look.Known.Period : look.Period;

    private LogClock ClockOf(DayLook look) => new(archive.Now, look.Known.ZoneAt(archive.Now));

    private static string? MissionOf(Known known) =>
        known.Ever<ScopeOpened>("scope").Select(fact => ((ScopeOpened)fact.Claim).Mission).LastOrDefault();

    private static IReadOnlyList<Saying> Missing(string task, List<Problem> problems)
    {
        problems.Add(new Problem("task", 0, $"\"{StateTimes.Clip(task)}\"", "a task on record, such as T-240314-01"));
        return [];
    }

    // What a form refuses it refuses all at once; what is said at the field stands with the form, in the reader's language.
    private static IReadOnlyList<Saying> Refused(List<FieldProblem> wrong, List<Problem> problems)
    {
        problems.AddRange(ProblemsOf(wrong));
        return [];
    }

    private static Numbered Told(Said said, List<FieldProblem> wrong, string? reference) =>
        wrong.Count > 0 ? new Numbered([.. ProblemsOf(wrong)], null)
        : said.Problems.Any() ? new Numbered([.. said.Problems], null)
        : new Numbered([], reference);

    private static IEnumerable<Problem> ProblemsOf(List<FieldProblem> wrong) =>
        wrong.Select(one => new Problem(one.Field, 0, Words.Speech.In("en").Say(one.Says), "what can be read"));
}
