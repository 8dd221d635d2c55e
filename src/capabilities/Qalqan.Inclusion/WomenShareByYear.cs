using Qalqan.Claims;
using Qalqan.Kernel;

namespace Qalqan.Inclusion;

/// <summary>One year's target. <c>Between</c> is null where the text itself gives it, else the cited years on either side.</summary>
public sealed record YearTarget(
    int Year,
    decimal Percent,
    Citation Citation,
    (YearTarget Before, YearTarget After)? Between
);

/// <summary>
/// At least so many percent of the declared strength are women, by calendar year. Judged exactly, by women × 100 against
/// percent × total, on the declaration that began last; without one, or in a year not in the table, undetermined.
/// An interpolated year is a local default, on the straight line between two cited ones.
/// </summary>
public sealed record WomenShareByYear(IReadOnlyList<YearTarget> Years) : Requirement
{
    public static Shape Shape { get; } = Shape.State("women-share-by-year", Read, Judge);

    private sealed record Row(int Year, decimal Percent, bool IsVerified, Citation Citation, Fields Fields);

    private static WomenShareByYear Read(Fields fields)
    {
        var rows = fields
            .List(
                "years",
                year => new Row(
                    year.Whole("year", 2000, 2100),
                    year.Number("percent", 0, 100),
                    year.OneOf("mark", "verified", "interpolated") == "verified",
                    year.Under("citation", c => new Citation(c.Text("document"), c.Text("paragraph")))
                        ?? new Citation("", ""),
                    year
                )
            )
            .OrderBy(row => row.Year)
            .ToList();
        foreach (var twice in rows.GroupBy(row => row.Year).SelectMany(same => same.Skip(1)))
            twice.Fields.Refuse("year", $"year {twice.Year} a second time", "each year once");
        return new WomenShareByYear([.. rows.Select(row => Target(row, rows))]);
    }

    private static YearTarget Target(Row row, List<Row> rows)
    {
        var before = rows.FindLast(other => other.IsVerified && other.Year < row.Year);
        var after = rows.Find(other => other.IsVerified && other.Year > row.Year);
        if (row.IsVerified || before is null || after is null)
        {
            if (!row.IsVerified)
                row.Fields.Refuse(
                    "mark",
                    "an interpolated year beyond the verified ones",
                    "a verified year on each side"
                );
            return new YearTarget(row.Year, row.Percent, row.Citation, null);
        }
        var line =
            before.Percent + (after.Percent - before.Percent) * (row.Year - before.Year) / (after.Year - before.Year);
        if (Math.Round(line, 6) != Math.Round(row.Percent, 6))
            row.Fields.Refuse(
                "percent",
                $"{row.Percent}",
                $"\"percent\": {line:0.######}, on the line between the verified years"
            );
        return new YearTarget(row.Year, row.Percent, row.Citation, (Target(before, []), Target(after, [])));
    }

    private static IEnumerable<Finding> Judge(Ruling ruling, WomenShareByYear rule)
    {
        var year = ruling.Known.Today.Year;
        var declared = ruling.Known.Of<StrengthDeclared>("strength").BeganLast();
        if (rule.Years.FirstOrDefault(row => row.Year == year) is not { } target)
            return
            [
                Undetermined(
                    Phrase.Of("inclusion.share.no-target", ("year", year)),
                    Phrase.Of("inclusion.share.no-target.remedy")
                ),
            ];
        if (declared.Count == 0)
            return [Undetermined(Phrase.Of("inclusion.share.none"), Phrase.Of("inclusion.share.none.remedy"))];
        var strength = (StrengthDeclared)declared[0].Claim;
        if (declared.Any(fact => fact.Contested || Figures(fact) != (strength.Total, strength.Women)))
            return
            [
                Undetermined(Phrase.Of("inclusion.share.contested"), Phrase.Of("inclusion.share.contested.remedy")),
            ];
        if (strength.Total == 0)
            return [Undetermined(Phrase.Of("inclusion.share.nobody"), Phrase.Of("inclusion.share.none.remedy"))];
        return [Judge(ruling, target, strength, declared)];

        Finding Undetermined(Phrase says, Phrase remedy) =>
            ruling.Find(
                ruling.Subject(),
                Verdict.Undetermined,
                says,
                new Amount(null, rule.Years.FirstOrDefault(row => row.Year == year)?.Percent, "percent"),
                declared,
                remedy: remedy,
                citation: rule.Years.FirstOrDefault(row => row.Year == year)?.Citation,
                basis: BasisOf(rule.Years.FirstOrDefault(row => row.Year == year), ruling)
            );
    }

