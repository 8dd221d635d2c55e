using System.Text.Json.Serialization;
using System.Text.RegularExpressions;

namespace Qalqan.Claims;

[JsonConverter(typeof(Kebab<AngleUnit>))]
public enum AngleUnit
{
    Mils,
    Degrees,
}

/// <summary>Which north a bearing counts from: the pole's, the map grid's, or the compass needle's.</summary>
[JsonConverter(typeof(Kebab<North>))]
public enum North
{
    True,
    Grid,
    Magnetic,
}

/// <summary>
/// In which direction and how far: mils 0 up to 6400 or degrees 0 up to 360, 6400 and 360 excluded, with the digits that were
/// given; <c>Metres</c> is null where the distance is not known.
/// </summary>
public sealed record Sight(decimal Bearing, AngleUnit Unit, North North, int? Metres)
{
    internal IEnumerable<(string, string)> Problems()
    {
        var full = Unit is AngleUnit.Mils ? 6400 : 360;
        if (Bearing < 0 || Bearing >= full)
            yield return ($"bearing {Bearing}", $"from 0, below {full}");
        if (Metres is < 1 or > 100_000)
            yield return ($"{Metres} m", "1 to 100,000 m, or nothing where it is not known");
    }
}

/// <summary>
/// Where, as it was said and no more exactly: exactly one of a place of the mission by its reference, an MGRS grid
/// (<c>36SYB67836360</c>, two to ten figures or none: as many as were given, without spaces) and <c>LAT,LON</c> in decimal degrees; and
/// from there a sight, where it was seen from there. Where it comes to on the ground is worked out when it is asked for.
/// <c>ErrorMetres</c> is how wrong it may be in the words of whoever said it; null leaves it to the digits.
/// </summary>
public sealed partial record Whereabouts(string? Place, string? Grid, string? LatLon, Sight? Sight, int? ErrorMetres)
{
    public IEnumerable<(string, string)> Problems()
    {
        if (new[] { Place, Grid, LatLon }.Count(text => text is not null) != 1)
            yield return ("not one of place, grid and lat-lon", "exactly one of them");
        if (Place is not null)
            foreach (var problem in Reference.Check(Place, "place"))
                yield return problem;
        if (Grid is not null && (!GridForm.IsMatch(Grid) || Grid.Count(char.IsAsciiDigit) % 2 != ZoneDigits(Grid) % 2))
            yield return ($"grid \"{Grid}\"", "MGRS without spaces, such as 36SYB67836360");
        if (LatLon is not null && (!LatLonForm.IsMatch(LatLon) || LatLon.Length > 40))
            yield return ($"lat-lon \"{LatLon}\"", "LAT,LON in decimal degrees, such as 33.105,35.826");
        if (ErrorMetres is < 0 or > 100_000)
            yield return ($"error {ErrorMetres} m", "0 to 100,000 m");
        foreach (var problem in Sight?.Problems() ?? [])
            yield return problem;
    }

    private static int ZoneDigits(string grid) => grid.TakeWhile(char.IsAsciiDigit).Count();

    [GeneratedRegex("^[0-9]{1,2}[C-HJ-NP-X][A-HJ-NP-Z][A-HJ-NP-V][0-9]{0,10}$")]
    private static partial Regex GridForm { get; }

    [GeneratedRegex("^-?[0-9]{1,2}([.][0-9]{1,8})?,-?[0-9]{1,3}([.][0-9]{1,8})?$")]
    private static partial Regex LatLonForm { get; }
}
