namespace Qalqan.Lift;

/// <summary>Judges a load list by a table: every refusal names the lines, the unit and the cell.</summary>
/// <remarks>It judges what shares a unit. How far units must stand from one another aboard a ship is the stowage plan's, not asked here.</remarks>
public static class LoadListCheck
{
    public static LoadListJudged Check(
        this GoodsTable table,
        IReadOnlyList<TransportUnit> units,
        IReadOnlyList<GoodsLine> lines
    )
    {
        ArgumentNullException.ThrowIfNull(table);
        ArgumentNullException.ThrowIfNull(units);
        ArgumentNullException.ThrowIfNull(lines);
        var entries = table.Entries.DistinctBy(entry => entry.Number).ToDictionary(entry => entry.Number);
        var problems = LoadListProblems.Of(table, entries, units, lines);
        var judged = new LoadListJudged(table.Edition, problems, [], [], []);
        if (problems.Count > 0)
            return judged;

        var pairs = new GoodsPairs(table);
        var aboard = lines.ToLookup(line => line.Unit);
        List<GoodsFault> faults = [];
        List<GoodsFault> conditions = [];
        List<ExplosiveQuantity> explosives = [];
        foreach (var unit in units)
        {
            var unitLines = aboard[unit.Id].ToList();
            Weigh(unit, unitLines, faults);
            List<(GoodsLine Line, Signature Kind)> dangerous =
            [
                .. unitLines
                    .Where(line => line.UnNumber is not null)
                    .Select(line =>
                        (
                            line,
                            new Signature(
                                pairs.OwnNumbers.Contains(line.UnNumber!) ? line.UnNumber : null,
                                entries[line.UnNumber!].Code
                            )
                        )
                    ),
            ];
            if (dangerous.Count == 0)
                continue;
            Admit(table, unit, dangerous, faults);
            Hold(table, unit, dangerous, faults);
            Segregate(pairs, unit, dangerous, faults, conditions);
            if (Explosive(unit, dangerous, faults) is { } quantity)
                explosives.Add(quantity);
        }
        return judged with { Faults = faults, Conditions = conditions, Explosives = explosives };
    }

    private static void Weigh(TransportUnit unit, List<GoodsLine> lines, List<GoodsFault> faults)
    {
        var gross = lines.Sum(line => line.GrossKg);
        if (gross > unit.GrossKg)
            faults.Add(new("gross-exceeded", unit.Id, [], $"{gross} kg", $"<={unit.GrossKg} kg", "move-lines", null));
    }

    private static void Admit(
        GoodsTable table,
        TransportUnit unit,
        List<(GoodsLine Line, Signature Kind)> dangerous,
        List<GoodsFault> faults
    )
    {
        var admission = table.Admissions.FirstOrDefault(one =>
            one.Kind == unit.Kind && one.WithPassengers == unit.Passengers > 0
        );
        if (admission is null)
            return;
        var refused = dangerous
            .Where(one => one.Kind.IsExplosive && !admission.Codes.Contains(one.Kind.Code))
            .Where(one => !(admission.ApprovalHelps && one.Line.IsApproved));
        foreach (var kind in refused.GroupBy(one => one.Kind.Code))
            faults.Add(
                new(
                    admission.WithPassengers ? "not-with-passengers"
                        : admission.ApprovalHelps ? "approval-missing"
                        : "not-admitted",
                    unit.Id,
                    [.. kind.Select(one => one.Line.Id)],
                    kind.Key,
                    string.Join(',', admission.Codes),
                    admission.ApprovalHelps ? "get-approval-or-other-unit" : "other-unit",
                    admission.Cited
                )
            );
    }

    private static void Hold(
        GoodsTable table,
        TransportUnit unit,
        List<(GoodsLine Line, Signature Kind)> dangerous,
        List<GoodsFault> faults
    )
    {
        if (table.PassengerHold is not { } limit || unit is not { Kind: UnitKind.Aircraft, Passengers: > 0 })
            return;
        var counted = dangerous.Where(one =>
            !limit.ExemptNumbers.Contains(one.Line.UnNumber!) && !limit.ExemptClasses.Contains(one.Kind.Code)
        );
        foreach (var compartment in counted.GroupBy(one => one.Line.Compartment))
        foreach (var (isGas, most) in new[] { (false, limit.NetKg), (true, limit.NonFlammableGasKg) })
        {
            var lines = compartment.Where(one => one.Kind.Code == "2.2" == isGas).Select(one => one.Line).ToList();
            var net = lines.Sum(line => line.NetKg);
            if (net > most)
                faults.Add(
                    new(
                        "hold-limit-exceeded",
                        unit.Id,
                        [.. lines.Select(line => line.Id)],
                        $"{net} kg",
                        $"<={most} kg",
                        "other-compartment-or-unit",
                        limit.Cited
                    )
                );
        }
    }

    // By kinds and not by lines: ten thousand lines of six kinds are fifteen pairs, and the lines are named where a pair is refused.
    private static void Segregate(
        GoodsPairs pairs,
        TransportUnit unit,
        List<(GoodsLine Line, Signature Kind)> dangerous,
        List<GoodsFault> faults,
        List<GoodsFault> conditions
    )
    {
        (Signature Key, GoodsLine[] Lines)[] kinds =
        [
            .. dangerous.GroupBy(one => one.Kind, one => one.Line).Select(kind => (kind.Key, kind.ToArray())),
        ];
        for (var i = 0; i < kinds.Length; i++)
        for (var j = i; j < kinds.Length; j++)
        {
            var (one, other) = (kinds[i].Key, kinds[j].Key);
            if (i == j && kinds[i].Lines.Length == 1)
                continue;
            var rule = pairs.Between(one, other);
            var (refuse, doubt) = rule?.Separation switch
            {
                Separation.None => (false, false),
                Separation.Apart => (true, false),
                Separation.OnlyS => ((one.IsExplosive ? one : other).Code != "1.4S", false),
                Separation.OnlyIdentical => (
                    kinds[i].Lines.Concat(kinds[j].Lines).DistinctBy(line => line.UnNumber).Count() > 1,
                    false
                ),
                _ => (false, i != j || rule is not null),
            };
            if (!refuse && !doubt)
                continue;
            string[] lines = [.. kinds[i].Lines.Concat(i == j ? [] : kinds[j].Lines).Select(line => line.Id)];
            (refuse ? faults : conditions).Add(
                new(
                    refuse ? "segregation"
                        : rule is null ? "pair-not-in-table"
                        : "condition",
                    unit.Id,
                    lines,
                    $"{one.Code}+{other.Code}",
                    rule?.Code ?? "",
                    refuse ? "other-unit" : "read-edition",
                    rule
                )
            );
        }
    }

    private static ExplosiveQuantity? Explosive(
        TransportUnit unit,
        List<(GoodsLine Line, Signature Kind)> dangerous,
        List<GoodsFault> faults
    )
    {
        var explosive = dangerous.Where(one => one.Kind.IsExplosive).ToList();
        if (explosive.Count == 0)
            return null;
        var kg = explosive.Sum(one => one.Line.NetExplosiveKg);
        var division = ExplosiveQuantity.Governing(explosive.Select(one => one.Kind.Division).ToHashSet());
        if (kg > unit.NetExplosiveKg)
            faults.Add(
                new(
                    "net-explosive-exceeded",
                    unit.Id,
                    [.. explosive.Select(one => one.Line.Id)],
                    $"{kg} kg {division}",
                    $"<={unit.NetExplosiveKg} kg",
                    "move-lines",
                    null
                )
            );
        return new ExplosiveQuantity(unit.Id, kg, division);
    }
}
