using System.Text.Encodings.Web;
using System.Text.Json;
using Qalqan.Claims;
using Qalqan.Kernel;
using Qalqan.Measures;
using Qalqan.Words;

namespace Qalqan.Web;

/// <summary>What the island draws, as JSON: what is drawn with its error bands, places, the grid, rows, and where accepted layers lie.</summary>
internal static class MapGround
{
    private const int GridMetres = 10_000;

    // How far one may look beyond what the map is of: to the edge of the screen it has its grid.
    private static readonly Distance Beyond = Distance.FromKilometres(60);
    private static readonly JsonWriterOptions Compact = new() { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    public static byte[] Of(Looked<MapLook> look, bool isExercise, Speech speech, Func<string, string> pageOf)
    {
        using var buffer = new MemoryStream();
        using (var json = new Utf8JsonWriter(buffer, Compact))
        {
            var map = look.Value;
            json.WriteStartObject();
            json.WriteBoolean("exercise", isExercise);
            json.WriteString("scope", look.Scope);
            json.WriteNumber("from", map.Period.Start.ToUnixTimeMilliseconds());
            json.WriteNumber("to", map.Period.End.ToUnixTimeMilliseconds());
            json.WriteString("zone", look.Zone.Id);
            json.WriteStartArray("box");
            foreach (var side in map.Area is { } area ? new[] { area.West, area.South, area.East, area.North } : [])
                json.WriteNumberValue(Math.Round(side, 5));
            json.WriteEndArray();
            json.Collection("drawn", map.Drawings, Drawn);
            json.Collection("names", map.Drawings, (one, drawing) => Named(one, drawing, speech));
            json.Collection("bands", map.Drawings.Where(drawing => drawing.Error.Metres > 0), Band);
            json.Collection("places", map.Places, Placed);
            json.Collection(
                "grid",
                map.Area is { } box ? MapGrid.Of(box.Widened(Beyond), GridMetres) : [],
                (one, feature) => feature(one)
            );
            json.Collection(
                "rows",
                map.Rows.Where(row => row.Spot is not null || row.Ray is not null),
                (one, row) => Row(one, row, speech, pageOf)
            );
            json.Objects(
                "layers",
                map.Layers.Where(layer => layer.IsAccepted),
                (one, layer) =>
                {
                    one.WriteString("layer", layer.Id);
                    one.WriteString("title", layer.Says.Title);
                    one.WriteString(
                        "at",
                        $"/api/layer/{Uri.EscapeDataString(layer.Id)}?scope={Uri.EscapeDataString(layer.Scope)}"
                    );
                }
            );
            json.WriteEndObject();
        }
        return buffer.ToArray();
    }

    private static void Drawn(Utf8JsonWriter json, Drawing drawing) =>
        json.Feature(
            () =>
            {
                if (drawing.Form is DrawnForm.Line)
                    json.Outline("LineString", drawing.Points);
                else
                    json.Rings([drawing.Points]);
            },
            ("form", JsonLines.Kebab(drawing.Form)),
            ("feature", drawing.Feature),
            ("use", JsonLines.Kebab(drawing.Use))
        );

    // In the middle of a line, at the top of an area.
    private static void Named(Utf8JsonWriter json, Drawing drawing, Speech speech) =>
        json.Feature(
            () =>
                json.Outline(
                    "Point",
                    drawing.Form is DrawnForm.Line
                        ? drawing.Points[drawing.Points.Count / 2]
                        : drawing.Points.MaxBy(place => place.Latitude)
                ),
            ("name", MapWords.Drawn(drawing, speech)),
            ("form", JsonLines.Kebab(drawing.Form))
        );

    private static void Band(Utf8JsonWriter json, Drawing drawing) =>
        json.Feature(
            () => json.Polygons(ErrorBand.Around(drawing.Points, drawing.Form is DrawnForm.Area, drawing.Error)),
            ("feature", drawing.Feature)
        );

    private static void Placed(Utf8JsonWriter json, Landmark place) =>
        json.Feature(
            () => json.Outline("Point", place.At),
            ("place", place.Id),
            ("name", place.Name),
            ("symbol", place.IsPosition ? MapSymbols.Post : MapSymbols.Place)
        );

    private static void Row(Utf8JsonWriter json, MapRow row, Speech speech, Func<string, string> pageOf) =>
        json.Feature(
            () => json.Outline("Point", row.Spot?.At ?? row.Ray!.From),
            ("kind", JsonLines.Kebab(row.Kind)),
            ("symbol", MapSymbols.SheetName(row.Kind, row.Symbol)),
            ("at", row.From.ToUnixTimeMilliseconds()),
            ("says", row.Says(speech)),
            ("reference", row.Reference),
            ("when", speech.BothClocks(row.From, row.Zone)),
            ("grid", row.Grid?.Spaced() ?? ""),
            ("error", row.Spot is { } spot ? $"± {WhereWords.Of(spot.Error, speech)}" : ""),
            ("zone", row.Lies is { } lies ? ZoneWords.Short(lies, speech) : ""),
            ("page", pageOf(row.Page))
        );
}
