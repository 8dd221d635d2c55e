using System.Globalization;

namespace Qalqan.Measures.Tests;

/// <summary>What proj, GeoConvert and npm's mgrs say of one place; the head of grid-golden.csv tells how it was made.</summary>
public sealed record GoldenGrid(
    string Kind,
    Place Place,
    int Zone,
    bool IsNorthern,
    double Easting,
    double Northing,
    double Convergence,
    double Scale,
    string Mgrs,
    string NpmMgrs
)
{
    public static IReadOnlyList<GoldenGrid> Rows { get; } = Read();

    private static List<GoldenGrid> Read()
    {
        using var stream = typeof(GoldenGrid).Assembly.GetManifestResourceStream("grid-golden.csv")!;
        using var reader = new StreamReader(stream);
        var lines = reader.ReadToEnd().Split('\n', StringSplitOptions.RemoveEmptyEntries);
        return lines.Where(line => line[0] != '#').Skip(1).Select(Row).ToList();
    }

    private static GoldenGrid Row(string line)
    {
        var cells = line.Split(',');
        double Number(int cell) => double.Parse(cells[cell], CultureInfo.InvariantCulture);
        return new GoldenGrid(
            cells[0],
            new Place(Number(1), Number(2)),
            int.Parse(cells[3][..^1], CultureInfo.InvariantCulture),
            cells[3][^1] == 'n',
            Number(4),
            Number(5),
            Number(6),
            Number(7),
            cells[8],
            cells[9].PadLeft(15, '0')
        );
    }
}
