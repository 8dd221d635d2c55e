using Qalqan.Kernel;

namespace Qalqan.Web;

/// <summary>The sentences of a board, the same on a page and on a terminal; a paper, which stands alone, says more.</summary>
public static class BoardWords
{
    /// <summary>Where they stand, by the phase.</summary>
    public static Phrase Headline(Board board)
    {
        var strength = board.Strength;
        var coming = board.Moves.Where(move => move.Kind is MoveKind.Arrives).ToList();
        return board.Phase switch
        {
            MissionPhase.Preparing => Phrase.Of(
                "web.board.preparing",
                ("count", strength.Preparing),
                ("posts", strength.Posts)
            ),
            MissionPhase.Moving when coming.Count > 0 => Phrase.Of(
                "web.board.moving.coming",
                ("count", strength.InMission),
                ("rest", coming.Count),
                ("day", coming[^1].Day)
            ),
            MissionPhase.Moving => Phrase.Of(
                "web.board.moving",
                ("count", strength.InMission),
                ("rest", strength.Filled - strength.InMission)
            ),
            MissionPhase.OnTour => Phrase.Of("web.board.on-tour", ("count", strength.InMission), ("away", board.Away)),
            _ => Phrase.Of("web.board.handing-over", ("count", board.InHandover), ("posts", strength.Posts)),
        };
    }

    /// <summary>The answer in a few words: can they deploy, before they are there; does anything fall short, afterwards.</summary>
    public static Phrase Answer(Board board) =>
        Phrase.Of(
            (board.Phase is MissionPhase.Preparing or MissionPhase.Moving, board.CanDeploy) switch
            {
                (true, CanDeploy.FallsShort) => "web.board.go.short",
                (true, CanDeploy.CannotBeSaid) => "web.board.go.unsaid",
                (true, _) => "web.board.go.clear",
                (false, CanDeploy.FallsShort) => "web.board.stand.short",
                (false, CanDeploy.CannotBeSaid) => "web.board.stand.unsaid",
                _ => "web.board.stand.clear",
            }
        );

    /// <summary>By cited text and by our default apart: nothing of ours may look like the UN's.</summary>
    public static Phrase Reason(Board board)
    {
        int In(Verdict verdict, RuleBasis basis) =>
            board.Open.Count(open => open.Finding.Verdict == verdict && open.Finding.Basis == basis);
        return Phrase.Of(
            "web.board.answer",
            ("cited", In(Verdict.Breached, RuleBasis.Cited)),
            ("ours", In(Verdict.Breached, RuleBasis.LocalDefault)),
            ("open", board.Open.Count(open => open.Finding.Verdict is Verdict.Undetermined)),
            ("openCited", In(Verdict.Undetermined, RuleBasis.Cited))
        );
    }

    /// <summary>What this was judged by, and what is not built yet and says nothing.</summary>
    public static Phrase Judged(Board board) =>
        Phrase.Of(
            "web.board.judged",
            ("what", board.Capabilities.Select(one => Phrase.Of(CapabilityWords.Of(one.Capability))).ToList())
        );

    public static Phrase PhaseOf(Board board) => Phrase.Of(PhaseWords.Of(board.Phase));
}
