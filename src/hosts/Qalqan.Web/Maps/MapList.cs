using System.Globalization;
using Qalqan.Kernel;
using Qalqan.Measures;
using Qalqan.Words;

namespace Qalqan.Web;

/// <summary>The table under a map: every row that is on it, and those that no place was said of.</summary>
public static class MapList
{
    public static Listing<MapLook, MapRow> Listing { get; } =
        new(
            "map",
            "web.map",
            look => look.Value.Rows,
            [
                new("at", "web.observations.at", ColumnKind.Text, row => At(row))
                {
                    IsCode = true,
                    Shows = (row, _) => [new Piece(At(row).Text!, row.Page, "ref")],
                },
                new("local", "web.log.local", ColumnKind.Text, row => Worth.Of(Local(row)))
                {
                    IsCode = true,
                    IsFiltered = false,
                },
                new("kind", "web.map.kind", ColumnKind.Choice, row => Worth.Of<MapKind>(row.Kind, JsonLines.Kebab))
                {
                    Word = (word, speech) => speech.Say(Phrase.Of("code.map." + word)),
                },
                new("reference", "web.map.reference", ColumnKind.Text, row => Worth.Of(row.Reference))
                {
                    IsCode = true,
                },
                new("says", "web.map.says", ColumnKind.Text, (row, speech) => Worth.Of(row.Says(speech))),
                new(
                    "where",
                    "web.observations.where",
                    ColumnKind.Text,
                    (row, speech) => Worth.Of(row.Where is { } where ? DayWords.Say(where, speech) : null)
                )
                {
                    Shows = (row, speech) =>
                        [
                            .. Cells.Text(row.Where is { } where ? DayWords.Say(where, speech) : null, said => said),
                            .. row.Grid is { } grid ? [new Piece(grid.Spaced(), null, "unit")] : Array.Empty<Piece>(),
                        ],
                },
                new("grid", "web.observations.grid", ColumnKind.Text, row => Worth.Of(row.Grid?.Spaced()))
                {
                    IsCode = true,
                    Stands = Stands.InWorkbook,
                },
                new("error", "web.observations.error", ColumnKind.Number, row => Worth.Of(Metres(row.Spot?.Major)))
                {
                    Shows = (row, speech) =>
                        row.Spot is { } spot ? [new Piece(Ellipse(spot, speech))]
                        : row.Ray is { } ray ? [new Piece(RayError(ray, speech))]
                        : [],
                },
                new(
                    "zone",
                    "web.map.zone",
                    ColumnKind.Text,
                    (row, speech) => Worth.Of(row.Lies is { } lies ? ZoneWords.Short(lies, speech) : null)
                )
                {
                    IsLong = true,
                },
                new("minor", "web.map.minor", ColumnKind.Number, row => Worth.Of(Metres(row.Spot?.Minor)))
                {
                    Stands = Stands.InWorkbook,
                },
                new(
                    "along",
                    "web.map.along",
                    ColumnKind.Number,
                    row =>
                        Worth.Of(
                            row.Spot is { } spot && spot.Minor < spot.Major
                                ? (decimal)WhereWords.Degrees(spot.Along)
                                : null
                        )
                )
                {
                    Stands = Stands.InWorkbook,
                },
                new(
                    "bearing",
                    "web.map.bearing",
                    ColumnKind.Number,
                    row => Worth.Of(row.Ray is { } ray ? (decimal)WhereWords.Degrees(ray.Bearing) : null)
                )
                {
                    Stands = Stands.InWorkbook,
                },
            ]
        )
        {
            Sums = look => Phrase.Of("web.map.sums", ("count", look.Value.Rows.Count), ("placed", look.Value.Placed)),
        };

    private static Worth At(MapRow row) => new(Dtg.OrIso(row.From), row.From.ToUnixTimeSeconds());

    private static string Local(MapRow row) =>
        row.From.InZone(row.Zone).TimeOfDay.ToString("HH:mm", CultureInfo.InvariantCulture);

    private static decimal? Metres(Distance? distance) =>
        distance is { } metres ? (decimal)Math.Ceiling(metres.Metres) : null;

    // As 900 × 200, 70°: half the axes of the ellipse, and how its longer one lies; a circle by its radius alone.
    private static string Ellipse(Spot spot, Speech speech) =>
        spot.Minor < spot.Major
            ? $"{speech.Number(Metres(spot.Major)!.Value)}\u00A0×\u00A0{speech.Number(Metres(spot.Minor)!.Value)}, {WhereWords.Degrees(spot.Along):000}°"
            : speech.Number(Metres(spot.Major)!.Value);

    private static string RayError(Ray ray, Speech speech) =>
        $"±\u00A0{speech.Number(Math.Round((decimal)ray.BearingErrorDegrees, 1))}°";
}
