using Qalqan.Claims;
using Qalqan.Kernel;

namespace Qalqan.People;

/// <summary>Nobody holds two posts at once, substantive or acting. Being a reserve or a successor in handover is not holding.</summary>
public sealed record OnePostAPerson : Requirement
{
    public static Shape Shape { get; } = Shape.State("one-post-a-person", _ => new OnePostAPerson(), Judge);

    private static IEnumerable<Finding> Judge(Ruling ruling, OnePostAPerson rule)
    {
        var roll = Roll.Of(ruling.Known);
        var held = roll.Posts().SelectMany(post => post.HolderFacts).ToLookup(fact => ((Held)fact.Claim).Person);
        var several = held.OrderBy(person => person.Key, StringComparer.Ordinal)
            .Select(person => (Person: person.Key, Facts: person.ToList(), Posts: PostsOf(person)))
            .Where(person => person.Posts.Count > 1)
            .ToList();
        foreach (var (person, facts, posts) in several)
        {
            var isContested = facts.Exists(fact => fact.Contested);
            yield return ruling.Find(
                ruling.Subject("person", person),
                isContested ? Verdict.Undetermined : Verdict.Breached,
                isContested
                    ? Phrase.Of("people.one-post.contested", ("person", person), ("posts", string.Join(", ", posts)))
                    : Phrase.Of("people.one-post.several", ("person", person), ("posts", string.Join(", ", posts))),
                new Amount(posts.Count, 1, "posts"),
                facts,
                [Phrase.Of("people.one-post.arithmetic", ("count", posts.Count))],
                isContested ? Phrase.Of("people.contested.remedy") : Phrase.Of("people.one-post.remedy"),
                [Phrase.Of("people.one-post.change", ("person", person), ("count", posts.Count - 1))]
            );
        }
        if (several.Count == 0 && held.Count > 0)
            yield return ruling.Find(
                ruling.Subject(),
                Verdict.Met,
                Phrase.Of("people.one-post", ("people", held.Count)),
                new Amount(1, 1, "posts"),
                held.SelectMany(person => person),
                [Phrase.Of("people.one-post.arithmetic.all", ("people", held.Count))]
            );
    }

    private static List<string> PostsOf(IEnumerable<Fact> facts) =>
        [.. facts.Select(fact => fact.Claim.Key).Distinct().Order(StringComparer.Ordinal)];
}
