using System.Xml.Linq;
using Qalqan.Measures;

namespace Qalqan.Exchange;

/// <summary>GPX 1.0 and 1.1: waypoints, routes, and tracks, of which each segment is a line.</summary>
internal static class GpxReading
{
    public static void Read(ReadOnlyMemory<byte> bytes, Gathering into)
    {
        if (XmlReading.Root(bytes, "gpx", into) is not { } root)
            return;
        foreach (var element in root.Elements())
        {
            if (into.IsSpent)
                return;
            if (element.Name.LocalName is not ("wpt" or "rte" or "trk") || !into.Begin())
                continue;
            var said = new Feature(
                new PointOutline(default),
                element.Text("name"),
                element.Text("desc") ?? element.Text("cmt"),
                Texts.TimeOf(element.Text("time"))
            )
            {
                Line = XmlReading.LineOf(element),
                Properties = element.Text("type") is { } type ? [new("type", type)] : [],
            };
            if (element.Name.LocalName == "wpt")
                Add(said, PlaceOf(element, into) is { } place ? new PointOutline(place) : null);
            else if (element.Name.LocalName == "rte")
                AddLine(said, element.All("rtept"), element);
            else
                foreach (var segment in element.All("trkseg"))
                    AddLine(said, segment.All("trkpt"), segment);
        }

        void AddLine(Feature said, IEnumerable<XElement> points, XElement at)
        {
            var all = points.ToList();
            if (all.Count == 0)
                return; // a recorder that was turned on and off
            Add(
                said with
                {
                    Time = said.Time ?? Texts.TimeOf(all[0].Text("time")),
                },
                Outlines.Line(PlacesOf(all, into), XmlReading.LineOf(at), into)
            );
        }

        void Add(Feature said, Outline? read)
        {
            if (read is not null && !into.IsSpent)
                into.Add(said with { Outline = read });
        }
    }

    private static List<Place>? PlacesOf(List<XElement> points, Gathering into)
    {
        List<Place> places = [];
        foreach (var point in points)
            if (into.IsSpent)
                return null;
            else if (PlaceOf(point, into) is { } place)
                places.Add(place);
        return places.Count == points.Count ? places : null;
    }

    private static Place? PlaceOf(XElement point, Gathering into) =>
        into.PlaceOf(
            XmlReading.LineOf(point),
            point.Attribute("lat")?.Value ?? "",
            point.Attribute("lon")?.Value ?? ""
        );
}
