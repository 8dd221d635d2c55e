using NodaTime;
using Qalqan.Claims;
using Qalqan.Kernel;

namespace Qalqan.Readiness;

/// <summary>
/// Where more than one report gives a milestone's days they give the same: equal, or the less exact report's days
/// contain the more exact one's. One report alone is not judged. Days are the scope's; the last one is included.
/// </summary>
public sealed record SourcesAgree : Requirement
{
    public static Shape Shape { get; } = Shape.State("sources-agree", _ => new SourcesAgree(), Judge);

    private static IEnumerable<Finding> Judge(Ruling ruling, SourcesAgree rule) =>
        from milestone in ruling.Known.Keys<MilestoneReached>().Order(StringComparer.Ordinal)
        let accounts = Account.Of(ruling.Known, milestone)
        where accounts.Count > 1
        select Judge(ruling, milestone, accounts);

    private static Finding Judge(Ruling ruling, string milestone, List<Account> accounts)
    {
        var differ = accounts.Exists(account => accounts.Exists(other => !account.Fits(other)));
        // Days may be the same while two corrections contend: then the conflict is what is wrong, and not the days.
        var contested = accounts.Exists(account => account.Fact.Contested);
        return ruling.Find(
            ruling.Subject("milestone", milestone),
            differ || contested ? Verdict.Undetermined : Verdict.Met,
            differ ? Phrase.Of("readiness.sources.differ", ("milestone", milestone), ("count", accounts.Count))
                : contested
                    ? Phrase.Of("readiness.sources.contested", ("milestone", milestone), ("count", accounts.Count))
                : Phrase.Of("readiness.sources.agree", ("milestone", milestone), ("count", accounts.Count)),
            new Amount(accounts.Select(account => (account.First, account.Last)).Distinct().Count(), null, "periods"),
            accounts.Select(account => account.Fact),
            accounts
                .OrderBy(account => account.First)
                .ThenBy(account => account.Last ?? LocalDate.MaxIsoValue)
                .ThenBy(account => account.Fact.Id.Value)
                .Select(account => account.Says()),
            differ ? Phrase.Of("readiness.sources.differ.remedy")
                : contested ? Phrase.Of("readiness.sources.contested.remedy")
                : null,
            differ ? [Phrase.Of("readiness.sources.differ.change", ("milestone", milestone))]
                : contested ? [Phrase.Of("readiness.sources.contested.change", ("milestone", milestone))]
                : []
        );
    }
}
