using NodaTime;
using Qalqan.Claims;

namespace Qalqan.Movement;

/// <summary>A chalk that is to be counted at one end of a leg, and how it was counted there last.</summary>
public sealed record RollCall(
    string Move,
    LegLine Leg,
    string Node,
    CountDoing Doing,
    Told<ChalkListed> Chalk,
    Instant Planned,
    Told<NodeCounted>? Last
)
{
    /// <summary>How long before and after its time a call is offered. Our local default.</summary>
    public static readonly Duration Before = Duration.FromHours(12);

    /// <inheritdoc cref="Before"/>
    public static readonly Duration After = Duration.FromHours(36);

    /// <summary>The calls near the look of the chalks that somebody travels in: whoever sits there can count them.</summary>
    public static IReadOnlyList<RollCall> Of(MovePlan plan, string person)
    {
        ArgumentNullException.ThrowIfNull(plan);
        if (plan.Stage is MoveStage.Cancelled or MoveStage.Reconciled)
            return [];
        var at = plan.Known.At;
        return
        [
            .. from leg in plan.Legs
            where leg is { IsCancelled: false, HasPeople: true } && leg.Said.Mode is not MoveMode.Stay
            from chalk in plan.ChalksOn(leg.Name)
            where chalk.Said.People.Contains(person)
            from doing in new[] { CountDoing.Leaving, CountDoing.Arrived }
            let planned = doing is CountDoing.Leaving ? leg.Left ?? leg.Departs : leg.Arrived ?? leg.Arrives
            where planned - Before <= at && at <= planned + After
            let node = doing is CountDoing.Leaving ? leg.Said.From : leg.Said.To
            select new RollCall(
                plan.Name,
                leg,
                node,
                doing,
                chalk,
                planned,
                plan.Happened<NodeCounted>()
                    .LastOrDefault(count =>
                        count.Said.Leg == leg.Name
                        && count.Said.Node == node
                        && count.Said.Doing == doing
                        && (count.Said.Chalk is null || count.Said.Chalk == chalk.Said.Chalk)
                    )
            ),
        ];
    }
}
