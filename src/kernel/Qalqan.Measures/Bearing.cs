namespace Qalqan.Measures;

/// <summary>A direction in degrees clockwise from true north, 0 included, 360 excluded. The default is north.</summary>
public readonly record struct Bearing
{
    private const double DegreesPerMil = 360.0 / 6400;

    private Bearing(double degrees) => Degrees = degrees;

    public double Degrees { get; }

    /// <summary>The same direction in mils, 6,400 to the full circle, 0 included, 6400 excluded.</summary>
    public double Mils => Degrees / DegreesPerMil;

    /// <summary>The direction one looks back along.</summary>
    public Bearing Reversed => FromDegrees(Degrees + 180);

    /// <summary>Takes any finite angle and brings it into [0, 360).</summary>
    public static Bearing FromDegrees(double degrees)
    {
        if (!double.IsFinite(degrees))
        {
            throw new ArgumentOutOfRangeException(nameof(degrees), degrees, "A bearing must be finite, in degrees.");
        }
        var turned = degrees % 360;
        turned = turned < 0 ? turned + 360 : turned + 0.0;
        // A hair west of north, added to 360, rounds to 360 itself.
        return new Bearing(turned == 360 ? 0 : turned);
    }

    public static Bearing FromMils(double mils) =>
        double.IsFinite(mils)
            ? FromDegrees(mils * DegreesPerMil)
            : throw new ArgumentOutOfRangeException(nameof(mils), mils, "A bearing must be finite, in mils.");

    public override string ToString() => $"{Degrees}°";
}
