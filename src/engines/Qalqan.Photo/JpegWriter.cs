using System.Buffers.Binary;

namespace Qalqan.Photo;

/// <summary>
/// A raster as a baseline JPEG: its size, its tables and its pixels, and not one byte more. What no field is written for can leak
/// nothing: no EXIF, no XMP, no comment, no small picture, no time, no name of a program.
/// </summary>
/// <remarks>
/// ITU-T T.81, sequential Huffman coding with the example tables of annex K: quantisation K.1 and K.2, one pair of Huffman tables (K.3
/// and K.5) for all components, which costs a few hundredths of the size and halves what there is to get wrong. Colour is halved
/// both ways: a unit is 16 by 16 pixels, four blocks of brightness and one of each colour.
/// <code>
///     Y0 Y1
///     Y2 Y3   Cb   Cr      each 8 by 8, in this order
/// </code>
/// </remarks>
public sealed class JpegWriter
{
    private const int Quality = 85;

    private static readonly byte[] Zigzag =
    [
        0,
        1,
        8,
        16,
        9,
        2,
        3,
        10,
        17,
        24,
        32,
        25,
        18,
        11,
        4,
        5,
        12,
        19,
        26,
        33,
        40,
        48,
        41,
        34,
        27,
        20,
        13,
        6,
        7,
        14,
        21,
        28,
        35,
        42,
        49,
        56,
        57,
        50,
        43,
        36,
        29,
        22,
        15,
        23,
        30,
        37,
        44,
        51,
        58,
        59,
        52,
        45,
        38,
        31,
        39,
        46,
        53,
        60,
        61,
        54,
        47,
        55,
        62,
        63,
    ];

    private static readonly byte[] Brightness = Scaled([
        16,
        11,
        10,
        16,
        24,
        40,
        51,
        61,
        12,
        12,
        14,
        19,
        26,
        58,
        60,
        55,
        14,
        13,
        16,
        24,
        40,
        57,
        69,
        56,
        14,
        17,
        22,
        29,
        51,
        87,
        80,
        62,
        18,
        22,
        37,
        56,
        68,
        109,
        103,
        77,
        24,
        35,
        55,
        64,
        81,
        104,
        113,
        92,
        49,
        64,
        78,
        87,
        103,
        121,
        120,
        101,
        72,
        92,
        95,
        98,
        112,
        100,
        103,
        99,
    ]);

    private static readonly byte[] Colour = Scaled([
        17,
        18,
        24,
        47,
        99,
        99,
        99,
        99,
        18,
        21,
        26,
        66,
        99,
        99,
        99,
        99,
        24,
        26,
        56,
        99,
        99,
        99,
        99,
        99,
        47,
        66,
        99,
        99,
        99,
        99,
        99,
        99,
        99,
        99,
        99,
        99,
        99,
        99,
        99,
        99,
        99,
        99,
        99,
        99,
        99,
        99,
        99,
        99,
        99,
        99,
        99,
        99,
        99,
        99,
        99,
        99,
        99,
        99,
        99,
        99,
        99,
        99,
        99,
        99,
    ]);

    private static readonly HuffmanTable Direct = new(
        [0, 1, 5, 1, 1, 1, 1, 1, 1, 0, 0, 0, 0, 0, 0, 0],
        [0, 1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11]
    );

    private static readonly HuffmanTable Alternating = new(
        [0, 2, 1, 3, 3, 2, 4, 3, 5, 5, 4, 4, 0, 0, 1, 0x7D],
        Convert.FromHexString(
            "01020300041105122131410613516107227114328191A1082342B1C11552D1F02433627282090A161718191A25262728292A3435363738393A434445464748494A535455565758595A636465666768696A737475767778797A838485868788898A92939495969798999AA2A3A4A5A6A7A8A9AAB2B3B4B5B6B7B8B9BAC2C3C4C5C6C7C8C9CAD2D3D4D5D6D7D8D9DAE1E2E3E4E5E6E7E8E9EAF1F2F3F4F5F6F7F8F9FA"
        )
    );

    // cos((2x + 1)uπ / 16), with what makes the transform orthonormal.
    private static readonly float[] Cosines =
    [
        .. from u in Enumerable.Range(0, 8)
        from x in Enumerable.Range(0, 8)
        select (float)(Math.Cos((2 * x + 1) * u * Math.PI / 16) * (u == 0 ? Math.Sqrt(1 / 8.0) : 0.5)),
    ];

    private readonly Raster raster;
    private readonly BitWriter bits = new();
    private readonly int[] last = new int[3]; // the mean of the block before, by component
    private readonly float[][] planes = [new float[256], new float[256], new float[256]];
    private readonly float[] block = new float[64];
    private readonly float[] half = new float[64];

    private JpegWriter(Raster raster) => this.raster = raster;

