namespace Qalqan.Web;

/// <summary>How a move is said of so many, as a key of the phrase tables.</summary>
internal static class MoveWords
{
    public static string Of(MoveKind kind) =>
        kind switch
        {
            MoveKind.Arrives => "web.moves.arrive",
            MoveKind.Departs => "web.moves.depart",
            MoveKind.TourEnds => "web.moves.end",
            MoveKind.Leaves => "web.moves.leave",
            _ => "web.moves.return",
        };
}
