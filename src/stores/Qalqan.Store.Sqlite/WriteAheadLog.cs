using System.Buffers.Binary;

namespace Qalqan.Store.Sqlite;

/// <summary>The committed frames of a write-ahead log (SQLite's file format, section 4): those whose checksums hold, up to the last commit.</summary>
internal static class WriteAheadLog
{
    private const int HeaderBytes = 32;
    private const int FrameHeaderBytes = 24;
    private const uint Magic = 0x377F0682; // its last bit says that checksums read words big-endian

    /// <summary>Whether a log lies beside the database.</summary>
    public static bool IsThere(string path) => new FileInfo(path + "-wal") is { Exists: true, Length: > 0 };

    /// <summary>
    /// Whether commits were lost from the log's middle: two or more lie behind a frame that does not hold. One alone may be
    /// the write that a power cut tore, which nobody was told of. Read twice, as a writer may begin the log anew meanwhile.
    /// </summary>
    public static bool IsBroken(string path, int pageBytes)
    {
        return IsBroken() && IsBroken();

        bool IsBroken()
        {
            var log = SharedFile.Read(path + "-wal");
            var whole = HeaderHolds(log, pageBytes) ? Holding(log, pageBytes).Count() : 0;
            return Frames(log, pageBytes).Skip(whole).Count(frame => frame.IsCommit) >= 2;
        }
    }

    /// <summary>Every page in the log that was written since it last began, whether its frame holds or not, in the order written.</summary>
    public static List<(int Number, byte[] Page)> Everything(byte[] log, int pageBytes) =>
        [
            .. Frames(log, pageBytes)
                .Where(frame => frame.Page > 0)
                .Select(frame => (frame.Page, PageOf(log, frame, pageBytes))),
        ];

    /// <summary>Page numbers, from 1, with their bytes, in the order written; empty where the log is none or for another page size.</summary>
    public static List<(int Number, byte[] Page)> Committed(byte[] log, int pageBytes)
    {
        if (!HeaderHolds(log, pageBytes))
            return [];
        var holding = Holding(log, pageBytes).ToList();
        var last = holding.FindLastIndex(frame => frame.IsCommit);
        return [.. holding.Take(last + 1).Select(frame => (frame.Page, PageOf(log, frame, pageBytes)))];
    }

    private readonly record struct Frame(int At, int Page, bool IsCommit);

    private static byte[] PageOf(byte[] log, Frame frame, int pageBytes) =>
        log.AsSpan(frame.At + FrameHeaderBytes, pageBytes).ToArray();

    private static bool HeaderHolds(byte[] log, int pageBytes) =>
        log.Length >= HeaderBytes
        && (Word(log, 0) & ~1u) == Magic
        && Word(log, 8) == pageBytes
        && Sum(log.AsSpan(0, 24), (0, 0), IsBigEndian(log)) == (Word(log, 24), Word(log, 28));

    private static bool IsBigEndian(byte[] log) => (Word(log, 0) & 1) == 1;

    // The frames from the first for as long as each follows the one before by its checksum.
    private static IEnumerable<Frame> Holding(byte[] log, int pageBytes)
    {
        var sums = (Word(log, 24), Word(log, 28));
        var expected = HeaderBytes;
        foreach (var frame in Frames(log, pageBytes))
        {
            sums = Sum(log.AsSpan(frame.At, 8), sums, IsBigEndian(log));
            sums = Sum(log.AsSpan(frame.At + FrameHeaderBytes, pageBytes), sums, IsBigEndian(log));
            if (frame.At != expected || frame.Page == 0 || sums != (Word(log, frame.At + 16), Word(log, frame.At + 20)))
                yield break;
            expected += FrameHeaderBytes + pageBytes;
            yield return frame;
        }
    }

    // The frames that bear the log's two salts; older ones of a log begun anew bear others. Where the header is no header
    // any more the first frame's salts stand for it.
    private static IEnumerable<Frame> Frames(byte[] log, int pageBytes)
    {
        var salts =
            HeaderBytes + FrameHeaderBytes > log.Length ? default
            : HeaderHolds(log, pageBytes) ? (Word(log, 16), Word(log, 20))
            : (Word(log, HeaderBytes + 8), Word(log, HeaderBytes + 12));
        for (var at = HeaderBytes; at + FrameHeaderBytes + pageBytes <= log.Length; at += FrameHeaderBytes + pageBytes)
            if ((Word(log, at + 8), Word(log, at + 12)) == salts)
                yield return new Frame(
                    at,
                    Word(log, at) is > 0 and < int.MaxValue / 2 and var page ? (int)page : 0,
                    Word(log, at + 4) != 0 // the size after a commit; 0 within one
                );
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
