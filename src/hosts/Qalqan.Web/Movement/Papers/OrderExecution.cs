using NodaTime;
using Qalqan.Claims;
using Qalqan.Movement;
using Qalqan.Paper;

namespace Qalqan.Web;

/// <summary>Part three of a movement order: stages, legs by both clocks, order of march, escorts, and where serials report.</summary>
internal static class OrderExecution
{
    public static IEnumerable<Block> Of(OrderPart part) =>
        [
            .. part.Written(OrderFields.Execution),
            .. OrderPart.Titled(Stages(part)),
            .. OrderPart.Titled(Legs(part)),
            .. part.Marches.SelectMany(pair => March(part, pair.Leg, pair.March)),
        ];

    private static Table Stages(OrderPart part) =>
        new(
            part.Say("web.move-order.stages"),
            [
                new Column(part.Say("web.move-order.party"), 3),
                new Column(part.Say("web.move-order.legs"), 3),
                new Column(part.Say("web.move-order.from-to"), 6),
                new Column(part.Say("web.move-order.people"), 2, true),
                new Column(part.Say("web.move-order.departs"), 5),
                new Column(part.Say("web.move-order.arrives"), 5),
            ],
            [
                .. part
                    .Going.GroupBy(leg => leg.Said.Party)
                    .Select(legs =>
                    {
                        var (first, last) = (legs.MinBy(leg => leg.Departs)!, legs.MaxBy(leg => leg.Arrives)!);
                        return new Row([
                            Cell.Of(MovementWords.Code(legs.Key, part.Look.Speech)),
                            Cell.Of(string.Join(", ", legs.Select(leg => leg.Name))),
                            Cell.Of($"{part.Title(first.Said.From)} – {part.Title(last.Said.To)}"),
                            Cell.Of(
                                legs.SelectMany(leg => part.Plan.ChalksOn(leg.Name))
                                    .SelectMany(chalk => chalk.Said.People)
                                    .Distinct()
                                    .Count()
                            ),
                            Cell.Of(part.Clocks(first.Departs, first.Said.From)),
                            Cell.Of(part.Clocks(last.Arrives, last.Said.To)),
                        ]);
                    }),
            ],
            Empty: part.Say("web.move-order.legs.none")
        );

    private static Table Legs(OrderPart part) =>
        new(
            part.Say("web.move-order.legs"),
            [
                new Column(part.Say("web.move-order.leg"), 3),
                new Column(part.Say("web.move-order.way"), 3),
                new Column(part.Say("web.move-order.from-to"), 5),
                new Column(part.Say("web.move-order.departs"), 5),
                new Column(part.Say("web.move-order.arrives"), 5),
            ],
            [
                .. part.Plan.Legs.Select(leg => new Row([
                    Cell.Of(NameOf(part, leg)),
                    Cell.Of(part.Mode(leg)),
                    Cell.Of(WayOf(part, leg)),
                    Cell.Of(part.Clocks(leg.Departs, leg.Said.From)),
                    Cell.Of(part.Clocks(leg.Arrives, leg.Said.To)),
                ])),
            ],
            Empty: part.Say("web.move-order.legs.none")
        );

    internal static string NameOf(OrderPart part, LegLine leg) =>
        leg.IsCancelled ? part.Say("web.move-order.cancelled", ("leg", leg.Name))
        : part.Numbers[leg] is { } number ? $"{leg.Name}, {number}"
        : leg.Name;

    private static string WayOf(OrderPart part, LegLine leg) =>
        leg.Said.After.Count == 0
            ? part.Way(leg)
            : $"{part.Way(leg)}; {part.Say("web.move-order.after", ("legs", string.Join(", ", leg.Said.After.Select(after => after.Leg))))}";

    private static IEnumerable<Block> March(OrderPart part, LegLine leg, RoadMarch march)
    {
        yield return new Paragraph(
            part.Say("web.move-order.march", ("leg", leg.Name), ("number", OrderPart.Or(part.Numbers[leg]))),
            IsStrong: true
        );
        foreach (
            var table in (Table[])[Serials(part, leg, march), Escorts(part, leg, march), CheckIns(part, leg, march)]
        )
        foreach (var block in OrderPart.Titled(table))
            yield return block;
    }

    private static Table Serials(OrderPart part, LegLine leg, RoadMarch march) =>
        new(
            part.Say("web.move-order.serials", ("leg", leg.Name)),
            [
                new Column(part.Say("web.move-order.place"), 1, true),
                new Column(part.Say("web.move-order.serial"), 2),
                new Column(part.Say("web.move-order.units"), 4),
                new Column(part.Say("web.move-order.vehicles"), 2, true),
                new Column(part.Say("web.move-order.chalks"), 5),
            ],
            [
                .. march.Order.Said.Serials.Select(
                    (serial, at) =>
                        new Row([
                            Cell.Of(at + 1),
                            Cell.Of(serial.Serial),
                            Cell.Of(string.Join(" + ", serial.Units.Select(count => part.Look.Speech.Number(count)))),
                            Cell.Of(serial.Units.Sum()),
                            Cell.Of(
                                string.Join(
                                    ", ",
                                    part.Plan.ChalksOn(leg.Name)
                                        .Where(chalk => chalk.Said.Serial == serial.Serial)
                                        .Select(chalk => chalk.Said.Chalk)
                                )
                            ),
                        ])
                ),
            ]
        );

    private static Table Escorts(OrderPart part, LegLine leg, RoadMarch march) =>
        new(
            part.Say("web.move-order.escorts", ("leg", leg.Name)),
            [
                new Column(part.Say("web.move-order.escort"), 5),
                new Column(part.Say("web.move-order.section"), 3),
                new Column(part.Say("web.move-order.meets"), 4),
                new Column(part.Say("web.move-order.task"), 4),
                new Column(part.Say("web.move-order.not-met"), 6),
            ],
            [
                .. march.Escorts.Select(escort =>
                {
                    var said = escort.Arranged.Said;
                    return new Row([
                        Cell.Of($"{said.Title}, {MovementWords.Code(said.Body, part.Look.Speech)}"),
                        Cell.Of($"{said.From} – {said.To}"),
                        Cell.Of($"{said.MeetAt}, {part.Short(escort.Arranged.Fact.From, leg.Said.From)}"),
                        Cell.Of(said.Task),
                        Cell.Of(said.IfNotMet),
                    ]);
                }),
            ],
            Empty: part.Say("web.move-order.escorts.none", ("leg", leg.Name))
        );

    private static Table CheckIns(OrderPart part, LegLine leg, RoadMarch march) =>
        new(
            part.Say("web.move-order.check-in", ("leg", leg.Name)),
            [
                new Column(part.Say("web.move-order.point"), 5),
                new Column(part.Say("web.move-order.km"), 2, true),
                new Column(part.Say("web.move-order.first-head"), 4),
                new Column(part.Say("web.move-order.margin"), 3, true),
            ],
            [
                .. march.Order.Said.Points.Select(point => new Row([
                    Cell.Of(NameOf(point)),
                    Cell.Of(point.Kilometres),
                    Cell.Of(
                        march.Passes.FirstOrDefault(pass => pass.Point == point) is { } pass
                            ? part.Short(pass.Planned.Arrive, leg.Said.To)
                            : "–"
                    ),
                    Cell.Of(point.OverdueMinutes ?? RoadMarch.OverdueMinutes),
                ])),
            ]
        );

    internal static string NameOf(MarchPoint point) =>
        point.Title is { } title ? $"{point.Point}, {title}" : point.Point;
}
