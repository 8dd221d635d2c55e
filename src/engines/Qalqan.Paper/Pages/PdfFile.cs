using System.Buffers.Binary;
using System.Globalization;
using System.IO.Compression;
using System.Security.Cryptography;
using System.Text;

namespace Qalqan.Paper;

/// <summary>
/// The objects of a PDF file (ISO 32000-1), numbered from 1. Those without a stream are packed together, and so is the table of
/// their places. The file's identifier is made of its own bytes, so that equal contents give equal files.
/// </summary>
internal sealed class PdfFile
{
    // So many objects to a pack: a reader unpacks all to find one.
    private const int Pack = 200;

    // Of an entry in the table of places: its kind, the place or the pack, and the index in the pack.
    private const int EntryBytes = 1 + 4 + 2;

    private readonly List<(byte[]? Bytes, bool IsStream)> objects = [];

    /// <summary>A number for an object that is written later.</summary>
    public int Reserve()
    {
        objects.Add((null, false));
        return objects.Count;
    }

    public int Add(string text)
    {
        objects.Add((Encoding.ASCII.GetBytes(text), false));
        return objects.Count;
    }

    public void Set(int number, string text) => objects[number - 1] = (Encoding.ASCII.GetBytes(text), false);

    /// <summary>A compressed stream; <paramref name="entries"/> stand in its dictionary besides its length.</summary>
    public int AddStream(ReadOnlySpan<byte> bytes, string entries = "")
    {
        objects.Add((Stream(bytes, entries), true));
        return objects.Count;
    }

    public byte[] Bytes(int catalogue, int properties)
    {
        using var file = new MemoryStream();
        file.Write("%PDF-1.7\n%\u00E4\u00F6\u00FC\u00DF\n"u8);
        var entries = new (byte Kind, int Place, int Index)[objects.Count + 1];
        var (streams, plain) = (Numbers(isStream: true), Numbers(isStream: false));
        foreach (var number in streams)
        {
            entries[number] = (1, (int)file.Length, 0);
            Write(file, number, objects[number - 1].Bytes!);
        }
        List<(byte, int, int)> packs = [];
        foreach (var pack in plain.Chunk(Pack))
        {
            var number = entries.Length + packs.Count;
            for (var i = 0; i < pack.Length; i++)
                entries[pack[i]] = (2, number, i);
            packs.Add((1, (int)file.Length, 0));
            Write(file, number, Packed(pack));
        }
        var identifier = Convert.ToHexString(SHA256.HashData(file.ToArray()).AsSpan(0, 16));
        var (table, start) = (entries.Length + packs.Count, file.Length);
        var places = Places([.. entries, .. packs, (1, (int)start, 0)]);
        var trailer =
            $" /Type /XRef /Size {table + 1} /W [1 4 2] /Root {catalogue} 0 R /Info {properties} 0 R /ID [<{identifier}> <{identifier}>]";
        Write(file, table, Stream(places, trailer));
        file.Write(Encoding.ASCII.GetBytes($"startxref\n{start}\n%%EOF\n"));
        return file.ToArray();
    }

    /// <summary>Text as a string object, in UTF-16.</summary>
    public static string Text(string text) => $"<FEFF{Convert.ToHexString(Encoding.BigEndianUnicode.GetBytes(text))}>";

    /// <summary>To a thousandth of a point.</summary>
    public static string Number(float number) => number.ToString("0.###", CultureInfo.InvariantCulture);

    private List<int> Numbers(bool isStream) =>
        [.. Enumerable.Range(1, objects.Count).Where(number => objects[number - 1].IsStream == isStream)];

    private byte[] Packed(int[] numbers)
    {
        var (index, bodies) = (new StringBuilder(), new MemoryStream());
        foreach (var number in numbers)
        {
            index.Append(number).Append(' ').Append(bodies.Length).Append(' ');
            bodies.Write(
                objects[number - 1].Bytes ?? throw new InvalidOperationException($"Object {number} was never written.")
            );
            bodies.WriteByte((byte)'\n');
        }
        byte[] whole = [.. Encoding.ASCII.GetBytes(index.ToString()), .. bodies.ToArray()];
        return Stream(whole, $" /Type /ObjStm /N {numbers.Length} /First {index.Length}");
    }

    private static byte[] Places((byte Kind, int Place, int Index)[] entries)
    {
        var bytes = new byte[EntryBytes * entries.Length];
        for (var i = 0; i < entries.Length; i++)
        {
            var entry = bytes.AsSpan(EntryBytes * i);
            entry[0] = entries[i].Kind;
            BinaryPrimitives.WriteInt32BigEndian(entry[1..], entries[i].Place);
            BinaryPrimitives.WriteUInt16BigEndian(entry[5..], (ushort)entries[i].Index);
        }
        BinaryPrimitives.WriteUInt16BigEndian(bytes.AsSpan(5), 0xFFFF); // number 0 heads the free ones, of which there are none
        return bytes;
    }

    private static byte[] Stream(ReadOnlySpan<byte> bytes, string entries)
    {
        using var packed = new MemoryStream();
        using (var zlib = new ZLibStream(packed, CompressionLevel.Optimal, leaveOpen: true))
            zlib.Write(bytes);
        var head = $"<< /Filter /FlateDecode /Length {packed.Length}{entries} >>\nstream\n";
        return [.. Encoding.ASCII.GetBytes(head), .. packed.ToArray(), .. "\nendstream"u8];
    }

    private static void Write(MemoryStream file, int number, byte[] bytes)
    {
        file.Write(Encoding.ASCII.GetBytes($"{number} 0 obj\n"));
        file.Write(bytes);
        file.Write("\nendobj\n"u8);
    }
}
