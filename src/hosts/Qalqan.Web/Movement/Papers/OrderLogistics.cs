using Qalqan.Claims;
using Qalqan.Movement;
using Qalqan.Paper;

namespace Qalqan.Web;

/// <summary>Part four of a movement order: loads, stops, and how the clearances stand.</summary>
internal static class OrderLogistics
{
    public static IEnumerable<Block> Of(OrderPart part) =>
        [
            .. part.Written(OrderFields.Administration),
            .. OrderPart.Titled(Loads(part)),
            .. OrderPart.Titled(Stops(part)),
            .. part.Marches.SelectMany(pair => Halts(part, pair.Leg, pair.March)),
            .. OrderPart.Titled(Standing(part)),
        ];

    private static Table Loads(OrderPart part)
    {
        var loads = ChalkLoad.Of(part.Plan, part.Laws.Loads);
        return new Table(
            part.Say("web.move-order.loads"),
            [
                new Column(part.Say("web.move-order.chalk"), 3),
                new Column(part.Say("web.move-order.carrier"), 3),
                new Column(part.Say("web.move-order.legs"), 3),
                new Column(part.Say("web.move-order.people"), 2, true),
                new Column(part.Say("web.move-order.seats"), 2, true),
                new Column(part.Say("web.move-order.people-kg"), 2, true),
                new Column(part.Say("web.move-order.things-kg"), 2, true),
                new Column(part.Say("web.move-order.payload-kg"), 2, true),
                new Column(part.Say("web.move-order.unweighed"), 2, true),
            ],
            [
                .. loads.Select(load => new Row([
                    Cell.Of(load.Chalk.Said.Chalk),
                    Cell.Of(load.Chalk.Said.Carrier),
                    Cell.Of(string.Join(", ", load.Chalk.Said.Legs)),
                    Cell.Of(load.Chalk.Said.People.Count),
                    Cell.Of((decimal?)load.Seats),
                    OrderPart.Number(load.PeopleKg),
                    OrderPart.Number(load.ItemsKg),
                    OrderPart.Number(load.PayloadKg),
                    Cell.Of(load.Unweighed),
                ])),
            ],
            Empty: part.Say("web.move-order.chalks.none")
        );
    }

    private static Table Stops(OrderPart part) =>
        new(
            part.Say("web.move-order.stops"),
            [
                new Column(part.Say("web.sitrep.place"), 4),
                new Column(part.Say("web.move-order.chalks"), 3),
                new Column(part.Say("web.move-order.arrives"), 5),
                new Column(part.Say("web.move-order.departs"), 5),
                new Column(part.Say("web.move-order.minutes"), 2, true),
            ],
            [
                .. MoveStop
                    .Of(part.Plan)
                    .Select(stop => new Row([
                        Cell.Of(part.Title(stop.Node)),
                        Cell.Of(string.Join(", ", stop.Chalks)),
                        Cell.Of(part.Clocks(stop.In.Arrives, stop.Node)),
                        Cell.Of(part.Clocks(stop.Out.Departs, stop.Node)),
                        Cell.Of((int)stop.Stays.TotalMinutes),
                    ])),
            ],
            Empty: part.Say("web.move-order.stops.none")
        );

    private static IEnumerable<Block> Halts(OrderPart part, LegLine leg, RoadMarch march)
    {
        var halts = march.Order.Said.Points.Where(point => point.HaltMinutes > 0).ToList();
        if (halts.Count > 0)
        {
            yield return new Heading(part.Say("web.move-order.halts", ("leg", leg.Name)), 2);
            yield return new Table(
                part.Say("web.move-order.halts", ("leg", leg.Name)),
                [
                    new Column(part.Say("web.move-order.point"), 6),
                    new Column(part.Say("web.move-order.km"), 2, true),
                    new Column(part.Say("web.move-order.minutes"), 2, true),
                ],
                [
                    .. halts.Select(point => new Row([
                        Cell.Of(OrderExecution.NameOf(point)),
                        Cell.Of(point.Kilometres),
                        Cell.Of(point.HaltMinutes),
                    ])),
                ]
            );
        }
    }

    private static Table Standing(OrderPart part) =>
        new(
            part.Say("web.move-order.clearances"),
            [
                new Column(part.Say("web.move-order.standing"), 5),
                new Column(part.Say("web.sitrep.count"), 2, true),
                new Column(part.Say("web.move-order.which"), 8),
            ],
            [
                .. Crossings
                    .Of(part.Plan, part.Laws.Clearances)
                    .GroupBy(line => line.Judged.Status)
                    .OrderBy(lines => lines.Key)
                    .Select(lines => new Row([
                        Cell.Of(MoveCodes.Standing(lines.Key, part.Look.Speech)),
                        Cell.Of(lines.Count()),
                        Cell.Of(
                            string.Join(
                                ", ",
                                lines.Select(line =>
                                    $"{line.Wanted.Said.Clearance} ({line.Wanted.Said.State}, {line.Leg.Name})"
                                )
                            )
                        ),
                    ])),
            ],
            Empty: part.Say("web.move-order.clearances.none")
        );
}
