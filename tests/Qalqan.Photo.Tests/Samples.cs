using System.Buffers.Binary;
using System.IO.Compression;
using System.Text;

namespace Qalqan.Photo.Tests;

/// <summary>Pictures made by hand, with everything in them that must not leave.</summary>
internal static class Samples
{
    /// <summary>Words that stand in the metadata of <see cref="Telling"/> and nowhere else.</summary>
    public static readonly string[] Secrets =
    [
        "SECRET-GPS",
        "SECRET-XMP",
        "SECRET-THUMB",
        "SECRET-COMMENT",
        "SECRET-DEVICE",
    ];

    /// <summary>Soft colours, so that a lossy copy is near.</summary>
    public static Raster Soft(int width, int height, int seed)
    {
        var random = new Random(seed);
        var (a, b, c) = (random.NextDouble() * 6, random.NextDouble() * 6, random.NextDouble() * 6);
        var pixels = new byte[width * height * 3];
        for (var y = 0; y < height; y++)
        for (var x = 0; x < width; x++)
        {
            pixels[(y * width + x) * 3] = Wave(x / 40.0 + a);
            pixels[(y * width + x) * 3 + 1] = Wave(y / 40.0 + b);
            pixels[(y * width + x) * 3 + 2] = Wave((x + y) / 60.0 + c);
        }
        return new Raster(width, height, pixels);

        static byte Wave(double phase) => (byte)(127.5 + 120 * Math.Sin(phase));
    }

    public static Raster Noise(int width, int height, int seed)
    {
        var pixels = new byte[width * height * 3];
        new Random(seed).NextBytes(pixels);
        return new Raster(width, height, pixels);
    }

    /// <summary>A JPEG as a telephone makes it: EXIF with a place, a device and a small picture, XMP, a comment, and bytes behind its end.</summary>
    public static byte[] Telling(Raster raster, int orientation = 1)
    {
        var plain = JpegWriter.Of(raster);
        byte[] thumbnail = [.. JpegWriter.Of(raster.Within(16)), .. "SECRET-THUMB"u8];
        return
        [
            .. plain[..2],
            .. Segment(0xE1, [.. Exif(orientation), .. "SECRET-GPS"u8, .. "SECRET-DEVICE"u8, .. thumbnail]),
            .. Segment(0xE1, "http://ns.adobe.com/xap/1.0/\0<x:xmpmeta>SECRET-XMP</x:xmpmeta>"u8),
            .. Segment(0xFE, "SECRET-COMMENT"u8),
            .. plain[2..],
            .. "SECRET-THUMB"u8,
        ];
    }

    /// <summary>A PNG with text and EXIF in it, transparent where asked.</summary>
    public static byte[] Png(Raster raster, byte alpha = 255)
    {
        using var rows = new MemoryStream();
        using (var packed = new ZLibStream(rows, CompressionLevel.Fastest, leaveOpen: true))
            for (var y = 0; y < raster.Height; y++)
            {
                packed.WriteByte(0);
                var row = raster.Row(y);
                for (var x = 0; x < raster.Width; x++)
                    packed.Write([row[3 * x], row[3 * x + 1], row[3 * x + 2], alpha]);
            }
        var size = new byte[8];
        BinaryPrimitives.WriteInt32BigEndian(size, raster.Width);
        BinaryPrimitives.WriteInt32BigEndian(size.AsSpan(4), raster.Height);
        return
        [
            0x89,
            .. "PNG\r\n\u001a\n"u8,
            .. Chunk("IHDR", [.. size, 8, 6, 0, 0, 0]),
            .. Chunk("tEXt", "Comment\0SECRET-COMMENT SECRET-DEVICE"u8),
            .. Chunk("eXIf", [.. Exif(1)[6..], .. "SECRET-GPS"u8]),
            .. Chunk("IDAT", rows.ToArray()),
            .. Chunk("IEND", []),
        ];
    }

    public static bool Tells(byte[] bytes) =>
        Secrets.Any(secret => bytes.AsSpan().IndexOf(Encoding.ASCII.GetBytes(secret)) >= 0)
        || bytes.AsSpan().IndexOf("Exif"u8) >= 0
        || bytes.AsSpan().IndexOf("eXIf"u8) >= 0;

    /// <summary>Markers of a JPEG's segments in order, those within its pixels left out.</summary>
    public static IEnumerable<byte> Markers(byte[] jpeg)
    {
        for (var at = 2; jpeg[at + 1] != 0xD9; )
        {
            yield return jpeg[at + 1];
            var isScan = jpeg[at + 1] == 0xDA;
            at += 2 + BinaryPrimitives.ReadUInt16BigEndian(jpeg.AsSpan(at + 2));
            while (isScan && !(jpeg[at] == 0xFF && jpeg[at + 1] is not 0))
                at++;
        }
    }

    private static byte[] Exif(int orientation) =>
        [
            .. "Exif\0\0"u8,
            .. "II*\0"u8,
            8,
            0,
            0,
            0,
            1,
            0,
            0x12,
            0x01,
            3,
            0,
            1,
            0,
            0,
            0,
            (byte)orientation,
            0,
            0,
            0,
            0,
            0,
            0,
            0,
        ];

    private static byte[] Segment(byte marker, ReadOnlySpan<byte> body) =>
        [0xFF, marker, (byte)((body.Length + 2) >> 8), (byte)(body.Length + 2), .. body];

    private static byte[] Chunk(string kind, ReadOnlySpan<byte> body)
    {
        byte[] named = [.. Encoding.ASCII.GetBytes(kind), .. body];
        var (length, check) = (new byte[4], new byte[4]);
        BinaryPrimitives.WriteInt32BigEndian(length, body.Length);
        BinaryPrimitives.WriteUInt32BigEndian(check, Crc(named));
        return [.. length, .. named, .. check];
    }

    private static uint Crc(byte[] bytes)
    {
        var crc = uint.MaxValue;
        foreach (var one in bytes)
        {
            crc ^= one;
            for (var bit = 0; bit < 8; bit++)
                crc = (crc & 1) != 0 ? (crc >> 1) ^ 0xEDB88320 : crc >> 1;
        }
        return ~crc;
    }
}
