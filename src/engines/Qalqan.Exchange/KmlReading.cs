using System.Xml.Linq;
using Qalqan.Measures;

namespace Qalqan.Exchange;

/// <summary>KML 2.2: placemarks in whatever folders. Overlays, models and links to other files are left out and named.</summary>
internal static class KmlReading
{
    private static readonly string[] Folders = ["kml", "Document", "Folder"];
    private static readonly string[] Left =
    [
        "NetworkLink",
        "NetworkLinkControl",
        "GroundOverlay",
        "ScreenOverlay",
        "PhotoOverlay",
        "Tour",
    ];

    public static void Read(ReadOnlyMemory<byte> bytes, Gathering into)
    {
        if (XmlReading.Root(bytes, "kml", into) is not { } root)
            return;
        var folders = new Stack<XElement>([root]);
        while (folders.TryPop(out var folder))
        {
            foreach (var child in folder.Elements().Where(child => Folders.Contains(child.Name.LocalName)).Reverse())
                folders.Push(child);
            foreach (var child in folder.Elements())
                if (into.IsSpent)
                    return;
                else if (Left.Contains(child.Name.LocalName))
                    into.LeaveOut(NameOf(child));
                else if (child.Name.LocalName == "Placemark" && into.Begin())
                    ReadPlacemark(child, into);
        }
    }

    private static string NameOf(XElement left) =>
        $"line {XmlReading.LineOf(left)}: {left.Name.LocalName} {Texts.Clip(left.Text("name") ?? Link(left) ?? "")}, which is not followed";

    private static string? Link(XElement left) =>
        left.Descendants().FirstOrDefault(one => one.Name.LocalName == "href")?.Value;

    private static void ReadPlacemark(XElement mark, Gathering into)
    {
        var said = new Feature(
            new PointOutline(default),
            mark.Text("name"),
            mark.Text("description"),
            Texts.TimeOf(mark.One("TimeStamp")?.Text("when") ?? mark.One("TimeSpan")?.Text("begin"))
        )
        {
            Line = XmlReading.LineOf(mark),
            Properties = Properties(mark),
        };
        var any = false;
        foreach (var child in mark.Elements())
            any |= ReadOutline(child, said, into);
        if (!any)
            into.LeaveOut($"line {said.Line}: Placemark {Texts.Clip(said.Name ?? "")}, which has no outline");
    }

    private static List<KeyValuePair<string, string>> Properties(XElement mark)
    {
        List<KeyValuePair<string, string>> read = [];
        foreach (var one in mark.One("ExtendedData")?.Descendants() ?? [])
            if (
                one.Name.LocalName is "Data" or "SimpleData"
                && read.Count < Texts.MostProperties
                && Texts.Kept(one.Attribute("name")?.Value) is { } key
                && Texts.Kept(one.Name.LocalName == "Data" ? one.One("value")?.Value : one.Value) is { } value
            )
                read.Add(new(key, value));
        return read;
    }

    // True where it was an outline, good or not.
    private static bool ReadOutline(XElement element, Feature said, Gathering into)
    {
        switch (element.Name.LocalName)
        {
            case "Point":
                if (PlacesOf(element, into) is { } points)
                    if (points.Count == 1)
                        Add(new PointOutline(points[0]));
                    else
                        into.Refuse(XmlReading.LineOf(element), $"a point of {points.Count} coordinates", "one");
                return true;
            case "LineString" or "LinearRing":
                Add(Outlines.Line(PlacesOf(element, into), XmlReading.LineOf(element), into));
                return true;
            case "Polygon":
                Add(
                    Outlines.Area(
                        [
                            .. element
                                .All("outerBoundaryIs")
                                .Concat(element.All("innerBoundaryIs"))
                                .SelectMany(side => side.All("LinearRing"))
                                .Select(ring => PlacesOf(ring, into)),
                        ],
                        XmlReading.LineOf(element),
                        into
                    )
                );
                return true;
            case "MultiGeometry" or "MultiTrack":
                foreach (var part in element.Elements())
                    ReadOutline(part, said, into);
                return true;
            case "Track":
                Add(Outlines.Line(TrackOf(element, into), XmlReading.LineOf(element), into));
                return true;
            case "Model":
                into.LeaveOut($"line {XmlReading.LineOf(element)}: a Model");
                return true;
            default:
                return false;
        }

        void Add(Outline? read)
        {
            if (read is not null && !into.IsSpent)
                into.Add(said with { Outline = read });
        }
    }

    private static List<Place>? PlacesOf(XElement outline, Gathering into) =>
        Places(
            (outline.One("coordinates")?.Value ?? "")
                .Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries)
                .Select(text => text.Split(',')),
            XmlReading.LineOf(outline),
            into
        );

    private static List<Place>? TrackOf(XElement track, Gathering into) =>
        Places(
            track.All("coord").Select(one => one.Value.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries)),
            XmlReading.LineOf(track),
            into
        );

    private static List<Place>? Places(IEnumerable<string[]> texts, int line, Gathering into)
    {
        List<Place> places = [];
        var isWhole = true;
        foreach (var text in texts)
        {
            if (into.IsSpent)
                return null;
            if (text.Length is not (2 or 3))
                into.Refuse(line, $"a point {Texts.Clip(string.Join(',', text))}", "LONGITUDE,LATITUDE");
            if (text.Length is 2 or 3 && into.PlaceOf(line, text[1], text[0]) is { } place)
                places.Add(place);
            else
                isWhole = false;
        }
        return isWhole ? places : null;
    }
}
