using System.Globalization;
using Qalqan.Claims;
using Qalqan.Exchange;
using Qalqan.Kernel;
using Qalqan.Measures;
using Qalqan.Words;

namespace Qalqan.Web;

/// <summary>What a map shows as a file takes it away: every feature says what it is, how wrong it may be, and what it may be used for.</summary>
internal static class MapFeatures
{
    /// <summary>How far a direction without a distance is drawn.</summary>
    public static Distance RayLength { get; } = Distance.FromKilometres(10);

    /// <summary>Said in the title of every file: EXERCISE first where it is one.</summary>
    public static string Title(string mission, bool isExercise, Speech speech) =>
        $"{(isExercise ? "EXERCISE · " : "")}{mission} · {speech.Say(Phrase.Of("web.map.no-endorsement"))}";

    /// <param name="look">What is on the map.</param>
    /// <param name="layers">Of each accepted layer its features.</param>
    /// <param name="isExercise">Whether every feature says so.</param>
    /// <param name="speech">In which words.</param>
    public static IEnumerable<Feature> Of(
        MapLook look,
        Func<MapLayer, IReadOnlyList<Feature>?> layers,
        bool isExercise,
        Speech speech
    ) =>
        look
            .Drawings.Select(drawing => Of(drawing, speech))
            .Concat(look.Places.Select(Of))
            .Concat(look.Rows.Select(row => Of(row, speech)).OfType<Feature>())
            .Concat(
                look.Layers.Where(layer => layer.IsAccepted)
                    .SelectMany(layer =>
                        (layers(layer) ?? []).Select(feature =>
                            feature with
                            {
                                Properties =
                                [
                                    .. feature.Properties.Where(pair => pair.Key != "layer"),
                                    new("layer", layer.Id),
                                ],
                            }
                        )
                    )
            )
            .Select(feature =>
                isExercise
                    ? feature with
                    {
                        Properties =
                        [
                            new("exercise", "true"),
                            .. feature.Properties.Where(pair => pair.Key != "exercise"),
                        ],
                    }
                    : feature
            );

    private static Feature Of(Drawing drawing, Speech speech) =>
        new(
            drawing.Form is DrawnForm.Line ? new LineOutline(drawing.Points) : new AreaOutline(drawing.Points, []),
            drawing.Feature,
            drawing.Use is DrawnUse.Demonstration ? speech.Say(Phrase.Of("web.map.not-for-decisions")) : null
        )
        {
            Properties =
            [
                new("kind", JsonLines.Kebab(drawing.Form)),
                new("use", JsonLines.Kebab(drawing.Use)),
                new("edition", drawing.Edition),
                new("errorMetres", Whole(drawing.Error.Metres)),
                new("source", drawing.Source),
                .. drawing.Licence is { } licence
                    ? [new("licence", licence)]
                    : Array.Empty<KeyValuePair<string, string>>(),
            ],
        };

    private static Feature Of(Landmark place) =>
        new(new PointOutline(place.At), place.Id, place.Name)
        {
            Properties =
            [
                new("kind", place.IsPosition ? "position" : "place"),
                new("errorMetres", Whole(place.Error.Metres)),
            ],
        };

    // What has no place is in the table alone.
    private static Feature? Of(MapRow row, Speech speech)
    {
        Outline? outline = row switch
        {
            { Spot: { } spot } => new PointOutline(spot.At),
            { Ray: { } ray } => new LineOutline([ray.From, ray.From.Destination(ray.Bearing, RayLength)]),
            _ => null,
        };
        if (outline is null)
            return null;
        return new Feature(outline, row.Reference, row.Says(speech), row.From)
        {
            Properties =
            [
                new("kind", JsonLines.Kebab(row.Kind)),
                .. row.Grid is { } grid ? [new("grid", grid.ToString())] : Array.Empty<KeyValuePair<string, string>>(),
                .. row.Spot is { } at
                    ?
                    [
                        new("majorMetres", Whole(at.Major.Metres)),
                        new("minorMetres", Whole(at.Minor.Metres)),
                        new("alongDegrees", Whole(at.Along.Degrees)),
                    ]
                    : Array.Empty<KeyValuePair<string, string>>(),
                .. row.Ray is { } sight
                    ?
                    [
                        new("bearingDegrees", Whole(sight.Bearing.Degrees)),
                        new(
                            "bearingErrorDegrees",
                            sight.BearingErrorDegrees.ToString("0.#", CultureInfo.InvariantCulture)
                        ),
                    ]
                    : Array.Empty<KeyValuePair<string, string>>(),
            ],
        };
    }

    private static string Whole(double number) => Math.Round(number).ToString(CultureInfo.InvariantCulture);
}
