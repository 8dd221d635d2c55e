using Qalqan.Kernel;

namespace Qalqan.Web;

/// <summary>Findings of one verdict under one rule, with where it is written.</summary>
public sealed record Listed(
    Standard Standard,
    Rule Rule,
    Citation Citation,
    RuleBasis Basis,
    Verdict Verdict,
    IReadOnlyList<Finding> Findings
)
{
    /// <summary>In the order in which they are read.</summary>
    public static IReadOnlyList<Verdict> WorstFirst { get; } = [Verdict.Breached, Verdict.Undetermined, Verdict.Met];

    /// <summary>The place of a verdict in that order.</summary>
    public static int PlaceOf(Verdict verdict) =>
        verdict switch
        {
            Verdict.Breached => 0,
            Verdict.Undetermined => 1,
            _ => 2,
        };

    /// <summary>By verdict; what is cited before what is our default, then as judged.</summary>
    public static ILookup<Verdict, Listed> Of(IEnumerable<Finding> findings) =>
        findings
            .GroupBy(finding => (finding.Standard, finding.Rule, finding.Citation, finding.Basis, finding.Verdict))
            .OrderBy(group => group.Key.Basis)
            .Select(group => new Listed(
                group.Key.Standard,
                group.Key.Rule,
                group.Key.Citation,
                group.Key.Basis,
                group.Key.Verdict,
                [.. group]
            ))
            .ToLookup(listed => listed.Verdict);
}
