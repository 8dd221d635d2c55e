namespace Qalqan.Lift;

/// <summary>What a table asks of two goods in one unit.</summary>
public enum Separation
{
    /// <summary>Nothing: they may share a unit.</summary>
    None,

    /// <summary>Not in one unit, whatever the table's own code for it.</summary>
    Apart,

    /// <summary>Explosives with explosives: the compatibility groups decide.</summary>
    ByGroup,

    /// <summary>Of explosives only 1.4S may be beside the other.</summary>
    OnlyS,

    /// <summary>Only with goods of the very same UN number.</summary>
    OnlyIdentical,

    /// <summary>Allowed under a condition that a person must read: neither passed nor refused here.</summary>
    Conditional,
}

/// <summary>
/// One cell of a table, as an edition prints it. Row and column are a UN number (<c>UN0012</c>), a division with its group
/// (<c>1.4S</c>), a division, a class, or several parted by a slash; of compatibility groups a letter.
/// </summary>
/// <param name="Code">The table's own mark, to be cited: <c>4</c>, <c>X</c>.</param>
public sealed record GoodsRule(
    string Row,
    string Column,
    Separation Separation,
    string Code,
    string Source,
    string Confidence
);

/// <summary>A UN number as an edition lists it; the code is division and group, <c>1.4S</c>, or a class, <c>3</c>.</summary>
public sealed record GoodsEntry(string Number, string Code, string Source, string Confidence);

/// <summary>Which explosives a kind of unit takes at all, with or without people aboard; what is not listed is refused.</summary>
/// <param name="ApprovalHelps">Written approval of the States concerned may let in what is not listed.</param>
public sealed record Admission(
    UnitKind Kind,
    bool WithPassengers,
    IReadOnlyList<string> Codes,
    bool ApprovalHelps,
    GoodsRule Cited
);

/// <summary>What one compartment that nobody can reach may hold beside passengers, in net kilograms.</summary>
public sealed record HoldLimit(
    double NetKg,
    double NonFlammableGasKg,
    IReadOnlyList<string> ExemptNumbers,
    IReadOnlyList<string> ExemptClasses,
    GoodsRule Cited
);

/// <summary>
/// The rules of one mode of transport by one named edition. All of it is data: no number of any edition is in the code. A table
/// that contradicts itself is found by <see cref="Problems"/> and judges nothing.
/// </summary>
/// <param name="LastNumber">The highest UN number that the edition knows of; above it none exists.</param>
public sealed record GoodsTable(
    string Edition,
    IReadOnlyList<GoodsRule> Pairs,
    IReadOnlyList<GoodsRule> Groups,
    IReadOnlyList<GoodsEntry> Entries,
    IReadOnlyList<Admission> Admissions,
    HoldLimit? PassengerHold,
    int LastNumber
)
{
    /// <summary>Cells that are printed twice differently, or that are not mirrored across the diagonal.</summary>
    public IReadOnlyList<Problem> Problems()
    {
        List<Problem> problems = [.. Contradictions(Pairs), .. Contradictions(Groups)];
        foreach (var twice in Entries.GroupBy(entry => entry.Number).Where(entries => entries.Count() > 1))
            problems.Add(new("entry-twice", twice.Key, $"{twice.Count()}", "1", "correct-table"));
        return problems;
    }

    private static IEnumerable<Problem> Contradictions(IReadOnlyList<GoodsRule> rules)
    {
        var cells = rules.ToLookup(rule => (rule.Row, rule.Column));
        foreach (var cell in cells.Where(cell => cell.Count() > 1))
            yield return new(
                "cell-twice",
                $"{cell.Key.Row} {cell.Key.Column}",
                string.Join(' ', cell.Select(rule => rule.Code)),
                "1",
                "correct-table"
            );
        foreach (var rule in rules)
            if (cells[(rule.Column, rule.Row)].FirstOrDefault()?.Code != rule.Code)
                yield return new(
                    "table-not-symmetric",
                    $"{rule.Row} {rule.Column}",
                    rule.Code,
                    cells[(rule.Column, rule.Row)].FirstOrDefault()?.Code ?? "none",
                    "correct-table"
                );
    }
}
