namespace Qalqan.Exchange;

/// <summary>Reads and writes files of maps.</summary>
/// <remarks>
/// What strangers send is read under limits: below 50 MB, packed and unpacked; 100,000 features, a million points, 64 levels; no
/// document types, nothing fetched from anywhere. Links to other files are left out and named.
/// </remarks>
public static class FeatureFile
{
    public const int TooManyBytes = 50_000_000;
    public const int MostFeatures = 100_000;
    public const int MostPoints = 1_000_000;
    public const int MostLevels = 64;

    public static MapRead Read(MapFormat format, ReadOnlyMemory<byte> bytes)
    {
        var gathered = new Gathering();
        if (bytes.Length >= TooManyBytes)
            gathered.Refuse(0, TooLarge(bytes.Length), "less than 50 MB");
        else
            switch (format)
            {
                case MapFormat.GeoJson:
                    GeoJsonReading.Read(bytes, gathered);
                    break;
                case MapFormat.Kml:
                    KmlReading.Read(bytes, gathered);
                    break;
                case MapFormat.Kmz:
                    if (KmzReading.Unpack(bytes, gathered) is { } kml)
                        KmlReading.Read(kml, gathered);
                    break;
                default:
                    GpxReading.Read(bytes, gathered);
                    break;
            }
        return gathered.Done();
    }

    /// <summary>The same bytes for the same features. GPX knows no areas: theirs are closed tracks.</summary>
    public static byte[] Write(MapFormat format, string title, IEnumerable<Feature> features) =>
        format switch
        {
            MapFormat.GeoJson => GeoJsonWriting.Write(title, features),
            MapFormat.Kml => KmlWriting.Write(title, features),
            MapFormat.Kmz => KmlWriting.Pack(title, features),
            _ => GpxWriting.Write(title, features),
        };

    internal static string TooLarge(long bytes) => $"{bytes / 1_000_000} MB";
}
