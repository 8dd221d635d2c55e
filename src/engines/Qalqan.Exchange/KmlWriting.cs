using System.IO.Compression;
using System.Text;
using System.Xml;
using Qalqan.Measures;

namespace Qalqan.Exchange;

/// <summary>KML 2.2 without styles: how a thing looks is a matter of whoever shows it.</summary>
internal static class KmlWriting
{
    private const string Space = "http://www.opengis.net/kml/2.2";

    // Of every file in the archive, so that the same features are the same bytes.
    private static readonly DateTimeOffset Packed = new(2024, 1, 1, 0, 0, 0, TimeSpan.Zero);

    public static byte[] Write(string title, IEnumerable<Feature> features)
    {
        using var buffer = new MemoryStream();
        using (var xml = XmlWriter.Create(buffer, new XmlWriterSettings { Encoding = new UTF8Encoding(false) }))
        {
            xml.WriteStartElement("kml", Space);
            xml.WriteStartElement("Document", Space);
            Text(xml, "name", title);
            foreach (var feature in features)
                WriteFeature(xml, feature);
            xml.WriteEndElement();
            xml.WriteEndElement();
        }
        return buffer.ToArray();
    }

    public static byte[] Pack(string title, IEnumerable<Feature> features)
    {
        using var buffer = new MemoryStream();
        using (var archive = new ZipArchive(buffer, ZipArchiveMode.Create, leaveOpen: true))
        {
            var entry = archive.CreateEntry("doc.kml");
            entry.LastWriteTime = Packed;
            using var file = entry.Open();
            file.Write(Write(title, features));
        }
        return buffer.ToArray();
    }

    private static void WriteFeature(XmlWriter xml, Feature feature)
    {
        xml.WriteStartElement("Placemark", Space);
        Text(xml, "name", feature.Name);
        Text(xml, "description", feature.Words);
        if (feature.Time is { } time)
        {
            xml.WriteStartElement("TimeStamp", Space);
            Text(xml, "when", Texts.Of(time));
            xml.WriteEndElement();
        }
        if (feature.Properties.Count > 0)
        {
            xml.WriteStartElement("ExtendedData", Space);
            foreach (var (key, value) in feature.Properties)
            {
                xml.WriteStartElement("Data", Space);
                xml.WriteAttributeString("name", Texts.Kept(key));
                Text(xml, "value", value);
                xml.WriteEndElement();
            }
            xml.WriteEndElement();
        }
        WriteOutline(xml, feature.Outline);
        xml.WriteEndElement();
    }

    private static void WriteOutline(XmlWriter xml, Outline outline)
    {
        switch (outline)
        {
            case PointOutline point:
                Points(xml, "Point", [point.At]);
                break;
            case LineOutline line:
                Points(xml, "LineString", line.Way);
                break;
            case AreaOutline area:
                xml.WriteStartElement("Polygon", Space);
                Ring(xml, "outerBoundaryIs", Rings.Closed(area.Outside, isClockwise: false));
                foreach (var hole in area.Holes)
                    Ring(xml, "innerBoundaryIs", Rings.Closed(hole, isClockwise: true));
                xml.WriteEndElement();
                break;
        }
    }

    private static void Ring(XmlWriter xml, string side, IEnumerable<Place> places)
    {
        xml.WriteStartElement(side, Space);
        Points(xml, "LinearRing", places);
        xml.WriteEndElement();
    }

    private static void Points(XmlWriter xml, string name, IEnumerable<Place> places)
    {
        xml.WriteStartElement(name, Space);
        Text(
            xml,
            "coordinates",
            string.Join(
                ' ',
                places.Select(place => $"{Rings.Degrees(place.Longitude)},{Rings.Degrees(place.Latitude)}")
            )
        );
        xml.WriteEndElement();
    }

    private static void Text(XmlWriter xml, string name, string? text)
    {
        if (text is not null)
            xml.WriteElementString(name, Space, name == "coordinates" ? text : Texts.Kept(text) ?? "");
    }
}
