using NodaTime;
using Qalqan.Kernel;

namespace Qalqan.People;

/// <summary>
/// What the adopted standards in force on a day say that pages need besides findings. Null, or an empty list, where none in
/// force says it; of two that do, the first by standard.
/// </summary>
public sealed record PeopleRules(
    RankTable? Ranks,
    IReadOnlyList<NeededPaper> Papers,
    Leave? Leave,
    SmallNumbers? SmallNumbers
)
{
    public static PeopleRules Of(IReadOnlyList<Standard> adopted, LocalDate day)
    {
        var rules = Assessment
            .InForce(adopted, day)
            .OrderBy(standard => standard.Id, StringComparer.Ordinal)
            .SelectMany(standard => standard.Rules)
            .Select(rule => rule.Requirement)
            .ToList();
        return new PeopleRules(
            rules.OfType<RankTable>().FirstOrDefault(),
            [.. rules.OfType<Papers>().SelectMany(papers => papers.Needed).DistinctBy(paper => paper.Paper)],
            rules.OfType<Leave>().FirstOrDefault(),
            rules.OfType<SmallNumbers>().FirstOrDefault()
        );
    }
}
