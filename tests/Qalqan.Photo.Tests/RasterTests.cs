using CsCheck;

namespace Qalqan.Photo.Tests;

public sealed class RasterTests
{
    [Fact]
    public void What_is_written_another_reader_reads_nearly_as_it_was() =>
        Gen.Select(Gen.Int[1, 70], Gen.Int[1, 70], Gen.Int[0, 1000])
            .Sample(
                (width, height, seed) =>
                {
                    var raster = Samples.Soft(width, height, seed);
                    var back = Raster.Of(JpegWriter.Of(raster), out var fault);
                    Assert.Equal(PhotoFault.None, fault);
                    Assert.Equal((width, height), (back!.Width, back.Height));
                    var worst = 0;
                    for (var y = 0; y < height; y++)
                    for (var x = 0; x < 3 * width; x++)
                        worst = Math.Max(worst, Math.Abs(raster.Row(y)[x] - back.Row(y)[x]));
                    Assert.True(worst < 40, $"{width} by {height}, {seed}: {worst}");
                },
                iter: 200
            );

    [Fact]
    public void Noise_is_written_too_and_read_whole() =>
        Assert.All(
            Enumerable.Range(1, 20),
            seed => Assert.NotNull(Raster.Of(JpegWriter.Of(Samples.Noise(7 * seed, 5 * seed, seed)), out _))
        );

    /// <summary>After EXIF: where row 0 and column 0 of the stored picture stand, by the eight ways of holding a camera.</summary>
    [Theory]
    [InlineData(1, 0, 0)]
    [InlineData(2, 1, 0)]
    [InlineData(3, 1, 1)]
    [InlineData(4, 0, 1)]
    [InlineData(5, 0, 0)]
    [InlineData(6, 1, 0)]
    [InlineData(7, 1, 1)]
    [InlineData(8, 0, 1)]
    public void A_photo_stands_upright_however_the_camera_was_held(int orientation, int right, int bottom)
    {
        // White in its own upper left corner, and a grey stripe along its own top.
        var pixels = new byte[64 * 32 * 3];
        for (var y = 0; y < 16; y++)
        for (var x = 0; x < 64; x++)
            pixels.AsSpan((y * 64 + x) * 3, 3).Fill(x < 16 ? (byte)255 : (byte)100);
        var bytes = Samples.Telling(new Raster(64, 32, pixels), orientation);
        var head = PhotoHead.Read(bytes, out _)!;
        var upright = Raster.Of(bytes, out _)!;
        var isTurned = orientation >= 5;
        Assert.Equal(isTurned ? (32, 64) : (64, 32), (upright.Width, upright.Height));
        Assert.Equal((upright.Width, upright.Height), (head.UprightWidth, head.UprightHeight));
        byte At(int x, int y) => upright.Row(y)[3 * x];
        var (column, row) = (right == 0 ? 4 : upright.Width - 5, bottom == 0 ? 4 : upright.Height - 5);
        Assert.True(At(column, row) > 240, $"{orientation}");
        // Along the stripe it is grey, across it black.
        Assert.InRange(isTurned ? At(column, upright.Height / 2) : At(upright.Width / 2, row), (byte)80, (byte)120);
        Assert.InRange(
            isTurned ? At(upright.Width - 1 - column, row) : At(column, upright.Height - 1 - row),
            (byte)0,
            (byte)20
        );
    }

    [Fact]
    public void A_smaller_picture_is_the_mean_of_the_larger_one()
    {
        var raster = Samples.Noise(100, 40, 3);
        var smaller = raster.Within(50);
        Assert.Equal((50, 20), (smaller.Width, smaller.Height));
        var mean = (raster.Row(0)[0] + raster.Row(0)[3] + raster.Row(1)[0] + raster.Row(1)[3]) / 4;
        Assert.Equal(mean, smaller.Row(0)[0]);
        Assert.Same(raster, raster.Within(100));
    }

    [Fact]
    public void What_is_transparent_stands_on_white()
    {
        var clear = Raster.Of(Samples.Png(Samples.Noise(5, 5, 1), alpha: 0), out _)!;
        Assert.Equal(Enumerable.Repeat((byte)255, 15), clear.Row(2).ToArray());
    }
}
