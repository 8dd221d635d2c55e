using NodaTime;
using Qalqan.Claims;
using Qalqan.Kernel;

namespace Qalqan.People;

/// <summary>A person's tie to a post at the look's instant.</summary>
public sealed record PostTie(string Post, Tenure Tenure, Instant Since);

/// <summary>
/// One person as the roll has them at the look's instant. Null is not on record. <c>IsDisputed</c>: two reports that nobody
/// has decided between bear on the line. <c>Identity</c> is the report whose detail holds the names.
/// </summary>
public sealed record RollLine(
    string Person,
    string? Rank,
    string? NationalRank,
    string? Trade,
    IReadOnlyList<PostTie> Ties,
    PersonState? State,
    Instant? StateSince,
    Instant? StateEnds,
    Instant? Arrived,
    Instant? Departed,
    string? Rotation,
    LocalDate? TourEnds,
    ReportId? Identity,
    bool IsDisputed
)
{
    /// <summary>The post held, substantive before acting; null for a reserve, a successor or nobody's.</summary>
    public PostTie? Holds =>
        Ties.FirstOrDefault(tie => tie.Tenure is Tenure.Substantive)
        ?? Ties.FirstOrDefault(tie => tie.Tenure is Tenure.Acting);

    public bool IsInMission => Arrived is not null && Departed is null;
}

/// <summary>How a post stands. The first that applies, in this order.</summary>
public enum PostStanding
{
    /// <summary>Reports on who holds it contradict one another.</summary>
    Disputed,

    Vacant,

    /// <summary>Two or more hold it at once.</summary>
    Doubled,

    /// <summary>Held, with a successor beside the holder.</summary>
    InHandover,

    Acting,

    Filled,
}

/// <summary>One post at the look's instant, as it was opened, and who is tied to it, by reference.</summary>
public sealed record PostLine(
    string Post,
    string? SubUnit,
    string? Rank,
    string? Trade,
    bool IsKey,
    PostStanding Standing,
    IReadOnlyList<string> Holders,
    IReadOnlyList<string> Successors,
    IReadOnlyList<string> Reserves
);

/// <summary>
/// The roll and the posts of one scope at the look's instant, as known then: everybody who is enrolled, has a tie to a post
/// or serves in the mission, by reference; every post that is open or that somebody is tied to.
/// </summary>
public sealed class NominalRoll
{
    private NominalRoll(IReadOnlyList<RollLine> people, IReadOnlyList<PostLine> posts)
    {
        (People, Posts) = (people, posts);
        ByPerson = people.ToDictionary(line => line.Person);
        ByPost = posts.ToDictionary(line => line.Post);
    }

    /// <summary>In order of reference.</summary>
    public IReadOnlyList<RollLine> People { get; }

    /// <summary>In order of sub-unit, then post.</summary>
    public IReadOnlyList<PostLine> Posts { get; }

    public IReadOnlyDictionary<string, RollLine> ByPerson { get; }

    public IReadOnlyDictionary<string, PostLine> ByPost { get; }

    public static NominalRoll Of(Known known) => known.View(Make);

    private static NominalRoll Make(Known known)
    {
        var stays = InMission.Of(known).Stays.ToDictionary(stay => stay.Person);
        var persons = known
            .Keys<Enrolled>()
            .Where(person => known.Of<Enrolled>(person).Any())
            .Concat(known.All<Held>().Select(fact => ((Held)fact.Claim).Person))
            .Concat(stays.Keys)
            .Distinct()
            .Order(StringComparer.Ordinal);
        var posts = known
            .Keys<PostOpened>()
            .Where(post => known.Of<PostOpened>(post).Any())
            .Concat(Roll.Of(known).Posts().Select(tenures => tenures.Post))
            .Distinct()
            .Select(post => Line(known, post))
            .OrderBy(line => line.SubUnit, StringComparer.Ordinal)
            .ThenBy(line => line.Post, StringComparer.Ordinal);
        return new NominalRoll([.. persons.Select(person => Line(known, person, stays))], [.. posts]);
    }

    private static RollLine Line(Known known, string person, Dictionary<string, Stay> stays)
    {
        var enrolled = known.Of<Enrolled>(person).BeganLast();
        var ties = known.OfOther<Held>(person).ToList();
        var states = known.Of<Stated>(person).BeganLast();
        var tour = TourPlan.Of(known, person);
        var national = known.Of<NationalRank>(person).BeganLast();
        var identity = known.Of<Identified>(person).BeganLast();
        stays.TryGetValue(person, out var stay);
        IReadOnlyList<Fact>[] deciding = [enrolled, states, national, identity];
        return new RollLine(
            person,
            Only(enrolled)?.Rank,
            Only<NationalRank>(national)?.Rank,
            Only(enrolled)?.Trade,
            [
                .. ties.Select(fact => new PostTie(fact.Claim.Key, ((Held)fact.Claim).Tenure, fact.From))
                    .DistinctBy(tie => (tie.Post, tie.Tenure))
                    .OrderBy(tie => tie.Tenure)
                    .ThenBy(tie => tie.Post, StringComparer.Ordinal),
            ],
            Only<Stated>(states)?.State,
            states.Count == 0 ? null : states[0].From,
            states.Count == 0 ? null : states[0].To,
            known.Until<Arrived>(person).BeganLast() is [var arrival, ..] ? arrival.From : null,
            stay is null && known.Until<Departed>(person).BeganLast() is [var departure, ..] ? departure.From : null,
            tour.Facts.Count == 0 ? null : ((TourSet)tour.Facts[0].Claim).Rotation,
            tour.Ends,
            identity.Count == 0 ? null : identity[0].Id,
            stay is { IsDisputed: true }
                || ties.Exists(fact => fact.Contested)
                || (tour.Facts.Count > 0 && tour.Ends is null)
                || deciding.Any(facts => IsSplit(facts))
        );
    }

    private static Enrolled? Only(IReadOnlyList<Fact> facts) => Only<Enrolled>(facts);

    // Of several that begin together the first by id is shown, and the line is marked as disputed where they differ.
    private static T? Only<T>(IReadOnlyList<Fact> facts)
        where T : Claim => facts.Count == 0 ? null : (T)facts[0].Claim;

    private static bool IsSplit(IReadOnlyList<Fact> facts) =>
        facts.Any(fact => fact.Contested) || facts.Any(fact => !fact.Claim.Equals(facts[0].Claim));

    private static PostLine Line(Known known, string post)
    {
        var opened = known.Of<PostOpened>(post).BeganLast();
        var claim = Only<PostOpened>(opened);
        var tenures = Roll.Of(known).Post(post);
        var standing =
            tenures.IsContested(Tenure.Substantive, Tenure.Acting) ? PostStanding.Disputed
            : tenures.Holders.Count == 0 ? PostStanding.Vacant
            : tenures.Holders.Count > 1 ? PostStanding.Doubled
            : tenures.Successors.Count > 0 ? PostStanding.InHandover
            : tenures.HolderFacts.All(fact => ((Held)fact.Claim).Tenure is Tenure.Acting) ? PostStanding.Acting
            : PostStanding.Filled;
        return new PostLine(
            post,
            claim?.SubUnit,
            claim?.Rank,
            claim?.Trade,
            claim?.IsKey ?? false,
            standing,
            tenures.Holders,
            tenures.Successors,
            tenures.Reserves
        );
    }
}
