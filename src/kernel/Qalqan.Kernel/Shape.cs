using NodaTime;

namespace Qalqan.Kernel;

/// <summary>
/// A shape of rule that code knows: how a pack writes its numbers, and how it is judged. A state rule is judged at one
/// instant; an event rule over a period, each event by the edition in force on its day.
/// </summary>
public sealed class Shape
{
    private Shape(
        string name,
        bool isEvent,
        Func<Fields, Requirement> read,
        Func<Ruling, IEnumerable<Finding>> judge
    ) => (Name, IsEvent, Read, Judge) = (name, isEvent, read, judge);

    /// <summary>As packs write it.</summary>
    public string Name { get; }

    /// <summary>The name of the capability that judges it; empty until one has taken it in.</summary>
    public string Capability { get; private set; } = "";

    internal Shape OfCapability(string name)
    {
        Capability = name;
        return this;
    }

    public bool IsEvent { get; }

    /// <summary>Reads the requirement's own fields; what is wrong goes to the fields' problems.</summary>
    public Func<Fields, Requirement> Read { get; }

    public Func<Ruling, IEnumerable<Finding>> Judge { get; }

    public static Shape State<T>(string name, Func<Fields, T> read, Func<Ruling, T, IEnumerable<Finding>> judge)
        where T : Requirement => new(name, false, read, ruling => judge(ruling, (T)ruling.Rule.Requirement));

    public static Shape Event<T>(string name, Func<Fields, T> read, Func<Ruling, T, IEnumerable<Finding>> judge)
        where T : Requirement => new(name, true, read, ruling => judge(ruling, (T)ruling.Rule.Requirement));
}

/// <summary>One rule applied to what is known: what a shape's judge is given, and how it answers.</summary>
/// <param name="InForceRules">The other rules of this scope in force at the same instant, for a judge that needs two texts at once.</param>
public sealed record Ruling(Standard Standard, Rule Rule, Known Known, IReadOnlyList<Rule> InForceRules)
{
    /// <summary>Subject of the scope as a whole; <c>scope/kind/reference</c> of one thing in it.</summary>
    public string Subject(params string[] path) => string.Join('/', [Known.Scope, .. path]);

    /// <summary>The other rules in force of that requirement: the posts an establishment demands, for a rule on their holders.</summary>
    public IEnumerable<T> InForce<T>()
        where T : Requirement => InForceRules.Select(rule => rule.Requirement).OfType<T>();

    public Finding Find(
        string subject,
        Verdict verdict,
        Phrase says,
        Amount amount,
        IEnumerable<Fact> evidence,
        IEnumerable<Phrase>? arithmetic = null,
        Phrase? remedy = null,
        IEnumerable<Phrase>? wouldChange = null,
        Instant? at = null,
        Citation? citation = null,
        RuleBasis? basis = null
    ) =>
        new(
            Standard,
            Rule,
            citation ?? Rule.Citation,
            basis ?? Rule.Basis,
            subject,
            at ?? Known.At,
            verdict,
            Decision.None,
            amount,
            says,
            remedy,
            // By when they began and then by id: the order in which reports arrived must not show in a finding.
            [
                .. evidence
                    .DistinctBy(fact => fact.Id)
                    .OrderBy(fact => fact.FromMilliseconds)
                    .ThenBy(fact => fact.Id.Value)
                    .Select(fact => fact.Id),
            ],
            [.. arithmetic ?? Compared(amount)],
            // Where nothing sharper is said, doing what the remedy asks for is what would change it.
            [.. wouldChange ?? (remedy is null ? [] : [remedy])]
        );

    // Where a judge counts and says no more of it, the count itself is the arithmetic.
    private static IEnumerable<Phrase> Compared(Amount amount) =>
        amount is { Measured: { } measured, Required: { } required }
            ? [Phrase.Of("record.compared", ("measured", measured), ("required", required))]
            : [];
}
