using System.Globalization;
using Qalqan.Geofencing;
using Qalqan.Measures;

namespace Qalqan.Bench;

/// <summary>Zones to look places up in: outlines from the folder that QALQAN_OUTLINES names, or fractals of a printed seed.</summary>
internal static class Outlines
{
    /// <summary>Text files of <c>lon lat</c>, where a line that begins with &gt; begins a ring; empty where there is no folder.</summary>
    public static IReadOnlyList<Zone> FromFolder()
    {
        if (Environment.GetEnvironmentVariable("QALQAN_OUTLINES") is not { Length: > 0 } folder)
            return [];
        List<Zone> zones = [];
        foreach (var file in Directory.GetFiles(folder, "*.txt").Order(StringComparer.Ordinal))
        {
            List<Polygon> rings = [];
            List<Place> ring = [];
            foreach (var line in File.ReadLines(file).Append(">"))
                if (line.StartsWith('>'))
                {
                    if (ring.Distinct().Count() > 2)
                        rings.Add(new Polygon(ring));
                    ring = [];
                }
                else if (line.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries) is [var x, var y, ..])
                    ring.Add(new Place(Number(y), Number(x)));
            // A ring by itself, because what is inside another is an island here and a lake there.
            zones.AddRange(rings.Select((one, i) => new Zone($"{Path.GetFileNameWithoutExtension(file)}-{i}", one)));
        }
        return zones;

        static double Number(string text) => double.Parse(text, CultureInfo.InvariantCulture);
    }

    /// <summary>Blots over a square degree about the Golan, so many that they cover three fifths of it if none overlapped.</summary>
    public static IReadOnlyList<Zone> Fractals(int count, int corners, Random random)
    {
        var radius = Math.Sqrt(0.6 / (Math.PI * count));
        return [.. Enumerable.Range(0, count).Select(i => new Zone($"{i}", Fractal(radius, corners, random)))];
    }

    // Seen from its middle the rim goes round once, so it never crosses itself however rough it is.
    private static Polygon Fractal(double radius, int corners, Random random)
    {
        var (south, west) = (32.6 + random.NextDouble(), 35.3 + random.NextDouble());
        var octaves = (
            from wave in new[] { 2, 3, 5, 9, 17, 33, 65, 129, 257 }
            where wave * 2 < corners
            select (Wave: wave, Phase: 2 * Math.PI * random.NextDouble(), Size: 0.5 / wave)
        ).ToList();
        return new Polygon([
            .. Enumerable
                .Range(0, corners)
                .Select(i =>
                {
                    var angle = 2 * Math.PI * i / corners;
                    var rim =
                        radius
                        * (
                            1
                            + octaves.Sum(octave => octave.Size * Math.Sin(octave.Wave * angle + octave.Phase))
                            + 0.02 * (random.NextDouble() - 0.5)
                        );
                    return new Place(south + rim * Math.Sin(angle), west + rim * Math.Cos(angle));
                }),
        ]);
    }
}
