using Qalqan.Claims;
using Qalqan.Exchange;
using Qalqan.Measures;
using Qalqan.Movement;
using Qalqan.Words;

namespace Qalqan.Web;

/// <summary>A move on a map: its places as points, its legs as the shortest way between them, each with what is said of it.</summary>
internal static class MoveFeatures
{
    public static IReadOnlyList<Feature> Of(MovePlan plan, Func<string, Place?> lies, Speech speech)
    {
        var numbers = MovementNumbers.Of(plan.Known);
        var legs = plan.Legs.Where(leg => !leg.IsCancelled && leg.Said.Mode is not MoveMode.Stay).ToList();
        return
        [
            .. from node in legs.SelectMany(leg => new[] { leg.Said.From, leg.Said.To }).Distinct()
            let place = lies(node)
            where place is not null
            select new Feature(new PointOutline(place.Value), plan.Node(node)?.Title ?? node, node),
            .. from leg in legs
            let begins = lies(leg.Said.From)
            let ends = lies(leg.Said.To)
            where begins is not null && ends is not null
            select new Feature(
                new LineOutline(MoveArc.Of(begins.Value, ends.Value)),
                numbers[leg] is { } number ? $"{leg.Name} {number}" : leg.Name,
                $"{MovementWords.Of(leg.Said.Mode, speech)}, {Speech.Zulu(leg.Departs)} – {Speech.Zulu(leg.Arrives)}"
            ),
        ];
    }
}
