using Qalqan.Kernel;

namespace Qalqan.People;

/// <summary>
/// The holder of each post of the establishment has its trade and at least its rank; an acting holder may stand so many
/// steps lower. Posts without exactly one holder on the roll are the establishment's finding, not this rule's.
/// </summary>
public sealed record HolderFits(int ActingStepsBelow) : Requirement
{
    public static Shape Shape { get; } =
        Shape.State("holder-fits", fields => new HolderFits(fields.Whole("actingStepsBelow", 0, 3)), Judge);

    private static IEnumerable<Finding> Judge(Ruling ruling, HolderFits rule)
    {
        var roll = Roll.Of(ruling.Known);
        return from establishment in ruling.InForce<Establishment>()
            from post in establishment.Posts
            let tenures = roll.Post(post.Post)
            where tenures.Holders.Count == 1 && roll.Person(tenures.Holders[0]).IsOnRoll
            select Judge(ruling, rule, establishment, post, tenures, roll.Person(tenures.Holders[0]));
    }

    private static Finding Judge(
        Ruling ruling,
        HolderFits rule,
        Establishment establishment,
        EstablishedPost post,
        Tenures tenures,
        Enrolment enrolment
    )
    {
        var (holder, has) = (tenures.Holders[0], enrolment.Says);
        var isActing = !tenures.With(Claims.Tenure.Substantive).Any();
        var least = Math.Max(1, Rank.StepOf(post.Rank)!.Value - (isActing ? rule.ActingStepsBelow : 0));
        var step = Rank.StepOf(has.Rank);
        var hasTrade = has.Trade == post.Trade;
        var met = (hasTrade ? 1 : 0) + (step >= least ? 1 : 0);
        if (enrolment.IsContested || tenures.HolderFacts.Any(fact => fact.Contested))
            return Find(Verdict.Undetermined, null, Contested(post, holder), Phrase.Of("people.contested.remedy"));
        if (!hasTrade)
            return Find(
                Verdict.Breached,
                met,
                Phrase.Of("people.fits.trade", ("post", post.Post), ("wanted", post.Trade), ("trade", has.Trade)),
                Phrase.Of("people.fits.trade.remedy", ("post", post.Post), ("trade", establishment.Trades[post.Trade]))
            );
        if (step is null)
            return Find(
                Verdict.Undetermined,
                null,
                Phrase.Of("people.fits.rank-unknown", ("person", holder), ("rank", has.Rank)),
                Phrase.Of("people.fits.rank-unknown.remedy", ("person", holder))
            );
        if (step < least)
            return Find(
                Verdict.Breached,
                met,
                Phrase.Of("people.fits.rank", ("post", post.Post), ("wanted", post.Rank), ("rank", has.Rank)),
                Phrase.Of("people.fits.rank.remedy", ("post", post.Post), ("rank", post.Rank))
            );
        return Find(
            Verdict.Met,
            met,
            Phrase.Of(
                "people.fits",
                ("post", post.Post),
                ("rank", has.Rank),
                ("trade", establishment.Trades[post.Trade])
            ),
            null
        );

        Finding Find(Verdict verdict, int? measured, Phrase says, Phrase? remedy) =>
            ruling.Find(
                ruling.Subject("post", post.Post),
                verdict,
                says,
                new Amount(measured, 2, "requirements"),
                tenures.HolderFacts.Concat(enrolment.Facts),
                isActing
                    ?
                    [
                        Phrase.Of(
                            "people.fits.arithmetic.acting",
                            ("rank", has.Rank),
                            ("wantedRank", post.Rank),
                            ("steps", rule.ActingStepsBelow),
                            ("trade", has.Trade),
                            ("wantedTrade", post.Trade)
                        ),
                    ]
                    :
                    [
                        Phrase.Of(
                            "people.fits.arithmetic",
                            ("rank", has.Rank),
                            ("wantedRank", post.Rank),
                            ("trade", has.Trade),
                            ("wantedTrade", post.Trade)
                        ),
                    ],
                remedy,
                verdict is Verdict.Met ? [] : [Phrase.Of("people.fits.change", ("post", post.Post))]
            );
    }

    private static Phrase Contested(EstablishedPost post, string holder) =>
        Phrase.Of("people.fits.contested", ("post", post.Post), ("person", holder));
}
