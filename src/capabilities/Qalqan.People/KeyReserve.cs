using Qalqan.Claims;
using Qalqan.Kernel;

namespace Qalqan.People;

/// <summary>
/// Each post of the establishment that wants reserves has so many named substitutes who are on the roll and do not hold
/// that post themselves. Nothing is asked before anybody is enrolled or put in a post.
/// </summary>
public sealed record KeyReserve : Requirement
{
    public static Shape Shape { get; } = Shape.State("key-reserve", _ => new KeyReserve(), Judge);

    private static IEnumerable<Finding> Judge(Ruling ruling, KeyReserve rule)
    {
        var roll = Roll.Of(ruling.Known);
        return from establishment in ruling.InForce<Establishment>()
            from post in establishment.Posts
            where post.Reserves > 0 && roll.HasBegun
            select Judge(ruling, establishment, post, roll);
    }

    private static Finding Judge(Ruling ruling, Establishment establishment, EstablishedPost post, Roll roll)
    {
        var tenures = roll.Post(post.Post);
        var named = tenures.Reserves.Except(tenures.Holders).Where(person => roll.Person(person).IsOnRoll).ToList();
        List<Fact> facts =
        [
            .. tenures.With(Tenure.Reserve),
            .. tenures.Reserves.SelectMany(person => roll.Person(person).Facts),
        ];
        var missing = post.Reserves - named.Count;
        var verdict =
            facts.Exists(fact => fact.Contested) ? Verdict.Undetermined
            : missing > 0 ? Verdict.Breached
            : Verdict.Met;
        return ruling.Find(
            ruling.Subject("post", post.Post),
            verdict,
            verdict switch
            {
                Verdict.Met => Phrase.Of("people.reserve", ("post", post.Post), ("count", named.Count)),
                Verdict.Breached => Phrase.Of(
                    "people.reserve.missing",
                    ("post", post.Post),
                    ("trade", establishment.Trades[post.Trade]),
                    ("count", named.Count),
                    ("wanted", post.Reserves)
                ),
                _ => Phrase.Of("people.reserve.contested", ("post", post.Post)),
            },
            new Amount(named.Count, post.Reserves, "reserves"),
            facts,
            [Phrase.Of("people.reserve.arithmetic", ("count", named.Count), ("wanted", post.Reserves))],
            verdict switch
            {
                Verdict.Met => null,
                Verdict.Breached => Phrase.Of("people.reserve.remedy", ("post", post.Post), ("count", missing)),
                _ => Phrase.Of("people.contested.remedy"),
            },
            missing > 0 ? [Phrase.Of("people.reserve.change", ("post", post.Post), ("count", missing))] : []
        );
    }
}
