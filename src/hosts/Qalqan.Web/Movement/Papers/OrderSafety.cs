using Qalqan.Claims;
using Qalqan.Movement;
using Qalqan.Paper;

namespace Qalqan.Web;

/// <summary>Part six of a movement order: dangerous goods by aircraft, vehicle and wagon, and what is done when something goes wrong.</summary>
internal static class OrderSafety
{
    public static IEnumerable<Block> Of(OrderPart part) =>
        [
            .. OrderPart.Titled(Dangerous(part)),
            .. Judged(part),
            .. part.Written(OrderFields.Breakdown),
            .. part.Written(OrderFields.Separation),
            .. part.Written(OrderFields.Attack),
        ];

    // The masses of a line are of all its pieces; a mass that nobody said is not a zero.
    private static Table Dangerous(OrderPart part) =>
        new(
            part.Say("web.move-order.dangerous"),
            [
                new Column(part.Say("web.move-order.chalk"), 3),
                new Column(part.Say("web.move-order.carrier"), 3),
                new Column(part.Say("web.move-order.un-numbers"), 5),
                new Column(part.Say("web.move-order.net-kg"), 2, true),
                new Column(part.Say("web.move-order.neq-kg"), 2, true),
                new Column(part.Say("web.move-order.unsaid"), 2, true),
            ],
            [
                .. from load in ChalkLoad.Of(part.Plan, part.Laws.Loads)
                let goods = load.Items.Where(item => item.Said.UnNumber is not null).ToList()
                where goods.Count > 0
                select new Row([
                    Cell.Of(load.Chalk.Said.Chalk),
                    Cell.Of(load.Chalk.Said.Carrier),
                    Cell.Of(
                        string.Join(
                            ", ",
                            goods.Select(item => item.Said.UnNumber).Distinct().Order(StringComparer.Ordinal)
                        )
                    ),
                    Cell.Of(goods.Sum(item => item.Said.NetKg ?? 0)),
                    Cell.Of(goods.Sum(item => item.Said.NetExplosiveKg ?? 0)),
                    Cell.Of(goods.Count(item => item.Said.NetKg is null || item.Said.NetExplosiveKg is null)),
                ]),
            ],
            Empty: part.Say("web.move-order.dangerous.none")
        );

    private static IEnumerable<Block> Judged(OrderPart part)
    {
        foreach (var goods in LegGoods.Of(part.Plan, part.Laws.Loads))
            yield return goods.Judged is not { } judged
                ? new Paragraph(part.Say("web.move-order.goods.unjudged", ("leg", goods.Leg.Name)), IsStrong: true)
            : judged.Stands
                ? new Paragraph(
                    part.Say("web.move-order.goods.stands", ("leg", goods.Leg.Name), ("edition", judged.Edition))
                )
            : new Paragraph(
                part.Say(
                    "web.move-order.goods.faults",
                    ("leg", goods.Leg.Name),
                    ("edition", judged.Edition),
                    ("count", judged.Faults.Count + judged.Problems.Count)
                ),
                IsStrong: true
            );
    }
}
