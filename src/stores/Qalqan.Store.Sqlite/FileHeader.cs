using System.Buffers.Binary;

namespace Qalqan.Store.Sqlite;

/// <summary>What the first 100 bytes of a database file say of it (SQLite's file format, section 1.3).</summary>
internal readonly record struct FileHeader(int PageBytes, int UsableBytes, long Pages)
{
    public long Bytes => PageBytes * Pages;

    /// <summary>Null where the file does not begin like a database.</summary>
    public static FileHeader? Read(string path)
    {
        using var file = new FileStream(path, FileMode.Open, FileAccess.Read, FileShare.ReadWrite | FileShare.Delete);
        var header = new byte[100];
        return file.ReadAtLeast(header, header.Length, throwOnEndOfStream: false) == header.Length ? Of(header) : null;
    }

    public static FileHeader? Of(ReadOnlySpan<byte> header)
    {
        int page = BinaryPrimitives.ReadUInt16BigEndian(header[16..]);
        page = page == 1 ? 65536 : page;
        return header.StartsWith("SQLite format 3\0"u8) && page >= 512 && (page & (page - 1)) == 0
            ? new FileHeader(page, page - header[20], BinaryPrimitives.ReadUInt32BigEndian(header[28..]))
            : null;
    }
}
