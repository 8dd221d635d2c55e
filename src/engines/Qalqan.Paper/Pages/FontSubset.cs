using System.Buffers.Binary;
using System.Text;

namespace Qalqan.Paper;

/// <summary>
/// The signs of a face that one document uses, each under a number of its own in the order of first use, and the small font that
/// holds only those. Two signs that look alike (a space that may break and one that may not) get two numbers, so that a reader
/// finds the text again as it was.
/// </summary>
internal sealed class FontSubset(TrueType font)
{
    // Bits of a part of a composed glyph.
    private const int Words = 0x0001;
    private const int Scale = 0x0008;
    private const int More = 0x0020;
    private const int TwoScales = 0x0040;
    private const int FourScales = 0x0080;

    private readonly Dictionary<char, int> numbers = [];
    private readonly List<char> signs = [];

    /// <summary>In the order of their numbers, which begin with 1.</summary>
    public IReadOnlyList<char> Signs => signs;

    public int NumberOf(char sign)
    {
        if (!numbers.TryGetValue(sign, out var number))
        {
            signs.Add(sign);
            numbers[sign] = number = signs.Count;
        }
        return number;
    }

    /// <summary>A font file whose glyph of each number is that sign's.</summary>
    public byte[] Bytes()
    {
        List<int> glyphs = [0, .. signs.Select(sign => (int)font.GlyphOf(sign))];
        Dictionary<int, int> parts = [];
        List<byte[]> outlines = [];
        for (var i = 0; i < glyphs.Count; i++) // it grows by the parts of composed glyphs
        {
            var outline = font.OutlineOf(glyphs[i]).ToArray();
            if (outline.Length > 0 && BinaryPrimitives.ReadInt16BigEndian(outline) < 0)
                Renumber(outline, glyphs, parts);
            outlines.Add(outline);
        }
        return File([
            ("glyf", Joined(outlines)),
            ("head", Head()),
            ("hhea", Changed("hhea", 34, glyphs.Count)),
            ("hmtx", Metrics(glyphs)),
            ("loca", Places(outlines)),
            ("maxp", Changed("maxp", 4, glyphs.Count)),
            ("prep", font.Table("prep").ToArray()),
        ]);
    }

    private static void Renumber(byte[] outline, List<int> glyphs, Dictionary<int, int> parts)
    {
        for (int at = 10, flags = More; (flags & More) != 0; )
        {
            flags = BinaryPrimitives.ReadUInt16BigEndian(outline.AsSpan(at));
            var glyph = BinaryPrimitives.ReadUInt16BigEndian(outline.AsSpan(at + 2));
            if (!parts.TryGetValue(glyph, out var number))
            {
                parts[glyph] = number = glyphs.Count;
                glyphs.Add(glyph);
            }
            BinaryPrimitives.WriteUInt16BigEndian(outline.AsSpan(at + 2), (ushort)number);
            at += 4 + ((flags & Words) != 0 ? 4 : 2);
            at +=
                (flags & Scale) != 0 ? 2
                : (flags & TwoScales) != 0 ? 4
                : (flags & FourScales) != 0 ? 8
                : 0;
        }
    }

    private byte[] Head()
    {
        var head = font.Table("head").ToArray();
        head.AsSpan(8, 4).Clear(); // the sum over the file, which is filled in last
        BinaryPrimitives.WriteUInt16BigEndian(head.AsSpan(50), 1);
        return head;
    }

    private byte[] Changed(string name, int at, int number)
    {
        var table = font.Table(name).ToArray();
        BinaryPrimitives.WriteUInt16BigEndian(table.AsSpan(at), (ushort)number);
        return table;
    }

    private byte[] Metrics(List<int> glyphs)
    {
        var table = new byte[4 * glyphs.Count];
        for (var i = 0; i < glyphs.Count; i++)
        {
            var (width, bearing) = font.MetricsOf(glyphs[i]);
            BinaryPrimitives.WriteUInt16BigEndian(table.AsSpan(4 * i), width);
            BinaryPrimitives.WriteInt16BigEndian(table.AsSpan(4 * i + 2), bearing);
        }
        return table;
    }

    private static byte[] Places(List<byte[]> outlines)
    {
        var table = new byte[4 * (outlines.Count + 1)];
        var at = 0;
        for (var i = 0; i < outlines.Count; i++)
            BinaryPrimitives.WriteInt32BigEndian(table.AsSpan(4 * i + 4), at += Padded(outlines[i].Length));
        return table;
    }

    private static byte[] Joined(List<byte[]> parts)
    {
        var joined = new byte[parts.Sum(part => Padded(part.Length))];
        var at = 0;
        foreach (var part in parts)
        {
            part.CopyTo(joined, at);
            at += Padded(part.Length);
        }
        return joined;
    }

    private static byte[] File(IReadOnlyList<(string Name, byte[] Bytes)> tables)
    {
        var directory = new byte[12 + 16 * tables.Count];
        BinaryPrimitives.WriteUInt32BigEndian(directory, 0x00010000);
        var power = (int)Math.Log2(tables.Count);
        ReadOnlySpan<int> search = [tables.Count, 16 << power, power, 16 * tables.Count - (16 << power)];
        for (var i = 0; i < search.Length; i++)
            BinaryPrimitives.WriteUInt16BigEndian(directory.AsSpan(4 + 2 * i), (ushort)search[i]);
        var at = directory.Length;
        var (head, total) = (0, 0u);
        for (var i = 0; i < tables.Count; i++)
        {
            var record = directory.AsSpan(12 + 16 * i);
            var sum = Sum(tables[i].Bytes);
            Encoding.ASCII.GetBytes(tables[i].Name, record);
            BinaryPrimitives.WriteUInt32BigEndian(record[4..], sum);
            BinaryPrimitives.WriteInt32BigEndian(record[8..], at);
            BinaryPrimitives.WriteInt32BigEndian(record[12..], tables[i].Bytes.Length);
            head = tables[i].Name == "head" ? at : head;
            total += sum;
            at += Padded(tables[i].Bytes.Length);
        }
        var file = Joined([directory, .. tables.Select(table => table.Bytes)]);
        BinaryPrimitives.WriteUInt32BigEndian(file.AsSpan(head + 8), 0xB1B0AFBA - (total + Sum(directory)));
        return file;
    }

    private static uint Sum(byte[] bytes)
    {
        var sum = 0u;
        for (var at = 0; at < bytes.Length; at++)
            sum += (uint)bytes[at] << (8 * (3 - at % 4));
        return sum;
    }

    private static int Padded(int length) => (length + 3) & ~3;
}
