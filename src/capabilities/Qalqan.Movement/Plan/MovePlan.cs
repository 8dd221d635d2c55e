using NodaTime;
using Qalqan.Claims;
using Qalqan.Kernel;

namespace Qalqan.Movement;

/// <summary>A move as it stands at a look: the plan as it was last said, and what has happened by then.</summary>
/// <param name="Known">The look.</param>
/// <param name="Move">What move it is.</param>
/// <param name="Stages">In order of time; the last is how far it is.</param>
/// <param name="Zones">The clock of a place that the record does not describe, by its reference; null where that is not known.</param>
public sealed record MovePlan(
    Known Known,
    Told<MoveOpened> Move,
    IReadOnlyList<Told<MoveStaged>> Stages,
    IReadOnlyList<LegLine> Legs,
    Func<string, DateTimeZone?> Zones
)
{
    private readonly Dictionary<Type, object> told = [];

    public string Name => Move.Said.Move;

    public MoveStage Stage => Stages.Count == 0 ? MoveStage.Draft : Stages[^1].Said.Stage;

    /// <summary>The moves of a scope that were opened by the look, the one that was opened first at the head.</summary>
    public static IReadOnlyList<MovePlan> All(Known known, Func<string, DateTimeZone?> zones) =>
        [
            .. known
                .Keys<MoveOpened>()
                .Select(move => Find(known, move, zones))
                .OfType<MovePlan>()
                .Where(plan => plan.Move.Fact.From <= known.At)
                .OrderBy(plan => plan.Move.Fact.From)
                .ThenBy(plan => plan.Name, StringComparer.Ordinal),
        ];

    /// <summary>The move of that reference; null where none was opened by then.</summary>
    public static MovePlan? Find(Known known, string move, Func<string, DateTimeZone?> zones)
    {
        if (known.Ever<MoveOpened>(move).MaxBy(fact => fact.Number) is not { Claim: MoveOpened opened } fact)
            return null;
        var passed = Telling.Happened<LegPassed>(known, move).ToLookup(one => one.Said.Leg);
        return new MovePlan(
            known,
            new Told<MoveOpened>(fact, opened),
            [
                .. known
                    .Until<MoveStaged>(move)
                    .OrderBy(one => one.From)
                    .ThenBy(one => one.Number)
                    .Select(one => new Told<MoveStaged>(one, (MoveStaged)one.Claim)),
            ],
            [
                .. Telling
                    .Standing<LegPlanned>(known, move)
                    .OrderBy(leg => leg.Fact.From)
                    .ThenBy(leg => leg.Said.Leg, StringComparer.Ordinal)
                    .Select(leg => new LegLine(leg, [.. passed[leg.Said.Leg]])),
            ],
            zones
        );
    }

    public LegLine? Leg(string leg) => Legs.FirstOrDefault(one => one.Name == leg);

    /// <summary>What of that kind stands, by reference.</summary>
    public IReadOnlyList<Told<T>> Standing<T>()
        where T : OfMove => Once(() => Telling.Standing<T>(Known, Name));

    /// <summary>The events of that kind by the look, in order.</summary>
    public IReadOnlyList<Told<T>> Happened<T>()
        where T : OfMove => Once(() => Telling.Happened<T>(Known, Name));

    /// <summary>What was last said of a place; null where the record does not describe it.</summary>
    public NodeDescribed? Node(string node) =>
        Known.Ever<NodeDescribed>(node).MaxBy(fact => fact.Number)?.Claim as NodeDescribed;

    /// <summary>The clock of a place: its own, or that of the standard's table; the scope's where neither is known.</summary>
    public DateTimeZone ZoneOf(string node) =>
        Node(node) is { } described ? DateTimeZoneProviders.Tzdb[described.Zone] : Zones(node) ?? Known.Zone;

    /// <summary>The chalks that travel on the leg.</summary>
    public IEnumerable<Told<ChalkListed>> ChalksOn(string leg) =>
        Standing<ChalkListed>().Where(chalk => chalk.Said.Legs.Contains(leg));

    private IReadOnlyList<Told<T>> Once<T>(Func<IReadOnlyList<Told<T>>> make)
        where T : Claim
    {
        // A plan belongs to its look, and a look to one thread.
        if (!told.TryGetValue(typeof(T), out var list))
            told.Add(typeof(T), list = make());
        return (IReadOnlyList<Told<T>>)list;
    }
}
