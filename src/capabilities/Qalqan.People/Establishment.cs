using Qalqan.Claims;
using Qalqan.Kernel;

namespace Qalqan.People;

/// <summary>A post that the establishment wants filled. <c>Reserves</c>: how many named substitutes it wants besides.</summary>
public sealed record EstablishedPost(string Post, string SubUnit, string Rank, string Trade, bool IsKey, int Reserves);

/// <summary>
/// Every post is held by exactly one person, substantive or acting, who is on the roll; a successor in handover is beside
/// the count. Nothing is vacant until the first person is enrolled or put in a post: before that it is undetermined.
/// </summary>
public sealed record Establishment(
    IReadOnlyList<EstablishedPost> Posts,
    IReadOnlyDictionary<string, Words> SubUnits,
    IReadOnlyDictionary<string, Words> Trades
) : Requirement
{
    public static Shape Shape { get; } = Shape.State("establishment", Read, Judge);

    private static Establishment Read(Fields fields)
    {
        var subUnits = ReadTitles(fields, "subUnits", "subUnit");
        var trades = ReadTitles(fields, "trades", "trade");
        HashSet<string> seen = [];
        var posts = fields.List(
            "posts",
            line =>
            {
                var post = new EstablishedPost(
                    line.Ref("post"),
                    line.OneOf("subUnit", [.. subUnits.Keys]),
                    line.Text("rank", 5),
                    line.OneOf("trade", [.. trades.Keys]),
                    line.Flag("key"),
                    line.Whole("reserves", 0, 9)
                );
                if (post.Rank.Length > 0 && Rank.StepOf(post.Rank) is null)
                    line.Refuse("rank", $"\"{post.Rank}\"", Rank.Wanted);
                if (!seen.Add(post.Post))
                    line.Refuse("post", $"post \"{post.Post}\" a second time", "each post once");
                return post;
            }
        );
        return new Establishment(posts, subUnits, trades);
    }

    private static Dictionary<string, Words> ReadTitles(Fields fields, string key, string code)
    {
        Dictionary<string, Words> titles = [];
        foreach (var (name, title) in fields.List(key, line => (line.Ref(code), line.Words("title"))))
            if (!titles.TryAdd(name, title))
                fields.Refuse(key, $"\"{name}\" a second time", "each code once");
        return titles;
    }

    internal static IEnumerable<Finding> Judge(Ruling ruling, Establishment wanted)
    {
        var roll = Roll.Of(ruling.Known);
        if (!roll.HasBegun)
            return
            [
                ruling.Find(
                    ruling.Subject(),
                    Verdict.Undetermined,
                    Phrase.Of("people.establishment.empty", ("posts", wanted.Posts.Count)),
                    new Amount(null, wanted.Posts.Count, "posts"),
                    [],
                    remedy: Phrase.Of("people.establishment.empty.remedy")
                ),
            ];
        List<Finding> findings = [.. wanted.Posts.Select(post => Judge(ruling, wanted, post, roll))];
        findings.Add(Sum(ruling, wanted, findings, roll));
        var established = wanted.Posts.Select(post => post.Post).ToHashSet();
        findings.AddRange(
            roll.Posts().Where(post => !established.Contains(post.Post)).Select(post => Unknown(ruling, post))
        );
        return findings;
    }

    private static Finding Judge(Ruling ruling, Establishment wanted, EstablishedPost post, Roll roll)
    {
        var tenures = roll.Post(post.Post);
        if (tenures.IsContested(Tenure.Substantive, Tenure.Acting))
            return Find(
                Verdict.Undetermined,
                Phrase.Of("people.post.contested", ("post", post.Post)),
                Phrase.Of("people.contested.remedy"),
                tenures.HolderFacts
            );
        if (tenures.Holders.Count == 0)
            return Vacant(ruling, wanted, post, tenures);
        if (tenures.Holders.Count > 1)
            return Find(
                Verdict.Breached,
                Phrase.Of("people.post.doubled", ("post", post.Post), ("count", tenures.Holders.Count)),
                Phrase.Of("people.post.doubled.remedy"),
                tenures.HolderFacts,
                Phrase.Of("people.post.doubled.change", ("post", post.Post), ("count", tenures.Holders.Count - 1))
            );
        var holder = tenures.Holders[0];
        var enrolment = roll.Person(holder);
        if (!enrolment.IsOnRoll)
            return Find(
                Verdict.Breached,
                Phrase.Of("people.post.off-roll", ("post", post.Post), ("person", holder)),
                Phrase.Of("people.post.off-roll.remedy", ("person", holder)),
                tenures.HolderFacts.Concat(ruling.Known.Until<Enrolled>(holder).BeganLast()),
                Phrase.Of("people.post.off-roll.change", ("person", holder))
            );
        if (enrolment.Facts.Any(fact => fact.Contested))
            return Find(
                Verdict.Undetermined,
                Phrase.Of("people.post.roll-contested", ("post", post.Post), ("person", holder)),
                Phrase.Of("people.contested.remedy"),
                tenures.HolderFacts.Concat(enrolment.Facts)
            );
        return Find(
            Verdict.Met,
            Phrase.Of(
                "people.post.filled",
                ("post", post.Post),
                ("trade", wanted.Trades[post.Trade]),
                ("subUnit", wanted.SubUnits[post.SubUnit])
            ),
            null,
            tenures.HolderFacts.Concat(enrolment.Facts),
            Phrase.Of("people.post.filled.change", ("person", holder))
        );

        Finding Find(
            Verdict verdict,
            Phrase says,
            Phrase? remedy,
            IEnumerable<Fact> evidence,
            params Phrase[] change
        ) =>
            ruling.Find(
                ruling.Subject("post", post.Post),
                verdict,
                says,
                new Amount(tenures.Holders.Count, 1, "holders"),
                evidence,
                [Phrase.Of("people.post.holders", ("count", tenures.Holders.Count))],
                remedy,
                change
            );
    }

    private static Finding Vacant(Ruling ruling, Establishment wanted, EstablishedPost post, Tenures tenures)
    {
        var reserve = tenures.Reserves.Count > 0 ? tenures.Reserves[0] : null;
        var title = wanted.Trades[post.Trade];
        var subUnit = wanted.SubUnits[post.SubUnit];
        return ruling.Find(
            ruling.Subject("post", post.Post),
            Verdict.Breached,
            tenures.Successors.Count > 0
                ? Phrase.Of("people.post.vacant.successor", ("post", post.Post), ("trade", title), ("subUnit", subUnit))
                : Phrase.Of("people.post.vacant", ("post", post.Post), ("trade", title), ("subUnit", subUnit)),
            new Amount(0, 1, "holders"),
            Around(ruling.Known, tenures),
            [Phrase.Of("people.post.holders", ("count", 0))],
            reserve is null
                ? Phrase.Of("people.post.vacant.remedy", ("post", post.Post), ("trade", title), ("rank", post.Rank))
                : Phrase.Of("people.post.vacant.reserve", ("post", post.Post), ("person", reserve)),
            [Phrase.Of("people.post.vacant.change", ("post", post.Post))]
        );
    }

    // Those tied to it now, the tenures that ended last and the next to begin: a vacancy is seen by what is no longer
    // there, and by what is not there yet. All that begin together, so that the order of arrival does not show.
    private static IEnumerable<Fact> Around(Known known, Tenures tenures)
    {
        List<Fact> later = [.. known.Ever<Held>(tenures.Post).Where(fact => fact.From > known.At)];
        return tenures
            .Facts.Concat(known.Until<Held>(tenures.Post).BeganLast())
            .Concat(later.TakeWhile(fact => fact.From == later[0].From));
    }

    private static Finding Sum(Ruling ruling, Establishment wanted, List<Finding> posts, Roll roll)
    {
        var filled = posts.Count(finding => finding.Verdict is Verdict.Met);
        var breached = posts.Count(finding => finding.Verdict is Verdict.Breached);
        var open = posts.Count - filled - breached;
        var facts = wanted
            .Posts.Zip(posts)
            .Where(pair => filled == posts.Count || pair.Second.Verdict is not Verdict.Met);
        return ruling.Find(
            ruling.Subject(),
            breached > 0 ? Verdict.Breached
                : open > 0 ? Verdict.Undetermined
                : Verdict.Met,
            Phrase.Of("people.establishment.sum", ("filled", filled), ("posts", posts.Count)),
            new Amount(filled, posts.Count, "posts"),
            facts.SelectMany(pair => Behind(ruling.Known, roll, pair.First.Post)),
            [
                Phrase.Of(
                    "people.establishment.arithmetic",
                    ("posts", posts.Count),
                    ("breached", breached),
                    ("open", open),
                    ("filled", filled)
                ),
            ],
            filled == posts.Count ? null : Phrase.Of("people.establishment.remedy"),
            filled == posts.Count
                ? [Phrase.Of("people.establishment.change.lose")]
                : [Phrase.Of("people.establishment.change.fill", ("count", posts.Count - filled))]
        );
    }

    // What the finding of each counted post rests on.
    private static IEnumerable<Fact> Behind(Known known, Roll roll, string post)
    {
        var tenures = roll.Post(post);
        return tenures.Holders.Count == 0
            ? Around(known, tenures)
            : tenures.HolderFacts.Concat(
                tenures.Holders.SelectMany(holder => known.Until<Enrolled>(holder).BeganLast())
            );
    }

    private static Finding Unknown(Ruling ruling, Tenures post) =>
        ruling.Find(
            ruling.Subject("post", post.Post),
            post.Facts.All(fact => fact.Contested) ? Verdict.Undetermined : Verdict.Breached,
            Phrase.Of("people.post.unknown", ("post", post.Post)),
            new Amount(post.Holders.Count, 0, "holders"),
            post.Facts,
            remedy: Phrase.Of("people.post.unknown.remedy", ("post", post.Post)),
            wouldChange: [Phrase.Of("people.post.unknown.change", ("post", post.Post))]
        );
}
