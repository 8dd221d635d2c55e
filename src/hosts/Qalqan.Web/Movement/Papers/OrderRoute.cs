using Qalqan.Claims;
using Qalqan.Movement;
using Qalqan.Paper;

namespace Qalqan.Web;

/// <summary>The route card of a movement order: every leg with its ends and the way between, then the points of each march.</summary>
internal static class OrderRoute
{
    public static IEnumerable<Block> Of(OrderPart part) =>
        [
            .. MoveMap.Of(part.Plan, node => MovePlaces.Of(part, node), part.Look.Speech, part.Look.IsExercise)
                is { } map
                ? new Block[] { map }
                : [],
            Ends(part),
            .. part.Marches.SelectMany(pair => OrderPart.Titled(Points(part, pair.Leg, pair.March))),
        ];

    private static Table Ends(OrderPart part) =>
        new(
            part.Say("web.move-order.route"),
            [
                new Column(part.Say("web.move-order.leg"), 2),
                new Column(part.Say("web.move-order.way"), 3),
                new Column(part.Say("web.move-order.from"), 5),
                new Column(part.Say("web.move-order.to"), 5),
                new Column(part.Say("web.move-order.straight-km"), 2, true),
                new Column(part.Say("web.move-order.minutes"), 2, true),
                new Column(part.Say("web.sitrep.words"), 4),
            ],
            [
                .. part.Going.Select(leg => new Row([
                    Cell.Of(leg.Name),
                    Cell.Of(part.Mode(leg)),
                    Cell.Of(Lies(part, leg.Said.From)),
                    Cell.Of(Lies(part, leg.Said.To)),
                    Cell.Of(
                        MovePlaces.Of(part, leg.Said.From) is { } from && MovePlaces.Of(part, leg.Said.To) is { } to
                            ? (decimal?)Math.Round(from.DistanceTo(to).Kilometres)
                            : null
                    ),
                    Cell.Of(leg.Said.Minutes),
                    Cell.Of(leg.Said.Words),
                ])),
            ],
            Empty: part.Say("web.move-order.legs.none")
        );

    private static Table Points(OrderPart part, LegLine leg, RoadMarch march) =>
        new(
            part.Say("web.move-order.points", ("leg", leg.Name)),
            [
                new Column(part.Say("web.move-order.point"), 5),
                new Column(part.Say("web.sitrep.place"), 4),
                new Column(part.Say("web.move-order.km"), 2, true),
                new Column(part.Say("web.move-order.speed"), 2, true),
                new Column(part.Say("web.move-order.halt"), 2, true),
            ],
            [
                .. march.Order.Said.Points.Select(point => new Row([
                    Cell.Of(OrderExecution.NameOf(point)),
                    Cell.Of(PaperPlaces.Say(point.Where, part.Look.Places, part.Look.Speech)),
                    Cell.Of(point.Kilometres),
                    Cell.Of(point.KmPerHour),
                    Cell.Of(point.HaltMinutes),
                ])),
            ]
        );

    private static string Lies(OrderPart part, string node) =>
        MovePlaces.Of(part, node) is { } place ? $"{part.Title(node)}, {MovePlaces.Say(place)}" : part.Title(node);
}
