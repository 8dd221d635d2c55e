using NodaTime;
using Qalqan.Claims;
using Qalqan.Kernel;
using Qalqan.People;
using Qalqan.Readiness;

namespace Qalqan.Web;

/// <summary>How many there are against how many there are to be; null where it is not on record.</summary>
/// <param name="InMission">Serving there by all reports or by some.</param>
/// <param name="OnRoll">Enrolled, those who went home for good left out.</param>
/// <param name="Preparing">Of them, those who are not there yet.</param>
/// <param name="Filled">Posts of the establishment that are held.</param>
/// <param name="Posts">Posts open.</param>
/// <param name="Ceiling">How many may serve there at once.</param>
public sealed record StrengthFigures(int InMission, int OnRoll, int Preparing, int Filled, int Posts, int? Ceiling);

/// <summary>Posts that are wrong: held by nobody, held by more than one, or disputed.</summary>
public sealed record PostFigures(int Vacant, int Doubled, int Disputed);

/// <summary>Tours of who serves: past their last day; and within <see cref="Ahead"/> days of it with nobody known to follow.</summary>
public sealed record Tours(int Over, int WithoutSuccessor)
{
    /// <summary>Our local default: a successor is trained and flown in in no less.</summary>
    public const int Ahead = 60;
}

/// <summary>The findings of one capability, not met, counted by whether the number is written in a public text or is ours; and those met.</summary>
public sealed record CapabilityCount(
    string Capability,
    int BreachedCited,
    int BreachedDefault,
    int UndeterminedCited,
    int UndeterminedDefault,
    int Met
)
{
    public int NotMet => BreachedCited + BreachedDefault + UndeterminedCited + UndeterminedDefault;
}

/// <summary>Whether the unit can go, by what is judged and by that alone.</summary>
public enum CanDeploy
{
    /// <summary>Nothing that is judged stands against it.</summary>
    NothingAgainst,

    /// <summary>Something is undetermined, and nothing breached.</summary>
    CannotBeSaid,

    /// <summary>Something is breached.</summary>
    FallsShort,
}

/// <summary>A finding that is not met, with the first day of the unbroken run in which it stood so; null while that is not worked out.</summary>
public sealed record OpenFinding(Finding Finding, LocalDate? Since);

