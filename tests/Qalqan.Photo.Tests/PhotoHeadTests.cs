namespace Qalqan.Photo.Tests;

public sealed class PhotoHeadTests
{
    [Fact]
    public void A_photo_says_its_format_and_size_before_it_is_unpacked()
    {
        Assert.Equal(
            new PhotoHead("jpeg", 90, 70, 6),
            PhotoHead.Read(Samples.Telling(Samples.Soft(90, 70, 1), 6), out _)
        );
        Assert.Equal(new PhotoHead("png", 9, 7, 1), PhotoHead.Read(Samples.Png(Samples.Soft(9, 7, 1)), out _));
    }

    public static TheoryData<string, byte[], PhotoFault> Refused =>
        new()
        {
            { "nothing", [], PhotoFault.Empty },
            { "a text", "not a photo"u8.ToArray(), PhotoFault.NoPhoto },
            { "a page", "<html><script>"u8.ToArray(), PhotoFault.NoPhoto },
            { "a GIF", "GIF89a............"u8.ToArray(), PhotoFault.NoPhoto },
            { "a PDF", "%PDF-1.7"u8.ToArray(), PhotoFault.NoPhoto },
            { "a web picture", "RIFF....WEBPVP8 "u8.ToArray(), PhotoFault.NoPhoto },
            { "the beginning of a JPEG", [0xFF, 0xD8, 0xFF], PhotoFault.Broken },
            { "a JPEG cut off", Samples.Telling(Samples.Soft(20, 20, 1))[..60], PhotoFault.Broken },
            { "a JPEG without a frame", [0xFF, 0xD8, 0xFF, 0xD9], PhotoFault.Broken },
            { "a PNG without pixels", Sized(0, 5), PhotoFault.Broken },
            { "a PNG of a gigabyte", Sized(30_000, 30_000), PhotoFault.TooManyPixels },
            { "a PNG of a hundred million pixels", Sized(10_000, 10_000), PhotoFault.TooManyPixels },
            { "a long PNG", Sized(100_000, 1), PhotoFault.TooManyPixels },
            { "too many bytes", new byte[PhotoLimits.Bytes + 1], PhotoFault.TooManyBytes },
        };

    [Theory]
    [MemberData(nameof(Refused))]
    public void What_is_no_photo_is_refused_by_name_and_never_unpacked(string name, byte[] bytes, PhotoFault fault)
    {
        Assert.NotEmpty(name);
        Assert.Null(PhotoHead.Read(bytes, out var said));
        Assert.Equal(fault, said);
        Assert.Null(Raster.Of(bytes, out said));
        Assert.Equal(fault, said);
    }

    /// <summary>What strangers send: photos with bytes changed, cut, doubled. Refused or read, and never anything else.</summary>
    [Fact]
    public void A_photo_that_was_tampered_with_is_read_or_refused()
    {
        var rounds = int.TryParse(Environment.GetEnvironmentVariable("QALQAN_PHOTO_FUZZ"), out var many) ? many : 1_500;
        byte[][] photos =
        [
            Samples.Telling(Samples.Noise(40, 30, 1), 6),
            Samples.Png(Samples.Noise(30, 20, 2)),
            JpegWriter.Of(Samples.Soft(33, 17, 3)),
        ];
        const int Seed = 20261126;
        var random = new Random(Seed);
        for (var round = 0; round < rounds; round++)
        {
            var bytes = (byte[])photos[round % photos.Length].Clone();
            for (var change = random.Next(1, 8); change > 0; change--)
                bytes[random.Next(3, bytes.Length)] = (byte)random.Next(256);
            if (random.Next(4) == 0)
                bytes = bytes[..random.Next(3, bytes.Length)];
            var raster = Raster.Of(bytes, out var fault);
            Assert.True(raster is null == (fault is not PhotoFault.None), $"seed {Seed}, round {round}: {fault}");
        }
    }

    private static byte[] Sized(int width, int height)
    {
        var bytes = Samples.Png(Samples.Soft(4, 4, 1));
        System.Buffers.Binary.BinaryPrimitives.WriteInt32BigEndian(bytes.AsSpan(16), width);
        System.Buffers.Binary.BinaryPrimitives.WriteInt32BigEndian(bytes.AsSpan(20), height);
        return bytes;
    }
}
