using System.Buffers.Binary;

namespace Qalqan.Photo;

/// <summary>How the camera was held, the one thing of EXIF that is needed to show a photo upright: tag 0x0112 of the first directory.</summary>
internal static class ExifOrientation
{
    private const int Tag = 0x0112;

    /// <summary>1 to 8; null where the segment says none.</summary>
    public static int? Of(ReadOnlySpan<byte> segment)
    {
        if (!segment.StartsWith("Exif\0\0"u8))
            return null;
        var tiff = segment[6..];
        if (tiff.Length < 8)
            return null;
        var isLittle = tiff.StartsWith("II"u8);
        if (!isLittle && !tiff.StartsWith("MM"u8))
            return null;
        var directory = Long(tiff[4..], isLittle);
        if (directory > (uint)tiff.Length - 2)
            return null;
        var entries = tiff[(int)directory..];
        var count = Short(entries, isLittle);
        for (var entry = 0; entry < count && entries.Length >= 2 + 12 * (entry + 1); entry++)
        {
            var one = entries.Slice(2 + 12 * entry, 12);
            if (Short(one, isLittle) == Tag)
                return Short(one[8..], isLittle) is >= 1 and <= 8 and var held ? held : null;
        }
        return null;
    }

    private static ushort Short(ReadOnlySpan<byte> bytes, bool isLittle) =>
        isLittle ? BinaryPrimitives.ReadUInt16LittleEndian(bytes) : BinaryPrimitives.ReadUInt16BigEndian(bytes);

    private static uint Long(ReadOnlySpan<byte> bytes, bool isLittle) =>
        isLittle ? BinaryPrimitives.ReadUInt32LittleEndian(bytes) : BinaryPrimitives.ReadUInt32BigEndian(bytes);
}
