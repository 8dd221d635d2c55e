using StbImageSharp;

namespace Qalqan.Photo;

/// <summary>A picture unpacked and upright: red, green and blue of each pixel, row by row from the upper left corner, and nothing else.</summary>
public sealed class Raster
{
    private readonly byte[] pixels;

    /// <param name="width">At least 1.</param>
    /// <param name="height">At least 1.</param>
    /// <param name="pixels">Three bytes each.</param>
    public Raster(int width, int height, byte[] pixels)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(width, 1);
        ArgumentOutOfRangeException.ThrowIfLessThan(height, 1);
        if (pixels.Length != width * height * 3)
            throw new ArgumentException($"{pixels.Length} bytes for {width} by {height} pixels", nameof(pixels));
        (Width, Height, this.pixels) = (width, height, pixels);
    }

    public int Width { get; }

    public int Height { get; }

    public ReadOnlySpan<byte> Row(int row) => pixels.AsSpan(row * Width * 3, Width * 3);

    /// <summary>A JPEG or PNG unpacked and turned upright; null with the fault where it is none, too large or broken.</summary>
    public static Raster? Of(byte[] bytes, out PhotoFault fault)
    {
        if (PhotoHead.Read(bytes, out fault) is not { } head)
            return null;
        try
        {
            var image = ImageResult.FromMemory(bytes, ColorComponents.RedGreenBlueAlpha);
            if (image.Width == head.Width && image.Height == head.Height)
                return new Raster(image.Width, image.Height, OnWhite(image.Data)).Upright(head.Orientation);
        }
#pragma warning disable CA1031 // whatever a stranger's bytes lead the decoder to, they are no photo
        catch (Exception error) when (error is not OutOfMemoryException)
#pragma warning restore CA1031
        {
            // Said below: what was wrong within is of no use to whoever sent it.
        }
        fault = PhotoFault.Broken;
        return null;
    }

    /// <summary>The same with every pixel of the boxes black; what lies beyond an edge of the picture is left out.</summary>
    public Raster Covered(IEnumerable<Box> boxes)
    {
        var covered = (byte[])pixels.Clone();
        foreach (var box in boxes)
        {
            var (left, right) = (Math.Clamp(box.Left, 0, Width), (int)Math.Clamp((long)box.Left + box.Width, 0, Width));
            var (top, bottom) = (
                Math.Clamp(box.Top, 0, Height),
                (int)Math.Clamp((long)box.Top + box.Height, 0, Height)
            );
            for (var row = top; row < bottom && right > left; row++)
                covered.AsSpan((row * Width + left) * 3, (right - left) * 3).Clear();
        }
        return new Raster(Width, Height, covered);
    }

    /// <summary>No longer than so many pixels either way: each is the mean of those it stands for.</summary>
    public Raster Within(int side)
    {
        if (Math.Max(Width, Height) <= side)
            return this;
        var ratio = (double)Math.Max(Width, Height) / side;
        var (width, height) = (Math.Max(1, (int)(Width / ratio)), Math.Max(1, (int)(Height / ratio)));
        var smaller = new byte[width * height * 3];
        for (var y = 0; y < height; y++)
        {
            var (top, bottom) = ((int)((long)y * Height / height), (int)((y + 1L) * Height / height));
            for (var x = 0; x < width; x++)
                Mean((int)((long)x * Width / width), (int)((x + 1L) * Width / width), top, bottom)
                    .CopyTo(smaller.AsSpan((y * width + x) * 3));
        }
        return new Raster(width, height, smaller);
    }

    private ReadOnlySpan<byte> Mean(int left, int right, int top, int bottom)
    {
        Span<long> sums = stackalloc long[3];
        for (var row = top; row < bottom; row++)
        for (var at = (row * Width + left) * 3; at < (row * Width + right) * 3; at += 3)
        for (var channel = 0; channel < 3; channel++)
            sums[channel] += pixels[at + channel];
        var count = (right - left) * (bottom - top);
        return (byte[])[(byte)(sums[0] / count), (byte)(sums[1] / count), (byte)(sums[2] / count)];
    }

    // The eight ways in which a camera is held, after EXIF: mirrored where even below five and odd from five on.
    private Raster Upright(int orientation)
    {
        if (orientation == 1)
            return this;
        var (width, height) = orientation >= 5 ? (Height, Width) : (Width, Height);
        var turned = new byte[pixels.Length];
        for (var y = 0; y < height; y++)
        for (var x = 0; x < width; x++)
        {
            var (column, row) = orientation switch
            {
                2 => (Width - 1 - x, y),
                3 => (Width - 1 - x, Height - 1 - y),
                4 => (x, Height - 1 - y),
                5 => (y, x),
                6 => (y, Height - 1 - x),
                7 => (Width - 1 - y, Height - 1 - x),
                _ => (Width - 1 - y, x),
            };
            pixels.AsSpan((row * Width + column) * 3, 3).CopyTo(turned.AsSpan((y * width + x) * 3));
        }
        return new Raster(width, height, turned);
    }

    private static byte[] OnWhite(byte[] withAlpha)
    {
        var solid = new byte[withAlpha.Length / 4 * 3];
        for (int from = 0, to = 0; from < withAlpha.Length; from += 4, to += 3)
        {
            var alpha = withAlpha[from + 3];
            for (var channel = 0; channel < 3; channel++)
                solid[to + channel] = (byte)((withAlpha[from + channel] * alpha + 255 * (255 - alpha)) / 255);
        }
        return solid;
    }
}
