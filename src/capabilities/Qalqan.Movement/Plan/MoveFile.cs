using NodaTime;
using Qalqan.Claims;
using Qalqan.Kernel;
using Qalqan.Lift;

namespace Qalqan.Movement;

/// <summary>Who flies with whom on a leg, judged, and what would fail if an aircraft were late or lost.</summary>
public sealed record MannedLeg(Manning Manning, SeatingJudged Judged, ResilienceJudged Resilience);

/// <summary>A place of a move: what it is called where that is known, and its own clock.</summary>
public sealed record MovePlace(string Node, string? Title, DateTimeZone Zone, Whereabouts? Where);

/// <summary>One move opened, all of it worked out: what pages, papers and commands show of it.</summary>
public sealed record MoveFile(
    string Scope,
    Instant At,
    Told<MoveOpened> Move,
    MoveStage Stage,
    IReadOnlyList<Told<MoveStaged>> Stages,
    IReadOnlyList<LegLine> Legs,
    PlanTimes Times,
    IReadOnlyDictionary<string, MovePlace> Places,
    IReadOnlyList<ClearanceLine> Clearances,
    IReadOnlyList<ChalkLoad> Loads,
    IReadOnlyList<LegGoods> Goods,
    IReadOnlyList<MannedLeg> Manned,
    IReadOnlyList<HeadCount> Counts,
    IReadOnlyList<RoadMarch> Marches,
    IReadOnlyList<LivePosition> Positions,
    IReadOnlyList<ReliefLine> Reliefs,
    IReadOnlyList<ChecklistItem> Checklist,
    IReadOnlyList<Told<PropertyHanded>> Property,
    IReadOnlyList<Told<LessonDrawn>> Lessons,
    IReadOnlyList<Told<ItemListed>> Items,
    IReadOnlyList<Told<RoleListed>> Roles,
    IReadOnlyList<Told<ErrandPlanned>> Errands,
    IReadOnlyList<Told<SeatingProposed>> Proposals,
    IReadOnlyList<Told<ChalkStated>> ChalkStates,
    IReadOnlyList<Told<CheckedIn>> CheckIns,
    IReadOnlyList<Finding> Findings
)
{
    public string Name => Move.Said.Move;

    /// <summary>Everything of it, made while the look is held.</summary>
    public static MoveFile Of(MovePlan plan, MoveLaw law, IReadOnlyList<Finding> findings)
    {
        ArgumentNullException.ThrowIfNull(plan);
        ArgumentNullException.ThrowIfNull(law);
        return new MoveFile(
            plan.Known.Scope,
            plan.Known.At,
            plan.Move,
            plan.Stage,
            plan.Stages,
            plan.Legs,
            plan.Times(),
            PlacesOf(plan),
            Crossings.Of(plan, law.Clearances),
            ChalkLoad.Of(plan, law.Loads),
            LegGoods.Of(plan, law.Loads),
            [
                .. Manning
                    .Of(plan, law.Loads)
                    .Select(one => new MannedLeg(one, one.Question.Check(one.Seats), one.Resilience(plan))),
            ],
            HeadCounts.Of(plan),
            [.. plan.Legs.Select(leg => RoadMarch.Of(plan, leg.Name)).OfType<RoadMarch>()],
            LivePosition.Of(plan),
            Relief.Posts(plan),
            Relief.Checklist(plan),
            plan.Standing<PropertyHanded>(),
            plan.Standing<LessonDrawn>(),
            plan.Standing<ItemListed>(),
            plan.Standing<RoleListed>(),
            plan.Standing<ErrandPlanned>(),
            plan.Happened<SeatingProposed>(),
            plan.Happened<ChalkStated>(),
            plan.Happened<CheckedIn>(),
            [.. findings.Where(finding => IsOf(finding, plan))]
        );
    }

    public MovePlace Place(string node) => Places.GetValueOrDefault(node) ?? new(node, null, DateTimeZone.Utc, null);

    public RoadMarch? March(string leg) => Marches.FirstOrDefault(march => march.Order.Said.Leg == leg);

    private static bool IsOf(Finding finding, MovePlan plan) =>
        finding.Subject.StartsWith($"{plan.Known.Scope}/move/{plan.Name}/", StringComparison.Ordinal);

    private static Dictionary<string, MovePlace> PlacesOf(MovePlan plan) =>
        plan
            .Legs.SelectMany(leg => new[] { leg.Said.From, leg.Said.To })
            .Distinct()
            .ToDictionary(
                node => node,
                node =>
                {
                    var said = plan.Node(node);
                    return new MovePlace(node, said?.Title, plan.ZoneOf(node), said?.Where);
                }
            );
}
