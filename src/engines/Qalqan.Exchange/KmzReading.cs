using System.IO.Compression;

namespace Qalqan.Exchange;

/// <summary>The KML of a KMZ, counted as it is unpacked and never as the archive claims; what else is packed is not looked at.</summary>
internal static class KmzReading
{
    public static ReadOnlyMemory<byte>? Unpack(ReadOnlyMemory<byte> bytes, Gathering into)
    {
        try
        {
            using var archive = new ZipArchive(new MemoryStream(bytes.ToArray()));
            var entries = archive
                .Entries.Where(entry => entry.FullName.EndsWith(".kml", StringComparison.OrdinalIgnoreCase))
                .ToList();
            if (entries.Find(entry => entry.FullName == "doc.kml") is not { } main)
            {
                if (entries is not [var only])
                {
                    into.Refuse(0, $"{entries.Count} .kml files and none called doc.kml", "one");
                    return null;
                }
                main = only;
            }
            foreach (var other in entries.Where(other => other != main))
                into.LeaveOut($"a further file {Texts.Clip(other.FullName)}");
            return Unpack(main, into);
        }
        catch (Exception error) when (error is InvalidDataException or NotSupportedException or IOException)
        {
            into.Refuse(0, "an archive that cannot be read", "a whole .kmz");
            return null;
        }
    }

    private static ReadOnlyMemory<byte>? Unpack(ZipArchiveEntry entry, Gathering into)
    {
        using var packed = entry.Open();
        using var unpacked = new MemoryStream();
        var buffer = new byte[81920];
        for (int read; (read = packed.Read(buffer)) > 0; )
        {
            unpacked.Write(buffer, 0, read);
            if (unpacked.Length < FeatureFile.TooManyBytes)
                continue;
            into.Refuse(0, "50 MB or more, unpacked", "less than 50 MB");
            return null;
        }
        return unpacked.ToArray();
    }
}
