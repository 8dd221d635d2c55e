using NodaTime;
using Qalqan.Claims;
using Qalqan.Kernel;

namespace Qalqan.Web;

/// <summary>A step on the way, over the days that its sources give it together.</summary>
public sealed record Stage(string Milestone, string Says, LocalDate First, LocalDate Last);

/// <summary>When the people of a rotation served in the mission: from the first arrival to the last departure, or to today.</summary>
public sealed record Service(string Rotation, LocalDate First, LocalDate Last);

/// <summary>
/// The years of a contingent as one line under every page: phases, stages, rotations and how many findings were open, a day
/// a step. <c>Chronology</c> is null while it is being worked out; the rest is always there.
/// </summary>
public sealed record Timeline(
    LocalDate First,
    LocalDate Last,
    IReadOnlyList<Stage> Stages,
    IReadOnlyList<Service> Services,
    Chronology? Chronology
)
{
    public int Days => Period.DaysBetween(First, Last);

    /// <param name="known">Everything, at now.</param>
    /// <param name="began">When the first entry of the scope was recorded.</param>
    /// <param name="chronology">Where it is there.</param>
    public static Timeline Of(Known known, Instant began, Chronology? chronology)
    {
        var first = began.InZone(known.ZoneAt(began)).Date;
        return new Timeline(
            first,
            LocalDate.Max(known.Today, first.PlusDays(1)),
            StagesOf(known),
            ServicesOf(known),
            chronology
        );
    }

    private static List<Stage> StagesOf(Known known) =>
        [
            .. known
                .Keys<MilestoneReached>()
                .Select(milestone => (milestone, facts: known.Until<MilestoneReached>(milestone).ToList()))
                .Where(one => one.facts.Count > 0)
                .Select(one => new Stage(
                    one.milestone,
                    ((MilestoneReached)one.facts[0].Claim).Says,
                    one.facts.Min(fact => DayOf(known, fact.From)),
                    one.facts.Max(fact =>
                        fact.To is { } to
                            ? DayOf(known, to > fact.From ? to - Duration.FromMilliseconds(1) : to)
                            : known.Today
                    )
                ))
                .OrderBy(stage => stage.First)
                .ThenBy(stage => stage.Last)
                .ThenBy(stage => stage.Milestone, StringComparer.Ordinal),
        ];

    // Who arrived, by the rotation of the order that names them; a rotation is there while anybody of it is.
    private static List<Service> ServicesOf(Known known) =>
        [
            .. known
                .Keys<Arrived>()
                .SelectMany(person =>
                    known
                        .Ever<TourSet>(person)
                        .Select(fact => ((TourSet)fact.Claim).Rotation)
                        .Distinct()
                        .Select(rotation => (rotation, person))
                )
                .GroupBy(one => one.rotation, one => one.person)
                .Select(group =>
                    (
                        group.Key,
                        arrived: group.SelectMany(known.Until<Arrived>).Select(fact => fact.From).ToList(),
                        left: group.Select(person => known.Until<Departed>(person).LastOrDefault()?.From).ToList()
                    )
                )
                .Where(rotation => rotation.arrived.Count > 0)
                .Select(rotation => new Service(
                    rotation.Key,
                    DayOf(known, rotation.arrived.Min()),
                    rotation.left.Contains(null) ? known.Today : DayOf(known, rotation.left.Max()!.Value)
                ))
                .OrderBy(service => service.First),
        ];

    private static LocalDate DayOf(Known known, Instant instant) => instant.InZone(known.ZoneAt(instant)).Date;
}

/// <summary>The desk's timelines, made once for each state of the record.</summary>
public sealed class Timelines
{
    private readonly Archive archive;
    private readonly Years years;
    private readonly Dictionary<(string, bool), (long UpTo, Chronology? Of, LocalDate Day, Timeline Made)> kept = [];
    private readonly Lock gate = new();

    internal Timelines(Archive archive, Years years) => (this.archive, this.years) = (archive, years);

    /// <summary>Of a scope; as it was known then day by day, or as all that is known now has it. Null where nothing is on record.</summary>
    public Timeline? Of(string scope, bool asKnownThen)
    {
        var (head, chronology) = (archive.Journal.Head.Number, years.Of(scope, asKnownThen));
        lock (gate)
            if (
                kept.TryGetValue((scope, asKnownThen), out var found)
                && found.UpTo == head
                && found.Of == chronology
                && found.Day == archive.Now.InUtc().Date
            )
                return found.Made;
        if (archive.BeganAt(scope) is not { } began)
            return null;
        var made = archive.Of(scope, chronicle => Timeline.Of(archive.Everything(chronicle), began, chronology));
        lock (gate)
            kept[(scope, asKnownThen)] = (head, chronology, archive.Now.InUtc().Date, made);
        return made;
    }
}
