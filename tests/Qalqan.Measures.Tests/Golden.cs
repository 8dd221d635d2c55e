using System.Globalization;

namespace Qalqan.Measures.Tests;

/// <summary>What GeodSolve says of one pair of places; the head of geodesic-golden.csv tells how it was made.</summary>
public sealed record Golden(
    string Kind,
    Place From,
    Place To,
    Bearing Departure,
    Bearing Arrival,
    double Metres,
    double ReducedMetres
)
{
    public static IReadOnlyList<Golden> Rows { get; } = Read();

    private static List<Golden> Read()
    {
        using var stream = typeof(Golden).Assembly.GetManifestResourceStream("geodesic-golden.csv")!;
        using var reader = new StreamReader(stream);
        var lines = reader.ReadToEnd().Split('\n', StringSplitOptions.RemoveEmptyEntries);
        return lines.Where(line => line[0] != '#').Skip(1).Select(Row).ToList();
    }

    private static Golden Row(string line)
    {
        var cells = line.Split(',');
        var n = cells.Skip(1).Select(cell => double.Parse(cell, CultureInfo.InvariantCulture)).ToArray();
        return new Golden(
            cells[0],
            new Place(n[0], n[1]),
            new Place(n[2], n[3]),
            Bearing.FromDegrees(n[4]),
            Bearing.FromDegrees(n[5]),
            n[6],
            n[7]
        );
    }
}
