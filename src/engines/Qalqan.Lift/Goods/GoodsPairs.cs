namespace Qalqan.Lift;

/// <summary>What a line is to a table: a UN number where the table has rules of its own for it, and the code.</summary>
internal readonly record struct Signature(string? Number, string Code)
{
    public bool IsExplosive => Code.StartsWith("1.", StringComparison.Ordinal);

    public string Group => IsExplosive && char.IsAsciiLetter(Code[^1]) ? Code[^1..] : "";

    public string Division => IsExplosive && Group.Length > 0 ? Code[..^1] : Code;

    /// <summary>The names under which a table may speak of it, the most general first.</summary>
    public IEnumerable<string> Keys()
    {
        if (Division.Contains('.', StringComparison.Ordinal))
            yield return Division[..1];
        yield return Division;
        if (Group.Length > 0)
            yield return Code;
        if (Number is not null)
            yield return Number;
    }
}

/// <summary>
/// Finds the rule for two goods: of all cells that speak of both, the one that speaks of them most precisely; a UN number before a
/// division with its group, before a division, before a class. Answers are kept, since a list has few kinds and many lines.
/// </summary>
internal sealed class GoodsPairs
{
    private readonly Dictionary<(string, string), GoodsRule> pairs = [];
    private readonly Dictionary<(string, string), GoodsRule> groups = [];
    private readonly Dictionary<(Signature, Signature), GoodsRule?> answers = [];

    public GoodsPairs(GoodsTable table)
    {
        foreach (var rule in table.Pairs)
        foreach (var row in rule.Row.Split('/'))
        foreach (var column in rule.Column.Split('/'))
            pairs[(row, column)] = rule;
        foreach (var rule in table.Groups)
            groups[(rule.Row, rule.Column)] = rule;
        OwnNumbers =
        [
            .. table
                .Pairs.SelectMany(rule => new[] { rule.Row, rule.Column })
                .SelectMany(name => name.Split('/'))
                .Where(name => name.StartsWith("UN", StringComparison.Ordinal)),
        ];
    }

    public HashSet<string> OwnNumbers { get; }

    /// <summary>The cell that decides; null where the table prints none for these two.</summary>
    public GoodsRule? Between(Signature one, Signature other)
    {
        if (!answers.TryGetValue((one, other), out var rule))
            answers[(one, other)] = rule = Found(one, other);
        return rule;
    }

    private GoodsRule? Found(Signature one, Signature other)
    {
        var (found, precision) = ((GoodsRule?)null, -1);
        foreach (var (row, rowDepth) in one.Keys().Select((key, depth) => (key, depth)))
        foreach (var (column, columnDepth) in other.Keys().Select((key, depth) => (key, depth)))
            if (rowDepth + columnDepth > precision && pairs.TryGetValue((row, column), out var rule))
                (found, precision) = (rule, rowDepth + columnDepth);
        return one.IsExplosive && other.IsExplosive && found is null or { Separation: Separation.ByGroup }
            ? groups.GetValueOrDefault((one.Group, other.Group))
            : found;
    }
}
