namespace Qalqan.Lift.Tests;

public sealed class StowageCheckTests
{
    private static readonly Stowing Stowing = new(
        new Hold(100, 100, 100),
        [new("a", 50, 40, 30, 4, Upright.Height), new("b", 20, 20, 20, 1)]
    );

    [Fact]
    public void Boxes_that_only_touch_stand()
    {
        Assert.Empty(
            Stowing.Check([At("a", 0, 0, 0, 50, 40, 30), At("a", 50, 0, 0, 50, 40, 30), At("a", 25, 0, 30, 50, 40, 30)])
        );
    }

    [Fact]
    public void A_centimetre_into_another_is_an_overlap_of_one_centimetre()
    {
        var fault = Assert.Single(Stowing.Check([At("a", 0, 0, 0, 50, 40, 30), At("a", 49, 0, 0, 50, 40, 30)]));

        Assert.Equal(new StowageFault("boxes-overlap", "a", 0, 1, 1, 0, "move-one-of-two"), fault);
    }

    [Theory]
    [InlineData(51, 0, 0, 101, 100)]
    [InlineData(0, -3, 0, -3, 0)]
    [InlineData(0, 61, 0, 101, 100)]
    public void A_box_through_a_wall_is_outside(int x, int y, int z, int seen, int wanted)
    {
        var fault = Assert.Single(Stowing.Check([At("a", x, y, z, 50, 40, 30)]));

        Assert.Equal(new StowageFault("outside-hold", "a", 0, null, seen, wanted, "move-inside"), fault);
    }

    [Fact]
    public void A_box_above_nothing_or_over_an_edge_is_not_supported_where_it_must_be()
    {
        Stowed[] edge = [At("a", 0, 0, 0, 50, 40, 30), At("a", 1, 0, 30, 50, 40, 30), At("b", 0, 80, 1, 20, 20, 20)];

        Assert.Equal(
            [
                new StowageFault("not-supported", "a", 1, null, 1960, 2000, "put-on-boxes-or-floor"),
                new StowageFault("not-supported", "b", 2, null, 0, 400, "put-on-boxes-or-floor"),
            ],
            Stowing.Check(edge)
        );
        Assert.Empty((Stowing with { MustBeSupported = false }).Check(edge));
    }

    [Fact]
    public void A_tipped_a_foreign_a_resized_and_a_fifth_box_are_each_told()
    {
        Assert.Equal(
            [new StowageFault("side-not-upright", "a", 0, null, 50, 30, "turn-box")],
            Stowing.Check([At("a", 0, 0, 0, 30, 40, 50)])
        );
        Assert.Equal(
            [new StowageFault("other-size", "a", 0, null, 50 * 40 * 29, 60_000, "correct-size")],
            Stowing.Check([At("a", 0, 0, 0, 50, 40, 29)])
        );
        Assert.Equal(
            [new StowageFault("more-than-there-are", "c", null, null, 1, 0, "take-out")],
            Stowing.Check([At("c", 0, 0, 0, 1, 1, 1)])
        );
        Assert.Equal(
            [new StowageFault("more-than-there-are", "b", null, null, 2, 1, "take-out")],
            Stowing.Check([At("b", 0, 0, 0, 20, 20, 20), At("b", 20, 0, 0, 20, 20, 20)])
        );
    }

    private static Stowed At(string box, int x, int y, int z, int length, int width, int height) =>
        new(box, x, y, z, length, width, height);
}
