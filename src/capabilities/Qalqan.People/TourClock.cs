using NodaTime;
using Qalqan.Claims;
using Qalqan.Kernel;

namespace Qalqan.People;

/// <summary>Where somebody stands in a tour.</summary>
public enum TourPhase
{
    /// <summary>Not yet there: never arrived, or gone home and planned for another tour since.</summary>
    InPreparation,

    /// <summary>Serves in the mission, by all reports or by some of them.</summary>
    InMission,

    Departed,
}

internal static class Phases
{
    /// <summary>Who has left and was given an end of tour after that prepares for another one.</summary>
    public static TourPhase PhaseOf(this RollLine line, Known known) =>
        line.IsInMission ? TourPhase.InMission
        : line.Departed is { } departed && !IsPlannedSince(known, line.Person, departed) ? TourPhase.Departed
        : TourPhase.InPreparation;

    private static bool IsPlannedSince(Known known, string person, Instant departed) =>
        known.Until<TourSet>(person).BeganLast() is [var plan, ..] && plan.From > departed;
}

/// <summary>By what somebody is known to replace a holder.</summary>
public enum SuccessorBy
{
    /// <summary>In handover beside the holder.</summary>
    Handover,

    /// <summary>Is to hold the post next, substantive, from a day that is on record.</summary>
    NextTenure,

    /// <summary>Named as reserve for the post.</summary>
    Reserve,
}

/// <summary>Who replaces a holder. <c>From</c>: since when in handover or in reserve, or when the next tenure begins.</summary>
public sealed record Succession(string Person, SuccessorBy By, Instant From);

/// <summary>
/// One person's tour at the look's instant. Null is not on record or does not apply. <c>Arrived</c>: the first arrival of
/// this stay, or the last arrival of who has left. <c>DaysLeft</c>: to the last day of the tour, 0 on that day, below 0
/// beyond it; only of who serves. <c>Post</c>: held, substantive before acting. <c>Successors</c>: in order of handover,
/// next tenure and reserve, then of person; who holds the post already is none. <c>Relieves</c>: whose successor this person is. <c>Taken</c>: only of who serves.
/// </summary>
public sealed record TourLine(
    string Person,
    string? Rotation,
    TourPhase Phase,
    Instant? Arrived,
    Instant? Departed,
    LocalDate? Ends,
    int? DaysLeft,
    string? Post,
    IReadOnlyList<Succession> Successors,
    string? Relieves,
    DaysTaken? Taken,
    DaysEarned? Earned,
    bool IsDisputed
)
{
    public bool IsInMission => Phase is TourPhase.InMission;

    /// <summary>The first of the successors.</summary>
    public Succession? Successor => Successors.Count > 0 ? Successors[0] : null;
}

/// <summary>One rotation; null is those of whom none is on record. <c>OnRoll</c>: enrolled. The ends are of those not departed.</summary>
public sealed record RotationLine(
    string? Rotation,
    int OnRoll,
    int InMission,
    int InPreparation,
    int Departed,
    LocalDate? FirstEnds,
    LocalDate? LastEnds
);

/// <summary>
/// The tours of a scope at the look's instant: everybody of the nominal roll, by reference; what they have of leave, who
/// replaces whom, and rotation by rotation.
/// </summary>
public sealed class TourClock
{
    private TourClock(IReadOnlyList<TourLine> lines, NominalRoll roll)
    {
        (Lines, ByPerson) = (lines, lines.ToDictionary(line => line.Person));
        Rotations =
        [
            .. lines
                .GroupBy(line => line.Rotation)
                .OrderBy(rotation => rotation.Key is null)
                .ThenBy(rotation => rotation.Key, StringComparer.Ordinal)
                .Select(rotation => Count(rotation.Key, [.. rotation], roll)),
        ];
    }

    /// <summary>In order of reference.</summary>
    public IReadOnlyList<TourLine> Lines { get; }

    public IReadOnlyDictionary<string, TourLine> ByPerson { get; }

    /// <summary>In order of name, those without one last.</summary>
    public IReadOnlyList<RotationLine> Rotations { get; }

    public static TourClock Of(Known known) => known.View(look => Make(look, null));

    /// <summary>The same with what the rule on leave gives; without a rule nothing is earned on record.</summary>
    public static TourClock Of(Known known, Leave? rule) => rule is null ? Of(known) : Make(known, rule);

