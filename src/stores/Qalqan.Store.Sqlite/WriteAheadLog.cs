using System.Buffers.Binary;

namespace Qalqan.Store.Sqlite;

/// <summary>The committed frames of a write-ahead log (SQLite's file format, section 4): those whose checksums hold, up to the last commit.</summary>
internal static class WriteAheadLog
{
    private const int HeaderBytes = 32;
    private const int FrameHeaderBytes = 24;
    private const uint Magic = 0x377F0682; // its last bit says that checksums read words big-endian

    /// <summary>Page numbers, from 1, with their bytes, in the order written; empty where the log is none or for another page size.</summary>
    public static List<(int Number, byte[] Page)> Committed(byte[] log, int pageBytes)
    {
        List<(int, byte[])> frames = [];
        if (log.Length < HeaderBytes || (Word(log, 0) & ~1u) != Magic || Word(log, 8) != pageBytes)
            return frames;
        var isBigEndian = (Word(log, 0) & 1) == 1;
        var sums = Sum(log.AsSpan(0, 24), (0, 0), isBigEndian);
        if (sums != (Word(log, 24), Word(log, 28)))
            return frames;
        var committed = 0;
        for (var at = HeaderBytes; at + FrameHeaderBytes + pageBytes <= log.Length; at += FrameHeaderBytes + pageBytes)
        {
            var page = log.AsSpan(at + FrameHeaderBytes, pageBytes);
            sums = Sum(page, Sum(log.AsSpan(at, 8), sums, isBigEndian), isBigEndian);
            var isOfThisLog = Word(log, at + 8) == Word(log, 16) && Word(log, at + 12) == Word(log, 20);
            if (
                !isOfThisLog
                || sums != (Word(log, at + 16), Word(log, at + 20))
                || Word(log, at) is 0 or > int.MaxValue / 2
            )
                break;
            frames.Add(((int)Word(log, at), page.ToArray()));
            if (Word(log, at + 4) != 0) // the size after a commit; 0 within one
                committed = frames.Count;
        }
        return frames[..committed];
    }

    private static uint Word(byte[] bytes, int at) => BinaryPrimitives.ReadUInt32BigEndian(bytes.AsSpan(at));

    private static (uint, uint) Sum(ReadOnlySpan<byte> bytes, (uint First, uint Second) sums, bool isBigEndian)
    {
        var (first, second) = sums;
        for (; bytes.Length >= 8; bytes = bytes[8..])
        {
            first += Read(bytes) + second;
            second += Read(bytes[4..]) + first;
        }
        return (first, second);

        uint Read(ReadOnlySpan<byte> word) =>
            isBigEndian ? BinaryPrimitives.ReadUInt32BigEndian(word) : BinaryPrimitives.ReadUInt32LittleEndian(word);
    }
}
