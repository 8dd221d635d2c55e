using NodaTime;
using Qalqan.Claims;
using Qalqan.Kernel;

namespace Qalqan.People;

/// <summary>
/// All that is believed of one person at the look, of any time, newest beginning first; and the line of the roll, null where
/// the roll does not have the person that day.
/// </summary>
public sealed record PersonFile(string Person, RollLine? Line, TourLine? Tour, IReadOnlyList<Fact> Facts, bool IsErased)
{
    /// <summary>Null where nothing was ever said of anybody by that reference.</summary>
    public static PersonFile? Of(Known known, string person, Leave? leave = null)
    {
        List<Fact> facts =
        [
            .. known.Ever<Enrolled>(person),
            .. known.EverOther<Held>(person),
            .. known.Ever<Stated>(person),
            .. known.Ever<Arrived>(person),
            .. known.Ever<Departed>(person),
            .. known.Ever<TourSet>(person),
            .. known.Ever<NationalRank>(person),
            .. known.EverOther<Identified>(person),
            .. known.EverOther<KinNamed>(person),
            .. known.EverOther<Reachable>(person),
            .. known.EverOther<LanguageTested>(person),
            .. known.EverOther<PaperHeld>(person),
            .. known.EverOther<FoundFit>(person),
            .. known.EverOther<Vaccinated>(person),
            .. known.EverOther<ConductCertified>(person),
        ];
        var isErased = known.Ever<Erased>(person).Any();
        return facts.Count == 0 && !isErased
            ? null
            : new PersonFile(
                person,
                NominalRoll.Of(known).ByPerson.GetValueOrDefault(person),
                TourClock.Of(known, person, leave),
                [.. facts.OrderByDescending(fact => fact.From).ThenByDescending(fact => fact.Number)],
                isErased
            );
    }

    /// <summary>The facts of one kind.</summary>
    public IEnumerable<(Fact Fact, T Claim)> Of<T>()
        where T : Claim => Facts.Where(fact => fact.Claim is T).Select(fact => (fact, (T)fact.Claim));
}

/// <summary>One stretch of a post's history: who was tied to it and how; <c>Person</c> null is a gap with no holder.</summary>
public sealed record PostStretch(Instant From, Instant? To, string? Person, Tenure? Tenure, Fact? Fact);

/// <summary>A post as it was opened, how it stands at the look, and its whole history, oldest first, gaps among it.</summary>
public sealed record PostFile(string Post, PostLine? Line, IReadOnlyList<PostStretch> History)
{
    /// <summary>Null where nothing was ever said of a post by that code.</summary>
    public static PostFile? Of(Known known, string post)
    {
        var opened = known.Ever<PostOpened>(post).ToList();
        var held = known.Ever<Held>(post).ToList();
        if (opened.Count == 0 && held.Count == 0)
            return null;
        List<PostStretch> history =
        [
            .. held.Select(fact => new PostStretch(
                fact.From,
                fact.To,
                ((Held)fact.Claim).Person,
                ((Held)fact.Claim).Tenure,
                fact
            )),
            .. Gaps(opened, [.. held.Where(fact => ((Held)fact.Claim).Tenure is Tenure.Substantive or Tenure.Acting)]),
        ];
        return new PostFile(
            post,
            NominalRoll.Of(known).ByPost.GetValueOrDefault(post),
            [.. history.OrderBy(stretch => stretch.From).ThenBy(stretch => stretch.Tenure ?? 0)]
        );
    }

    // While the post is open and no holder is believed. An open end stays open.
    private static IEnumerable<PostStretch> Gaps(List<Fact> opened, List<Fact> holding)
    {
        foreach (var open in opened)
        {
            var at = open.From;
            foreach (var tenure in holding.Where(fact => fact.To is null || fact.To > open.From))
            {
                if (open.To is { } closed && tenure.From >= closed)
                    break;
                if (tenure.From > at)
                    yield return new PostStretch(at, tenure.From, null, null, null);
                if (tenure.To is not { } ends)
                {
                    at = Instant.MaxValue;
                    break;
                }
                at = Instant.Max(at, ends);
            }
            if (at != Instant.MaxValue && (open.To is null || at < open.To))
                yield return new PostStretch(at, open.To, null, null, null);
        }
    }
}
