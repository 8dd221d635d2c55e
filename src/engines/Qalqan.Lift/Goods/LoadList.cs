using System.Globalization;

namespace Qalqan.Lift;

public enum UnitKind
{
    Aircraft,
    Vehicle,
    Wagon,
    Hold,
}

/// <summary>One aircraft, vehicle, wagon or hold. A limit that is null is not known, and then does not limit.</summary>
/// <param name="NetExplosiveKg">The net explosive quantity that it, or the stand it uses, may hold.</param>
public sealed record TransportUnit(
    string Id,
    UnitKind Kind,
    int Passengers = 0,
    double? GrossKg = null,
    double? NetExplosiveKg = null
);

/// <summary>One line of a load list.</summary>
/// <param name="UnNumber"><c>UN</c> and four figures; null for goods that are not dangerous.</param>
/// <param name="NetKg">Of dangerous goods without packing.</param>
/// <param name="NetExplosiveKg">Of explosive in it.</param>
/// <param name="Compartment">Within the unit, where it has several.</param>
/// <param name="IsApproved">The States concerned have approved it in writing, and the paper travels with it.</param>
public sealed record GoodsLine(
    string Id,
    string Unit,
    string? UnNumber,
    double GrossKg,
    double NetKg = 0,
    double NetExplosiveKg = 0,
    string Compartment = "",
    bool IsApproved = false
);

/// <summary>
/// Net explosive quantity of one unit, in kilograms, and the division by which all of it counts: 1.1 and 1.2 together count as 1.1,
/// and so do 1.2 and 1.5; else the most dangerous aboard.
/// </summary>
public sealed record ExplosiveQuantity(string Unit, double Kg, string Division)
{
    // As ADR 7.5.2.2 orders them.
    private static readonly string[] MostDangerousFirst = ["1.1", "1.5", "1.2", "1.3", "1.6", "1.4"];

    internal static string Governing(IReadOnlyCollection<string> divisions) =>
        divisions.Contains("1.2") && (divisions.Contains("1.1") || divisions.Contains("1.5"))
            ? "1.1"
            : MostDangerousFirst.FirstOrDefault(divisions.Contains) ?? "";
}

/// <summary>A refusal, with the cell of the table that refuses where it is a table that does.</summary>
public sealed record GoodsFault(
    string Code,
    string Unit,
    IReadOnlyList<string> Lines,
    string Seen,
    string Wanted,
    string Change,
    GoodsRule? Cited
);

/// <summary>
/// What a load list is worth by one edition. <see cref="Conditions"/> are neither passed nor refused: a condition to read, a pair that the
/// table does not print.
/// </summary>
public sealed record LoadListJudged(
    string Edition,
    IReadOnlyList<Problem> Problems,
    IReadOnlyList<GoodsFault> Faults,
    IReadOnlyList<GoodsFault> Conditions,
    IReadOnlyList<ExplosiveQuantity> Explosives
)
{
    public bool Stands => Problems.Count == 0 && Faults.Count == 0;
}

internal static class LoadListProblems
{
    public static List<Problem> Of(
        GoodsTable table,
        Dictionary<string, GoodsEntry> entries,
        IReadOnlyList<TransportUnit> units,
        IReadOnlyList<GoodsLine> lines
    )
    {
        List<Problem> problems = [.. table.Problems()];
        foreach (var twice in units.GroupBy(unit => unit.Id).Where(group => group.Count() > 1))
            problems.Add(new("unit-listed-twice", twice.Key, $"{twice.Count()}", "1", "remove-repetition"));
        var known = units.Select(unit => unit.Id).ToHashSet();
        HashSet<string> seen = [];
        var heaviest = units.Select(unit => unit.GrossKg ?? double.MaxValue).DefaultIfEmpty(double.MaxValue).Max();
        foreach (var line in lines)
        {
            if (!seen.Add(line.Id))
                problems.Add(new("line-listed-twice", line.Id, "2", "1", "remove-repetition"));
            if (!known.Contains(line.Unit))
                problems.Add(new("unit-unknown", line.Id, line.Unit, "listed-unit", "correct-reference"));
            foreach (var kg in new[] { line.GrossKg, line.NetKg, line.NetExplosiveKg })
                if (!(double.IsFinite(kg) && kg >= 0))
                    problems.Add(new("figure-negative", line.Id, $"{kg} kg", ">=0 kg", "correct-figure"));
            if (line.NetKg > line.GrossKg || line.NetExplosiveKg > line.GrossKg)
                problems.Add(
                    new(
                        "net-above-gross",
                        line.Id,
                        $"{Math.Max(line.NetKg, line.NetExplosiveKg)} kg",
                        $"<={line.GrossKg} kg",
                        "correct-figure"
                    )
                );
            if (line.GrossKg > heaviest)
                problems.Add(
                    new(
                        "heavier-than-any-unit",
                        line.Id,
                        $"{line.GrossKg} kg",
                        $"<={heaviest} kg",
                        "divide-or-larger-unit"
                    )
                );
            if (line.UnNumber is not null && Number(table, entries, line) is { } number)
                problems.Add(number);
        }
        return problems;
    }

    private static Problem? Number(GoodsTable table, Dictionary<string, GoodsEntry> entries, GoodsLine line)
    {
        var text = line.UnNumber!;
        if (
            text.Length != 6
            || !text.StartsWith("UN", StringComparison.Ordinal)
            || !int.TryParse(text.AsSpan(2), NumberStyles.None, CultureInfo.InvariantCulture, out var number)
        )
            return new("un-number-malformed", line.Id, text, "UN0000", "correct-number");
        if (number < 1 || number > table.LastNumber)
            return new("un-number-does-not-exist", line.Id, text, $"<=UN{table.LastNumber:0000}", "correct-number");
        if (!entries.TryGetValue(text, out var entry))
            return new("un-number-not-in-table", line.Id, text, table.Edition, "add-entry-from-edition");
        return entry.Code.StartsWith("1.", StringComparison.Ordinal) && line.NetExplosiveKg == 0
            ? new("net-explosive-missing", line.Id, "0 kg", ">0 kg", "enter-net-explosive")
            : null;
    }
}
