using NodaTime;

namespace Qalqan.Lift;

/// <summary>
/// What a state asks before it lets a kind of aircraft with a kind of cargo through. Lead is in its working days, or in hours,
/// or both, and the earlier counts; a validity that is null is not limited.
/// </summary>
public sealed record ClearanceRule(
    string State,
    string Aircraft,
    string Cargo,
    int? LeadWorkingDays,
    Duration? Lead,
    Duration? Validity,
    string Source,
    LocalDate LastVerified
);

/// <summary>One leg's time over or in one state. No rule: what that state asks is not known, and that is not the same as nothing.</summary>
public sealed record Crossing(string Leg, string State, ClearanceRule? Rule, Instant Enter, Instant Leave);

public enum ClearanceStep
{
    Applied,
    Granted,
    Refused,
}

/// <summary>A paper for one leg and one state; granted for a time that both ends belong to.</summary>
public sealed record Clearance(string Leg, string State, ClearanceStep Step, Instant ValidFrom, Instant ValidTo)
{
    /// <summary>Granted by that rule from an instant on, for as long as the rule lets it stand; no validity stands to the end of time.</summary>
    public static Clearance By(ClearanceRule rule, string leg, Instant from)
    {
        ArgumentNullException.ThrowIfNull(rule);
        return new Clearance(
            leg,
            rule.State,
            ClearanceStep.Granted,
            from,
            rule.Validity is { } validity ? from + validity : Instant.MaxValue
        );
    }

    public bool Covers(Crossing crossing)
    {
        ArgumentNullException.ThrowIfNull(crossing);
        return ValidFrom <= crossing.Enter && crossing.Leave <= ValidTo;
    }
}

public enum ClearanceStatus
{
    /// <summary>Granted, and for the time that is planned.</summary>
    Cleared,

    /// <summary>Applied for the time that is planned; no answer yet.</summary>
    Waiting,

    /// <summary>Nothing was applied for.</summary>
    Missing,

    /// <summary>There is a paper, and it is for another time.</summary>
    OtherTime,

    Refused,

    /// <summary>Nobody knows what this state asks, or its holidays: to be found out before anything is promised.</summary>
    Unknown,
}

/// <summary>
/// Apply, or apply again, to that state for that leg, on that day of its calendar at the latest and before that instant; null where the
/// day cannot be worked out. Late: the day has passed, so the leg moves or somebody asks a favour.
/// </summary>
/// <param name="EarliestEntry">When one may enter at the soonest if the application goes in on the first working day from now on.</param>
public sealed record ClearanceToDo(
    string Leg,
    string State,
    bool Again,
    LocalDate? ApplyBy,
    Instant? Before,
    bool IsLate,
    Instant? EarliestEntry
);

public sealed record CrossingJudged(Crossing Crossing, ClearanceStatus Status, Clearance? Paper, ClearanceToDo? ToDo)
{
    /// <summary>So much later the crossing may still be with this paper; null where there is no paper for it.</summary>
    public Duration? SlipLeft =>
        Status is ClearanceStatus.Cleared or ClearanceStatus.Waiting ? Paper!.ValidTo - Crossing.Leave : null;
}
