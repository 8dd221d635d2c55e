using System.Buffers.Binary;
using System.Text;

namespace Qalqan.Paper;

/// <summary>
/// A TrueType font with outlines of its own kind, read from its tables (OpenType 1.9, glyf flavour): which glyph a sign has, how
/// wide it is, and its outline as bytes. Only signs of the basic plane are looked up.
/// </summary>
internal sealed class TrueType
{
    private readonly byte[] file;
    private readonly Dictionary<string, (int At, int Length)> tables = [];
    private readonly ushort[] glyphs = new ushort[0x10000];
    private readonly int wideMetrics;
    private readonly bool hasLongPlaces;

    public TrueType(byte[] file)
    {
        this.file = file;
        for (var i = 0; i < U16(4); i++)
        {
            var record = 12 + 16 * i;
            tables[Encoding.ASCII.GetString(file, record, 4)] = ((int)U32(record + 8), (int)U32(record + 12));
        }
        wideMetrics = U16(At("hhea") + 34);
        hasLongPlaces = U16(At("head") + 50) == 1;
        ReadSigns();
    }

    public int UnitsPerEm => U16(At("head") + 18);
    public int Ascent => (short)U16(At("hhea") + 4);
    public int Descent => (short)U16(At("hhea") + 6);
    public int CapitalHeight => (short)U16(At("OS/2") + 88);

    /// <summary>Left, bottom, right, top of all glyphs together.</summary>
    public int[] Box => [.. Enumerable.Range(0, 4).Select(i => (int)(short)U16(At("head") + 36 + 2 * i))];

    /// <summary>0 where the font has none.</summary>
    public ushort GlyphOf(char sign) => glyphs[sign];

    /// <summary>How far the pen moves, and where the outline begins.</summary>
    public (ushort Width, short Bearing) MetricsOf(int glyph)
    {
        var at = At("hmtx");
        return glyph < wideMetrics
            ? (U16(at + 4 * glyph), (short)U16(at + 4 * glyph + 2))
            : (U16(at + 4 * (wideMetrics - 1)), (short)U16(at + 4 * wideMetrics + 2 * (glyph - wideMetrics)));
    }

    /// <summary>Empty for a glyph without ink.</summary>
    public ReadOnlySpan<byte> OutlineOf(int glyph)
    {
        var (from, to) = (Place(glyph), Place(glyph + 1));
        return file.AsSpan(At("glyf") + from, to - from);
    }

    /// <summary>Empty where the font has none.</summary>
    public ReadOnlySpan<byte> Table(string name) =>
        tables.TryGetValue(name, out var table) ? file.AsSpan(table.At, table.Length) : [];

    private int Place(int glyph) => hasLongPlaces ? (int)U32(At("loca") + 4 * glyph) : 2 * U16(At("loca") + 2 * glyph);

    // The sub-table for the basic plane that every such font has: Windows, Unicode, segments (format 4).
    private void ReadSigns()
    {
        var cmap = At("cmap");
        for (var i = 0; i < U16(cmap + 2); i++)
        {
            var at = cmap + (int)U32(cmap + 4 + 8 * i + 4);
            if (U16(cmap + 4 + 8 * i) == 3 && U16(cmap + 6 + 8 * i) == 1 && U16(at) == 4)
                ReadSegments(at, U16(at + 6) / 2);
        }
    }

    private void ReadSegments(int at, int segments)
    {
        var (ends, starts) = (at + 14, at + 16 + 2 * segments);
        var (deltas, offsets) = (starts + 2 * segments, starts + 4 * segments);
        for (var i = 0; i < segments; i++)
        for (int sign = U16(starts + 2 * i); sign <= U16(ends + 2 * i) && sign < 0xFFFF; sign++)
        {
            var (offset, delta) = (U16(offsets + 2 * i), U16(deltas + 2 * i));
            if (offset == 0)
                glyphs[sign] = (ushort)(sign + delta);
            else if (U16(offsets + 2 * i + offset + 2 * (sign - U16(starts + 2 * i))) is > 0 and var glyph)
                glyphs[sign] = (ushort)(glyph + delta);
        }
    }

    private int At(string table) => tables[table].At;

    private ushort U16(int at) => BinaryPrimitives.ReadUInt16BigEndian(file.AsSpan(at));

    private uint U32(int at) => BinaryPrimitives.ReadUInt32BigEndian(file.AsSpan(at));
}
