using Qalqan.Claims;
using Qalqan.Kernel;

namespace Qalqan.People;

/// <summary>
/// The establishment is what the record says: every post that is open at the look's instant is wanted, as it was opened, and
/// judged as an <see cref="Establishment"/> of a pack is. Titles are the codes on record. No post open, nothing to judge.
/// </summary>
public sealed record PostsOnRecord : Requirement
{
    public static Shape Shape { get; } = Shape.State("posts-on-record", _ => new PostsOnRecord(), Judge);

    private static IEnumerable<Finding> Judge(Ruling ruling, PostsOnRecord rule)
    {
        List<EstablishedPost> posts =
        [
            .. ruling
                .Known.Keys<PostOpened>()
                .Order(StringComparer.Ordinal)
                .Select(post => ruling.Known.Of<PostOpened>(post).BeganLast())
                .Where(facts => facts.Count > 0)
                .Select(facts => (PostOpened)facts[0].Claim)
                .Select(post => new EstablishedPost(post.Post, post.SubUnit, post.Rank, post.Trade, post.IsKey, 0)),
        ];
        return posts.Count == 0
            ? []
            : Establishment.Judge(
                ruling,
                new Establishment(
                    posts,
                    Titles(posts.Select(post => post.SubUnit)),
                    Titles(posts.Select(post => post.Trade))
                )
            );
    }

    private static Dictionary<string, Words> Titles(IEnumerable<string> codes) =>
        codes.Distinct().ToDictionary(code => code, code => new Words(code, code, code));
}
