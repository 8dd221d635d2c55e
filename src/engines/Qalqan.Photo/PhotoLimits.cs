namespace Qalqan.Photo;

/// <summary>What is refused before a photo is unpacked: a small file may hold a picture that no memory holds.</summary>
public static class PhotoLimits
{
    public const int Bytes = 12_000_000;

    /// <summary>Unpacked it takes three bytes each, and a progressive JPEG six more while that goes on: 220 MB at the most.</summary>
    public const int Pixels = 24_000_000;

    public const int Side = 12_000;
}