    /// <summary>One person's line without whom they relieve, made alone; null where the roll does not have the person.</summary>
    public static TourLine? Of(Known known, string person, Leave? rule)
    {
        var roll = NominalRoll.Of(known);
        return roll.ByPerson.TryGetValue(person, out var line) ? Line(known, roll, line, rule) : null;
    }

    /// <summary>Those in the mission whose last day is at most so many days away, or past; the nearest first.</summary>
    public IReadOnlyList<TourLine> LeavesWithin(int days) =>
        [
            .. Lines
                .Where(line => line.DaysLeft <= days)
                .OrderBy(line => line.DaysLeft)
                .ThenBy(line => line.Person, StringComparer.Ordinal),
        ];

    /// <summary>How many in the mission have their last day from today to so many days on.</summary>
    public int CountWithin(int days) => Lines.Count(line => line.DaysLeft >= 0 && line.DaysLeft <= days);

    /// <summary>How many are in the mission still though their last day is past.</summary>
    public int CountBeyond => Lines.Count(line => line.DaysLeft < 0);

    private static TourClock Make(Known known, Leave? rule)
    {
        var roll = NominalRoll.Of(known);
        var lines = roll.People.Select(line => Line(known, roll, line, rule)).ToList();
        Dictionary<string, string> relieved = [];
        foreach (var line in lines)
        foreach (var successor in line.Successors)
            relieved.TryAdd(successor.Person, line.Person);
        return new TourClock(
            [.. lines.Select(line => line with { Relieves = relieved.GetValueOrDefault(line.Person) })],
            roll
        );
    }

    private static TourLine Line(Known known, NominalRoll roll, RollLine line, Leave? rule)
    {
        var phase = line.PhaseOf(known);
        var since = phase is TourPhase.InMission ? line.Arrived : null;
        var post = line.Holds?.Post;
        return new TourLine(
            line.Person,
            line.Rotation,
            phase,
            line.Arrived,
            line.Departed,
            line.TourEnds,
            since is not null && line.TourEnds is { } ends ? Period.DaysBetween(known.Today, ends) : null,
            post,
            post is null ? [] : SuccessorsIn(known, roll.ByPost[post]),
            null,
            since is { } start ? DaysTaken.Of(known, line.Person, start) : null,
            since is { } service ? rule?.Earned(service.InZone(known.Zone).Date, known.Today) : null,
            line.IsDisputed
        );
    }

    private static List<Succession> SuccessorsIn(Known known, PostLine post)
    {
        List<Succession> successors = [];
        foreach (var fact in known.Of<Held>(post.Post))
            if (By(((Held)fact.Claim).Tenure) is { } by && !post.Holders.Contains(((Held)fact.Claim).Person))
                successors.Add(new Succession(((Held)fact.Claim).Person, by, fact.From));
        if (known.Ever<Held>(post.Post).FirstOrDefault(fact => fact.From > known.At && IsNext(fact, post)) is { } next)
            successors.AddRange(
                known
                    .Ever<Held>(post.Post)
                    .Where(fact => fact.From == next.From && IsNext(fact, post))
                    .Select(fact => new Succession(((Held)fact.Claim).Person, SuccessorBy.NextTenure, fact.From))
            );
        return successors.Count < 2
            ? successors
            :
            [
                .. successors
                    .OrderBy(successor => successor.By)
                    .ThenBy(successor => successor.Person, StringComparer.Ordinal)
                    .ThenBy(successor => successor.From)
                    .DistinctBy(successor => (successor.Person, successor.By)),
            ];
    }

    private static SuccessorBy? By(Tenure tenure) =>
        tenure switch
        {
            Tenure.Handover => SuccessorBy.Handover,
            Tenure.Reserve => SuccessorBy.Reserve,
            _ => null,
        };

    private static bool IsNext(Fact fact, PostLine post) =>
        fact.Claim is Held { Tenure: Tenure.Substantive } held && !post.Holders.Contains(held.Person);

    private static RotationLine Count(string? rotation, List<TourLine> lines, NominalRoll roll)
    {
        var ends = lines.Where(line => line.Phase is not TourPhase.Departed).Select(line => line.Ends).ToList();
        return new RotationLine(
            rotation,
            lines.Count(line => roll.ByPerson[line.Person].Rank is not null),
            lines.Count(line => line.IsInMission),
            lines.Count(line => line.Phase is TourPhase.InPreparation),
            lines.Count(line => line.Phase is TourPhase.Departed),
            ends.Min(),
            ends.Max()
        );
    }
}
