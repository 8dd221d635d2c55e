using System.Globalization;
using Qalqan.Claims;
using Qalqan.Kernel;
using Qalqan.Measures;

namespace Qalqan.Operations;

/// <summary>A place of the mission as it is seen from there to the spot: how far, and in which direction of the map's grid.</summary>
public sealed record Nearby(Landmark Place, Distance Distance, Bearing FromGridNorth);

/// <summary>
/// A typed place and everything that it is called: where it is on the ground and how wrong that may be, its grid in as many figures as
/// that is worth, the grid of the zone beside it where maps carry both, UTM, latitude and longitude, and the places it is near.
/// </summary>
/// <param name="Text">As it was typed.</param>
/// <param name="Read">What it says, or what is wrong with it.</param>
/// <param name="Spot">Null where there is none: nothing was read, or a direction without a distance.</param>
/// <param name="Ray">That direction.</param>
/// <param name="Grid">Null beyond 80 S and 84 N.</param>
/// <param name="OtherGrid">Of the zone beside it; null where its overlap does not reach.</param>
/// <param name="Utm">Of its own zone.</param>
/// <param name="Near">The nearest first.</param>
public sealed record Located(
    string Text,
    PlaceRead Read,
    Spot? Spot,
    Ray? Ray,
    Mgrs? Grid,
    Mgrs? OtherGrid,
    Utm? Utm,
    IReadOnlyList<Nearby> Near
)
{
    private const int MostNear = 4;

    /// <summary>Further away nobody would name it by that place.</summary>
    private static readonly Distance Far = Distance.FromKilometres(50);

    public static Located Of(string text, Gazetteer gazetteer)
    {
        var read = PlaceText.Read(text, gazetteer);
        if (read.Where is not { } where)
            return new Located(text, read, null, null, null, null, null, []);
        var (spot, ray) = (Ground.Of(where, gazetteer), Ground.RayOf(where, gazetteer));
        if (spot is null)
            return new Located(text, read, null, ray, null, null, null, []);
        var figures = FiguresOf(where, spot.Error);
        Mgrs? grid = GridZone.Covers(spot.At) ? GridOf(where, spot, figures) : null;
        return new Located(
            text,
            read,
            spot,
            null,
            grid,
            OtherOf(grid, spot.At),
            grid is null ? null : Measures.Utm.Of(spot.At),
            NearTo(spot.At, where, gazetteer)
        );
    }

    /// <summary>Decimals worth their error: a tenth of the grid's own square.</summary>
    public string? LatLon =>
        Spot is not { } spot ? null
        : Read.Where is { LatLon: { } typed, Sight: null } ? typed
        : string.Create(
            CultureInfo.InvariantCulture,
            $"{Math.Round(spot.At.Latitude, Decimals)},{Math.Round(spot.At.Longitude, Decimals)}"
        );

    private int Decimals => 1 + (Grid?.Figures ?? 8) / 2;

    // What was typed as a grid stays in the figures that it was typed in, and in its zone.
    private static Mgrs GridOf(Whereabouts where, Spot spot, int figures) =>
        where is { Grid: { } typed, Sight: null } ? Mgrs.Parse(typed)
        : Mgrs.TryOf(spot.At, figures, out var grid) ? grid
        : default;

    // Of the two zones whose maps show the place, the one that the grid is not in.
    private static Mgrs? OtherOf(Mgrs? grid, Place at) =>
        grid is { } one && Mgrs.OverlappingZone(at) is { } beside
            ? Mgrs.In(one.Zone == beside ? GridZone.NumberOf(at) : beside, at, one.Figures)
            : null;

    // The finest square that is not less than half of what the spot may be wrong.
    private static int FiguresOf(Whereabouts where, Distance error) =>
        where is { Grid: { } typed, Sight: null } ? Mgrs.Parse(typed).Figures
        : error.Metres <= 2 ? 10
        : error.Metres <= 20 ? 8
        : error.Metres <= 200 ? 6
        : error.Metres <= 2_000 ? 4
        : error.Metres <= 20_000 ? 2
        : 0;

    private static List<Nearby> NearTo(Place at, Whereabouts where, Gazetteer gazetteer) =>
        [
            .. gazetteer
                .Places.Where(place => !place.IsGone && (where.Sight is not null || place.Id != where.Place))
                .Select(place => (Place: place, Arc: Geodesic.Inverse(place.At, at)))
                .Where(near => near.Arc.Length <= Far)
                .OrderBy(near => near.Arc.Length)
                .Take(MostNear)
                .Select(near => new Nearby(near.Place, near.Arc.Length, OnTheGrid(near.Place.At, near.Arc.Departure))),
        ];

    private static Bearing OnTheGrid(Place from, Bearing bearing) =>
        GridZone.Covers(from) ? Bearing.FromDegrees(bearing.Degrees - Measures.Utm.Of(from).Convergence) : bearing;
}
