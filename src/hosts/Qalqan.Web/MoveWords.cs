using Qalqan.Kernel;

namespace Qalqan.Web;

/// <summary>How a move is said: of so many, and of one.</summary>
public static class MoveWords
{
    /// <summary>The key of the phrase for so many.</summary>
    internal static string Of(MoveKind kind) =>
        kind switch
        {
            MoveKind.Arrives => "web.moves.arrive",
            MoveKind.Departs => "web.moves.depart",
            MoveKind.TourEnds => "web.moves.end",
            MoveKind.Leaves => "web.moves.leave",
            _ => "web.moves.return",
        };

    public static Phrase How(Move move) =>
        move.Kind switch
        {
            MoveKind.Arrives => Phrase.Of("web.move.arrives"),
            MoveKind.Departs => Phrase.Of("web.move.departs"),
            MoveKind.TourEnds => Phrase.Of("web.move.tour-ends"),
            MoveKind.Leaves => Phrase.Of("web.move.leaves", ("state", State(move))),
            _ => Phrase.Of("web.move.returns", ("state", State(move))),
        };

    private static Phrase State(Move move) => Phrase.Of("state." + StateWords.Of(move.State!.Value).Word);
}
