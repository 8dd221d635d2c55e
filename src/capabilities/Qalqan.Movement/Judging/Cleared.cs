using Qalqan.Kernel;
using Qalqan.Lift;

namespace Qalqan.Movement;

/// <summary>Every clearance of a leg that has not left is granted for the time at which it is needed.</summary>
public static class Cleared
{
    public static IEnumerable<Finding> Judge(Ruling ruling, MovePlan plan, MoveLaw law)
    {
        foreach (var line in Crossings.Of(plan, law.Clearances).Where(line => line.Leg.Left is null))
        {
            var rule = line.Judged.Crossing.Rule;
            yield return ruling.Find(
                ruling.SubjectOf(plan, "clearance", line.Wanted.Said.Clearance, line.Leg.Name),
                VerdictOf(line),
                SaysOf(line),
                new Amount(
                    line.Judged.SlipLeft is { } left ? (decimal)Math.Floor(left.TotalMinutes) : null,
                    0,
                    "minutes"
                ),
                line.Evidence.Append(line.Leg.Plan.Fact),
                [
                    Phrase.Of(
                        "movement.cleared.arithmetic",
                        ("state", line.Wanted.Said.State),
                        ("enter", line.Judged.Crossing.Enter),
                        ("leave", line.Judged.Crossing.Leave)
                    ),
                    .. rule is null
                        ? [Phrase.Of("movement.cleared.no-rule", ("state", line.Wanted.Said.State))]
                        : Lead(rule),
                ],
                ToDo(line)
            );
        }
    }

    /// <summary>What is to be done for a clearance that does not stand, by when; null where it does.</summary>
    public static Phrase? ToDo(ClearanceLine line)
    {
        var (state, clearance) = (line.Wanted.Said.State, line.Wanted.Said.Clearance);
        return line.Judged.ToDo switch
        {
            null => line.Blocks ? Phrase.Of("movement.todo.press", ("clearance", clearance), ("state", state)) : null,
            { ApplyBy: { } day, IsLate: true, EarliestEntry: { } soonest } => Phrase.Of(
                "movement.todo.late",
                ("clearance", clearance),
                ("state", state),
                ("day", day),
                ("soonest", soonest)
            ),
            { ApplyBy: { } day, IsLate: true } => Phrase.Of(
                "movement.todo.late.unknown",
                ("clearance", clearance),
                ("state", state),
                ("day", day)
            ),
            { ApplyBy: { } day, Again: true } => Phrase.Of(
                "movement.todo.again",
                ("clearance", clearance),
                ("state", state),
                ("day", day)
            ),
            { ApplyBy: { } day } => Phrase.Of(
                "movement.todo.apply",
                ("clearance", clearance),
                ("state", state),
                ("day", day)
            ),
            { Again: true } => Phrase.Of("movement.todo.again.undated", ("clearance", clearance), ("state", state)),
            _ => Phrase.Of("movement.todo.find-out", ("clearance", clearance), ("state", state)),
        };
    }

    private static Verdict VerdictOf(ClearanceLine line) =>
        line.Judged.Status switch
        {
            ClearanceStatus.Cleared => Verdict.Met,
            ClearanceStatus.Unknown => Verdict.Undetermined,
            // Nobody has to have an answer before its time.
            ClearanceStatus.Waiting => Verdict.Undetermined,
            ClearanceStatus.Missing when line.Judged.ToDo is { IsLate: false } => Verdict.Undetermined,
            _ => Verdict.Breached,
        };

    private static Phrase SaysOf(ClearanceLine line)
    {
        return line.Judged.Status switch
        {
            ClearanceStatus.Cleared => Phrase.Of(
                "movement.cleared.granted",
                ("clearance", line.Wanted.Said.Clearance),
                ("state", line.Wanted.Said.State),
                ("leg", line.Leg.Name),
                ("enter", line.Judged.Crossing.Enter)
            ),
            ClearanceStatus.Waiting => Phrase.Of(
                "movement.cleared.waiting",
                ("clearance", line.Wanted.Said.Clearance),
                ("state", line.Wanted.Said.State),
                ("leg", line.Leg.Name)
            ),
            ClearanceStatus.OtherTime => Phrase.Of(
                "movement.cleared.other-time",
                ("clearance", line.Wanted.Said.Clearance),
                ("state", line.Wanted.Said.State),
                ("leg", line.Leg.Name),
                ("enter", line.Judged.Crossing.Enter)
            ),
            ClearanceStatus.Refused => Phrase.Of(
                "movement.cleared.refused",
                ("clearance", line.Wanted.Said.Clearance),
                ("state", line.Wanted.Said.State),
                ("leg", line.Leg.Name)
            ),
            ClearanceStatus.Missing => Phrase.Of(
                "movement.cleared.missing",
                ("clearance", line.Wanted.Said.Clearance),
                ("state", line.Wanted.Said.State),
                ("leg", line.Leg.Name)
            ),
            _ => Phrase.Of(
                "movement.cleared.unknown",
                ("state", line.Wanted.Said.State),
                ("clearance", line.Wanted.Said.Clearance),
                ("leg", line.Leg.Name)
            ),
        };
    }

    private static IEnumerable<Phrase> Lead(ClearanceRule rule)
    {
        if (rule.LeadWorkingDays is { } days)
            yield return Phrase.Of(
                "movement.cleared.lead-days",
                ("state", rule.State),
                ("days", days),
                ("source", rule.Source)
            );
        if (rule.Lead is { } lead)
            yield return Phrase.Of(
                "movement.cleared.lead-hours",
                ("state", rule.State),
                ("hours", (decimal)lead.TotalHours),
                ("source", rule.Source)
            );
        if (rule.Validity is { } validity)
            yield return Phrase.Of(
                "movement.cleared.validity",
                ("state", rule.State),
                ("hours", (decimal)validity.TotalHours),
                ("source", rule.Source)
            );
    }
}
