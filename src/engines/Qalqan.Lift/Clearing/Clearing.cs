using NodaTime;

namespace Qalqan.Lift;

/// <summary>Which crossings are cleared, what is to be done for the others and by when, and what a changed date opens again.</summary>
/// <param name="Calendars">One a state; a state without one has no answer to a lead in working days.</param>
public sealed record Clearing(IReadOnlyList<Clearance> Papers, IReadOnlyList<WorkingCalendar> Calendars)
{
    /// <summary>Each crossing as of an instant, in the order given.</summary>
    public IReadOnlyList<CrossingJudged> Judge(IReadOnlyList<Crossing> crossings, Instant now)
    {
        ArgumentNullException.ThrowIfNull(crossings);
        return [.. crossings.Select(crossing => Judge(crossing, now))];
    }

    /// <summary>
    /// What was cleared or waiting for the old times and is neither for the new: exactly these are to be applied for again, the
    /// soonest deadline first. A leg that is no longer in the plan opens nothing.
    /// </summary>
    public IReadOnlyList<CrossingJudged> Reopened(
        IReadOnlyList<Crossing> before,
        IReadOnlyList<Crossing> after,
        Instant now
    )
    {
        ArgumentNullException.ThrowIfNull(before);
        var held = Judge(before, now)
            .Where(one => one.Status is ClearanceStatus.Cleared or ClearanceStatus.Waiting)
            .Select(one => (one.Crossing.Leg, one.Crossing.State))
            .ToHashSet();
        return
        [
            .. Judge(after, now)
                .Where(one => one.ToDo is not null && held.Contains((one.Crossing.Leg, one.Crossing.State)))
                .OrderBy(one => one.ToDo!.Before ?? Instant.MinValue)
                .ThenBy(one => one.Crossing.State, StringComparer.Ordinal),
        ];
    }

    /// <summary>The slips of the crossings and papers themselves.</summary>
    public IReadOnlyList<Problem> Problems(IReadOnlyList<Crossing> crossings)
    {
        ArgumentNullException.ThrowIfNull(crossings);
        List<Problem> problems = [];
        foreach (var one in crossings.Where(one => one.Leave < one.Enter))
            problems.Add(
                new(
                    "leaves-before-it-enters",
                    $"{one.Leg} {one.State}",
                    $"{one.Leave}",
                    $">={one.Enter}",
                    "correct-times"
                )
            );
        foreach (var one in Papers.Where(one => one.ValidTo < one.ValidFrom))
            problems.Add(
                new(
                    "ends-before-it-begins",
                    $"{one.Leg} {one.State}",
                    $"{one.ValidTo}",
                    $">={one.ValidFrom}",
                    "correct-times"
                )
            );
        foreach (var crossing in crossings)
        foreach (var one in Papers.Where(one => one.Leg == crossing.Leg && one.State == crossing.State))
            if (one.ValidTo - one.ValidFrom is var stands && stands > crossing.Rule?.Validity)
                problems.Add(
                    new(
                        "clearance-longer-than-its-rule",
                        $"{one.Leg} {one.State}",
                        $"{stands.TotalHours} h",
                        $"<={crossing.Rule.Validity.Value.TotalHours} h",
                        "correct-times"
                    )
                );
        foreach (var one in Judge(crossings, Instant.MinValue).Where(one => one.Status is ClearanceStatus.OtherTime))
            problems.Add(
                new(
                    "clearance-for-another-time",
                    $"{one.Crossing.Leg} {one.Crossing.State}",
                    $"{one.Paper!.ValidFrom}/{one.Paper.ValidTo}",
                    $"{one.Crossing.Enter}/{one.Crossing.Leave}",
                    "apply-again"
                )
            );
        return problems;
    }

    private CrossingJudged Judge(Crossing crossing, Instant now)
    {
        var papers = Papers.Where(paper => paper.Leg == crossing.Leg && paper.State == crossing.State).ToList();
        var covering = papers.Where(paper => paper.Covers(crossing)).ToList();
        if (covering.FirstOrDefault(paper => paper.Step is ClearanceStep.Granted) is { } granted)
            return new CrossingJudged(crossing, ClearanceStatus.Cleared, granted, null);
        if (covering.FirstOrDefault(paper => paper.Step is ClearanceStep.Applied) is { } applied)
            return new CrossingJudged(crossing, ClearanceStatus.Waiting, applied, null);
        var paper = covering.Count > 0 ? covering[0] : papers.LastOrDefault();
        var todo = ToDo(crossing, papers.Count > 0, now);
        var status =
            covering.Count > 0 ? ClearanceStatus.Refused
            : paper is not null ? ClearanceStatus.OtherTime
            : todo.ApplyBy is null ? ClearanceStatus.Unknown
            : ClearanceStatus.Missing;
        return new CrossingJudged(crossing, status, paper, todo);
    }

    private ClearanceToDo ToDo(Crossing crossing, bool again, Instant now)
    {
        var calendar = Calendars.FirstOrDefault(one => one.State == crossing.State);
        if (crossing.Rule is not { } rule || calendar is null)
            return new ClearanceToDo(crossing.Leg, crossing.State, again, null, null, false, null);

        // By working days: the end of the day in that state. By hours: that instant, if an office is open on its day, else the
        // end of the last day on which one was.
        var entry = crossing.Enter.InZone(calendar.Zone).Date;
        Instant? byDays =
            rule.LeadWorkingDays is { } days && calendar.Before(entry, days) is { } last ? EndOf(last) : null;
        Instant? byHours = rule.Lead is { } lead ? Open(crossing.Enter - lead) : null;
        var unknown =
            (rule.LeadWorkingDays is not null && byDays is null) || (rule.Lead is not null && byHours is null);
        Instant? before =
            unknown ? null
            : byDays is { } one && byHours is { } other ? Instant.Min(one, other)
            : byDays ?? byHours;
        return new ClearanceToDo(
            crossing.Leg,
            crossing.State,
            again,
            before is null ? null : (before.Value - Duration.Epsilon).InZone(calendar.Zone).Date,
            before,
            before <= now,
            before is null || now == Instant.MinValue ? null : Soonest(rule, calendar, now)
        );

        Instant EndOf(LocalDate day) => calendar.Zone.AtStartOfDay(day.PlusDays(1)).ToInstant();

        Instant? Open(Instant at)
        {
            var day = at.InZone(calendar.Zone).Date;
            return calendar.Known.Contains(day) && calendar.IsWorking(day) ? at
                : calendar.Before(day, 0) is { } open ? EndOf(open)
                : null;
        }
    }

    private static Instant? Soonest(ClearanceRule rule, WorkingCalendar calendar, Instant now)
    {
        var today = now.InZone(calendar.Zone).Date;
        if (!calendar.Known.Contains(today))
            return null;
        var apply = calendar.IsWorking(today) ? today : calendar.After(today, 0);
        if (apply is null)
            return null;
        var handedIn = apply == today ? now : calendar.Zone.AtStartOfDay(apply.Value).ToInstant();
        var byHours = handedIn + (rule.Lead ?? Duration.Zero);
        if (rule.LeadWorkingDays is not { } days)
            return byHours;

        // The day after the last of the clear days, working or not: entry needs no office.
        var lastClear = days == 0 ? apply : calendar.After(apply.Value, days - 1);
        return lastClear is { } last
            ? Instant.Max(byHours, calendar.Zone.AtStartOfDay(last.PlusDays(1)).ToInstant())
            : null;
    }
}
