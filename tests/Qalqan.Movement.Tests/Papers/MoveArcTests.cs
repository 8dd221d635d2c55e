using Qalqan.Measures;

namespace Qalqan.Movement.Tests;

/// <summary>Ways drawn on a map of a move.</summary>
public sealed class MoveArcTests
{
    private static readonly Place Almaty = new(43.3521, 77.0405);
    private static readonly Place Damascus = new(33.4115, 36.5156);

    [Fact]
    public void The_pieces_of_a_way_are_as_long_together_as_the_way_itself()
    {
        var way = MoveArc.Of(Almaty, Damascus);

        var together = way.Zip(way.Skip(1)).Sum(pair => pair.First.DistanceTo(pair.Second).Kilometres);
        Assert.Equal(Almaty.DistanceTo(Damascus).Kilometres, together, 3);
        Assert.All(
            way.Zip(way.Skip(1)),
            pair => Assert.InRange(pair.First.DistanceTo(pair.Second).Kilometres, 0, 50.001)
        );
        Assert.Equal((Almaty, Damascus), (way[0], way[^1]));
    }

    [Fact]
    public void A_way_to_the_west_bends_north_of_the_straight_line_between_its_ends()
    {
        var way = MoveArc.Of(Almaty, Damascus);
        var middle = way[way.Count / 2];
        var along = (Almaty.Longitude - middle.Longitude) / (Almaty.Longitude - Damascus.Longitude);

        Assert.True(middle.Latitude > Almaty.Latitude + along * (Damascus.Latitude - Almaty.Latitude) + 1);
    }

    [Fact]
    public void A_way_of_no_length_is_its_two_ends() => Assert.Equal([Almaty, Almaty], MoveArc.Of(Almaty, Almaty));
}
