using NodaTime;
using Qalqan.Claims;
using Qalqan.Kernel;

namespace Qalqan.Operations;

/// <summary>How a return stands at the look's instant.</summary>
public enum ReturnStanding
{
    /// <summary>Its hour has not come.</summary>
    Due,

    /// <summary>Its hour has come, and it is not out.</summary>
    Overdue,

    /// <summary>Out in time.</summary>
    Out,

    /// <summary>Out, after its hour.</summary>
    OutLate,

    /// <summary>It is not made here: only its hour is known.</summary>
    Elsewhere,
}

/// <summary>What a return waits for.</summary>
public enum Wanting
{
    /// <summary>Positions that were not heard in its hours.</summary>
    Posts,

    /// <summary>Tasks that are back and not debriefed.</summary>
    Debriefs,

    /// <summary>The release of what was issued, by its serial.</summary>
    Release,

    /// <summary>Fields in which an officer has written nothing.</summary>
    Words,
}

/// <summary>What is missing and of whom: posts, tasks, a serial, fields.</summary>
public sealed record Missing(Wanting What, IReadOnlyList<string> Of);

/// <summary>
/// One return in the calendar. <c>Of</c> is the task or flash report that it is of; null of one of a period. <c>Late</c> is by how much, of
/// one that is overdue or was out late.
/// </summary>
public sealed record CalendarLine(
    Rule Rule,
    string Document,
    string? Of,
    Interval Hours,
    Instant Due,
    ReturnStanding Standing,
    string? Serial,
    Duration? Late,
    IReadOnlyList<Missing> Missing
);

/// <summary>Each return that is owed: the last and the next of every rhythm, every task to be debriefed, every flash report under its clock.</summary>
public static class ReportCalendar
{
    /// <param name="known">Of the mission.</param>
    /// <param name="rules">In force at the look.</param>
    /// <param name="positions">Those that are to be heard from, in order.</param>
    /// <returns>By deadline.</returns>
    public static IReadOnlyList<CalendarLine> Of(
        Known known,
        IReadOnlyList<Rule> rules,
        IReadOnlyList<string> positions
    ) =>
        [
            .. rules
                .SelectMany(rule =>
                    rule.Requirement switch
                    {
                        ReturnDue due => Returns(known, rule, due, positions),
                        DebriefDue due => Debriefs(known, rule, due),
                        FlashClock clock => Flashes(known, rule, clock),
                        _ => [],
                    }
                )
                .OrderBy(line => line.Due)
                .ThenBy(line => line.Document, StringComparer.Ordinal)
                .ThenBy(line => line.Of, StringComparer.Ordinal),
        ];

    private static IEnumerable<CalendarLine> Returns(
        Known known,
        Rule rule,
        ReturnDue due,
        IReadOnlyList<string> positions
    )
    {
        if (ReturnDue.FirstDay(known) is not { } first)
            yield break;
        foreach (var owed in new[] { due.LastDue(known, known.At), due.NextDue(known, known.At) })
        {
            if (owed.Hours.End <= Periods.DayOf(known, first).Start)
                continue;
            if (!due.IsKept)
            {
                yield return new CalendarLine(
                    rule,
                    due.Document,
                    null,
                    owed.Hours,
                    owed.Due,
                    ReturnStanding.Elsewhere,
                    null,
                    null,
                    []
                );
                continue;
            }
            var made = ReturnMade.Of(known, due.Document, owed.Hours);
            var outAt = made?.Released?.From;
            var late = (outAt ?? known.At) - owed.Due;
            yield return new CalendarLine(
                rule,
                due.Document,
                null,
                owed.Hours,
                owed.Due,
                outAt is not null
                    ? late > Duration.Zero
                        ? ReturnStanding.OutLate
                        : ReturnStanding.Out
                    : late > Duration.Zero
                        ? ReturnStanding.Overdue
                        : ReturnStanding.Due,
                made?.Serial,
                late > Duration.Zero ? late : null,
                outAt is not null ? []
                    : made is not null ? [new Missing(Wanting.Release, [made.Serial])]
                    : MissingOf(known, due.Document, owed.Hours, positions)
            );
        }
    }

    private static IReadOnlyList<Missing> MissingOf(
        Known known,
        string document,
        Interval hours,
        IReadOnlyList<string> positions
    )
    {
        if (document != SitrepFields.Document || hours.Start > known.At)
            return [];
        var soFar = new Interval(hours.Start, Instant.Min(hours.End, known.At + Duration.FromMilliseconds(1)));
        var about = SitrepFields.AboutOf(known, hours);
        Missing[] all =
        [
            new(
                Wanting.Posts,
                [.. Hearing.Of(known, soFar, positions).Where(post => post.IsSilent).Select(post => post.Post)]
            ),
            new(
                Wanting.Debriefs,
                [
                    .. Tasks
                        .Of(known, soFar, withOpen: false)
                        .Where(task => task.Standing is TaskStanding.AwaitsDebrief)
                        .Select(task => task.Order.Task),
                ]
            ),
            new(
                Wanting.Words,
                [.. SitrepFields.Needed.Where(field => PaperFields.Of(known, document, about, field) is null)]
            ),
        ];
        return [.. all.Where(one => one.Of.Count > 0)];
    }

    private static IEnumerable<CalendarLine> Debriefs(Known known, Rule rule, DebriefDue due) =>
        due.Awaited(known)
            .Select(one => new CalendarLine(
                rule,
                due.Document,
                one.Task.Order.Task,
                new Interval(one.Task.Out ?? one.Task.Ordered.From, one.Task.Back),
                one.Due,
                known.At > one.Due ? ReturnStanding.Overdue : ReturnStanding.Due,
                null,
                known.At > one.Due ? known.At - one.Due : null,
                [new Missing(Wanting.Debriefs, [one.Task.Order.Task])]
            ));

    private static IEnumerable<CalendarLine> Flashes(Known known, Rule rule, FlashClock clock) =>
        clock
            .Runs(known)
            .Select(run =>
            {
                var late = (run.Taken?.From ?? known.At) - run.Due;
                var isLate = late > Duration.Zero;
                return new CalendarLine(
                    rule,
                    clock.Step is FlashStep.Release ? "flash-release" : "flash-acknowledgement",
                    run.Flash.Reference,
                    new Interval(run.First, run.Taken?.From ?? Instant.Max(run.First, known.At)),
                    run.Due,
                    run.Taken is null
                        ? isLate
                            ? ReturnStanding.Overdue
                            : ReturnStanding.Due
                        : isLate
                            ? ReturnStanding.OutLate
                            : ReturnStanding.Out,
                    null,
                    isLate ? late : null,
                    []
                );
            });
}
