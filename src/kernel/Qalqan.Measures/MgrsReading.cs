using System.Globalization;

namespace Qalqan.Measures;

/// <summary>Takes a text apart into zone, band, square and figures, and refuses at the place in the text where it goes wrong.</summary>
internal ref struct MgrsReading
{
    // Northings of the middle of each band.
    private static readonly double[] Middles =
    [
        .. GridZone.Bands.Select(band =>
        {
            var (south, north) = GridZone.Latitudes(band);
            return Utm.In(31, new Place((south + north) / 2, 3)).Northing;
        }),
    ];

    private readonly string text;
    private int at;

    private MgrsReading(string text) => this.text = text;

    public static bool TryRead(string text, out Mgrs grid, out MgrsProblem problem)
    {
        var reading = new MgrsReading(text);
        return reading.Read(out grid, out problem);
    }

    private bool Read(out Mgrs grid, out MgrsProblem problem)
    {
        grid = default;
        SkipSpaces();
        var first = at;
        var digits = CountOf(char.IsAsciiDigit);
        if (digits == 0 && at + 1 < text.Length && IsPolar(text[at]) && IsLetter(text[at + 1]))
            return Refuse(out problem, MgrsFault.Polar, at, 1, "01-60");
        var shaped = digits is 1 or 2 && LettersFollow(first + digits);
        if (!shaped)
            return Refuse(out problem, MgrsFault.Shape, first, text.Length - first, "36SYB67836360");

        var zone = int.Parse(text.AsSpan(first, digits), CultureInfo.InvariantCulture);
        at = first + digits;
        if (zone is < 1 or > 60)
            return Refuse(out problem, MgrsFault.Zone, first, digits, "1-60");
        if (
            !Letter(out var band, out problem)
            || !Letter(out var column, out problem)
            || !Letter(out var row, out problem)
        )
            return false;
        var (bandAt, columnAt, rowAt) = (band.At, column.At, row.At);
        if (IsPolar(band.Value))
            return Refuse(out problem, MgrsFault.Polar, bandAt, 1, "C-X");
        if (!GridZone.Bands.Contains(band.Value, StringComparison.Ordinal))
            return Refuse(out problem, MgrsFault.Band, bandAt, 1, "C-H J-N P-X");
        if (GridZone.Reach(zone, band.Value) is null)
            return Refuse(out problem, MgrsFault.NoSuchZone, first, bandAt + 1 - first, "31X 33X 35X 37X");
        var eastward = Mgrs.ColumnsOf(zone).IndexOf(column.Value);
        if (eastward < 0)
            return Refuse(out problem, MgrsFault.Column, columnAt, 1, Span(Mgrs.ColumnsOf(zone)));
        var northward = Mgrs.Rows.IndexOf(row.Value, StringComparison.Ordinal);
        if (northward < 0)
            return Refuse(out problem, MgrsFault.Row, rowAt, 1, "A-H J-N P-V");
        if (!Halves(out var east, out var north, out var each, out problem))
            return false;

        var size = Mgrs.SizeOf(2 * each);
        var within = (northward - Mgrs.RowShift(zone) + Mgrs.Rows.Length) % Mgrs.Rows.Length * 100_000 + north * size;
        grid = new Mgrs(
            zone,
            band.Value,
            (eastward + 1) * 100_000 + east * size,
            Northing(band.Value, within),
            2 * each
        );
        if (!MgrsExtent.IsInBand(grid))
            return Refuse(
                out problem,
                MgrsFault.NotInBand,
                bandAt,
                rowAt + 1 - bandAt,
                BandsOf(grid, within),
                ref grid
            );
        if (!MgrsExtent.IsInZone(grid))
            return Refuse(out problem, MgrsFault.NotInZone, first, text.TrimEnd().Length - first, "", ref grid);
        return true;
    }

    // Rows repeat every 2,000 km, more than twice the height of a band: the turn nearest its middle is meant.
    private static int Northing(char band, int within)
    {
        var turns = Math.Round((Middles[GridZone.Bands.IndexOf(band, StringComparison.Ordinal)] - within) / 2_000_000);
        return within + (int)turns * 2_000_000;
    }

    private bool Halves(out int east, out int north, out int each, out MgrsProblem problem)
    {
        (east, north, each) = (0, 0, 0);
        SkipSpaces();
        var first = at;
        List<int> groups = [];
        while (at < text.Length)
        {
            var count = CountOf(char.IsAsciiDigit);
            if (count == 0)
                return Refuse(out problem, MgrsFault.Figures, at, text.TrimEnd().Length - at, "0-9");
            groups.Add(count);
            at += count;
            SkipSpaces();
        }
        var figures = string.Concat(text[first..].Where(char.IsAsciiDigit));
        var length = text.TrimEnd().Length - first;
        if (figures.Length > 10)
            return Refuse(out problem, MgrsFault.TooManyFigures, first, length, "0-10");
        if (groups.Count > 2 || (groups.Count == 2 && groups[0] != groups[1]))
            return Refuse(out problem, MgrsFault.UnequalHalves, first, length, "6783 6360");
        if (figures.Length % 2 != 0)
            return Refuse(out problem, MgrsFault.OddFigures, first, length, "0 2 4 6 8 10");
        each = figures.Length / 2;
        east = each == 0 ? 0 : int.Parse(figures.AsSpan(0, each), CultureInfo.InvariantCulture);
        north = each == 0 ? 0 : int.Parse(figures.AsSpan(each), CultureInfo.InvariantCulture);
        problem = default;
        return true;
    }

    private bool Letter(out (char Value, int At) letter, out MgrsProblem problem)
    {
        SkipSpaces();
        letter = (char.ToUpperInvariant(text[at]), at);
        at++;
        if (char.IsAsciiLetter(letter.Value))
        {
            problem = default;
            return true;
        }
        return Refuse(out problem, MgrsFault.Script, at - 1, 1, "A-Z");
    }

    private readonly bool LettersFollow(int from)
    {
        var seen = 0;
        for (var i = from; i < text.Length && seen < 3; i++)
            if (IsLetter(text[i]))
                seen++;
            else if (!IsSpace(text[i]))
                return false;
        return seen == 3;
    }

    private readonly int CountOf(Func<char, bool> kind)
    {
        var end = at;
        while (end < text.Length && kind(text[end]))
            end++;
        return end - at;
    }

    private void SkipSpaces()
    {
        while (at < text.Length && IsSpace(text[at]))
            at++;
    }

    private readonly bool Refuse(out MgrsProblem problem, MgrsFault fault, int start, int length, string wanted)
    {
        length = Math.Max(0, Math.Min(length, text.Length - start));
        problem = new MgrsProblem(fault, start, length, text.Substring(start, length).Trim(), wanted);
        return false;
    }

    private readonly bool Refuse(
        out MgrsProblem problem,
        MgrsFault fault,
        int start,
        int length,
        string wanted,
        ref Mgrs grid
    )
    {
        grid = default;
        return Refuse(out problem, fault, start, length, wanted);
    }

    // The bands in which that zone has that row: what the band letter might have been.
    private static string BandsOf(Mgrs grid, int within)
    {
        List<char> fits = [];
        foreach (var band in GridZone.Bands)
        {
            if (GridZone.Reach(grid.Zone, band) is null)
                continue;
            var there = new Mgrs(grid.Zone, band, grid.Easting, Northing(band, within), grid.Figures);
            if (MgrsExtent.IsInBand(there))
                fits.Add(band);
        }
        return string.Join(' ', fits);
    }

    private static string Span(ReadOnlySpan<char> letters) => $"{letters[0]}-{letters[^1]}";

    private static bool IsPolar(char letter) => char.ToUpperInvariant(letter) is 'A' or 'B' or 'Y' or 'Z';

    private static bool IsLetter(char one) => char.IsLetter(one);

    private static bool IsSpace(char one) => char.IsWhiteSpace(one);
}
