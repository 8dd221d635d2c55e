using System.Globalization;

namespace Qalqan.Measures;

/// <summary>Between two parallels and two meridians, edges included; it does not reach over the antimeridian.</summary>
public readonly record struct Box(double South, double West, double North, double East)
{
    private const double DegreesPerMetre = 1 / 111_000.0;

    /// <summary>The smallest around the places; null of none.</summary>
    public static Box? Around(IEnumerable<Place> places)
    {
        Box? box = null;
        foreach (var place in places)
            box = box is { } held
                ? new Box(
                    Math.Min(held.South, place.Latitude),
                    Math.Min(held.West, place.Longitude),
                    Math.Max(held.North, place.Latitude),
                    Math.Max(held.East, place.Longitude)
                )
                : new Box(place.Latitude, place.Longitude, place.Latitude, place.Longitude);
        return box;
    }

    public bool Holds(Place place) =>
        place.Latitude >= South && place.Latitude <= North && place.Longitude >= West && place.Longitude <= East;

    /// <summary>Wider by about so much on each side, as far as there are degrees.</summary>
    public Box Widened(Distance by)
    {
        var north = by.Metres * DegreesPerMetre;
        var widest = Math.Max(Math.Abs(South - north), Math.Abs(North + north));
        var east = widest >= 89 ? 360 : north / Math.Cos(widest * Math.PI / 180);
        return new Box(
            Math.Max(-90, South - north),
            Math.Max(-180, West - east),
            Math.Min(90, North + north),
            Math.Min(180, East + east)
        );
    }

    public override string ToString() =>
        string.Create(CultureInfo.InvariantCulture, $"{South:0.##} to {North:0.##} N, {West:0.##} to {East:0.##} E");
}
