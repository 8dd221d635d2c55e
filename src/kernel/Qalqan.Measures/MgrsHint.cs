using System.Globalization;

namespace Qalqan.Measures;

/// <summary>What may have gone wrong when a grid was written down.</summary>
public enum MgrsSlip
{
    /// <summary>The zone beside the right one, with that one's band.</summary>
    OtherZone,

    /// <summary>Easting and northing exchanged.</summary>
    Exchanged,

    /// <summary>Two neighbouring figures exchanged.</summary>
    Swapped,
}

/// <summary>A grid that may have been meant, and by which slip another was written: for somebody to choose, never put in its place.</summary>
public readonly record struct MgrsHint(MgrsSlip Slip, Mgrs Grid)
{
    /// <summary>
    /// Grids one slip away that lie within the radius of the centre, nearest first. None where the text is a grid in that circle: then
    /// nothing looks wrong. A text without the shape of a grid has none.
    /// </summary>
    public static IReadOnlyList<MgrsHint> Of(string text, Place centre, Distance radius)
    {
        bool IsNear(Mgrs grid) => grid.Centre.DistanceTo(centre) <= radius + grid.Error;

        var read = Mgrs.TryParse(text, out var grid, out var problem);
        if ((read && IsNear(grid)) || (!read && problem.Fault is MgrsFault.Shape or MgrsFault.Script))
            return [];
        var plain = string.Concat(text.Where(one => !char.IsWhiteSpace(one))).ToUpperInvariant();
        return
        [
            .. OneSlipFrom(plain)
                .Where(slip => Mgrs.TryParse(slip.Text, out _, out _))
                .Select(slip => new MgrsHint(slip.Slip, Mgrs.Parse(slip.Text)))
                .Where(hint => IsNear(hint.Grid))
                .DistinctBy(hint => hint.Grid)
                .OrderBy(hint => hint.Grid.Centre.DistanceTo(centre)),
        ];
    }

    private static IEnumerable<(MgrsSlip Slip, string Text)> OneSlipFrom(string plain)
    {
        var zoneDigits = plain.TakeWhile(char.IsAsciiDigit).Count();
        var letters = plain[zoneDigits..(zoneDigits + 3)];
        var figures = plain[(zoneDigits + 3)..];
        var zone = zoneDigits is 1 or 2 ? int.Parse(plain[..zoneDigits], CultureInfo.InvariantCulture) : 0;
        if (zone is < 1 or > 60)
            yield break;
        foreach (var step in (int[])[1, -1])
            yield return (MgrsSlip.OtherZone, $"{GridZone.Beside(zone, step)}{letters}{figures}");
        if (figures.Length % 2 != 0 || figures.Length > 10)
            yield break;
        var head = $"{zone}{letters}";
        var half = figures.Length / 2;
        yield return (MgrsSlip.Exchanged, $"{head}{figures[half..]}{figures[..half]}");
        for (var i = 0; i + 1 < figures.Length; i++)
            if (i != half - 1 && figures[i] != figures[i + 1])
                yield return (
                    MgrsSlip.Swapped,
                    $"{head}{figures[..i]}{figures[i + 1]}{figures[i]}{figures[(i + 2)..]}"
                );
    }
}
