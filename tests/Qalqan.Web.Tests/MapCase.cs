using System.Globalization;
using System.Text;
using Qalqan.Claims;

namespace Qalqan.Web.Tests;

/// <summary>The mission of the exercise with two days more on its map, and files that somebody brings.</summary>
public sealed class MapCase : IDisposable
{
    public const string Period = "period=2024-03-16/2024-03-16";

    public MapCase(FirstCase first)
    {
        Day = new DayCase(first);
        Day.Observe("P68", "shot", "2024-03-16 08:00", 3, "Three single shots");
        Day.Say(
            DayCase.Observation("P85", "explosion") with
            {
                Where = new Whereabouts("P85", null, null, new Sight(90, AngleUnit.Degrees, North.True, null), null),
            },
            "2024-03-16 09:00"
        );
        Day.Say(DayCase.Observation("P10", "people") with { Where = null }, "2024-03-16 10:00");
        Day.Observe("P10", "all-quiet", "2024-03-16 11:00");
        Pages = Pages.Of(Day.Desk);
    }

    public DayCase Day { get; }

    internal Pages Pages { get; }

    internal Layers Layers => Day.Desk.Layers;

    internal static LineWishes Wishes { get; } = new("official-1", 20, "Headquarters", DrawnUse.Decisions, null);

    /// <summary>GeoJSON of one line each, named, of LON,LAT.</summary>
    public static byte[] Lines(params (string Name, string Points)[] lines) =>
        Encoding.UTF8.GetBytes(
            $"{{\"type\":\"FeatureCollection\",\"features\":[{string.Join(',', lines.Select(line => $"{{\"type\":\"Feature\",\"properties\":{{\"name\":\"{line.Name}\"}},\"geometry\":{{\"type\":\"LineString\",\"coordinates\":[{line.Points}]}}}}"))}]}}"
        );

    public void Dispose()
    {
        Pages.Dispose();
        Day.Dispose();
    }
}
