using System.Buffers.Binary;

namespace Qalqan.Photo;

/// <summary>Why bytes are no photo that is taken.</summary>
public enum PhotoFault
{
    None,
    Empty,
    TooManyBytes,

    /// <summary>Neither JPEG nor PNG by its own first bytes, whatever its name says.</summary>
    NoPhoto,

    TooManyPixels,

    /// <summary>It begins as one and does not go on as one.</summary>
    Broken,
}

/// <summary>
/// What a photo says of itself, read without unpacking it: which format, how many pixels as they lie there, and how it was held.
/// Nothing else that stands in it (place, time, device, owner, small pictures) is read by anybody here.
/// </summary>
/// <param name="Format"><c>jpeg</c> or <c>png</c>.</param>
/// <param name="Width">As it lies there.</param>
/// <param name="Height">As it lies there.</param>
/// <param name="Orientation">1 to 8, after EXIF: from 5 on width and height change places to stand upright.</param>
public sealed record PhotoHead(string Format, int Width, int Height, int Orientation)
{
    private static ReadOnlySpan<byte> Png => [0x89, 0x50, 0x4E, 0x47, 0x0D, 0x0A, 0x1A, 0x0A];

    public int UprightWidth => Orientation >= 5 ? Height : Width;

    public int UprightHeight => Orientation >= 5 ? Width : Height;

    /// <summary>Null with the fault.</summary>
    public static PhotoHead? Read(ReadOnlySpan<byte> bytes, out PhotoFault fault)
    {
        fault =
            bytes.Length == 0 ? PhotoFault.Empty
            : bytes.Length > PhotoLimits.Bytes ? PhotoFault.TooManyBytes
            : PhotoFault.NoPhoto;
        if (fault is not PhotoFault.NoPhoto)
            return null;
        var isPng = bytes.StartsWith(Png);
        if (!isPng && !bytes.StartsWith((ReadOnlySpan<byte>)[0xFF, 0xD8, 0xFF]))
            return null;
        var head = isPng ? PngHead(bytes) : JpegHead(bytes);
        fault =
            head is null ? PhotoFault.Broken
            : head.Width > PhotoLimits.Side
            || head.Height > PhotoLimits.Side
            || (long)head.Width * head.Height > PhotoLimits.Pixels
                ? PhotoFault.TooManyPixels
            : PhotoFault.None;
        return fault is PhotoFault.None ? head : null;
    }

    private static PhotoHead? PngHead(ReadOnlySpan<byte> bytes)
    {
        if (bytes.Length < 33 || !bytes[12..16].SequenceEqual("IHDR"u8))
            return null;
        var (width, height) = (
            BinaryPrimitives.ReadUInt32BigEndian(bytes[16..]),
            BinaryPrimitives.ReadUInt32BigEndian(bytes[20..])
        );
        return width is 0 or > int.MaxValue || height is 0 or > int.MaxValue
            ? null
            : new PhotoHead("png", (int)width, (int)height, 1);
    }

    // Segments up to the frame, which has the size; the orientation, where there is one, stands before it.
    private static PhotoHead? JpegHead(ReadOnlySpan<byte> bytes)
    {
        var orientation = 1;
        for (var at = 2; at + 4 <= bytes.Length; )
        {
            if (bytes[at] != 0xFF)
                return null;
            var marker = bytes[at + 1];
            if (marker == 0xFF) // filling
            {
                at++;
                continue;
            }
            var length = BinaryPrimitives.ReadUInt16BigEndian(bytes[(at + 2)..]);
            if (length < 2 || at + 2 + length > bytes.Length)
                return null;
            var segment = bytes.Slice(at + 4, length - 2);
            if (marker is >= 0xC0 and <= 0xCF and not (0xC4 or 0xC8 or 0xCC))
                return Frame(segment, orientation);
            if (marker == 0xE1 && ExifOrientation.Of(segment) is { } held)
                orientation = held;
            at += 2 + length;
        }
        return null;
    }

    private static PhotoHead? Frame(ReadOnlySpan<byte> segment, int orientation)
    {
        if (segment.Length < 6)
            return null;
        var (height, width) = (
            BinaryPrimitives.ReadUInt16BigEndian(segment[1..]),
            BinaryPrimitives.ReadUInt16BigEndian(segment[3..])
        );
        return width == 0 || height == 0 ? null : new PhotoHead("jpeg", width, height, orientation);
    }
}
