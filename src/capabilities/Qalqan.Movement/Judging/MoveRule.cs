using Qalqan.Claims;
using Qalqan.Kernel;

namespace Qalqan.Movement;

/// <summary>A rule of moves that has no number of its own: what it holds a move against, the move and the tables say themselves.</summary>
public sealed record MoveRule : Requirement
{
    public static IReadOnlyList<Shape> Shapes { get; } =
    [
        Of("move-in-time", InTime.Judge),
        Of("move-cleared", Cleared.Judge),
        Of("move-manifest", Manifested.Judge),
        Of("move-seating", Manned.Judge),
        Of("move-goods", GoodsApart.Judge),
        Of("move-counted", CountedAll.Judge),
        Of("move-road", OnTheRoad.Judge),
        Of("move-handover", TakenOver.Judge),
    ];

    private static Shape Of(string name, Func<Ruling, MovePlan, MoveLaw, IEnumerable<Finding>> judge) =>
        Shape.State(name, _ => new MoveRule(), (ruling, _) => Judge(ruling, judge));

    // A move that is over, or off, is judged no more: as of a day before, it is.
    private static IEnumerable<Finding> Judge(
        Ruling ruling,
        Func<Ruling, MovePlan, MoveLaw, IEnumerable<Finding>> judge
    )
    {
        var open = OpenMoves.Of(ruling);
        return open.Plans.SelectMany(plan => judge(ruling, plan, open.Law));
    }
}

/// <summary>The moves of a look that are judged, made once for all rules.</summary>
internal sealed record OpenMoves(MoveLaw Law, IReadOnlyList<MovePlan> Plans)
{
    public static OpenMoves Of(Ruling ruling) =>
        ruling.Known.View(known =>
        {
            var law = MoveLaw.Of(ruling.InForceRules);
            return new OpenMoves(
                law,
                [
                    .. MovePlan
                        .All(known, law.Zones)
                        // One that is opened later is known of, and is nobody's concern yet.
                        .Where(plan => plan.Move.Fact.From <= known.At)
                        .Where(plan => plan.Stage is not (MoveStage.Reconciled or MoveStage.Cancelled)),
                ]
            );
        });
}

/// <summary>How findings on a move are worded and called.</summary>
internal static class MoveFindings
{
    public static string SubjectOf(this Ruling ruling, MovePlan plan, params string[] path) =>
        ruling.Subject([
            "move",
            plan.Name,
            .. path.Where(part => part.Length > 0).Select(part => part.Replace(" ", "+", StringComparison.Ordinal)),
        ]);

    /// <summary>A value of a phrase, or that there is none.</summary>
    public static object OrOpen(this NodaTime.Instant? at) => at is { } instant ? instant : Phrase.Of("movement.open");
}
