using Qalqan.Measures;

namespace Qalqan.Exchange;

/// <summary>Whether what came lies where it should: outside the area and inside it with latitude and longitude exchanged, it was written the wrong way around.</summary>
public static class Surroundings
{
    /// <summary>A flaw for each feature that no point of lies in the area, and every point of would if it were exchanged.</summary>
    public static IEnumerable<Flaw> Exchanged(IEnumerable<Feature> features, Box area) =>
        features
            .Where(feature =>
                !feature.Outline.Points.Any(area.Holds)
                && feature.Outline.Points.All(place => Exchanged(place) is { } other && area.Holds(other))
            )
            .Select(feature => new Flaw(
                feature.Line,
                feature.Number,
                $"{Outlines.Short(feature.Outline.Points.First())} (latitude, longitude), outside the mission's area",
                "longitude and latitude in the order of the format",
                "they are the wrong way around: exchanged, it lies inside"
            ));

    /// <summary>A flaw for each feature that leaves the area, with its first point that does.</summary>
    public static IEnumerable<Flaw> Outside(IEnumerable<Feature> features, Box area) =>
        from feature in features
        let beyond = feature.Outline.Points.Where(place => !area.Holds(place)).ToList()
        where beyond.Count > 0
        select new Flaw(
            feature.Line,
            feature.Number,
            $"{Outlines.Short(beyond[0])}, far outside the mission's area",
            $"within {area}"
        );

    private static Place? Exchanged(Place place) =>
        Math.Abs(place.Longitude) <= 90 ? new Place(place.Longitude, place.Latitude) : null;
}
