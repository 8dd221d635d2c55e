using Qalqan.Kernel;
using Qalqan.Lift;

namespace Qalqan.Movement;

/// <summary>Dangerous goods travel only as the table of their way of travelling lets them; a refusal cites the table's own row.</summary>
internal static class GoodsApart
{
    public static IEnumerable<Finding> Judge(Ruling ruling, MovePlan plan, MoveLaw law)
    {
        foreach (var goods in LegGoods.Of(plan, law.Loads))
        {
            var facts = goods.Dangerous.Select(item => item.Fact).ToList();
            if (goods.Judged is not { } judged)
            {
                yield return ruling.Find(
                    ruling.SubjectOf(plan, "leg", goods.Leg.Name, "goods"),
                    Verdict.Undetermined,
                    Phrase.Of("movement.goods.no-table", ("leg", goods.Leg.Name), ("count", goods.Dangerous.Count)),
                    new Amount(null, 0, "items"),
                    facts,
                    remedy: Phrase.Of("movement.goods.no-table.remedy")
                );
                continue;
            }
            foreach (var problem in judged.Problems)
                yield return ruling.Find(
                    ruling.SubjectOf(plan, "leg", goods.Leg.Name, problem.Subject, problem.Code),
                    Verdict.Breached,
                    ProblemWords.Of(problem),
                    new Amount(null, null, "items"),
                    facts,
                    remedy: ProblemWords.Change(problem.Change)
                );
            foreach (
                var (fault, verdict) in judged
                    .Faults.Select(one => (one, Verdict.Breached))
                    .Concat(judged.Conditions.Select(one => (one, Verdict.Undetermined)))
            )
                yield return Refused(ruling, plan, goods, fault, verdict);
            if (judged.Stands && judged.Conditions.Count == 0)
                yield return ruling.Find(
                    ruling.SubjectOf(plan, "leg", goods.Leg.Name, "goods"),
                    Verdict.Met,
                    Phrase.Of(
                        "movement.goods.met",
                        ("leg", goods.Leg.Name),
                        ("count", goods.Dangerous.Count),
                        ("edition", judged.Edition)
                    ),
                    new Amount(0, 0, "items"),
                    facts,
                    [
                        .. judged.Explosives.Select(neq =>
                            Phrase.Of(
                                "movement.goods.neq",
                                ("unit", neq.Unit),
                                ("kg", Math.Round((decimal)neq.Kg, 3)),
                                ("division", neq.Division)
                            )
                        ),
                    ]
                );
        }
    }

    private static Finding Refused(Ruling ruling, MovePlan plan, LegGoods goods, GoodsFault fault, Verdict verdict)
    {
        var lines = fault.Lines.ToHashSet();
        return ruling.Find(
            ruling.SubjectOf(plan, "leg", goods.Leg.Name, fault.Unit, fault.Code, string.Join('+', fault.Lines)),
            verdict,
            Phrase.Of(
                "movement.goods.refused",
                ("unit", fault.Unit),
                ("what", ProblemWords.What(fault.Code)),
                ("lines", string.Join(", ", fault.Lines)),
                ("seen", fault.Seen),
                ("wanted", fault.Wanted)
            ),
            new Amount(fault.Lines.Count, 0, "items"),
            goods.Dangerous.Where(item => lines.Contains(item.Said.Item)).Select(item => item.Fact),
            fault.Cited is { } cell
                ?
                [
                    Phrase.Of(
                        "movement.goods.cell",
                        ("row", cell.Row),
                        ("column", cell.Column),
                        ("code", cell.Code),
                        ("source", cell.Source),
                        ("confidence", cell.Confidence)
                    ),
                ]
                : null,
            ProblemWords.Change(fault.Change),
            citation: fault.Cited is { } cited
                ? new Citation(cited.Source, $"{cited.Row} / {cited.Column}: {cited.Code}")
                : null
        );
    }
}
