using NodaTime;
using Qalqan.Claims;

namespace Qalqan.Movement;

/// <summary>Where chalks go on by the same way of travelling after a stop: to refuel, to change crews, to rest.</summary>
public sealed record MoveStop(LegLine In, LegLine Out, IReadOnlyList<string> Chalks)
{
    public string Node => In.Said.To;

    public Duration Stays => Out.Departs - In.Arrives;

    /// <summary>The stops of a move by the time they are come to.</summary>
    public static IReadOnlyList<MoveStop> Of(MovePlan plan)
    {
        ArgumentNullException.ThrowIfNull(plan);
        return
        [
            .. plan.Standing<ChalkListed>()
                .SelectMany(chalk => Pairs(plan, chalk.Said).Select(pair => (chalk.Said.Chalk, pair.In, pair.Out)))
                .GroupBy(one => (In: one.In.Name, Out: one.Out.Name))
                .Select(same => new MoveStop(same.First().In, same.First().Out, [.. same.Select(one => one.Chalk)]))
                .OrderBy(stop => stop.In.Arrives)
                .ThenBy(stop => stop.In.Name, StringComparer.Ordinal),
        ];
    }

    private static IEnumerable<(LegLine In, LegLine Out)> Pairs(MovePlan plan, ChalkListed chalk)
    {
        List<LegLine> legs =
        [
            .. chalk.Legs.Select(plan.Leg).OfType<LegLine>().Where(leg => !leg.IsCancelled).OrderBy(leg => leg.Departs),
        ];
        return legs.Zip(legs.Skip(1))
            .Where(pair => pair.First.Said.Mode == pair.Second.Said.Mode && pair.First.Said.To == pair.Second.Said.From)
            .Select(pair => (pair.First, pair.Second));
    }
}
