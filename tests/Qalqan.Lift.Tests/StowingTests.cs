namespace Qalqan.Lift.Tests;

public sealed class StowingTests(ITestOutputHelper output)
{
    private static CancellationToken Stop => TestContext.Current.CancellationToken;

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public void Whatever_is_proposed_the_judge_finds_nothing_wrong_and_no_more_than_fits(bool supported)
    {
        var seed = Environment.TickCount;
        output.WriteLine($"seed {seed}");
        var random = new Random(seed);
        for (var round = 0; round < 25; round++)
        {
            var stowing = Made(random, supported);

            var stowage = stowing.Propose(20, Stop);

            Assert.Empty(stowing.Check(stowage.Boxes));
            var laid = stowage.Boxes.Sum(one => (long)one.LengthCm * one.WidthCm * one.HeightCm);
            var there = stowing.Boxes.Sum(box => (long)box.LengthCm * box.WidthCm * box.HeightCm * box.Count);
            Assert.Equal((double)laid / stowing.Hold.VolumeCm3, stowage.Filled, 1e-12);
            Assert.True(laid <= Math.Min(there, stowing.Hold.VolumeCm3));
        }
    }

    [Fact]
    public void Two_runs_are_one_answer_and_more_effort_is_never_worse()
    {
        var random = new Random(7);
        for (var round = 0; round < 10; round++)
        {
            var stowing = Made(random, supported: true);

            var (little, much) = (stowing.Propose(5, Stop), stowing.Propose(60, Stop));

            Assert.Equal(much.Boxes, stowing.Propose(60, Stop).Boxes);
            Assert.True(much.Filled >= little.Filled);
        }
    }

    [Fact]
    public void Boxes_that_fill_the_hold_to_the_centimetre_are_all_stowed()
    {
        var stowing = new Stowing(new Hold(240, 120, 100), [new("crate", 60, 40, 50, 24)]);

        var stowage = stowing.Propose(50, Stop);

        Assert.Equal((24, 1.0), (stowage.Boxes.Count, stowage.Filled));
        Assert.Empty(stowing.Check(stowage.Boxes));
    }

    [Fact]
    public void Two_kinds_whose_sides_agree_fill_the_hold_together()
    {
        var stowing = new Stowing(new Hold(100, 50, 50), [new("a", 60, 50, 50, 1), new("b", 40, 25, 50, 2)]);

        Assert.Equal(1, stowing.Propose(50, Stop).Filled);
    }

    [Fact]
    public void A_box_that_may_not_be_tipped_stays_out_of_a_hold_it_would_fit_lying()
    {
        var hold = new Hold(100, 100, 70);
        var upright = new Stowing(hold, [new("fridge", 60, 60, 90, 1, Upright.Height)]);

        Assert.Empty(upright.Propose(stop: Stop).Boxes);
        Assert.Empty((upright with { Boxes = [upright.Boxes[0] with { HeightCm = 71 }] }).Propose(stop: Stop).Boxes);
        Assert.Single((upright with { Boxes = [upright.Boxes[0] with { HeightCm = 70 }] }).Propose(stop: Stop).Boxes);
        var tipped = new Stowing(hold, [new("crate", 45, 80, 90, 1)]).Propose(stop: Stop);
        Assert.Equal(45, Assert.Single(tipped.Boxes).HeightCm);
    }

    [Fact]
    public void Two_boxes_of_which_neither_bears_the_other_are_stowed_only_where_nothing_need_be_borne()
    {
        var supported = new Stowing(
            new Hold(60, 60, 100),
            [new("long", 60, 40, 50, 1, Upright.Height), new("square", 50, 50, 50, 1, Upright.Height)]
        );
        var free = supported with { MustBeSupported = false };

        var (one, two) = (supported.Propose(50, Stop), free.Propose(50, Stop));

        Assert.Single(one.Boxes);
        Assert.Equal(2, two.Boxes.Count);
        Assert.Empty(free.Check(two.Boxes));
        Assert.Equal("not-supported", Assert.Single(supported.Check(two.Boxes)).Code);
    }

    [Fact]
    public void Nothing_to_stow_is_an_empty_stowage()
    {
        Assert.Empty(new Stowing(new Hold(10, 10, 10), []).Propose(stop: Stop).Boxes);
        Assert.Empty(new Stowing(new Hold(10, 10, 10), [new("a", 5, 5, 5, 0)]).Propose(stop: Stop).Boxes);
        Assert.Empty(new Stowing(new Hold(10, 10, 10), [new("a", 11, 5, 5, 3)]).Propose(stop: Stop).Boxes);
    }

    [Fact]
    public void Bad_input_is_every_problem_at_once_and_stows_nothing()
    {
        var stowing = new Stowing(
            new Hold(0, 100, 100),
            [new("a", 10, -1, 10, -2, Upright.None), new("b", 10, 10, 10, 1), new("b", 20, 10, 10, 1)]
        );

        Assert.Equal(
            [
                new Problem("side-out-of-range", "hold", "0 cm", "1 to 10000 cm", "correct-side"),
                new Problem("side-out-of-range", "a", "-1 cm", "1 to 10000 cm", "correct-side"),
                new Problem("count-negative", "a", "-2", "0 or more", "correct-count"),
                new Problem("no-side-upright", "a", "0", "1 to 3", "name-upright-side"),
                new Problem("box-twice", "b", "2", "1", "join-lines"),
            ],
            stowing.Problems()
        );
        Assert.Empty(stowing.Propose(stop: Stop).Boxes);
    }

    private static Stowing Made(Random random, bool supported) =>
        new(
            new Hold(random.Next(50, 600), random.Next(50, 250), random.Next(50, 250)),
            [
                .. Enumerable
                    .Range(0, random.Next(1, 7))
                    .Select(i => new Box(
                        $"{i}",
                        random.Next(10, 120),
                        random.Next(10, 120),
                        random.Next(10, 120),
                        random.Next(0, 40),
                        (Upright)random.Next(1, 8)
                    )),
            ],
            supported
        );
}
