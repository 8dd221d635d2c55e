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
    private Dictionary<string, RollLine>? byPerson;
    private Dictionary<string, PostLine>? byPost;

    private readonly Dictionary<string, TourPhase> phases;

    private NominalRoll(Known known)
    {
        (People, Posts) = (Muster.People(known), Muster.Posts(known));
        phases = People.ToDictionary(line => line.Person, line => line.PhaseOf(known));
    }

    /// <summary>In order of reference.</summary>
    public IReadOnlyList<RollLine> People { get; }

    /// <summary>In order of sub-unit, then post.</summary>
    public IReadOnlyList<PostLine> Posts { get; }

    public IReadOnlyDictionary<string, RollLine> ByPerson => byPerson ??= People.ToDictionary(line => line.Person);

    public IReadOnlyDictionary<string, PostLine> ByPost => byPost ??= Posts.ToDictionary(line => line.Post);

    /// <summary>Where somebody of the roll stands in a tour.</summary>
    public TourPhase PhaseOf(string person) => phases[person];

    public static NominalRoll Of(Known known) => known.View(look => new NominalRoll(look));
}
