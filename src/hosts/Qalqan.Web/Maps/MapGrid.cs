using System.Text.Json;
using Qalqan.Measures;

namespace Qalqan.Web;

/// <summary>The MGRS grid over a box as features: lines of each zone to its edge, the edge itself, and the squares' names in their middles.</summary>
internal static class MapGrid
{
    public static IEnumerable<Action<Utf8JsonWriter>> Of(Box box, int stepMetres)
    {
        foreach (var line in MgrsLines.In(box, stepMetres))
            yield return json =>
                json.Feature(
                    () => json.Outline("LineString", [.. line.Way]),
                    ("what", line.Metres is null ? "edge" : "grid"),
                    ("step", stepMetres)
                );
        foreach (var label in MgrsLines.Labels(box, stepMetres))
            yield return json =>
                json.Feature(
                    () => json.Outline("Point", label.At),
                    ("what", "label"),
                    ("step", stepMetres),
                    ("name", Short(label.Square))
                );
    }

    // As on a printed sheet: the figures in one; of the zone's own grid where a look takes in both zones.
    private static string Short(Mgrs square)
    {
        var parts = square.Spaced().Split(' ');
        return square.Figures > 2 ? $"{parts[1]} {parts[2]}{parts[3]}" : $"{parts[0]} {parts[1]} {parts[2]}{parts[3]}";
    }
}
