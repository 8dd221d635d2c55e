using NodaTime;
using Qalqan.Lift;

namespace Qalqan.Movement;

/// <summary>One state on a way: what it asks, where that is known, and the last day to apply, where it can be counted.</summary>
public sealed record StateOnWay(string State, Sourced<ClearanceRule>? Asks, LocalDate? ApplyBy);

/// <summary>
/// One way of doing it. <c>IsAsked</c>: the question lets it be the answer; otherwise it is there to compare. <c>States</c> are the foreign ones, each once,
/// in the order of the first crossing; null where nobody has read them off.
/// </summary>
public sealed record LiftOption(
    RouteAnswer Answer,
    KnownAirfield To,
    bool IsAsked,
    IReadOnlyList<StateOnWay>? States,
    Sourced<OnwardRoad>? Road
)
{
    public string? Stop => Answer.Route.Stops.Count == 0 ? null : Answer.Route.Stops[0];
}

/// <summary>The answer at one mass of a person in one condition, by the route answered and straight through.</summary>
public sealed record Shifted(double PersonKg, Condition Condition, int? Sorties, int? Straight);

/// <summary>Landing elsewhere: its best option, and how much longer than the airfield meant it takes from door to door.</summary>
public sealed record Elsewhere(LiftOption Option, Duration Added);

/// <summary>
/// The answer with its reasons. <c>Best</c> is null where no option can be flown, or where there are problems. <c>Fewer</c> judges one sortie fewer, <c>Proposal</c> the number
/// that was asked about. Where the airfield meant is closed, <c>Best</c> is the best elsewhere and <c>IsReplanned</c> says so.
/// </summary>
/// <param name="Range">Fewest and most sorties of the answered route between the case's corners; null where no case gives them.</param>
/// <param name="Stops">The stops that were thought of where the question leaves it open.</param>
public sealed record LiftAnswer(
    LiftQuestion Question,
    IReadOnlyList<Problem> Problems,
    LiftOption? Best,
    IReadOnlyList<LiftOption> Options,
    SortiesJudged? Fewer,
    SortiesJudged? Proposal,
    Sensitivity? Sensitivity,
    double? HeadwindAtMost,
    IReadOnlyList<Shifted> Table,
    (int Least, int Most)? Range,
    IReadOnlyList<Elsewhere> Instead,
    bool IsReplanned,
    IReadOnlyList<string> Stops
)
{
    /// <summary>A question about a case that we reconstructed: whatever comes out is no reason that anybody gave.</summary>
    public bool IsReconstruction => Question.Case is { IsReconstruction: true };
}