    // To one decimal, or to as many as it takes for a share below the target not to read as the target.
    private static decimal Share(int women, int total, decimal target)
    {
        var exact = women * 100m / total;
        var decimals = 1;
        while (exact < target && Rounded() >= target)
            decimals++;
        return Rounded();

        decimal Rounded() => Math.Round(exact, decimals, MidpointRounding.AwayFromZero);
    }

    private static Finding Judge(
        Ruling ruling,
        YearTarget target,
        StrengthDeclared strength,
        IReadOnlyList<Fact> declared
    )
    {
        var (total, women) = (strength.Total, strength.Women);
        var share = Share(women, total, target.Percent);
        var needed = (int)Math.Ceiling(target.Percent * total / 100m);
        var isMet = women * 100m >= target.Percent * total;
        List<Phrase> arithmetic =
        [
            Phrase.Of("inclusion.share.arithmetic", ("women", women), ("total", total), ("share", share)),
            Phrase.Of("inclusion.share.needed", ("needed", needed), ("total", total), ("percent", target.Percent)),
        ];
        if (target.Between is var (before, after))
            arithmetic.Add(
                Phrase.Of(
                    "inclusion.share.interpolated",
                    ("percent", target.Percent),
                    ("year", target.Year),
                    ("beforePercent", before.Percent),
                    ("beforeYear", before.Year),
                    ("afterPercent", after.Percent),
                    ("afterYear", after.Year)
                )
            );
        return ruling.Find(
            ruling.Subject(),
            isMet ? Verdict.Met : Verdict.Breached,
            Says(target, share, isMet),
            new Amount(share, target.Percent, "percent"),
            declared,
            arithmetic,
            isMet ? null : Phrase.Of("inclusion.share.remedy", ("count", needed - women), ("total", total)),
            [
                isMet
                    ? Phrase.Of("inclusion.share.change.fewer", ("count", women - needed + 1), ("total", total))
                    : Phrase.Of("inclusion.share.change.more", ("count", needed - women), ("total", total)),
            ],
            citation: target.Citation,
            basis: BasisOf(target, ruling)
        );
    }

    private static Phrase Says(YearTarget target, decimal share, bool isMet) =>
        (isMet, target.Between) switch
        {
            (true, null) => Phrase.Of(
                "inclusion.share.met",
                ("share", share),
                ("percent", target.Percent),
                ("year", target.Year)
            ),
            (false, null) => Phrase.Of(
                "inclusion.share.short",
                ("share", share),
                ("percent", target.Percent),
                ("year", target.Year)
            ),
            (true, var (before, after)) => Phrase.Of(
                "inclusion.share.met.interpolated",
                ("share", share),
                ("percent", target.Percent),
                ("year", target.Year),
                ("beforePercent", before.Percent),
                ("beforeYear", before.Year),
                ("afterPercent", after.Percent),
                ("afterYear", after.Year)
            ),
            (false, var (before, after)) => Phrase.Of(
                "inclusion.share.short.interpolated",
                ("share", share),
                ("percent", target.Percent),
                ("year", target.Year),
                ("beforePercent", before.Percent),
                ("beforeYear", before.Year),
                ("afterPercent", after.Percent),
                ("afterYear", after.Year)
            ),
        };

    private static RuleBasis BasisOf(YearTarget? target, Ruling ruling) =>
        target is null ? ruling.Rule.Basis
        : target.Between is null ? RuleBasis.Cited
        : RuleBasis.LocalDefault;

    private static (int Total, int Women) Figures(Fact fact) =>
        (((StrengthDeclared)fact.Claim).Total, ((StrengthDeclared)fact.Claim).Women);
}
