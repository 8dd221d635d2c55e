using NodaTime;
using Qalqan.Measures;

namespace Qalqan.Exchange;

/// <summary>Where a recorder was at an instant.</summary>
public sealed record TimedPlace(Instant At, Place Place);

/// <summary>The points of all tracks of a GPX file that have a time, in order of time; points without one are left out and counted.</summary>
public sealed record GpxTrack(IReadOnlyList<TimedPlace> Points, int WithoutTime, IReadOnlyList<Flaw> Flaws)
{
    /// <summary>Under the same limits as <see cref="FeatureFile"/>; with a flaw there are no points.</summary>
    public static GpxTrack Read(ReadOnlyMemory<byte> bytes)
    {
        var gathered = new Gathering();
        List<TimedPlace> points = [];
        var without = 0;
        if (bytes.Length >= FeatureFile.TooManyBytes)
            gathered.Refuse(0, $"{bytes.Length} bytes", "less than 50 MB");
        else if (XmlReading.Root(bytes, "gpx", gathered) is { } root)
            foreach (
                var point in root.All("trk")
                    .SelectMany(track => track.All("trkseg"))
                    .SelectMany(one => one.All("trkpt"))
            )
            {
                if (gathered.IsSpent)
                    break;
                var place = gathered.PlaceOf(
                    XmlReading.LineOf(point),
                    point.Attribute("lat")?.Value ?? "",
                    point.Attribute("lon")?.Value ?? ""
                );
                if (Texts.TimeOf(point.Text("time")) is not { } at)
                    without++;
                else if (place is { } where)
                    points.Add(new TimedPlace(at, where));
            }
        var flaws = gathered.Done().Flaws.Where(flaw => flaw.Seen != Gathering.Nothing).ToList();
        return new GpxTrack(flaws.Count > 0 ? [] : [.. points.OrderBy(point => point.At)], without, flaws);
    }
}
