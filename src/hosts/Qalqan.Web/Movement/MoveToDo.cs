using NodaTime;
using Qalqan.Kernel;
using Qalqan.Movement;

namespace Qalqan.Web;

/// <summary>Something that somebody has to do about a move: by which day where there is one, whether that has passed, and where it is done.</summary>
internal sealed record MoveToDo(LocalDate? Day, bool IsLate, Phrase Says, string Opens)
{
    /// <summary>Overdue heads first, then by day; what has no day last.</summary>
    public static IReadOnlyList<MoveToDo> Of(MoveFile move, DateTimeZone zone)
    {
        var today = move.At.InZone(zone).Date;
        List<MoveToDo> all = [];
        foreach (var pass in move.Marches.SelectMany(march => march.Overdue.Select(pass => (march, pass))))
            all.Add(
                new MoveToDo(
                    today,
                    true,
                    Phrase.Of(
                        "movement.road.overdue",
                        ("serial", pass.pass.Serial),
                        ("point", pass.pass.Point.Point),
                        ("planned", pass.pass.Planned.Arrive)
                    ),
                    MoveSite.PageOf(move.Name, "road")
                )
            );
        foreach (var line in move.Clearances.Where(line => line.Leg.Left is null))
            if (Cleared.ToDo(line) is { } says)
                all.Add(
                    new MoveToDo(
                        line.Judged.ToDo?.ApplyBy,
                        line.Judged.ToDo is { IsLate: true },
                        says,
                        MoveSite.SayOf(move.Name, "clearance-step", line.Wanted.Said.Clearance)
                    )
                );
        foreach (
            var count in move.Counts.Where(count =>
                count.Standing is CountStanding.NotCounted && count.Expected.Count > 0
            )
        )
            all.Add(
                new MoveToDo(
                    count.Planned.InZone(zone).Date,
                    true,
                    Phrase.Of(
                        "movement.count.not-counted",
                        ("leg", count.Leg.Name),
                        ("node", count.Node),
                        ("expected", count.Expected.Count)
                    ),
                    MoveSite.PageOf(move.Name, "count")
                )
            );
        foreach (var item in move.Checklist.Where(item => !item.IsDone))
            all.Add(
                new MoveToDo(
                    item.DueBy,
                    item.DueBy < today,
                    Phrase.Of("web.move.line", ("line", item.Line), ("words", item.Words)),
                    MoveSite.SayOf(move.Name, "line-done", item.Line)
                )
            );
        return [.. all.OrderBy(one => one.Day ?? LocalDate.MaxIsoValue).ThenByDescending(one => one.IsLate)];
    }
}
