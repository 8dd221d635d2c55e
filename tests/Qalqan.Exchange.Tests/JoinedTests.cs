using Qalqan.Measures;

namespace Qalqan.Exchange.Tests;

public sealed class JoinedTests
{
    [Fact]
    public void Pieces_in_any_order_and_direction_are_one_line_from_north_to_south()
    {
        var (way, gap) = Joined.Of([Piece(33.2, 33.1), Piece(32.9, 33.0), Piece(33.2, 33.3), Piece(33.1, 33.0)]);

        Assert.Null(gap);
        Assert.Equal([33.3, 33.2, 33.1, 33.0, 32.9], way!.Select(place => place.Latitude));
    }

    [Fact]
    public void A_gap_is_named_with_its_piece_and_how_wide_it_is()
    {
        var (way, gap) = Joined.Of([Piece(33.2, 33.1), Piece(33.09, 33.0) with { Number = 2, Line = 7 }]);

        Assert.Null(way);
        Assert.Equal(
            (2, 7, "a gap of 1,110 m between this piece and the rest of \"alpha\""),
            (gap!.Feature, gap.Line, gap.Seen)
        );
    }

    private static Feature Piece(double from, double to) =>
        new(new LineOutline([new Place(from, 35.8), new Place(to, 35.8)]), "alpha");
}
