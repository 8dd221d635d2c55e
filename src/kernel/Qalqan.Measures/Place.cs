using System.Diagnostics.CodeAnalysis;
using System.Globalization;

namespace Qalqan.Measures;

/// <summary>A point on the WGS 84 ellipsoid: latitude in [-90, 90], longitude in [-180, 180), both in degrees, latitude
/// always first. The default is where the equator meets the prime meridian.</summary>
/// <remarks>At a pole the longitude is kept, because bearings there are counted from it; two spellings of one pole are
/// unequal yet no distance apart.</remarks>
public readonly record struct Place
{
    private const NumberStyles Number =
        NumberStyles.AllowLeadingWhite
        | NumberStyles.AllowTrailingWhite
        | NumberStyles.AllowLeadingSign
        | NumberStyles.AllowDecimalPoint
        | NumberStyles.AllowExponent;

    /// <summary>Refuses a latitude outside [-90, 90]; wraps any finite longitude into [-180, 180).</summary>
    public Place(double latitude, double longitude)
    {
        if (!(latitude >= -90 && latitude <= 90))
        {
            throw new ArgumentOutOfRangeException(nameof(latitude), latitude, "A latitude must be from -90 to 90.");
        }
        if (!double.IsFinite(longitude))
        {
            throw new ArgumentOutOfRangeException(nameof(longitude), longitude, "A longitude must be finite.");
        }
        Latitude = latitude + 0.0; // plus zero turns -0 into 0
        Longitude = Wrapped(longitude);
    }

    public double Latitude { get; }

    public double Longitude { get; }

    /// <summary>Along the geodesic, which is the shortest way over the ellipsoid.</summary>
    public Distance DistanceTo(Place other) => Geodesic.Inverse(this, other).Length;

    /// <summary>The bearing here of the geodesic to the other place; north where the two coincide.</summary>
    public Bearing BearingTo(Place other) => Geodesic.Inverse(this, other).Departure;

    public Place Destination(Bearing bearing, Distance distance) => Geodesic.Direct(this, bearing, distance).Place;

    /// <summary>Reads <c>LAT,LON</c> in decimal degrees; throws <see cref="FormatException"/> with the problem.</summary>
    public static Place Parse(string text) =>
        TryParse(text, out var place, out var problem) ? place : throw new FormatException(problem);

    public static bool TryParse([NotNullWhen(true)] string? text, out Place place) => TryParse(text, out place, out _);

    /// <summary>Reads <c>LAT,LON</c> in decimal degrees with a decimal point. Text may not wrap the globe more than once:
    /// a longitude beyond 360 is taken for a slip, not for a turn.</summary>
    public static bool TryParse(
        [NotNullWhen(true)] string? text,
        out Place place,
        [NotNullWhen(false)] out string? problem
    )
    {
        place = default;
        var parts = text?.Split(',') ?? [];
        if (
            parts.Length != 2
            || !double.TryParse(parts[0], Number, CultureInfo.InvariantCulture, out var latitude)
            || !double.TryParse(parts[1], Number, CultureInfo.InvariantCulture, out var longitude)
        )
        {
            problem = $"Place '{text}': wanted LAT,LON in decimal degrees, as in 33.07,35.95.";
            return false;
        }

        List<string> problems = [];
        if (!(Math.Abs(latitude) <= 90)) // so written, NaN is refused too
        {
            problems.Add($"latitude {parts[0].Trim()}, wanted -90 to 90");
        }
        if (!(Math.Abs(longitude) <= 360))
        {
            problems.Add($"longitude {parts[1].Trim()}, wanted -360 to 360");
        }
        if (problems.Count > 0)
        {
            var swapped = Math.Abs(latitude) <= 360 && Math.Abs(longitude) <= 90;
            problem =
                $"Place '{text}': {string.Join("; ", problems)}."
                + (swapped ? " Maybe latitude and longitude are exchanged." : "");
            return false;
        }

        place = new Place(latitude, longitude);
        problem = null;
        return true;
    }

    /// <summary>The text that <see cref="Parse"/> reads back to the same place, bit for bit.</summary>
    public override string ToString() => string.Create(CultureInfo.InvariantCulture, $"{Latitude},{Longitude}");

    internal static double Wrapped(double longitude)
    {
        var turned = Math.IEEERemainder(longitude, 360) + 0.0; // exact, in [-180, 180]
        return turned == 180 ? -180 : turned;
    }
}
