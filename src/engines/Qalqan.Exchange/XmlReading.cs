using System.Xml;
using System.Xml.Linq;
using Qalqan.Measures;

namespace Qalqan.Exchange;

/// <summary>XML of strangers: looked through once for its size before anything is built of it. No document type, nothing fetched.</summary>
internal static class XmlReading
{
    private const int MostElements = 2_000_000;

    private static readonly XmlReaderSettings Safe = new()
    {
        DtdProcessing = DtdProcessing.Prohibit,
        XmlResolver = null,
        IgnoreComments = true,
        IgnoreProcessingInstructions = true,
        MaxCharactersInDocument = FeatureFile.TooManyBytes,
    };

    /// <summary>The root, whose name is one of those, whatever its namespace; null with the flaw.</summary>
    public static XElement? Root(ReadOnlyMemory<byte> bytes, string name, Gathering into)
    {
        try
        {
            if (IsWithinLimits(bytes, into))
            {
                using var reader = XmlReader.Create(new MemoryStream(bytes.ToArray()), Safe);
                var root = XDocument.Load(reader, LoadOptions.SetLineInfo).Root!;
                if (root.Name.LocalName == name)
                    return root;
                into.Refuse(LineOf(root), $"an element {Texts.Clip(root.Name.LocalName)}", $"<{name}>");
            }
        }
        catch (XmlException error)
        {
            var type = bytes.Span.IndexOf("<!DOCTYPE"u8);
            into.Refuse(
                error.LineNumber > 0 || type < 0 ? error.LineNumber : bytes.Span[..type].Count((byte)'\n') + 1,
                type >= 0 ? "a document type" : "text that is no XML there",
                $"<{name}>, well-formed and without a document type"
            );
        }
        return null;
    }

    private static bool IsWithinLimits(ReadOnlyMemory<byte> bytes, Gathering into)
    {
        using var reader = XmlReader.Create(new MemoryStream(bytes.ToArray()), Safe);
        var elements = 0;
        while (reader.Read())
            if (reader.NodeType is XmlNodeType.Element)
            {
                var line = ((IXmlLineInfo)reader).LineNumber;
                if (reader.Depth > FeatureFile.MostLevels)
                    return Refused(
                        line,
                        $"more than {FeatureFile.MostLevels} levels",
                        $"at most {FeatureFile.MostLevels}"
                    );
                if (++elements > MostElements)
                    return Refused(line, $"more than {MostElements:#,##0} elements", $"at most {MostElements:#,##0}");
            }
        return true;

        bool Refused(int line, string seen, string wanted)
        {
            into.Refuse(line, seen, wanted);
            return false;
        }
    }

    public static int LineOf(XElement element) => ((IXmlLineInfo)element).LineNumber;

    public static IEnumerable<XElement> All(this XElement element, string name) =>
        element.Elements().Where(one => one.Name.LocalName == name);

    public static XElement? One(this XElement element, string name) => element.All(name).FirstOrDefault();

    public static string? Text(this XElement element, string name) => Texts.Kept(element.One(name)?.Value);
}
