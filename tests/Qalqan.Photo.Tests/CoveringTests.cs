using CsCheck;

namespace Qalqan.Photo.Tests;

/// <summary>What leaves: no metadata, and nothing of what lies under a cover.</summary>
public sealed class CoveringTests
{
    private static readonly byte[] AllThatIsWritten = [0xDB, 0xC0, 0xC4, 0xDA];

    [Fact]
    public void A_copy_has_its_size_its_tables_and_its_pixels_and_nothing_else()
    {
        foreach (var bytes in new[] { Samples.Telling(Samples.Soft(90, 70, 1)), Samples.Png(Samples.Soft(90, 70, 1)) })
        {
            Assert.True(Samples.Tells(bytes));
            var copy = JpegWriter.Of(Raster.Of(bytes, out _)!.Covered([new Box(3, 3, 9, 9)]));
            Assert.False(Samples.Tells(copy));
            Assert.Equal(AllThatIsWritten, Samples.Markers(copy));
            Assert.Equal([0xFF, 0xD9], copy[^2..]);
        }
    }

    /// <summary>Whatever was under the covers, the copy is the same to the last bit: so nothing of it is in there.</summary>
    [Fact]
    public void Two_photos_that_differ_only_under_the_covers_have_one_copy() =>
        Gen.Select(
                Gen.Int[1, 60],
                Gen.Int[1, 60],
                Gen.Int[-20, 60],
                Gen.Int[-20, 60],
                Gen.Int[1, 50],
                Gen.Int[1, 50],
                Gen.Int
            )
            .Sample(
                (width, height, left, top, wide, high, seed) =>
                {
                    var box = new Box(left, top, wide, high);
                    var one = Samples.Noise(width, height, seed);
                    var under = Samples.Noise(width, height, seed + 1);
                    var pixels = new byte[width * height * 3];
                    for (var y = 0; y < height; y++)
                    for (var x = 0; x < width; x++)
                    {
                        var isCovered = x >= left && x < left + wide && y >= top && y < top + high;
                        (isCovered ? under : one).Row(y).Slice(3 * x, 3).CopyTo(pixels.AsSpan((y * width + x) * 3));
                    }
                    var other = new Raster(width, height, pixels);
                    Assert.Equal(JpegWriter.Of(one.Covered([box])), JpegWriter.Of(other.Covered([box])));
                },
                iter: 300
            );

    [Fact]
    public void A_cover_is_black_in_the_copy_and_the_rest_stays()
    {
        var raster = Samples.Soft(120, 90, 7);
        var copy = Raster.Of(JpegWriter.Of(raster.Covered([new Box(30, 20, 40, 30)])), out _)!;
        for (var y = 24; y < 46; y++)
        for (var x = 34; x < 66; x++)
            Assert.True(copy.Row(y).Slice(3 * x, 3).IndexOfAnyExceptInRange((byte)0, (byte)12) < 0, $"{x} {y}");
        Assert.True(Difference(raster, copy, 80, 120) < 6);
    }

    [Fact]
    public void Covers_beyond_the_edges_and_of_every_size_harm_nothing()
    {
        var raster = Samples.Noise(10, 10, 1);
        var whole = raster.Covered([new Box(int.MinValue, int.MinValue, int.MaxValue, int.MaxValue)]);
        Assert.Equal(raster.Row(5), whole.Row(5));
        var all = raster.Covered([new Box(-5, -5, int.MaxValue, int.MaxValue)]);
        Assert.Equal(new byte[30], all.Row(9).ToArray());
    }

    private static double Difference(Raster one, Raster other, int from, int to)
    {
        var sum = 0.0;
        for (var y = 0; y < one.Height; y++)
        for (var x = from * 3; x < to * 3; x++)
            sum += Math.Abs(one.Row(y)[x] - other.Row(y)[x]);
        return sum / (one.Height * (to - from) * 3);
    }
}
