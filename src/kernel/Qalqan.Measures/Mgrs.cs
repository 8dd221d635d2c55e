using System.Diagnostics.CodeAnalysis;
using System.Globalization;

namespace Qalqan.Measures;

/// <summary>A square of the Military Grid Reference System on WGS 84, by the metres of its south-west corner in its zone and the figures
/// that name it, 0 to 10 and even: 100 km to 1 m. A grid is a square and not a point: its centre stands for it, and half its diagonal
/// is how wrong that may be. The default is no grid.</summary>
public readonly record struct Mgrs
{
    internal const string Columns = "ABCDEFGHJKLMNPQRSTUVWXYZ";
    internal const string Rows = "ABCDEFGHJKLMNPQRSTUV";

    /// <summary>A place that was made from a corner comes back a few nanometres off and must not fall into the square beside it.</summary>
    private const double Rounding = 1e-6;

    internal Mgrs(int zone, char band, int easting, int northing, int figures) =>
        (Zone, Band, Easting, Northing, Figures) = (zone, band, easting, northing, figures);

    public int Zone { get; }

    /// <summary>C to X without I and O; N and above are north of the equator.</summary>
    public char Band { get; }

    /// <summary>Metres east of the south-west corner in the zone's own count.</summary>
    public int Easting { get; }

    /// <summary>Metres north of the south-west corner in the hemisphere's own count.</summary>
    public int Northing { get; }

    /// <summary>How many figures name the square: 0, 2, 4, 6, 8 or 10.</summary>
    public int Figures { get; }

    /// <summary>The side of the square in metres.</summary>
    public int SizeMetres => SizeOf(Figures);

    public Utm SouthWest => new(Zone, IsNorthern, Easting, Northing);

    public Utm Middle => At(0.5, 0.5);

    /// <summary>The middle of the square, which stands for it.</summary>
    public Place Centre => Middle.Place;

    /// <summary>Half the diagonal: nowhere in the square is further from its centre (but for the scale of the grid, under 1 in 1,000).</summary>
    public Distance Error => Distance.FromMetres(SizeMetres / Math.Sqrt(2));

    private bool IsNorthern => Band >= 'N';

    /// <summary>The square of so many figures in which the place lies, in its own zone: what is finer is cut off and never rounded.
    /// False beyond 80 S and 84 N.</summary>
    public static bool TryOf(Place place, int figures, out Mgrs grid)
    {
        var covered = GridZone.Covers(place);
        grid = covered ? In(GridZone.NumberOf(place), place, figures) : default;
        return covered;
    }

    /// <summary>The same in the zone that is asked for; see <see cref="Utm.In"/>.</summary>
    public static Mgrs In(int zone, Place place, int figures)
    {
        var size = SizeOf(figures);
        var utm = Utm.In(zone, place);
        // A place on the equator belongs to the north, a hair south of it to the last metre of the south.
        var top = utm.IsNorthern ? int.MaxValue : 10_000_000 - 1;
        return new Mgrs(
            zone,
            GridZone.BandOf(place.Latitude),
            Cut(utm.Easting, size),
            Math.Min(Cut(utm.Northing, size), top / size * size),
            figures
        );
    }

    /// <summary>The zone beside the place's own in whose usual overlap it lies, 40 km beyond the edge: there maps carry both grids.</summary>
    public static int? OverlappingZone(Place place)
    {
        if (!GridZone.Covers(place))
            return null;
        var own = GridZone.NumberOf(place);
        foreach (var step in (int[])[1, -1, 2, -2]) // Svalbard's zones are two apart
        {
            var other = GridZone.Beside(own, step);
            if (MgrsExtent.IsIn(other, GridZone.BandOf(place.Latitude), place, MgrsExtent.OverlapMetres))
                return other;
        }
        return null;
    }

    /// <summary>Reads a grid in either case, with or without spaces between its parts; the problem says where in the text it lies.</summary>
    public static bool TryParse([NotNullWhen(true)] string? text, out Mgrs grid, out MgrsProblem problem) =>
        MgrsReading.TryRead(text ?? "", out grid, out problem);

    public static Mgrs Parse(string text) =>
        TryParse(text, out var grid, out var problem) ? grid : throw new FormatException($"Grid '{text}': {problem}.");

    /// <summary>The same square's larger one of so many figures, no more than it has.</summary>
    public Mgrs Coarser(int figures)
    {
        ArgumentOutOfRangeException.ThrowIfGreaterThan(figures, Figures);
        var size = SizeOf(figures);
        return new Mgrs(Zone, Band, Easting / size * size, Northing / size * size, figures);
    }

    /// <summary>As it is said and written in two groups: <c>36S YB 6783 6360</c>.</summary>
    public string Spaced()
    {
        var written = ToString();
        var letters = written.Length - Figures;
        var head = $"{written[..(letters - 2)]} {written[(letters - 2)..letters]}";
        return Figures == 0
            ? head
            : $"{head} {written[letters..(letters + Figures / 2)]} {written[(letters + Figures / 2)..]}";
    }

    /// <summary>As it is stored: <c>36SYB67836360</c>.</summary>
    public override string ToString()
    {
        if (Zone == 0)
            return "";
        var each = Figures / 2;
        var (east, north) = (Easting % 100_000 / SizeMetres, Northing % 100_000 / SizeMetres);
        var figures =
            each == 0 ? "" : string.Create(CultureInfo.InvariantCulture, $"{Padded(east, each)}{Padded(north, each)}");
        return $"{Zone.ToString("00", CultureInfo.InvariantCulture)}{Band}{Column}{Row}{figures}";
    }

    internal Utm At(double east, double north) =>
        new(Zone, IsNorthern, Easting + east * SizeMetres, Northing + north * SizeMetres);

    internal static int SizeOf(int figures) =>
        figures switch
        {
            0 => 100_000,
            2 => 10_000,
            4 => 1_000,
            6 => 100,
            8 => 10,
            10 => 1,
            _ => throw new ArgumentOutOfRangeException(
                nameof(figures),
                figures,
                "A grid has 0, 2, 4, 6, 8 or 10 figures."
            ),
        };

    /// <summary>The eight letters of a zone's columns, from 100 km east: they repeat every three zones.</summary>
    internal static ReadOnlySpan<char> ColumnsOf(int zone) => Columns.AsSpan((zone - 1) % 3 * 8, 8);

    /// <summary>By how many letters the rows of a zone are ahead: they begin with A in odd zones and with F in even ones.</summary>
    internal static int RowShift(int zone) => zone % 2 == 0 ? 5 : 0;

    private char Column => ColumnsOf(Zone)[Easting / 100_000 - 1];

    private char Row => Rows[(Northing / 100_000 + RowShift(Zone)) % Rows.Length];

    private static int Cut(double metres, int size) => (int)Math.Floor((metres + Rounding) / size) * size;

    private static string Padded(int number, int width) =>
        number.ToString(CultureInfo.InvariantCulture).PadLeft(width, '0');
}
