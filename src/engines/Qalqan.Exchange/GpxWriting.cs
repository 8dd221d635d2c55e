using System.Text;
using System.Xml;
using Qalqan.Measures;

namespace Qalqan.Exchange;

/// <summary>GPX 1.1: points are waypoints, lines tracks, areas closed tracks of their rings. It has no room for further properties.</summary>
internal static class GpxWriting
{
    private const string Space = "http://www.topografix.com/GPX/1/1";

    public static byte[] Write(string title, IEnumerable<Feature> features)
    {
        var all = features.ToList();
        using var buffer = new MemoryStream();
        using (var xml = XmlWriter.Create(buffer, new XmlWriterSettings { Encoding = new UTF8Encoding(false) }))
        {
            xml.WriteStartElement("gpx", Space);
            xml.WriteAttributeString("version", "1.1");
            xml.WriteAttributeString("creator", "Qalqan");
            xml.WriteStartElement("metadata", Space);
            Text(xml, "name", title);
            xml.WriteEndElement();
            foreach (var feature in all) // the schema wants every waypoint before the first track
                if (feature.Outline is PointOutline point)
                    WritePoint(xml, "wpt", point.At, feature);
            foreach (var feature in all)
                if (feature.Outline is not PointOutline)
                    WriteTrack(xml, feature);
            xml.WriteEndElement();
        }
        return buffer.ToArray();
    }

    private static void WriteTrack(XmlWriter xml, Feature feature)
    {
        xml.WriteStartElement("trk", Space);
        Text(xml, "name", feature.Name);
        Text(xml, "desc", feature.Words);
        if (feature.Outline is AreaOutline)
            Text(xml, "type", "area");
        IEnumerable<IEnumerable<Place>> ways = feature.Outline switch
        {
            LineOutline line => [line.Way],
            AreaOutline area => area.Rings.Select(ring => ring.Append(ring[0])),
            _ => [],
        };
        foreach (var way in ways)
        {
            xml.WriteStartElement("trkseg", Space);
            var time = feature.Time;
            foreach (var place in way)
            {
                WritePoint(xml, "trkpt", place, new Feature(feature.Outline, Time: time));
                time = null; // only when it began is known
            }
            xml.WriteEndElement();
        }
        xml.WriteEndElement();
    }

    private static void WritePoint(XmlWriter xml, string name, Place at, Feature said)
    {
        xml.WriteStartElement(name, Space);
        xml.WriteAttributeString("lat", Rings.Degrees(at.Latitude));
        xml.WriteAttributeString("lon", Rings.Degrees(at.Longitude));
        if (said.Time is { } time)
            Text(xml, "time", Texts.Of(time));
        Text(xml, "name", said.Name);
        Text(xml, "desc", said.Words);
        xml.WriteEndElement();
    }

    private static void Text(XmlWriter xml, string name, string? text)
    {
        if (text is not null)
            xml.WriteElementString(name, Space, Texts.Kept(text) ?? "");
    }
}
