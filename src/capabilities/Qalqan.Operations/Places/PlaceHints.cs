using Qalqan.Claims;
using Qalqan.Kernel;
using Qalqan.Measures;

namespace Qalqan.Operations;

/// <summary>
/// What may have been meant where a text is refused or lies far from the mission: the grid of the zone beside it, halves or
/// neighbouring figures exchanged, latitude and longitude exchanged, a place of nearly that name. Each lies in the mission's area.
/// </summary>
internal static class PlaceHints
{
    /// <summary>More than a reader takes in at a glance.</summary>
    private const int Most = 4;

    /// <summary>Of a grid that was refused, with what stood behind it.</summary>
    public static IReadOnlyList<PlaceHint> Of(string grid, string behind, Gazetteer gazetteer) =>
        MissionArea.Of(gazetteer) is { } area ? Grids(grid, behind, area) : [];

    /// <summary>Of a text that was read: none where it lies in the mission's area.</summary>
    public static IReadOnlyList<PlaceHint> Of(Whereabouts where, Gazetteer gazetteer)
    {
        if (MissionArea.Of(gazetteer) is not { } area)
            return [];
        var behind = PlaceText.Write(where with { Place = null, Grid = null, LatLon = null }).Trim();
        if (where.Grid is { } grid)
            return Grids(grid, behind, area);
        if (where.LatLon?.Split(',') is not [var north, var east] || Ground.PlaceOf(where.LatLon) is not { } place)
            return [];
        return !area.Holds(place) && Ground.PlaceOf($"{east},{north}") is { } exchanged && area.Holds(exchanged)
            ? [new PlaceHint(Phrase.Of("place.hint.lat-lon"), $"{east},{north} {behind}".TrimEnd())]
            : [];
    }

    /// <summary>Places of the mission that are called nearly so: one letter more, less or other.</summary>
    public static IReadOnlyList<string> Alike(string word, Gazetteer gazetteer) =>
        [
            .. gazetteer
                .Places.Where(place => word.Length > 1 && IsOneEditFrom(word, place.Id))
                .Select(place => place.Id)
                .Take(Most),
        ];

    private static List<PlaceHint> Grids(string grid, string behind, MissionArea area) =>
        [
            .. MgrsHint
                .Of(grid, area.Centre, area.Radius)
                .Take(Most)
                .Select(hint => new PlaceHint(Says(hint.Slip), $"{hint.Grid} {behind}".TrimEnd())),
        ];

    private static Phrase Says(MgrsSlip slip) =>
        slip switch
        {
            MgrsSlip.OtherZone => Phrase.Of("place.hint.zone"),
            MgrsSlip.Exchanged => Phrase.Of("place.hint.exchanged"),
            _ => Phrase.Of("place.hint.swapped"),
        };

    private static bool IsOneEditFrom(string word, string id)
    {
        var (a, b) = (word.ToUpperInvariant(), id.ToUpperInvariant());
        if (a.Length > b.Length)
            (a, b) = (b, a);
        if (b.Length - a.Length > 1)
            return false;
        var same = a.Zip(b).TakeWhile(pair => pair.First == pair.Second).Count();
        return a.Length == b.Length ? a[(same + 1)..] == b[(same + 1)..] : a[same..] == b[(same + 1)..];
    }
}
