using Qalqan.Claims;
using Qalqan.Kernel;

namespace Qalqan.People;

/// <summary>Who is tied to a post at the look's instant. Two reports of one person in one post are one holder.</summary>
internal sealed class Tenures(string post, IReadOnlyList<Fact> facts)
{
    public string Post => post;

    public IReadOnlyList<Fact> Facts => facts;

    /// <summary>The persons who hold it, substantive or acting; an acting holder counts like any other.</summary>
    public IReadOnlyList<string> Holders { get; } = Of(facts, Tenure.Substantive, Tenure.Acting);

    public IReadOnlyList<string> Successors { get; } = Of(facts, Tenure.Handover, Tenure.Handover);

    public IReadOnlyList<string> Reserves { get; } = Of(facts, Tenure.Reserve, Tenure.Reserve);

    public IEnumerable<Fact> HolderFacts => With(Tenure.Substantive, Tenure.Acting);

    public bool IsContested(params Tenure[] tenures) => With(tenures).Any(fact => fact.Contested);

    public IEnumerable<Fact> With(params Tenure[] tenures) =>
        facts.Where(fact => tenures.Contains(((Held)fact.Claim).Tenure));

    /// <summary>The persons of either tenure, each once, in order; nearly always one or none.</summary>
    public static IReadOnlyList<string> PersonsOf<T>(
        IReadOnlyList<T> said,
        Func<T, Held> read,
        Tenure one,
        Tenure other
    )
    {
        string? only = null;
        SortedSet<string>? several = null;
        for (var i = 0; i < said.Count; i++)
        {
            var held = read(said[i]);
            if (held.Tenure != one && held.Tenure != other)
                continue;
            if (only is null)
                only = held.Person;
            else
                (several ??= new SortedSet<string>(StringComparer.Ordinal) { only }).Add(held.Person);
        }
        return several is not null ? [.. several]
            : only is not null ? [only]
            : [];
    }

    private static IReadOnlyList<string> Of(IReadOnlyList<Fact> facts, Tenure one, Tenure other) =>
        PersonsOf(facts, static fact => (Held)fact.Claim, one, other);
}

/// <summary>Whether and as what a person is on the roll: the enrolment that began last; two that disagree settle nothing.</summary>
internal sealed record Enrolment(IReadOnlyList<Fact> Facts)
{
    public bool IsOnRoll => Facts.Count > 0;

    public bool IsContested =>
        Facts.Any(fact => fact.Contested) || Facts.Select(fact => fact.Claim).Distinct().Count() > 1;

    public Enrolled Says => (Enrolled)Facts[0].Claim;
}

/// <summary>The roll and the holders of posts at the look's instant.</summary>
internal sealed class Roll
{
    private readonly Known known;
    private readonly Dictionary<string, Tenures> posts = [];
    private readonly Dictionary<string, Enrolment> people = [];

    private Roll(Known known)
    {
        this.known = known;
        HasBegun =
            known.Keys<Enrolled>().Any(person => known.Until<Enrolled>(person).Any())
            || known.Keys<Held>().Any(post => known.Until<Held>(post).Any());
    }

    /// <summary>Whether anybody was ever enrolled or put in a post up to the instant. Before that nothing can be vacant.</summary>
    public bool HasBegun { get; }

    public static Roll Of(Known known) => known.View(look => new Roll(look));

    public Tenures Post(string post)
    {
        if (!posts.TryGetValue(post, out var tenures))
            posts.Add(post, tenures = new Tenures(post, [.. known.Of<Held>(post)]));
        return tenures;
    }

    public Enrolment Person(string person)
    {
        if (!people.TryGetValue(person, out var enrolment))
            people.Add(person, enrolment = new Enrolment(known.Of<Enrolled>(person).BeganLast()));
        return enrolment;
    }

    /// <summary>Every post that somebody is tied to, in order.</summary>
    public IEnumerable<Tenures> Posts() =>
        known.Subjects<Held>().Select(post => Post(post.Key)).Where(tenures => tenures.Facts.Count > 0);
}
