using CsCheck;

namespace Qalqan.Exercise.Tests;

public sealed class Xoshiro256StarStarTests
{
    // The authors' own program from state 1, 2, 3, 4; the same numbers stand in the test of Rust's rand_xoshiro.
    [Fact]
    public void From_state_1_2_3_4_it_draws_what_the_reference_program_draws()
    {
        var dice = new Xoshiro256StarStar(1, 2, 3, 4);
        ulong[] expected =
        [
            11520,
            0,
            1509978240,
            1215971899390074240,
            1216172134540287360,
            607988272756665600,
            16172922978634559625,
            8476171486693032832,
            10595114339597558777,
            2904607092377533576,
        ];

        Assert.Equal(expected, expected.Select(_ => dice.Next()));
    }

    // Rosetta Code's five numbers for seed 1234567.
    [Fact]
    public void SplitMix64_draws_what_the_reference_program_draws()
    {
        var split = new SplitMix64(1234567);
        ulong[] expected =
        [
            6457827717110365317,
            3203168211198807973,
            9817491932198370423,
            4593380528125082431,
            16408922859458223821,
        ];

        Assert.Equal(expected, expected.Select(_ => split.Next()));
    }

    [Fact]
    public void A_stream_depends_on_the_seed_and_on_its_name()
    {
        var first = Xoshiro256StarStar.Of("seed", "made/people.ndjson").Next();

        Assert.Equal(first, Xoshiro256StarStar.Of("seed", "made/people.ndjson").Next());
        Assert.NotEqual(first, Xoshiro256StarStar.Of("seed", "made/duty.ndjson").Next());
        Assert.NotEqual(first, Xoshiro256StarStar.Of("other", "made/people.ndjson").Next());
    }

    [Fact]
    public void A_draw_below_a_bound_is_below_it_and_reaches_every_number() =>
        Gen.Select(Gen.Int[1, 40], Gen.ULong)
            .Sample(
                (bound, seed) =>
                {
                    var dice = Xoshiro256StarStar.Of($"{seed}", "test");
                    var drawn = Enumerable.Range(0, bound * 60).Select(_ => dice.Below(bound)).ToHashSet();
                    return drawn.SetEquals(Enumerable.Range(0, bound));
                },
                iter: 200
            );

    [Fact]
    public void Shuffling_keeps_everything_and_moves_something()
    {
        var dice = Xoshiro256StarStar.Of("seed", "test");
        var shuffled = dice.Shuffled(Enumerable.Range(0, 100));

        Assert.NotEqual(Enumerable.Range(0, 100), shuffled);
        Assert.Equal(Enumerable.Range(0, 100), shuffled.Order());
    }
}
