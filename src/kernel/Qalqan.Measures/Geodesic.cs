namespace Qalqan.Measures;

/// <summary>The shortest way between two places. Both bearings look forward, along the way of travel.</summary>
public readonly record struct GeodesicArc(Distance Length, Bearing Departure, Bearing Arrival);

/// <summary>Where a geodesic ends, and the bearing forward along it there.</summary>
public readonly record struct GeodesicEnd(Place Place, Bearing Arrival);

/// <summary>Shortest ways on the WGS 84 ellipsoid, good to a few tens of nanometres anywhere, nearly antipodal places included.</summary>
/// <remarks>
/// <para>C. F. F. Karney, Algorithms for geodesics, J. Geodesy 87 (2013), doi 10.1007/s00190-012-0578-z. The geodesic is laid
/// on an auxiliary sphere by the reduced latitude β (tan β = (1 - f) tan φ), where it is a great circle:</para>
/// <code>
///                N                α bearing, clockwise from north
///               /|\               β reduced latitude
///              / ω \              ω longitude on the sphere, λ on the ellipsoid
///       90-β1 /  |  \ 90-β2       σ arc along the circle from its crossing of the equator
///            /   |   \
///          P1 α1-+--- P2 α2
///      ----/-------------------   equator, crossed at α0: sin α0 = sin α cos β everywhere on it
/// </code>
/// <para>Arc and longitude on the sphere become length and longitude on the ellipsoid through
/// <see cref="GeodesicSeries"/>.</para>
/// </remarks>
public static class Geodesic
{
    // The square of it is still a number: keeps the longitude of a pole alive through products of two cosines.
    internal const double Tiny = 1e-150;

    // Two spellings of one pole differ by no more than the fiction that keeps its longitude.
    private const double CoincidentMetres = 1e-12;

    /// <summary>The shortest way. Coincident places: no length, and both bearings north. Where two ways are equally short
    /// (exact antipodes and the like) it is one of them, always the same one.</summary>
    public static GeodesicArc Inverse(Place from, Place to)
    {
        var eastward = NoHair(Place.Wrapped(to.Longitude - from.Longitude));
        var (near, far) = (from.Latitude, to.Latitude);

        // Three reflections bring every pair into one shape: eastward, the first place the further from the equator, and
        // not north of it. Afterwards the bearings are reflected back. Of two equal ways from the equator that is the northern.
        var exchange = Math.Abs(near) < Math.Abs(far);
        if (exchange)
        {
            (near, far) = (far, near);
        }
        var northern = near >= 0;
        if (northern)
        {
            (near, far) = (-near, -far);
        }

        var (metres, departure, arrival) = new GeodesicSearch(
            ReducedLatitude(near),
            ReducedLatitude(far),
            Angle.FromDegrees(Math.Abs(eastward))
        ).Shortest();
        if (metres < CoincidentMetres)
        {
            return default;
        }

        if (northern)
        {
            (departure, arrival) = (NorthSouth(departure), NorthSouth(arrival));
        }
        if (exchange)
        {
            (departure, arrival) = (NorthSouth(arrival), NorthSouth(departure));
        }
        if (eastward < 0)
        {
            (departure, arrival) = (EastWest(departure), EastWest(arrival));
        }
        return new GeodesicArc(
            Distance.FromMetres(metres),
            Bearing.FromDegrees(departure.Degrees),
            Bearing.FromDegrees(arrival.Degrees)
        );
    }

    /// <summary>Where one comes out after so far on the geodesic that leaves on the given bearing. It may run further than a
    /// shortest way can be, and then round the globe again.</summary>
    public static GeodesicEnd Direct(Place from, Bearing departure, Distance length)
    {
        var alpha1 = Angle.FromDegrees(departure.Degrees);
        var beta1 = ReducedLatitude(from.Latitude);
        var alpha0 = new Angle(alpha1.Sin * beta1.Cos, double.Hypot(alpha1.Cos, alpha1.Sin * beta1.Sin));

        // On the equator and along it the crossing is anywhere: let it be here.
        var along = beta1.Sin == 0 && alpha1.Cos == 0 ? 1 : alpha1.Cos * beta1.Cos;
        var sigma1 = new Angle(beta1.Sin, along).Unit();
        var omega1 = new Angle(alpha0.Sin * beta1.Sin, along);

        var series = new GeodesicSeries(alpha0);
        var arc = series.Arc(sigma1, length.Metres);
        var sigma2 = sigma1.Plus(Angle.FromRadians(arc));
        var omega2 = new Angle(alpha0.Sin * sigma2.Sin, sigma2.Cos);
        var alpha2 = new Angle(alpha0.Sin, alpha0.Cos * sigma2.Cos);
        var beta2 = new Angle(alpha0.Cos * sigma2.Sin, double.Hypot(alpha2.Sin, alpha2.Cos));

        var eastward = omega2.Minus(omega1).Radians - series.LongitudeShortfall(sigma1, sigma2, arc);
        var latitude = new Angle(beta2.Sin, beta2.Cos * (1 - Wgs84.Flattening)).Degrees;
        return new GeodesicEnd(
            new Place(latitude, from.Longitude + eastward * (180 / Math.PI)),
            Bearing.FromDegrees(alpha2.Degrees)
        );
    }

    private static Angle ReducedLatitude(double latitude)
    {
        var phi = Angle.FromDegrees(NoHair(latitude));
        var beta = new Angle(phi.Sin * (1 - Wgs84.Flattening), phi.Cos).Unit();
        return beta with { Cos = Math.Max(Tiny, beta.Cos) };
    }

    /// <summary>Angles below a tenth of a nanometre on the ground are nothing: their squares would underflow.</summary>
    private static double NoHair(double degrees) => Math.Abs(degrees) < 1e-15 ? 0 : degrees;

    private static Angle NorthSouth(Angle bearing) => bearing with { Cos = -bearing.Cos };

    private static Angle EastWest(Angle bearing) => bearing with { Sin = -bearing.Sin };
}
