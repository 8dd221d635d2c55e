using Qalqan.Claims;
using Qalqan.Kernel;

namespace Qalqan.Ceasefire;

/// <summary>What a named post decided last on what was found, and whether the record has grown on it since.</summary>
public sealed record DecisionMade(Fact Fact, Decided Said)
{
    public string Post => Fact.Source.Post;
}

/// <summary>Decisions on what was proposed.</summary>
public static class Decisions
{
    /// <summary>
    /// The last one that is known at the look, whenever it was taken: a period is returned with what was decided of it since. Null where
    /// nobody has decided.
    /// </summary>
    public static DecisionMade? Of(Known known, string standard, string rule, string subject) =>
        known.Ever<Decided>($"{standard}/{rule}/{subject}").LastOrDefault() is { Claim: Decided said } fact
            ? new DecisionMade(fact, said)
            : null;

    /// <summary>Proposed until somebody decides.</summary>
    internal static Decision Outcome(DecisionMade? decided) =>
        decided?.Said.Outcome switch
        {
            null => Decision.Proposed,
            DecisionOutcome.Confirmed => Decision.Confirmed,
            DecisionOutcome.Refused => Decision.Refused,
            _ => Decision.Open,
        };

    internal static DecisionMade? Of(Known known, Ruling ruling, string subject) =>
        Of(known, ruling.Standard.Id, ruling.Rule.Id, subject);

    /// <summary>Every decision on the subject that is known at the look, the latest first.</summary>
    public static IReadOnlyList<DecisionMade> On(Known known, string subject) =>
        [
            .. known
                .EverOther<Decided>(subject)
                .OrderByDescending(fact => fact.From)
                .ThenByDescending(fact => fact.Number)
                .Select(fact => new DecisionMade(fact, (Decided)fact.Claim)),
        ];
}