    public static byte[] Of(Raster raster)
    {
        ArgumentOutOfRangeException.ThrowIfGreaterThan(raster.Width, 65_500);
        ArgumentOutOfRangeException.ThrowIfGreaterThan(raster.Height, 65_500);
        return new JpegWriter(raster).Write();
    }

    private byte[] Write()
    {
        bits.Raw([0xFF, 0xD8]);
        Segment(0xDB, [0, .. Ordered(Brightness), 1, .. Ordered(Colour)]);
        var size = new byte[4];
        BinaryPrimitives.WriteUInt16BigEndian(size, (ushort)raster.Height);
        BinaryPrimitives.WriteUInt16BigEndian(size.AsSpan(2), (ushort)raster.Width);
        Segment(0xC0, [8, .. size, 3, 1, 0x22, 0, 2, 0x11, 1, 3, 0x11, 1]);
        Segment(0xC4, [0, .. Direct.Described, 0x10, .. Alternating.Described]);
        Segment(0xDA, [3, 1, 0, 2, 0, 3, 0, 0, 63, 0]);
        for (var top = 0; top < raster.Height; top += 16)
        for (var left = 0; left < raster.Width; left += 16)
            Unit(left, top);
        bits.Close();
        bits.Raw([0xFF, 0xD9]);
        return bits.ToArray();
    }

    private void Segment(byte marker, ReadOnlySpan<byte> body)
    {
        bits.Raw([0xFF, marker, (byte)((body.Length + 2) >> 8), (byte)(body.Length + 2)]);
        bits.Raw(body);
    }

    private void Unit(int left, int top)
    {
        Load(left, top);
        foreach (var (x, y) in (ReadOnlySpan<(int, int)>)[(0, 0), (8, 0), (0, 8), (8, 8)])
        {
            for (var row = 0; row < 8; row++)
                planes[0].AsSpan((y + row) * 16 + x, 8).CopyTo(block.AsSpan(row * 8));
            Block(0, Brightness);
        }
        for (var component = 1; component <= 2; component++)
        {
            var plane = planes[component];
            for (var y = 0; y < 8; y++)
            for (var x = 0; x < 8; x++)
            {
                var at = 32 * y + 2 * x;
                block[8 * y + x] = (plane[at] + plane[at + 1] + plane[at + 16] + plane[at + 17]) / 4;
            }
            Block(component, Colour);
        }
    }

    // Beyond an edge the last pixel goes on, so that no foreign colour bleeds in.
    private void Load(int left, int top)
    {
        for (var y = 0; y < 16; y++)
        {
            var row = raster.Row(Math.Min(top + y, raster.Height - 1));
            for (var x = 0; x < 16; x++)
            {
                var pixel = row.Slice(Math.Min(left + x, raster.Width - 1) * 3, 3);
                float red = pixel[0],
                    green = pixel[1],
                    blue = pixel[2];
                planes[0][16 * y + x] = 0.299f * red + 0.587f * green + 0.114f * blue - 128;
                planes[1][16 * y + x] = -0.168736f * red - 0.331264f * green + 0.5f * blue;
                planes[2][16 * y + x] = 0.5f * red - 0.418688f * green - 0.081312f * blue;
            }
        }
    }

    private void Block(int component, byte[] steps)
    {
        Transform(block, half);
        Transform(half, block);
        var mean = Rounded(block[0] / steps[0]);
        Coefficient(Direct, 0, mean - last[component]);
        last[component] = mean;
        var zeros = 0;
        for (var i = 1; i < 64; i++)
        {
            var at = Zigzag[i];
            var value = Rounded(block[at] / steps[at]);
            if (value == 0)
            {
                zeros++;
                continue;
            }
            for (; zeros > 15; zeros -= 16)
                bits.Put(Alternating[0xF0]);
            Coefficient(Alternating, zeros, value);
            zeros = 0;
        }
        if (zeros > 0)
            bits.Put(Alternating[0]);
    }

    private void Coefficient(HuffmanTable table, int zeros, int value)
    {
        var length = 32 - int.LeadingZeroCount(Math.Abs(value));
        bits.Put(table[(zeros << 4) | length]);
        bits.Put(((value < 0 ? value - 1 : value) & ((1 << length) - 1), length));
    }

    // Rows, and laid over: done twice it is both ways.
    private static void Transform(float[] from, float[] to)
    {
        for (var row = 0; row < 8; row++)
        for (var u = 0; u < 8; u++)
        {
            var sum = 0f;
            for (var x = 0; x < 8; x++)
                sum += from[8 * row + x] * Cosines[8 * u + x];
            to[8 * u + row] = sum;
        }
    }

    // What eight bits can make of it.
    private static int Rounded(float value) => Math.Clamp((int)MathF.Round(value), -1023, 1023);

    private static byte[] Ordered(byte[] steps) => [.. Zigzag.Select(at => steps[at])];

    private static byte[] Scaled(byte[] steps) =>
        [.. steps.Select(step => (byte)Math.Clamp((step * (200 - 2 * Quality) + 50) / 100, 1, 255))];
}
