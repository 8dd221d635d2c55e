using NodaTime;
using Qalqan.Claims;

namespace Qalqan.Movement;

/// <summary>A post that is taken over: the overlap, the page the outgoing holder wrote, the property of the post, and whether it is done.</summary>
public sealed record ReliefLine(
    Told<ReliefPlanned> Planned,
    Told<PageWritten>? Page,
    IReadOnlyList<Told<PropertyHanded>> Property,
    Told<Relieved>? Done
);

/// <summary>
/// A line of the checklist that the next move begins with: as the move said it, or as the last lesson that changes it says it. A lesson on
/// a line that nobody had is a line of its own.
/// </summary>
public sealed record ChecklistItem(
    string Line,
    string Words,
    int? DaysBefore,
    string? Owner,
    LocalDate? DueBy,
    Told<LineDone>? Done,
    IReadOnlyList<Told<LessonDrawn>> Lessons
)
{
    public bool IsDone => Done?.Said.IsDone is true;
}

/// <summary>Handing over in place: posts, property, lessons.</summary>
public static class Relief
{
    /// <summary>The state of property that nobody has looked at yet.</summary>
    public const string NotSeen = "listed";

    public static IReadOnlyList<ReliefLine> Posts(MovePlan plan)
    {
        ArgumentNullException.ThrowIfNull(plan);
        var property = plan.Standing<PropertyHanded>().ToLookup(one => one.Said.Post);
        var pages = plan.Standing<PageWritten>().ToDictionary(one => one.Said.Post);
        var done = plan.Happened<Relieved>().ToLookup(one => one.Said.Post);
        return
        [
            .. plan.Standing<ReliefPlanned>()
                .Select(relief => new ReliefLine(
                    relief,
                    pages.GetValueOrDefault(relief.Said.Post),
                    [.. property[relief.Said.Post]],
                    done[relief.Said.Post].LastOrDefault()
                )),
        ];
    }

    /// <summary>The move's own checklist, each line with what this move's lessons make of it.</summary>
    public static IReadOnlyList<ChecklistItem> Checklist(MovePlan plan)
    {
        ArgumentNullException.ThrowIfNull(plan);
        var lessons = plan.Standing<LessonDrawn>().ToLookup(one => one.Said.Line);
        var done = plan.Happened<LineDone>().ToLookup(one => one.Said.Line);
        var lines = plan.Standing<ChecklistLine>();
        return
        [
            .. lines.Select(line => new ChecklistItem(
                line.Said.Line,
                line.Said.Words,
                line.Said.DaysBefore,
                line.Said.Owner,
                plan.Move.Said.Handover is { } day && line.Said.DaysBefore is { } before ? day.PlusDays(-before) : null,
                done[line.Said.Line].LastOrDefault(),
                [.. lessons[line.Said.Line]]
            )),
        ];
    }

    /// <summary>
    /// The checklist that the next rotation begins with: every line of this move in the words of its last lesson, and the lines that only
    /// lessons speak of, each under who is to act.
    /// </summary>
    public static IReadOnlyList<(string Line, string Words, int? DaysBefore, string? Owner, string? Lesson)> Next(
        MovePlan plan
    )
    {
        ArgumentNullException.ThrowIfNull(plan);
        var lines = plan.Standing<ChecklistLine>().ToDictionary(line => line.Said.Line);
        var lessons = plan.Standing<LessonDrawn>().OrderBy(one => one.Fact.Number).ToLookup(one => one.Said.Line);
        return
        [
            .. lines
                .Keys.Union(lessons.Select(same => same.Key))
                .Order(StringComparer.Ordinal)
                .Select(line =>
                {
                    var (old, lesson) = (lines.GetValueOrDefault(line)?.Said, lessons[line].LastOrDefault()?.Said);
                    return (
                        line,
                        lesson?.Change ?? old!.Words,
                        old?.DaysBefore,
                        lesson?.Owner ?? old?.Owner,
                        lesson?.Lesson
                    );
                }),
        ];
    }
}