/// <summary>
/// The board of one contingent at a look: what the first page shows and the readiness brief prints, made once for both.
/// </summary>
/// <param name="Phase">Between pledge and homecoming.</param>
/// <param name="CanDeploy">The answer to: can they deploy?</param>
/// <param name="Strength">How many, against how many.</param>
/// <param name="Before">The same seven days before, at the same knowledge.</param>
/// <param name="Posts">What is wrong with posts.</param>
/// <param name="Tours">What is wrong with tours.</param>
/// <param name="Capabilities">Those that judged anything, in the host's order.</param>
/// <param name="Open">What is not met, breached before undetermined, cited before our default.</param>
/// <param name="Women">The finding on the women's share in force; null where no text on it is.</param>
/// <param name="Moves">Who moves in the next 14 days.</param>
/// <param name="Authorities">The texts they serve under, the first to end first.</param>
/// <param name="Papers">Persons' papers that end within <see cref="Ending.PapersWithin"/> days, by kind.</param>
/// <param name="StateOfDay">The last day whose state was due, as it stands.</param>
/// <param name="IsReleased">Whether another let that signature leave.</param>
/// <param name="Unstated">How many of that day's rows have no state.</param>
/// <param name="OnTour">Whether anybody served there that morning.</param>
/// <param name="InHandover">Posts whose successor stands beside the holder: not yet taken over.</param>
/// <param name="Rotations">Rotation beside rotation.</param>
public sealed record Board(
    MissionPhase Phase,
    CanDeploy CanDeploy,
    StrengthFigures Strength,
    StrengthFigures Before,
    PostFigures Posts,
    Tours Tours,
    IReadOnlyList<CapabilityCount> Capabilities,
    IReadOnlyList<OpenFinding> Open,
    Finding? Women,
    IReadOnlyList<Move> Moves,
    IReadOnlyList<EndingAuthority> Authorities,
    IReadOnlyList<EndingPapers> Papers,
    SignedDay StateOfDay,
    bool IsReleased,
    int Unstated,
    bool OnTour,
    int InHandover,
    IReadOnlyList<RotationLine> Rotations
)
{
    /// <summary>How many of that day's rows are anywhere but present.</summary>
    public int Away => StateOfDay.State.Rows.Count(row => row.State is not null and not PersonState.Present);

    /// <param name="chronicle">Of the scope.</param>
    /// <param name="known">Its look.</param>
    /// <param name="findings">All of them, of what the reader may know.</param>
    /// <param name="since">The first day it stood so.</param>
    public static Board Of(
        Chronicle chronicle,
        Known known,
        IReadOnlyList<Finding> findings,
        Func<Finding, LocalDate?> since
    )
    {
        var earlier = chronicle.KnownAt(known.UpTo, known.At - Duration.FromDays(7), new Interval(null, null));
        var rules = findings.Select(finding => finding.Rule).Distinct().ToList();
        var ceiling = rules.Select(rule => rule.Requirement).OfType<StrengthCeiling>().FirstOrDefault()?.People;
        var due = SignedDay.Look(chronicle, Morning.LastDue(known, known.At), known.UpTo);
        var signed = SignedDay.Of(chronicle, due);
        return new Board(
            Web.Phase.Of(known),
            Judge(findings),
            Count(known, ceiling),
            Count(earlier, ceiling),
            CountPosts(NominalRoll.Of(known)),
            CountTours(TourClock.Of(known)),
            [.. findings.GroupBy(finding => finding.Rule.Shape.Capability).Select(Count)],
            [
                .. findings
                    .Where(finding => finding.Verdict is not Verdict.Met)
                    .OrderBy(finding => finding.Verdict is Verdict.Undetermined)
                    .ThenBy(finding => finding.Basis)
                    .Select(finding => new OpenFinding(finding, since(finding))),
            ],
            findings.FirstOrDefault(finding => finding.Rule.Requirement is Inclusion.WomenShareByYear),
            Move.Within(known, Move.Ahead),
            EndingAuthority.Of(known, rules),
            EndingPapers.Of(known),
            signed,
            signed.Signature is { } signature && Releasing.Of(known, signature.Id) is not null,
            signed.State.Rows.Count(row => row.State is null),
            InMission.Of(due).Stays.Count > 0,
            NominalRoll.Of(known).Posts.Count(post => post.Successors.Count > 0),
            TourClock.Of(known).Rotations
        );
    }

    /// <summary>A breach outweighs everything; what nobody can tell is never taken for good.</summary>
    public static CanDeploy Judge(IReadOnlyList<Finding> findings) =>
        findings.Any(finding => finding.Verdict is Verdict.Breached) ? CanDeploy.FallsShort
        : findings.Count == 0 || findings.Any(finding => finding.Verdict is Verdict.Undetermined)
            ? CanDeploy.CannotBeSaid
        : CanDeploy.NothingAgainst;

    private static StrengthFigures Count(Known known, int? ceiling)
    {
        var roll = NominalRoll.Of(known);
        var lines = TourClock.Of(known).Lines;
        return new StrengthFigures(
            lines.Count(line => line.IsInMission),
            lines.Count(line => line.Phase is not TourPhase.Departed),
            lines.Count(line => line.Phase is TourPhase.InPreparation),
            roll.Posts.Count(post => post.Standing is not (PostStanding.Vacant or PostStanding.Disputed)),
            roll.Posts.Count,
            ceiling
        );
    }

    private static PostFigures CountPosts(NominalRoll roll)
    {
        int In(PostStanding standing) => roll.Posts.Count(post => post.Standing == standing);
        return new PostFigures(In(PostStanding.Vacant), In(PostStanding.Doubled), In(PostStanding.Disputed));
    }

    private static Tours CountTours(TourClock clock) =>
        new(
            clock.CountBeyond,
            clock.Lines.Count(line => line is { DaysLeft: >= 0 and <= Tours.Ahead, Successors.Count: 0 })
        );

    private static CapabilityCount Count(IGrouping<string, Finding> group)
    {
        int In(Verdict verdict, RuleBasis basis) =>
            group.Count(finding => finding.Verdict == verdict && finding.Basis == basis);
        return new CapabilityCount(
            group.Key,
            In(Verdict.Breached, RuleBasis.Cited),
            In(Verdict.Breached, RuleBasis.LocalDefault),
            In(Verdict.Undetermined, RuleBasis.Cited),
            In(Verdict.Undetermined, RuleBasis.LocalDefault),
            group.Count(finding => finding.Verdict is Verdict.Met)
        );
    }
}
