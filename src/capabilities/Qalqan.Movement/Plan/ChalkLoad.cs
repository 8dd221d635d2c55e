using Qalqan.Claims;
using Qalqan.Lift;

namespace Qalqan.Movement;

/// <summary>What a kind of carrier takes, by the standard that describes it; null is not known.</summary>
public sealed record CarrierFigures(int? Seats, double? PayloadKg);

/// <summary>What loads are judged by: the mass of a person with kit and baggage, what carriers take, and tables of dangerous goods.</summary>
public sealed record LoadLaw(
    double? PersonKg,
    Func<string, CarrierFigures?> CarrierOf,
    Func<MoveMode, GoodsTable?> GoodsOf
)
{
    public static LoadLaw Unknown { get; } = new(null, _ => null, _ => null);
}

/// <summary>
/// A chalk and what is in it. Baggage and weapons that a person carries are in that person's mass where the law gives one, and are not
/// added; <c>Unweighed</c> counts things of which nobody said the mass. <c>PayloadKg</c> is what was said of this chalk, and never more than
/// its kind of carrier bears (<c>StructureKg</c>).
/// </summary>
public sealed record ChalkLoad(
    Told<ChalkListed> Chalk,
    IReadOnlyList<Told<ItemListed>> Items,
    double? PeopleKg,
    double ItemsKg,
    int Unweighed,
    int? Seats,
    double? PayloadKg,
    double? StructureKg
)
{
    public double? Kg => PeopleKg + ItemsKg;

    public int? SeatsLeft => Seats - Chalk.Said.People.Count;

    public double? KgLeft => PayloadKg - Kg;

    public static IReadOnlyList<ChalkLoad> Of(MovePlan plan, LoadLaw law)
    {
        ArgumentNullException.ThrowIfNull(plan);
        ArgumentNullException.ThrowIfNull(law);
        var items = plan.Standing<ItemListed>().ToLookup(item => item.Said.Within);
        return
        [
            .. plan.Standing<ChalkListed>()
                .Select(chalk =>
                {
                    var figures = law.CarrierOf(chalk.Said.Carrier);
                    List<Told<ItemListed>> within = [.. items[chalk.Said.Chalk]];
                    var own = within.FindAll(item => law.PersonKg is null || item.Said.Person is null);
                    return new ChalkLoad(
                        chalk,
                        within,
                        chalk.Said.People.Count == 0 ? 0 : law.PersonKg * chalk.Said.People.Count,
                        own.Sum(item => (double)(item.Said.GrossKg ?? 0)),
                        own.Count(item => item.Said.GrossKg is null),
                        chalk.Said.Seats ?? figures?.Seats,
                        chalk.Said.PayloadKg is { } said
                            ? Math.Min((double)said, figures?.PayloadKg ?? double.MaxValue)
                            : figures?.PayloadKg,
                        figures?.PayloadKg
                    );
                }),
        ];
    }
}

/// <summary>The dangerous goods of one leg, judged by the table of its way of travelling; null where no such table is adopted.</summary>
public sealed record LegGoods(LegLine Leg, LoadListJudged? Judged, IReadOnlyList<Told<ItemListed>> Dangerous)
{
    public static IReadOnlyList<LegGoods> Of(MovePlan plan, LoadLaw law)
    {
        ArgumentNullException.ThrowIfNull(plan);
        ArgumentNullException.ThrowIfNull(law);
        var items = plan.Standing<ItemListed>().ToLookup(item => item.Said.Within);
        List<LegGoods> all = [];
        foreach (var leg in plan.Legs.Where(leg => !leg.IsCancelled && leg.Said.Mode is not MoveMode.Stay))
        {
            List<Told<ChalkListed>> chalks = [.. plan.ChalksOn(leg.Name)];
            List<Told<ItemListed>> dangerous =
            [
                .. chalks.SelectMany(chalk => items[chalk.Said.Chalk]).Where(item => item.Said.UnNumber is not null),
            ];
            if (dangerous.Count > 0)
                all.Add(new LegGoods(leg, Judge(law.GoodsOf(leg.Said.Mode), leg, chalks, dangerous, plan), dangerous));
        }
        return all;
    }

    private static LoadListJudged? Judge(
        GoodsTable? table,
        LegLine leg,
        List<Told<ChalkListed>> chalks,
        List<Told<ItemListed>> dangerous,
        MovePlan plan
    )
    {
        var granted = plan.Happened<ClearanceStepped>()
            .GroupBy(step => step.Said.Clearance)
            .Where(steps => steps.Last().Said.Doing is ClearanceDoing.Granted)
            .Select(steps => steps.Key)
            .ToHashSet();
        return table?.Check(
            [
                .. chalks.Select(chalk => new TransportUnit(
                    chalk.Said.Chalk,
                    KindOf(leg.Said.Mode),
                    chalk.Said.People.Count,
                    (double?)chalk.Said.PayloadKg
                )),
            ],
            [
                .. dangerous.Select(item => new GoodsLine(
                    item.Said.Item,
                    item.Said.Within!,
                    item.Said.UnNumber,
                    (double)(item.Said.GrossKg ?? 0),
                    (double)(item.Said.NetKg ?? 0),
                    (double)(item.Said.NetExplosiveKg ?? 0),
                    IsApproved: item.Said.Approval is { } approval && granted.Contains(approval)
                )),
            ]
        );
    }

    private static UnitKind KindOf(MoveMode mode) =>
        mode switch
        {
            MoveMode.Air => UnitKind.Aircraft,
            MoveMode.Rail => UnitKind.Wagon,
            MoveMode.Sea => UnitKind.Hold,
            _ => UnitKind.Vehicle,
        };
}
