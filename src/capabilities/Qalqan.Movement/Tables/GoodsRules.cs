using Qalqan.Claims;
using Qalqan.Kernel;
using Qalqan.Lift;

namespace Qalqan.Movement;

/// <summary>
/// Which dangerous goods may share a unit, by one named edition for one mode. Judges nothing itself; a table that contradicts itself is
/// refused when it is loaded.
/// </summary>
public sealed record GoodsRules(MoveMode Mode, GoodsTable Table) : Requirement
{
    private static readonly string[] Asks = ["none", "apart", "by-group", "only-s", "only-identical", "conditional"];

    public static Shape Shape { get; } = Shape.State<GoodsRules>("goods-table", Read, (_, _) => []);

    private static GoodsRules Read(Fields fields)
    {
        var mode = fields.OneOf("mode", "air", "road", "sea", "rail") switch
        {
            "air" => MoveMode.Air,
            "sea" => MoveMode.Sea,
            "rail" => MoveMode.Rail,
            _ => MoveMode.Road,
        };
        var table = new GoodsTable(
            fields.Text("edition", 200),
            [
                .. fields.List("pairs", Square, least: 0).SelectMany(rules => rules),
                .. fields.List("cells", Cell, least: 0),
            ],
            [.. fields.List("groups", Square).SelectMany(rules => rules)],
            fields.List("entries", Entry),
            fields.List("admissions", ReadAdmission, least: 0),
            fields.UnderOrNull("passengerHold", Hold),
            fields.Whole("lastNumber", 1, 9_999)
        );
        foreach (var problem in table.Problems())
            fields.Refuse(
                problem.Code is "entry-twice" ? "entries" : "pairs",
                $"{problem.Subject}: {problem.Seen}",
                problem.Code switch
                {
                    "table-not-symmetric" => $"{problem.Wanted}, as the other way round: such a table is symmetric",
                    "cell-twice" => "each pair once",
                    _ => "each UN number once",
                }
            );
        return new GoodsRules(mode, table);
    }

    // The whole square and not half of it: what was copied wrong then shows.
    private static List<GoodsRule> Square(Fields square)
    {
        var (names, rows) = (square.Texts("names"), square.Texts("rows"));
        var asks = square
            .List("codes", code => (Code: code.Text("code"), Asks: Asked(code)))
            .ToLookup(code => code.Code, code => code.Asks);
        var (source, mark) = (square.Text("source"), square.OneOf("mark", "high", "medium", "low"));
        if (rows.Count != names.Count)
            square.Refuse("rows", $"{rows.Count} rows", $"{names.Count}, one a name");
        List<GoodsRule> rules = [];
        foreach (var (name, row) in names.Zip(rows))
        {
            var cells = row.Split(' ');
            if (cells.Length != names.Count)
                square.Refuse("rows", $"{cells.Length} cells in the row of {name}", $"{names.Count}, one a name");
            foreach (var unknown in cells.Distinct().Where(cell => !asks.Contains(cell)))
                square.Refuse("rows", $"\"{unknown}\" in the row of {name}", "only what \"codes\" explains");
            foreach (var (column, cell) in names.Zip(cells))
                rules.Add(new GoodsRule(name, column, asks[cell].FirstOrDefault(), cell, source, mark));
        }
        return rules;
    }

    private static GoodsRule Cell(Fields cell) =>
        new(
            cell.Text("row"),
            cell.Text("column"),
            Asked(cell),
            cell.Text("code"),
            cell.Text("source"),
            cell.OneOf("mark", "high", "medium", "low")
        );

    private static GoodsEntry Entry(Fields entry)
    {
        var number = entry.Text("number");
        if (
            number.Length > 0
            && !(
                number.Length == 6
                && number.StartsWith("UN", StringComparison.Ordinal)
                && number[2..].All(char.IsAsciiDigit)
            )
        )
            entry.Refuse("number", $"\"{number}\"", "UN and four figures, such as UN0012");
        return new GoodsEntry(
            number,
            entry.Text("code", 8),
            entry.Text("source"),
            entry.OneOf("mark", "high", "medium", "low")
        );
    }

    private static Admission ReadAdmission(Fields fields) =>
        new(
            fields.OneOf("unit", "aircraft", "vehicle", "wagon", "hold") switch
            {
                "aircraft" => UnitKind.Aircraft,
                "wagon" => UnitKind.Wagon,
                "hold" => UnitKind.Hold,
                _ => UnitKind.Vehicle,
            },
            fields.Flag("withPassengers"),
            fields.Texts("codes"),
            fields.Flag("approvalHelps"),
            fields.Under("cell", Cell)!
        );

    private static HoldLimit Hold(Fields fields) =>
        new(
            fields.Real("netKg", 0, 10_000),
            fields.Real("gasKg", 0, 10_000),
            fields.Texts("exemptNumbers"),
            fields.Texts("exemptClasses"),
            fields.Under("cell", Cell)!
        );

    private static Separation Asked(Fields fields) =>
        (Separation)Math.Max(0, Array.IndexOf(Asks, fields.OneOf("asks", Asks)));
}
