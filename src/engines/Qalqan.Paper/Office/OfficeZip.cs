using System.IO.Compression;
using System.Text;
using System.Xml;
using System.Xml.Linq;

namespace Qalqan.Paper;

/// <summary>Parts packed as office programs want them, in the order given and all of one time, so that equal parts give equal bytes.</summary>
internal static class OfficeZip
{
    // A zip knows no time before 1980.
    private static readonly DateTimeOffset Never = new(1980, 1, 1, 0, 0, 0, TimeSpan.Zero);

    private static readonly XmlWriterSettings Settings = new()
    {
        Encoding = new UTF8Encoding(encoderShouldEmitUTF8Identifier: false),
        NewLineHandling = NewLineHandling.Entitize,
    };

    public static byte[] Of(IEnumerable<(string Name, byte[] Bytes)> parts)
    {
        using var made = new MemoryStream();
        using (var zip = new ZipArchive(made, ZipArchiveMode.Create, leaveOpen: true))
            foreach (var (name, bytes) in parts)
            {
                var entry = zip.CreateEntry(name, CompressionLevel.Optimal);
                entry.LastWriteTime = Never;
                using var target = entry.Open();
                target.Write(bytes);
            }
        return made.ToArray();
    }

    public static byte[] Xml(XElement root)
    {
        using var made = new MemoryStream();
        using (var writer = XmlWriter.Create(made, Settings))
            new XDocument(new XDeclaration("1.0", "UTF-8", "yes"), root).Save(writer);
        return made.ToArray();
    }

    /// <summary>XML has no place for control characters and half pairs: the sign for what cannot be shown stands for each.</summary>
    public static string Printable(string text) =>
        text.All(XmlConvert.IsXmlChar)
            ? text
            : string.Concat(
                text.EnumerateRunes()
                    .Select(rune =>
                        rune.Value is < 32 and not (9 or 10 or 13) or 0xFFFE or 0xFFFF ? "\uFFFD" : rune.ToString()
                    )
            );
}
