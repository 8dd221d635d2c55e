using System.Buffers.Binary;
using System.Text;

namespace Qalqan.Store.Sqlite;

/// <summary>
/// Every row of the entry table that still lies whole in a database file or its write-ahead log, found page by page without
/// the trees above them. SQLite's file format, sections 1.6 (b-tree pages), 2.1 (records); varints are its own. Rows may
/// come twice, and stale: the reader decides by the chain.
/// </summary>
internal sealed class PageScan
{
    private const byte TableLeaf = 0x0D;
    private const byte IndexLeaf = 0x0A;
    private const int MostPayloadBytes = 64 << 20;
    private const int OurPageBytes = 4096;

    private readonly List<byte[]> pages;
    private readonly int usable;

    private PageScan(List<byte[]> pages, int usable) => (this.pages, this.usable) = (pages, usable);

    internal sealed record Row(long Number, long RecordedAtMilliseconds, byte[] Bytes, byte[] Hash);

    public static List<Row> Rows(string path, out FolderKind? kind)
    {
        kind = null;
        List<Row> rows = [];
        foreach (var (pages, usable) in States(path))
        {
            var scan = new PageScan(pages, usable);
            for (var page = 0; page < pages.Count; page++)
                scan.Read(page, rows, ref kind);
        }
        return rows;
    }

    // The file by itself, as the log's committed frames leave it, and as all of the log's frames do. A page cut short is
    // not read; where the header gives another page size than ours, ours is tried too.
    private static IEnumerable<(List<byte[]> Pages, int Usable)> States(string path)
    {
        var (file, log) = (SharedFile.Read(path), SharedFile.Read(path + "-wal"));
        var ours = new FileHeader(OurPageBytes, OurPageBytes, 0);
        var header = (file.Length >= 100 ? FileHeader.Of(file) : null) ?? ours;
        foreach (var (pageBytes, usable, _) in new[] { header, ours }.DistinctBy(guess => guess.PageBytes))
        {
            List<byte[]> pages = [];
            for (var at = 0; at + pageBytes <= file.Length; at += pageBytes)
                pages.Add(file[at..(at + pageBytes)]);
            yield return (pages, usable);
            var committed = WriteAheadLog.Committed(log, pageBytes);
            var everything = WriteAheadLog.Everything(log, pageBytes);
            if (committed.Count > 0)
                yield return (With(pages, committed, pageBytes), usable);
            if (everything.Count > committed.Count)
                yield return (With(pages, everything, pageBytes), usable);
        }
    }

    private static List<byte[]> With(List<byte[]> pages, List<(int Number, byte[] Page)> frames, int pageBytes)
    {
        List<byte[]> after = [.. pages];
        // A number out of all proportion is a frame's that does not hold.
        foreach (var (number, page) in frames.Where(frame => frame.Number <= pages.Count + frames.Count))
        {
            while (after.Count < number)
                after.Add(new byte[pageBytes]);
            after[number - 1] = page;
        }
        return after;
    }

    private void Read(int index, List<Row> rows, ref FolderKind? kind)
    {
        var page = pages[index];
        var header = index == 0 ? 100 : 0; // the first page begins with the file's own header
        var type = page[header];
        if (type is not (TableLeaf or IndexLeaf))
            return;
        int cells = BinaryPrimitives.ReadUInt16BigEndian(page.AsSpan(header + 3));
        for (var cell = 0; cell < cells; cell++)
        {
            var pointer = header + 8 + 2 * cell;
            if (pointer + 2 > page.Length)
                return;
            int at = BinaryPrimitives.ReadUInt16BigEndian(page.AsSpan(pointer));
            if (!TryVarint(page, ref at, out var length) || length is <= 0 or > MostPayloadBytes)
                continue;
            long rowId = 0;
            if (type is TableLeaf && !TryVarint(page, ref at, out rowId))
                continue;
            if (
                Payload(page, at, (int)length, type is TableLeaf) is not { } payload
                || Values(payload) is not { } values
            )
                continue;
            if (
                type is TableLeaf
                && values
                    is [
                        null,
                        byte[] { Length: 16 },
                        string,
                        long recordedAt,
                        byte[] bytes,
                        byte[] { Length: Chain.HashBytes } hash,
                    ]
            )
                rows.Add(new Row(rowId, recordedAt, bytes, hash));
            else if (type is IndexLeaf && values is ["kind", string name]) // meta has no row ids: it is an index of itself
                kind = Schema.KindNamed(name) ?? kind;
        }
    }

    // What fits stays in the page; the rest follows in a chain of overflow pages.
    private byte[]? Payload(byte[] page, int at, int length, bool isTable)
    {
        var most = isTable ? usable - 35 : (usable - 12) * 64 / 255 - 23;
        var least = (usable - 12) * 32 / 255 - 23;
        var local = length;
        if (length > most)
        {
            local = least + (length - least) % (usable - 4);
            local = local > most ? least : local;
        }
        if (at + local > page.Length)
            return null;
        var payload = new byte[length];
        page.AsSpan(at, local).CopyTo(payload);
        var filled = local;
        if (filled == length)
            return payload;
        if (at + local + 4 > page.Length)
            return null;
        var next = BinaryPrimitives.ReadUInt32BigEndian(page.AsSpan(at + local));
        while (filled < length)
        {
            if (next == 0 || next > pages.Count)
                return null;
            var overflow = pages[(int)next - 1];
            var part = Math.Min(length - filled, usable - 4);
            overflow.AsSpan(4, part).CopyTo(payload.AsSpan(filled));
            filled += part;
            next = BinaryPrimitives.ReadUInt32BigEndian(overflow);
        }
        return payload;
    }

    private static object?[]? Values(byte[] record)
    {
        var at = 0;
        if (!TryVarint(record, ref at, out var headerBytes) || headerBytes > record.Length)
            return null;
        List<object?> values = [];
        var body = (int)headerBytes;
        while (at < headerBytes)
        {
            if (!TryVarint(record, ref at, out var type) || type < 0 || type > 2L * MostPayloadBytes + 13)
                return null;
            var size = type switch
            {
                0 or 8 or 9 => 0,
                <= 4 => (int)type,
                5 => 6,
                6 or 7 => 8,
                _ => (int)(type - 12) / 2,
            };
            if (type is 10 or 11 || body + size > record.Length)
                return null;
            var value = record.AsSpan(body, size);
            values.Add(
                type switch
                {
                    0 => null,
                    8 => 0L,
                    9 => 1L,
                    7 => BinaryPrimitives.ReadDoubleBigEndian(value),
                    <= 6 => Integer(value),
                    _ when type % 2 == 0 => value.ToArray(),
                    _ => Encoding.UTF8.GetString(value),
                }
            );
            body += size;
        }
        return [.. values];
    }

    private static long Integer(ReadOnlySpan<byte> bytes)
    {
        var value = (long)(sbyte)bytes[0];
        foreach (var next in bytes[1..])
            value = (value << 8) | next;
        return value;
    }

    private static bool TryVarint(byte[] bytes, ref int at, out long value)
    {
        value = 0;
        for (var i = 0; i < 9; i++)
        {
            if ((uint)at >= (uint)bytes.Length)
                return false;
            var next = bytes[at++];
            if (i == 8)
            {
                value = (value << 8) | next;
                return true;
            }
            value = (value << 7) | (long)(next & 0x7F);
            if ((next & 0x80) == 0)
                return true;
        }
        return true;
    }
}
